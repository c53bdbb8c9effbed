"""Feeds, podcasts and outlines."""
