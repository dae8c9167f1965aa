"""Finding companies and boards."""
