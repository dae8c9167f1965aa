"""Pages of an invented employer."""

PAGE = """<!doctype html><html lang="en"><head><title>Lamp Engineer</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Lamp Engineer",
"hiringOrganization":{"@type":"Organization","name":"Umbra GmbH"},
"jobLocation":{"@type":"Place","address":{"addressLocality":"Berlin","addressCountry":"DE"}},
"description":"<p>We build lamps that turn themselves off when nobody looks. %s</p><ul><li>Patience</li></ul>",
"datePosted":"2026-03-01","validThrough":"2026-06-01","employmentType":["FULL_TIME"],
"baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue","minValue":60000,
"maxValue":72000.5,"unitText":"YEAR"}},"identifier":{"@type":"PropertyValue","value":"L-17"}}</script></head>
<body><h1>Lamp Engineer</h1><a href="/apply/17">Apply now</a></body></html>""" % ("You will like the dark. " * 20)
LISTING = """<!doctype html><html lang="en"><head><title>Careers at Umbra</title></head><body><h1>Open positions</h1>
<ul><li><a href="/jobs/lamp-engineer">Lamp Engineer</a> Berlin</li>
<li><a href="/jobs/wick-trimmer">Wick Trimmer</a> Berlin</li></ul><a href="/blog">Our blog</a></body></html>"""
EMBED = """<!doctype html><html><head><title>Jobs</title></head><body><div id="grnhse_app"></div>
<script src="https://boards.greenhouse.io/embed/job_board/js?for=umbra"></script></body></html>"""
