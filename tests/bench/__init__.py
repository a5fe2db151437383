"""The published figures, measured anew: `python3 dev.py bench [name …]`. A timing is never a test of the suite."""
