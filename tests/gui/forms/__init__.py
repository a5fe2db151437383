"""The forms page, and forms from import to submission in the real window."""
