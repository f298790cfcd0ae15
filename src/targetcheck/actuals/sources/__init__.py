"""Files of other kinds than CSV → rows of cells."""
