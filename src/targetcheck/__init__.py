"""Announced targets (YAML) judged against published actuals (CSV), exactly and down to the source row."""

__version__ = "0.1.0"
