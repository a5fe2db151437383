"""HOW WE KNOW: the tests of gui."""
