"""Nền Nếp: the life of grassroots Party cells, in good order."""

__version__ = "0.1.0"
