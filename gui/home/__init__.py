"""What today asks of this person, and the lists of interviews and visits."""
