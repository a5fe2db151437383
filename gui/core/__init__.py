"""What every screen stands on: theme, keys, tasks, events, settings, dialogs and the small set of components."""
