"""Rights of the rulebook: none of its own. Setting a value of one's own asks for the right "manage"."""

MANAGE = "manage"
"""Registered by the app `authority`."""
