"""An interview: a filling state with its journal. Pure; stores nothing."""
