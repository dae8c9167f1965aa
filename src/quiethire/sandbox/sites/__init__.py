"""Employers' own sites: home pages, career pages, posting pages."""
