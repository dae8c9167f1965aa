"""QuietHire finds employers, reads their career pages and boards, and keeps an honest record of postings."""

__version__ = "0.1.0"
