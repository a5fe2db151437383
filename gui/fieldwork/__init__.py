"""The supervisor's fieldwork: hub, people, what came in."""
