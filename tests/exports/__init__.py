"""HOW WE KNOW: the tests of exports."""
