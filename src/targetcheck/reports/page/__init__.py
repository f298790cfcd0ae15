"""The parts of the HTML page: rows, overview, filters, and its style and script."""
