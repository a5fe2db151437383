"""WHAT WAS ANSWERED, and what becomes of it. No Qt, no pandas."""

VERSION = "0.1.0"  # of the program, as the project file says it
