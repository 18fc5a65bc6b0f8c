"""What members send before a meeting beside their answer, and what becomes of it. Nobody is counted or ranked by it."""

from nennep.meetings.actions.members import speaking, topics  # noqa: F401  (registers the acts)
