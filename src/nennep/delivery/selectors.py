"""Who was told, and who opened. Who may read it is asked before: what it is about belongs to higher apps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.delivery.enums import Outcome
from nennep.delivery.models import Delivery, Opened


@dataclass(frozen=True, slots=True)
class Reached:
    """What is known of one recipient of one thing; the answer, a third fact, is not known here."""

    recipient_id: UUID
    attempts: tuple[Delivery, ...]
    opened_at: datetime | None

    @property
    def told_at(self) -> datetime | None:
        """When the person was first surely told: by an attempt that succeeded. None: not, or not known."""
        done = [each.attempted_at for each in self.attempts if each.outcome == Outcome.DONE]
        return min(done, default=None)


def deliveries_about(kind: str, about_id: UUID) -> list[Delivery]:
    """Every attempt to tell somebody this thing, oldest first."""
    rows = Delivery.rows.filter(about_kind=kind, about_id=about_id)
    return list(rows.order_by("attempted_at", "id"))


def opened_about(kind: str, about_id: UUID) -> dict[UUID, datetime]:
    """Who opened this thing: person -> first time."""
    rows = Opened.rows.filter(about_kind=kind, about_id=about_id)
    return dict(rows.values_list("recipient_id", "first_opened_at"))


def reached_about(kind: str, about_id: UUID, recipients: Iterable[UUID] = ()) -> dict[UUID, Reached]:
    """Delivered and opened for each person, those of `recipients` first, of whom perhaps nothing is known yet.

    Two queries, however many persons.
    """
    attempts: dict[UUID, list[Delivery]] = {person: [] for person in recipients}
    for delivery in deliveries_about(kind, about_id):
        attempts.setdefault(delivery.recipient_id, []).append(delivery)
    opened = opened_about(kind, about_id)
    for person in opened:
        attempts.setdefault(person, [])
    return {person: Reached(person, tuple(rows), opened.get(person)) for person, rows in attempts.items()}
