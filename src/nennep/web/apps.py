"""The shell: việc cần làm, navigation, my cell, the commune's month."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell: việc cần làm, navigation, my cell, the commune's month."""

    name = "nennep.web"
