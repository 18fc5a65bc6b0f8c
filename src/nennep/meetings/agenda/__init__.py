"""The agenda: which one the rules propose, drawing it, the order of its items."""
