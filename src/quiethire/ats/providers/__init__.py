"""One file per applicant tracking system; the registry finds them."""
