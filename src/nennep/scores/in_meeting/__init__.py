"""What scores bring to a meeting: the sheet, and the score that the meeting agreed on."""
