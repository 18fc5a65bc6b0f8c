"""What the room brings to a meeting: free texts, corrections, the score."""
