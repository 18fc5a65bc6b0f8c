"""Quy định: dated and cited rules, agenda templates, scoring schemes, finding texts, holidays; all as data."""
