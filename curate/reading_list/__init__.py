"""The list file as text: what it says, and how one change is written into it."""
