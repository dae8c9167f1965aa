"""Cities the postings are in, by the language of the employer."""

from quiethire.sandbox.values import City

_US, _UK, _DE, _FR, _ES = "United States", "United Kingdom", "Germany", "France", "Spain"

CITIES: dict[str, tuple[City, ...]] = {
    "en": (
        City("Austin", "Texas", _US, _US, "US", 30.267, -97.743, "USD"),
        City("Denver", "Colorado", _US, _US, "US", 39.739, -104.985, "USD"),
        City("Seattle", "Washington", _US, _US, "US", 47.606, -122.332, "USD"),
        City("Boston", "Massachusetts", _US, _US, "US", 42.360, -71.058, "USD"),
        City("London", "England", _UK, _UK, "GB", 51.507, -0.128, "GBP"),
        City("Manchester", "England", _UK, _UK, "GB", 53.480, -2.242, "GBP"),
        City("Edinburgh", "Scotland", _UK, _UK, "GB", 55.953, -3.188, "GBP"),
        City("Dublin", "Leinster", "Ireland", "Ireland", "IE", 53.350, -6.260, "EUR"),
        City("Toronto", "Ontario", "Canada", "Canada", "CA", 43.653, -79.383, "CAD"),
        City("Melbourne", "Victoria", "Australia", "Australia", "AU", -37.814, 144.963, "AUD"),
        City("Singapore", "Singapore", "Singapore", "Singapore", "SG", 1.352, 103.820, "SGD"),
    ),
    "de": (
        City("Berlin", "Berlin", _DE, "Deutschland", "DE", 52.520, 13.405, "EUR"),
        City("München", "Bayern", _DE, "Deutschland", "DE", 48.137, 11.576, "EUR"),
        City("Hamburg", "Hamburg", _DE, "Deutschland", "DE", 53.551, 9.994, "EUR"),
        City("Leipzig", "Sachsen", _DE, "Deutschland", "DE", 51.340, 12.373, "EUR"),
        City("Stuttgart", "Baden-Württemberg", _DE, "Deutschland", "DE", 48.776, 9.183, "EUR"),
        City("Wien", "Wien", "Austria", "Österreich", "AT", 48.208, 16.373, "EUR"),
        City("Zürich", "Zürich", "Switzerland", "Schweiz", "CH", 47.377, 8.542, "CHF"),
    ),
    "fr": (
        City("Paris", "Île-de-France", _FR, "France", "FR", 48.857, 2.352, "EUR"),
        City("Lyon", "Auvergne-Rhône-Alpes", _FR, "France", "FR", 45.764, 4.836, "EUR"),
        City("Nantes", "Pays de la Loire", _FR, "France", "FR", 47.218, -1.554, "EUR"),
        City("Toulouse", "Occitanie", _FR, "France", "FR", 43.605, 1.444, "EUR"),
        City("Bruxelles", "Bruxelles-Capitale", "Belgium", "Belgique", "BE", 50.850, 4.352, "EUR"),
    ),
    "es": (
        City("Madrid", "Comunidad de Madrid", _ES, "España", "ES", 40.417, -3.704, "EUR"),
        City("Barcelona", "Cataluña", _ES, "España", "ES", 41.385, 2.173, "EUR"),
        City("Valencia", "Comunidad Valenciana", _ES, "España", "ES", 39.470, -0.376, "EUR"),
        City("Sevilla", "Andalucía", _ES, "España", "ES", 37.389, -5.984, "EUR"),
    ),
    "nl": (
        City("Amsterdam", "Noord-Holland", "Netherlands", "Nederland", "NL", 52.368, 4.904, "EUR"),
        City("Rotterdam", "Zuid-Holland", "Netherlands", "Nederland", "NL", 51.924, 4.478, "EUR"),
        City("Utrecht", "Utrecht", "Netherlands", "Nederland", "NL", 52.091, 5.122, "EUR"),
        City("Eindhoven", "Noord-Brabant", "Netherlands", "Nederland", "NL", 51.442, 5.470, "EUR"),
    ),
    "pt": (
        City("Lisboa", "Lisboa", "Portugal", "Portugal", "PT", 38.722, -9.139, "EUR"),
        City("Porto", "Porto", "Portugal", "Portugal", "PT", 41.158, -8.629, "EUR"),
        City("Braga", "Braga", "Portugal", "Portugal", "PT", 41.545, -8.427, "EUR"),
    ),
    "it": (
        City("Milano", "Lombardia", "Italy", "Italia", "IT", 45.464, 9.190, "EUR"),
        City("Torino", "Piemonte", "Italy", "Italia", "IT", 45.070, 7.687, "EUR"),
        City("Bologna", "Emilia-Romagna", "Italy", "Italia", "IT", 44.494, 11.343, "EUR"),
        City("Roma", "Lazio", "Italy", "Italia", "IT", 41.903, 12.496, "EUR"),
    ),
    "pl": (
        City("Warszawa", "mazowieckie", "Poland", "Polska", "PL", 52.230, 21.012, "PLN"),
        City("Kraków", "małopolskie", "Poland", "Polska", "PL", 50.065, 19.945, "PLN"),
        City("Wrocław", "dolnośląskie", "Poland", "Polska", "PL", 51.108, 17.039, "PLN"),
        City("Gdańsk", "pomorskie", "Poland", "Polska", "PL", 54.352, 18.647, "PLN"),
    ),
}
"""Language code -> cities."""
