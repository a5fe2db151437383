"""HOW WE KNOW: the tests of the whole."""
