"""Programs that are broken on purpose, and what reads the remains."""
