"""The command line. Only this package prints, reads the environment and exits."""

from targetcheck.cli.commands import app, leave_only

__all__ = ["app", "leave_only"]
