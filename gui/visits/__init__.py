"""The mystery visit: an interview with another face, whose times and checklist the form itself marks."""
