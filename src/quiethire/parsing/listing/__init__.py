"""Listing pages: which links lead to postings, and which postings stand on the page itself."""
