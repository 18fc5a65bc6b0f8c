"""Two demos of one moment are the same: nennep.demo.build."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import transaction

from nennep.core import clock
from nennep.core.audit.written import ABOUT, WRITTEN
from nennep.core.models import ActRecord
from nennep.demo.build import build_demo
from nennep.meetings.models import Meeting
from nennep.membership.models import Person
from nennep.records.models import Revision

STARTED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def picture() -> str:
    """One digest over what was done and what stands: acts without their salts, persons, meetings."""
    done = ActRecord.rows.order_by("organisation_id", "seq").values_list(
        "key", "act", "captured_at", "result"
    )
    parts: list[Any] = [
        # digests of what was written are keyed with the salts
        *(
            (*each, {name: told for name, told in result.items() if name not in (WRITTEN, ABOUT)})
            for *each, result in done
        ),
        *Person.rows.order_by("pk").values_list("pk", "full_name"),
        *Meeting.rows.order_by("pk").values_list("pk", "state", "starts_at"),
        *Revision.rows.order_by("pk").values_list("pk", "digest"),
    ]
    return sha256(repr(parts).encode()).hexdigest()


@pytest.mark.slow
@pytest.mark.django_db
def test_two_demos_of_one_moment_are_the_same() -> None:
    assert built() == built()


def built() -> str:
    """The picture of a demo without the months before, which is taken back again."""
    with clock.at(STARTED), transaction.atomic():
        build_demo(progress=lambda _words: None, history=False)
        found = picture()
        transaction.set_rollback(True)
    return found
