"""Fixtures of the installed program's tests."""

from tests.web.phone import phone  # noqa: F401  (a fixture)
