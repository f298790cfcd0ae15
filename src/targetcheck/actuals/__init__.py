"""CSV files as offices save them → rows of the model."""
