"""Chấm điểm chất lượng sinh hoạt."""

from django.apps import AppConfig


class ScoresConfig(AppConfig):
    """Chấm điểm chất lượng sinh hoạt."""

    name = "nennep.scores"
