"""The command line. Only this package prints, reads the environment and exits."""

from targetcheck.cli.commands import app

__all__ = ["app"]
