"""Rows of cells → what each column means → coordinates and figures (design §4)."""
