"""Screens before a meeting: the calendar, the preparation, the notice, the answer, and their papers."""
