"""WHAT WAS ANSWERED, and what becomes of it. No Qt, no pandas."""
