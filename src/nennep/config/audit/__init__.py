"""What `nennep audit` does: keeping anchors, holding everything against them and against the acts, telling it."""
