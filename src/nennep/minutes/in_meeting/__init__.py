"""What the minutes bring to a meeting: free sections, and what was put right after the lock."""
