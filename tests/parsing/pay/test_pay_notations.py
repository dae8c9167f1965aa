"""Pay in the notations of the countries it is printed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.pay import PayText, Period
from quiethire.parsing.pay import parse_pay, type_pay

H, D, W, M, Y = Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR

# text, country, minimum, maximum, currency, period, whether the period is inferred
NOTATIONS = [
    ("$120k–150k", None, 120_000, 150_000, "USD", Y, True),
    ("$120,000 - $150,000 a year", "US", 120_000, 150_000, "USD", Y, False),
    ("$25–$30/hr", "US", 25, 30, "USD", H, False),
    ("$22.00 - $40.00/hour", "US", 22, 40, "USD", H, False),
    ("$80-100k", None, 80_000, 100_000, "USD", Y, True),
    ("From $48,000", "US", 48_000, None, "USD", Y, True),
    ("$130k+", "US", 130_000, None, "USD", Y, True),
    ("$150,000 + bonus 20%", "US", 150_000, 150_000, "USD", Y, True),
    ("£45,000 pa", "GB", 45_000, 45_000, "GBP", Y, False),
    ("£350-£400 per day (inside IR35)", "GB", 350, 400, "GBP", D, False),
    ("£12.21 ph", "GB", 12.21, 12.21, "GBP", H, False),
    ("up to £50K DOE", "GB", None, 50_000, "GBP", Y, True),
    ("CA$90,000", None, 90_000, 90_000, "CAD", Y, True),
    ("$110k + super", "AU", 110_000, 110_000, "AUD", Y, True),
    ("S$5,000 per month", None, 5_000, 5_000, "SGD", M, False),
    ("HK$30k/month", None, 30_000, 30_000, "HKD", M, False),
    ("₹12 LPA", None, 1_200_000, 1_200_000, "INR", Y, False),
    ("12-18 LPA", "IN", 1_200_000, 1_800_000, "INR", Y, False),
    ("INR 8,00,000 - 12,00,000", "IN", 800_000, 1_200_000, "INR", Y, True),
    ("1.2 Cr", "IN", 12_000_000, 12_000_000, "INR", Y, True),
    ("60.000–75.000 € brutto/Jahr", "DE", 60_000, 75_000, "EUR", Y, False),
    ("60.000 bis 75.000 EUR p.a.", "DE", 60_000, 75_000, "EUR", Y, False),
    ("ab 3.200 € brutto/Monat", "DE", 3_200, None, "EUR", M, False),
    ("18,50 €/Std.", "DE", 18.5, 18.5, "EUR", H, False),
    ("Mindestgehalt lt. KV 2.800 € brutto, 14x", "AT", 2_800, 2_800, "EUR", M, True),
    ("CHF 95'000 – 115'000", "CH", 95_000, 115_000, "CHF", Y, True),
    ("45 000 € – 55 000 € brut annuel", "FR", 45_000, 55_000, "EUR", Y, False),
    ("45-55 K€", "FR", 45_000, 55_000, "EUR", Y, True),
    ("TJM 450-550 €", "FR", 450, 550, "EUR", D, False),
    ("12,50 € de l'heure", "FR", 12.5, 12.5, "EUR", H, False),
    ("30.000€ - 35.000€ brutos/año", "ES", 30_000, 35_000, "EUR", Y, False),
    ("30k-35k € B/A", "ES", 30_000, 35_000, "EUR", Y, False),
    ("MXN $25,000 - $30,000 mensuales", "MX", 25_000, 30_000, "MXN", M, False),
    ("€ 3.200,- tot € 4.500,- bruto p/m", "NL", 3_200, 4_500, "EUR", M, False),
    ("R$ 5.000,00 – R$ 7.000,00 por mês", "BR", 5_000, 7_000, "BRL", M, False),
    ("R$ 8k CLT", "BR", 8_000, 8_000, "BRL", M, True),
    ("1.500 € brutos/mês", "PT", 1_500, 1_500, "EUR", M, False),
    ("RAL 35.000 – 42.000 €", "IT", 35_000, 42_000, "EUR", Y, False),
    ("€ 1.400 netti/mese", "IT", 1_400, 1_400, "EUR", M, False),
    ("PLN 18 000 – 24 000 net/month B2B", "PL", 18_000, 24_000, "PLN", M, False),
    ("18 000 - 24 000 zł netto (+ VAT) / mies. B2B", "PL", 18_000, 24_000, "PLN", M, False),
    ("120–160 zł/h", "PL", 120, 160, "PLN", H, False),
    ("45 000 Kč/měsíc", "CZ", 45_000, 45_000, "CZK", M, False),
    ("bruttó 800.000 Ft/hó", "HU", 800_000, 800_000, "HUF", M, False),
    ("6.000 RON net/lună", "RO", 6_000, 6_000, "RON", M, False),
    ("45 000 kr/mån", "SE", 45_000, 45_000, "SEK", M, False),
    ("650 000 NOK per år", "NO", 650_000, 650_000, "NOK", Y, False),
    ("DKK 45.000 pr. md.", "DK", 45_000, 45_000, "DKK", M, False),
    ("年収600万円～900万円", "JP", 6_000_000, 9_000_000, "JPY", Y, False),
    ("月給30万円", "JP", 300_000, 300_000, "JPY", M, False),
    ("연봉 5,000만원", "KR", 50_000_000, 50_000_000, "KRW", Y, False),
    ("610 - 2050 лв. (312 - 1048 EUR)", "BG", 610, 2_050, "BGN", M, True),
    ("$107.125K - $120K", "US", 107_125, 120_000, "USD", Y, True),
    ("60000-70000 per year", None, 60_000, 70_000, None, Y, False),
    ("20.04$ - 40h", "CA", 20.04, 20.04, "CAD", H, True),
    ("$90,000 - $100,000 (Denver) / $110,000 - $125,000 (New York)", "US", 90_000, 125_000, "USD", Y, True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "minimum", "maximum", "currency", "period", "inferred"), NOTATIONS)
def test_notation(
    text: str, country: str | None, minimum: float, maximum: float, currency: str, period: Period, inferred: bool
) -> None:
    pay = parse_pay(text, country_hint=country)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency) == (minimum, maximum, currency)
    assert (pay.period, pay.period_inferred) == (period, inferred)


@pytest.mark.parametrize(
    "text",
    ["", "competitive", "DOE", "TVöD E11", "EG 13 TV-L", "100% Pensum", "80-100%", "SMIC", "según convenio/valía",
     "schaal 10 cao", "a combinar", "CCNL Commercio livello 3", "USD 120K OTE", "2024", "401(k)", "24/7", "$0",
     "$5M in funding", "0 - 0 EUR"],
)  # fmt: skip
def test_no_pay(text: str) -> None:
    assert parse_pay(text) is None


def test_gross_net_and_contract_are_kept_where_stated() -> None:
    b2b = parse_pay("PLN 18 000 – 24 000 net/month B2B")
    employed = parse_pay("12 000–16 000 PLN brutto / mies. UoP")
    unsaid = parse_pay("€55k")
    assert b2b and (b2b.gross, b2b.contract) == (False, "b2b")
    assert employed and (employed.gross, employed.contract) == (True, "employment")
    assert unsaid and (unsaid.gross, unsaid.contract) == (None, None)


@pytest.mark.parametrize(
    ("country", "language", "currency"),
    [("US", "en", "USD"), ("CA", "en", "CAD"), ("AU", "en", "AUD"), (None, "en", "USD"), ("DE", "en", "USD"),
     ("MX", "es", "MXN"), ("MX", "en", None), (None, "es", None)],
)  # fmt: skip
def test_a_shared_sign_is_decided_by_country_then_language(country: str, language: str, currency: str) -> None:
    pay = parse_pay("$60,000", country_hint=country, language=language)
    assert pay is not None
    assert pay.currency == currency


_AMOUNTS = st.integers(min_value=20_000, max_value=400_000)


@given(low=_AMOUNTS, extra=st.integers(min_value=1, max_value=90_000), style=st.sampled_from(
    ["en", "de", "fr", "ch", "in_words", "k"]))  # fmt: skip
def test_a_year_s_range_printed_in_a_country_s_way_is_read_back(low: int, extra: int, style: str) -> None:
    if style == "k":
        low, extra = low // 1000 * 1000, max(1, extra // 1000) * 1000
    high = low + extra
    grouped = {"en": ",", "de": ".", "fr": "\u202f", "ch": "’", "in_words": ","}
    printed = [f"{value:,}".replace(",", grouped.get(style, ",")) for value in (low, high)]
    text = {
        "en": f"${printed[0]} - ${printed[1]} per year",
        "de": f"{printed[0]}–{printed[1]} € brutto/Jahr",
        "fr": f"{printed[0]} € à {printed[1]} € brut/an",
        "ch": f"CHF {printed[0]} – {printed[1]}",
        "in_words": f"between USD {printed[0]} and USD {printed[1]} annually",
        "k": f"£{low // 1000}-{high // 1000}k p.a.",
    }[style]
    pay = parse_pay(text)
    assert pay is not None, text
    assert (pay.minimum, pay.maximum, pay.period) == (low, high, Y)


@given(st.text(max_size=300) | st.text(alphabet="0123456789.,-–kKm€$£%/ \nperhyaMonat", max_size=80))
def test_never_raises_and_never_a_bound_that_is_not_positive(text: str) -> None:
    pay = parse_pay(text)
    if pay is not None:
        assert (pay.minimum is None or pay.minimum > 0) and (pay.maximum is None or pay.maximum > 0)
        assert pay.minimum is None or pay.maximum is None or pay.minimum <= pay.maximum


# --- structured sources


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (PayText(minimum=60000, maximum=75000, currency="EUR", period="YEAR"), (60_000, 75_000, "EUR", Y)),
        (PayText(minimum="60000.00", maximum="0", currency="EUR", period="per-year-salary"), (60_000, None, "EUR", Y)),
        (PayText(minimum="$50k", maximum="$60k", period="ANNUALLY"), (50_000, 60_000, "USD", Y)),
        (PayText(minimum=150000, maximum=170000, currency="USD", period="1 YEAR"), (150_000, 170_000, "USD", Y)),
        (PayText(minimum=18.5, currency="€", period="hourly"), (18.5, None, "EUR", H)),
        (PayText(minimum=4000, maximum=5000, currency="PLN", period="MON"), (4_000, 5_000, "PLN", M)),
        (PayText(minimum=2000, maximum=2400, currency="USD", period="BIWEEKLY"), (1_000, 1_200, "USD", W)),
        (PayText(minimum=25, maximum=30, currency="USD", period="YEAR"), (25, 30, "USD", H)),
        (PayText(minimum=90000, maximum=80000, currency="USD", period="YEAR"), (80_000, 90_000, "USD", Y)),
        (PayText(text="£24,500 - £26,500"), (24_500, 26_500, "GBP", Y)),
        (PayText(minimum=70000, maximum=90000, currency="CAD"), (70_000, 90_000, "CAD", Y)),
    ],
)
def test_structured(stated: PayText, expected: tuple[float, float, str, Period]) -> None:
    pay = type_pay(stated)
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == expected


@pytest.mark.parametrize(
    "stated",
    [PayText(), PayText(minimum=0, maximum=0, currency="USD", period="YEAR"), PayText(minimum=5000, period="ONE_TIME"),
     PayText(text="Competitive"), PayText(minimum="n/a", maximum=""),
     PayText(minimum=1e15, currency="USD", period="YEAR")],
)  # fmt: skip
def test_structured_that_says_nothing(stated: PayText) -> None:
    assert type_pay(stated) is None


_LOOSE = st.none() | st.text(max_size=12) | st.integers() | st.floats(allow_nan=True, allow_infinity=True)


@given(
    st.builds(
        PayText,
        text=st.none() | st.text(max_size=40),
        minimum=_LOOSE,
        maximum=_LOOSE,
        currency=st.none() | st.text(max_size=5),
        period=st.none() | st.text(max_size=12),
    )
)
def test_structured_never_raises(stated: PayText) -> None:
    type_pay(stated)
