"""Checks made at every start: an act with an unknown right, an act or a read without a sentence, stops it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from nennep.core.acts import all_acts
from nennep.core.languages import has_vietnamese
from nennep.core.reads import all_reads
from nennep.core.rights import known_rights, right_label


@register()
def acts_are_whole(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every act names a known right; every act and right has a Vietnamese sentence beside its English one."""
    found: list[CheckMessage] = []
    for each in all_acts():
        found.extend(
            Error(f"{each.name}: nobody registered the right {right!r}", id="core.E001")
            for right in (each.right, each.or_right, each.known_with)
            if right and right not in known_rights()
        )
        if not has_vietnamese(each.label):
            found.append(Error(f"{each.name}: the sentence {each.label!s} has no Vietnamese", id="core.E002"))
        missing = set(range(1, each.version)) - set(each.upcasts)
        if missing:
            found.append(Error(f"{each.name}: no up-cast from versions {sorted(missing)}", id="core.E003"))
    found.extend(
        Error(f"the right {name!r} has no Vietnamese sentence", id="core.E004")
        for name in sorted(known_rights())
        if not has_vietnamese(right_label(name))
    )
    return found


@register()
def reads_are_whole(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every read has a sentence in both languages, stands in the app that its name says, and tells what it shows."""
    found: list[CheckMessage] = []
    for each in all_reads():
        if not has_vietnamese(each.label):
            found.append(Error(f"{each.name}: the sentence {each.label!s} has no Vietnamese", id="core.E005"))
        if each.function.__module__.split(".")[1] != each.name.split(".")[0]:
            found.append(Error(f"{each.name}: stands in {each.function.__module__}", id="core.E006"))
        if not each.function.__doc__:
            found.append(Error(f"{each.name}: does not say what it shows, and to whom", id="core.E007"))
    return found
