"""What `nennep audit` does: keeps anchors, checks records against them and rows against the acts, and reports."""
