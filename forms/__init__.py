"""WHAT IS ASKED: the form engine. Pure Python; needs nothing of Sapa and could be published by itself."""
