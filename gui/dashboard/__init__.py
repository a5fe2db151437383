"""The dashboard: the fieldwork at a glance for its supervisor: filtered, live, and open to what is behind a figure."""
