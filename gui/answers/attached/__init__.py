"""Answers that are files: pictures, sound, film, signatures, drawings. Whoever keeps the bytes is a Keeper."""
