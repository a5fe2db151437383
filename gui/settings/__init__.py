"""Preferences of this machine, locking, and what this program is."""
