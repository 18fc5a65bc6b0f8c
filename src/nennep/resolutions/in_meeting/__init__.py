"""What resolutions bring to a meeting: tasks carried into it, tasks assigned by it, its resolutions."""
