"""Reading meetings, limited to what the actor may see, by the screen that asks."""
