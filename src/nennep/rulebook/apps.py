"""Quy định: dated, cited rules, and stricter ones per organisation."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Quy định: dated, cited rules, and stricter ones per organisation."""

    name = "nennep.rulebook"

    def ready(self) -> None:
        """Read all data files now: a file that cannot be true stops the start, not a meeting."""
        # Importing a model's neighbours is only allowed once apps are ready; the readers need no model.
        from nennep.rulebook import agendas, book, finding_texts, holidays, item_kinds, scoring_schemes, votes  # noqa: PLC0415

        for reader in (book, votes, agendas, scoring_schemes, finding_texts, holidays, item_kinds):
            reader.load()
