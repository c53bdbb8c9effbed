"""Lists from elsewhere: one pure module a kind of source, bytes in, candidates out."""
