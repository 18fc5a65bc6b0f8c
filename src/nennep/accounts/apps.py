"""Logins and devices; a User is a login, not a person."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Logins and devices; a User is a login, not a person."""

    name = "nennep.accounts"
