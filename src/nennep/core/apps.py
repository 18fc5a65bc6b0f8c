"""core: acts, periods, clock, audit chain, Vietnamese text. No field words."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """Finds every app's acts and reads when the program starts, and checks that rights and sentences are known."""

    name = "nennep.core"

    def ready(self) -> None:
        from nennep.core import checks  # noqa: F401, PLC0415  (registers the start checks)

        autodiscover_modules("actions", "reads")
