"""The calendar of meetings: what it may hold, and the fixed day of a body."""
