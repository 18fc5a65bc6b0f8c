"""Khai mạc: how a meeting comes into session, also one opened without signal."""
