"""What is kept on disk: the list file, its lock, and the journal of what the user did."""
