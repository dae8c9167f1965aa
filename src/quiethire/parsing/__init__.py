"""From a page to drafts to postings. Pure: no client, no framework, no clock; `now` is given."""
