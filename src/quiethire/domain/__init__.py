"""Nouns and rules of QuietHire. Standard library only; nothing here opens, fetches or waits."""
