"""Ways of reading postings out of a page, one file each. They do not know each other; the registry finds them."""
