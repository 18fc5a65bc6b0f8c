"""Quy định: dated and cited rules, agenda templates, score sheets, finding texts, holidays; all as data."""
