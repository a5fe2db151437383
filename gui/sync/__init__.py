"""What waits to be sent, sending it, and what became of each."""
