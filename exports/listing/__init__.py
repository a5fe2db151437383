"""Estimates as rows that anyone can hold against numbers of their own, from a flat file."""
