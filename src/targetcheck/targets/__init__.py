"""Target files (YAML) → the model."""
