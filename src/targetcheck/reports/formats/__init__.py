"""One file a format: a pure function `render(report, style)` in each."""
