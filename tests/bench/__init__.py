"""HOW WE KNOW: the tests of bench."""
