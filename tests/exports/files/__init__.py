"""The data as files: what becomes a column, what is hidden, and what other programs make of the files."""
