"""Writing down that somebody was told something, or opened it. Traces of the program's doings, not acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.refusals import Invalid
from nennep.core.text import clean_line
from nennep.delivery.enums import Channel, Outcome
from nennep.delivery.models import Delivery, Opened

NOTE_MAX = 300


def record_deliveries(
    *,
    recipients: Iterable[UUID],
    about: tuple[str, UUID],
    channel: Channel,
    by: UUID,
    outcome: Outcome = Outcome.DONE,
    attempted_at: datetime | None = None,
    note: str = "",
) -> None:
    """One attempt by one channel at several persons (one text pasted, one call in the village): a row a person.

    `recipients` are person ids, or a mapping of person id to the id that the row shall have. `about` is (kind, id) of
    what was told; `by` the user who told. An attempt that lies in the future is Invalid.
    """
    at = attempted_at or clock.now()
    if at > clock.now():
        raise Invalid(
            _("Somebody can be told only up to now: please check the day and the hour."), field="attempted_at"
        )
    ids = recipients if isinstance(recipients, Mapping) else {person: new_id() for person in recipients}
    Delivery.rows.bulk_create(
        Delivery(
            id=row_id,
            recipient_id=person,
            about_kind=about[0],
            about_id=about[1],
            channel=channel,
            attempted_at=at,
            outcome=outcome,
            by_user_id=by,
            note=clean_line(note)[:NOTE_MAX],
        )
        for person, row_id in ids.items()
    )


def mark_opened(*, recipient: UUID, about: tuple[str, UUID]) -> None:
    """Write that a person opened a thing; only the first time counts, and two at once leave one row."""
    if Opened.rows.filter(recipient_id=recipient, about_kind=about[0], about_id=about[1]).exists():
        return
    Opened.rows.bulk_create(
        [
            Opened(
                id=new_id(),
                recipient_id=recipient,
                about_kind=about[0],
                about_id=about[1],
                first_opened_at=clock.now(),
            )
        ],
        ignore_conflicts=True,
    )
