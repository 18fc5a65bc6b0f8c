"""Which tests run on PostgreSQL: under CI all that ask a database, at home those of what the two databases do apart.

Apart are: SQL written by hand, row locks, what becomes of rivals, JSON, triggers and other migrations, the order of
words. A module that does one of these stands in TRIED_BY with the tests that try it; test_on_postgresql.py looks for
such modules. Texts that are too long for their column fail on SQLite too (database_setup.py).
"""

from __future__ import annotations

import os

import pytest

from tests.running.database_setup import asks_a_database

TRIED_BY = {
    "accounts.selectors": "accounts/test_codes.py",
    "accounts.sessions": "accounts/test_sessions.py",
    "authority.selectors": "authority/test_selectors.py",
    "authority.standing": "authority/test_reads.py",
    "authority.told": "authority/test_confirming.py",
    "collab.migrations": "collab/test_texts.py",
    "collab.selectors": "minutes/test_late_texts.py",
    "collab.stored": "collab/test_texts.py",
    "collab.texts": "collab/test_texts.py",
    "config.audit.snapshot": "config/audit/test_snapshot.py",
    "config.database_file": "config/test_databases.py",
    "config.health": "config/test_urls.py",
    "config.new_database": "config/test_new_database.py",
    "config.opening": "config/test_databases.py",
    "core.database.composed": "core/database/test_composed.py",
    "core.database.last_write": "config/test_urls.py",
    "core.acts.registry": "core/acts/test_acts.py",
    "core.audit.chain": "core/audit/test_chain.py",
    "core.migrations": "core/audit/test_chain.py",
    "core.models": "core/acts/test_acts.py",
    "core.database.statements": "core/database/test_statements.py",
    "core.acts.taking": "core/acts/test_taking.py",
    "delivery.recording": "delivery/test_recording.py",
    "findings.keeping": "findings/test_meeting_findings.py",
    "files.bringing": "meetings/views/test_guests_and_papers.py",
    "files.storing": "files/test_storing.py",
    "meetings.actions.calendar": "meetings/calendar/test_calendar.py",
    "meetings.actions.joint": "meetings/actions/test_joint.py",
    "meetings.actions.members.speaking": "meetings/actions/test_proposals.py",
    "meetings.calendar.rules": "meetings/calendar/test_months.py",
    "meetings.actions.notices": "meetings/actions/test_notices.py",
    "meetings.actions.opening": "meetings/opening/test_opening.py",
    "meetings.migrations": "web/test_search.py",
    "meetings.loading": "meetings/actions/test_session.py",
    "meetings.roll_call.marking": "meetings/actions/test_attendance.py",
    "meetings.opening.merging": "meetings/opening/test_merging.py",
    "meetings.opening.postponing": "meetings/calendar/test_moves.py",
    "meetings.selectors.asking": "meetings/test_todo.py",
    "meetings.selectors.near": "web/test_home.py",
    "meetings.selectors.proposals": "meetings/test_todo.py",
    "meetings.selectors.notices": "meetings/actions/test_notices.py",
    "meetings.models.preparation": "meetings/actions/test_notices.py",
    "meetings.models.session": "meetings/actions/test_session.py",
    "meetings.opening.session": "meetings/opening/test_opening.py",
    "membership.actions.rolls": "membership/test_actions.py",
    "membership.belonging": "membership/test_introductions.py",
    "organisation.migrations": "web/test_search.py",
    "records.migrations": "minutes/actions/test_issuing.py",
    "records.models": "minutes/actions/test_issuing.py",
    "records.numbers": "records/test_numbers.py",
    "resolutions.actions": "resolutions/test_actions.py",
    "resolutions.selectors": "resolutions/test_todo.py",
    "room.page_cache": "room/test_page_cache.py",
    "rulebook.actions": "rulebook/test_actions.py",
    "rulebook.models": "rulebook/test_actions.py",
    "sync.registering": "sync/test_registering.py",
    "stories.names": "stories/test_names.py",
    "sync.actions": "sync/test_writing_off.py",
    "sync.importing": "sync/test_importing.py",
    "sync.models": "sync/test_importing.py",
    "sync.telling": "sync/test_importing.py",
    "sync.writing_off": "sync/test_writing_off.py",
}
"""Module of src/nennep that asks in a way of its own -> tests of it, under tests/."""
ALSO = {
    "accounts/test_tries.py",
    "config/audit/test_every_table.py",
    "core/audit/test_keyed_digests.py",
    "core/test_text.py",
    "servers/test_concurrency.py",
    "hostile/test_forms.py",
    "hostile/test_payloads.py",
}
"""What records keep of rows, tries counted by several processes, records linked anew under their triggers, the order of
Vietnamese words, many clients of two processes, and what each database refuses of hostile payloads and forms.
"""

READING = {"secretary", "above"}
"""Roles whose every answer is read there too (access/test_reading_matrix.py): who reads nearly all, and from farthest.

A walk is dear. What every role may open is tried there whole (access/test_urls_by_role.py).
"""


def is_read_enough(item: pytest.Item) -> bool:
    """Whether this is the walk of a role whose answers are read on SQLite only."""
    given = getattr(item, "callspec", None)
    return (
        item.path.name == "test_reading_matrix.py"
        and given is not None
        and given.params.get("role") not in READING
    )


def at_home(item: pytest.Item) -> bool:
    return item.path.relative_to(item.config.rootpath / "tests").as_posix() in {*TRIED_BY.values(), *ALSO}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not os.environ.get("NENNEP_DATABASE_URL"):
        return
    everything = bool(os.environ.get("CI"))
    kept, left = [], []
    for item in items:
        if item.get_closest_marker("postgres_walk"):
            runs = True
        else:
            runs = asks_a_database(item) and not is_read_enough(item) and (everything or at_home(item))
        (kept if runs else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept
