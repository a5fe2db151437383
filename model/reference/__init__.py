"""Reference lists that several forms and reports share: regions, services, criteria, centres."""
