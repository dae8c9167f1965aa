"""`python -m quiethire`."""

from quiethire.cli.main import main

main()
