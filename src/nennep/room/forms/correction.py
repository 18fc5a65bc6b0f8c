"""The form of Đính chính for the thing that an address names; each kind's own stands beside its part."""

from __future__ import annotations

from typing import Any

from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.part import MeetingRecord
from nennep.room.actions.corrections import correct_minutes
from nennep.room.correcting import correction_of


def correction_form(named: str, record: MeetingRecord, *args: Any) -> CorrectionForm:
    """The form of the thing that an address names ("tally:<id>"). Raises NotFound."""
    what, _colon, thing = named.partition(":")
    part, kind = correction_of(what, record)
    form: type[CorrectionForm] = type(kind.form.__name__, (kind.form,), {"act": correct_minutes})
    return form(*args, what=what, record=record, facts=record[part], thing=thing)
