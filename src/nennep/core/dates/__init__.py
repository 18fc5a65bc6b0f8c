"""Periods of days, and dates of which only a part is known."""
