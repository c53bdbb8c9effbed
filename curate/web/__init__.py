"""The web: pages fetched, and asked about themselves."""
