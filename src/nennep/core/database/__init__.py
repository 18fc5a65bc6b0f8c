"""Asking and writing below what a QuerySet does: statements composed once, whether anything is still taken."""
