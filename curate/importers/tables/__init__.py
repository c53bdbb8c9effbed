"""Tables and records: what their columns and keys mean."""
