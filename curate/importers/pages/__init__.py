"""What one page says of itself, for `add` and `refresh`."""
