"""typesetting: one document model -> .docx, .pdf and HTML. Knows layouts, not the field."""

from django.apps import AppConfig


class TypesettingConfig(AppConfig):
    """No tables and no screens: the app only carries the layout and, made by the build, the fonts."""

    name = "nennep.typesetting"
