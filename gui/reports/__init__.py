"""The papers: choose, make in the background, look, save, print."""
