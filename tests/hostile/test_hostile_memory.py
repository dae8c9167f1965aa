"""Ten megabytes of one thing take no more memory than a worker may have. Measured in a process of its own."""

import subprocess
import sys

import pytest

MOST_MB = 500
_READ = """
import pathlib, re, resource, sys
from datetime import UTC, datetime
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page

unit = sys.argv[1].encode()
page = Page("https://www.example.com/careers", b"<html><h1>Cook</h1>" + unit * (10_000_000 // len(unit)))
extract_postings(page, now=datetime(2026, 11, 20, tzinfo=UTC))
extract_links(page)
used = resource.getrusage(resource.RUSAGE_SELF)
status = pathlib.Path("/proc/self/status")  # ru_maxrss would begin at the peak of the process that started this one
peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) if status.exists() else used.ru_maxrss
print(peak // 1024, used.ru_utime)
"""


@pytest.mark.parametrize("unit", ["<p>", "<a href=/jobs/1>Cook</a>", "word "])
def test_ten_megabytes_take_bounded_memory_and_time(unit: str) -> None:
    run = subprocess.run([sys.executable, "-c", _READ, unit], capture_output=True, text=True, check=True, timeout=120)
    megabytes, seconds = map(float, run.stdout.split())
    assert megabytes < MOST_MB
    assert seconds < 10
