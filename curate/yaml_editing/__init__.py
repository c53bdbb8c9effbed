"""A change of a list to its new text, all else untouched; the door is `changes`."""
