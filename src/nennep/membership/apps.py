"""Đảng viên: persons, membership in a cell, statuses, positions, terms."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    """Đảng viên: persons, membership in a cell, statuses, positions, terms."""

    name = "nennep.membership"
