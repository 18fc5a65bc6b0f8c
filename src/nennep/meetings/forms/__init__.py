"""Forms of the screens before a meeting; each is the payload of one act."""
