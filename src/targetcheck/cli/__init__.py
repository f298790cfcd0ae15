"""The command line. Only this package prints, reads the environment and exits."""

from targetcheck.cli.commands import app, keep_only

__all__ = ["app", "keep_only"]
