"""What a reader did: events to how far they are, and to time spent."""
