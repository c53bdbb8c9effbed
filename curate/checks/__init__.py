"""What is wrong with a list: one function a rule."""
