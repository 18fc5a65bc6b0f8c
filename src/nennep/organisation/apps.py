"""Tổ chức đảng: the tree through time, bodies, localities."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Tổ chức đảng: the tree through time, bodies, localities."""

    name = "nennep.organisation"
