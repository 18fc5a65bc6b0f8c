"""Forms of what becomes of the minutes after their adoption; each is the payload of one act."""
