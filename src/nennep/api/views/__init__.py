"""The HTTP doors of acts and reads."""
