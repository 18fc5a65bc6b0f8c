"""collab: texts that several phones write, with or without signal, and that merge."""

from django.apps import AppConfig


class CollabConfig(AppConfig):
    """Yjs texts under opaque keys; whose they are and who may write is the caller's to say."""

    name = "nennep.collab"
