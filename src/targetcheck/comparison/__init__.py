"""Two saved evaluations side by side: what changed."""
