"""HOW WE KNOW that nothing is lost between desk and hub."""
