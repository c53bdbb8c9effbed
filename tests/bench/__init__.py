"""What a command and a cold build cost, as ratios; run by hand, never by pytest."""
