"""The learning path: what order serves a reader best, and why each step is where it is."""
