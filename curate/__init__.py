"""A command-line reading list that fits the time you have."""

__version__ = "0.1.0"
