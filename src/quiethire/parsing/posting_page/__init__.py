"""Reading one posting from a page of plain HTML: what the page is, and title, employer, facts, text and apply link."""
