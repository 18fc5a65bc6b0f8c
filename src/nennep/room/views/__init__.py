"""Pages of a meeting: its stages, its minutes and their closing, its documents."""
