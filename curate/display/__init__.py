"""What people see: words, marks, colours, tables. The only room that imports rich."""
