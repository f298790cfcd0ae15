"""`python -m targetcheck`."""

from targetcheck.cli import main

main()
