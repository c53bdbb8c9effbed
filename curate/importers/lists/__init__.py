"""Lists in text, Markdown and web pages."""
