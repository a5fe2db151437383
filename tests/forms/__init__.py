"""HOW WE KNOW: the tests of forms."""
