"""What browsers and services hand out."""
