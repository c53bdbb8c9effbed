"""Every shape that leaves for other programs: rows, JSON, checklists; values in, text out."""
