"""A finding read and explained."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, NotFound
from nennep.findings.keeping import keep_reason
from nennep.findings.shown import findings_about_meeting, findings_about_organisation
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.models import Meeting
from nennep.organisation.models import Organisation
from nennep.room.parts import record_to_ask


@act("room.acknowledge_finding", right="prepare", label=_("Explain a finding"), known_with="prepare")
def acknowledge_finding(
    ctx: ActContext,
    *,
    finding: Annotated[Line, Field(max_length=60)],
    reason: RequiredLine,
    meeting: UUID | None = None,
    organisation: UUID | None = None,
    about: Annotated[Line, Field(max_length=80)] = "",
) -> None:
    """Ghi lý do of a finding, of a meeting or of a cell; it stays on the screen with it. A later reason replaces it."""
    loaded, organisation = _whose(meeting, organisation)
    ctx.authorise(organisation)
    found = (
        findings_about_organisation(organisation, ctx.on)
        if loaded is None
        else findings_about_meeting(record_to_ask(loaded), ctx.on)
    )
    if not any((each.code, each.about) == (finding, about) for each in found):
        raise Conflict(
            _("This is no longer found here; nothing needs to be explained."),
            code="no_such_finding",
            way=None if loaded is None else to_meeting(loaded.pk),
        )
    keep_reason(ctx, organisation, loaded, finding=finding, about=about, reason=reason)
    ctx.about("organisation", organisation)
    if loaded is not None:
        ctx.about("meeting", loaded.pk)


def _whose(meeting: UUID | None, organisation: UUID | None) -> tuple[Meeting | None, UUID]:
    """The meeting that a finding is about, or none, and the organisation; raises NotFound."""
    if meeting is not None:
        loaded = Meeting.rows.select_related("body__organisation").filter(pk=meeting).first()
        if loaded is None:
            raise NotFound
        return loaded, loaded.body.organisation_id
    if organisation is None or not Organisation.rows.filter(pk=organisation).exists():
        raise NotFound
    return None, organisation
