"""A reading list as a static page, with a path for each time and theme: values in, files out."""
