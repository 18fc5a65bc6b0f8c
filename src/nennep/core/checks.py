"""Checks made at every start: an act with an unknown right, or without a sentence in both languages, stops it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils import translation

from nennep.core.acts import all_acts
from nennep.core.rights import known_rights, right_label


@register()
def acts_are_whole(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every act names a known right; every act and right has a Vietnamese sentence beside its English one."""
    found: list[CheckMessage] = []
    for each in all_acts():
        if each.right not in known_rights():
            found.append(Error(f"{each.name}: nobody registered the right {each.right!r}", id="core.E001"))
        if not _in_both_languages(each.label):
            found.append(Error(f"{each.name}: the sentence {each.label!s} has no Vietnamese", id="core.E002"))
        missing = set(range(1, each.version)) - set(each.upcasts)
        if missing:
            found.append(Error(f"{each.name}: no up-cast from versions {sorted(missing)}", id="core.E003"))
    found.extend(
        Error(f"the right {name!r} has no Vietnamese sentence", id="core.E004")
        for name in sorted(known_rights())
        if not _in_both_languages(right_label(name))
    )
    return found


def _in_both_languages(sentence: object) -> bool:
    with translation.override("en"):
        english = str(sentence)
    with translation.override("vi"):
        return str(sentence) != english
