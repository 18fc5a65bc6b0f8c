"""Forms of closing a meeting; each is the payload of one act."""
