"""The API and the search page."""
