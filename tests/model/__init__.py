"""HOW WE KNOW: the tests of model."""
