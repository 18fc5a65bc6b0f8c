"""Every address of the program, found by walking the resolver, and the things that it can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.meetings.models import AgendaItem
from nennep.records.models import Record
from nennep.resolutions.models import Resolution
from tests.worlds import Stages

MEETINGS = ("adopted", "running", "notified", "draft", "joint", "partner_joint", "entered")


def names() -> dict[str, frozenset[str]]:
    """Full name of every address -> the names of its parameters."""
    return dict(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, frozenset[str]]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)
        elif isinstance(each, URLPattern):
            yield f"{namespace}{each.name or each.pattern}", frozenset(each.pattern.regex.groupindex)


def clients(stages: Stages) -> dict[str, Client]:
    """A signed-in browser for each role, and one for nobody."""
    found = {"nobody": Client()}
    for role, actor in stages.roles.items():
        found[role] = signed_in(actor)
    return found


def signed_in(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def address(name: str, target: str, stages: Stages) -> str:
    """The address `name` of a target: a stage of Pá Kìm's meetings, an organisation, or "-" for none."""
    parameters = names()[name]
    values = values_of(target, stages)
    try:
        return reverse(name, kwargs={each: values[each] for each in parameters})
    except KeyError as missing:
        raise AssertionError(
            f"{name}: the tests do not know a value for the parameter {missing}"
        ) from missing


def values_of(target: str, stages: Stages) -> dict[str, Any]:
    """Parameter -> value, for the target."""
    values: dict[str, Any] = {
        "year": 2026,
        "year_month": "2026-10" if target.endswith("@10") else "2026-11",
        "kind": "pdf",
        "name": "meetings.take_roll",
        "joint_session_id": stages.joint_session,
        "file_id": stages.draft,  # nobody's device file
        "paper_id": stages.paper,
        "person_id": stages.cell.members[2],
        "organisation_id": {
            "commune": stages.world.commune,
            "partner_cell": stages.partner_cell.id,
        }.get(target.removesuffix("@10"), stages.cell.id),
    }
    if target in MEETINGS:
        meeting = getattr(stages, target)
        values["meeting_id"] = meeting
        values["item_id"] = AgendaItem.rows.filter(meeting_id=meeting).order_by("position")[0].pk
    values["resolution_id"] = Resolution.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[
        0
    ]
    record = Record.rows.filter(about_kind="meeting").order_by("pk").first()
    if target == "resolution":
        record = Record.rows.exclude(about_kind="meeting").order_by("pk").first()
    if record is not None:
        values["record_id"] = record.pk
        values["revision"] = 1
    return values
