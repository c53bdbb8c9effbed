"""The commands: each reads its options, asks the library once, and shows the answer once."""
