"""The text of a list file to values with their lines; the door is `parse`."""
