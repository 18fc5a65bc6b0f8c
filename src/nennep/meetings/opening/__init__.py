"""Bắt đầu: how a meeting comes into session, also one opened without signal."""
