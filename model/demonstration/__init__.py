"""A whole fieldwork on public figures, from respondents to submissions."""
