"""Checks on what was answered. Pure: each tells what it finds, none decides or changes anything."""
