"""What scores bring to a meeting: the points that the facts suggest, and the score that the meeting agreed on."""
