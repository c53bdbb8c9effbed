"""The tests of curate."""
