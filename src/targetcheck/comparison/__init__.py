"""Two saved evaluations side by side: what changed."""

FORMATS = ("table", "markdown", "json", "csv", "html", "xlsx")
"""What a comparison can be shown as."""
