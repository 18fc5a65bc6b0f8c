"""What meetings bring to a meeting: one file for each kind of fact."""
