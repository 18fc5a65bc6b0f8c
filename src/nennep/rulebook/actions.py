"""Acts of the rulebook: an organisation sets a value of its own, or takes it back."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, take
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.organisation.models import Organisation
from nennep.organisation.selectors import parent_of
from nennep.rulebook.book import load, rule_on
from nennep.rulebook.codes import Code, Value, fits, shown
from nennep.rulebook.enums import Local
from nennep.rulebook.models import OwnRule
from nennep.rulebook.permissions import MANAGE
from nennep.rulebook.scoring_schemes import load as scoring_schemes
from nennep.rulebook.selectors import rule_for

OwnValue = (
    bool
    | Annotated[int, Field(ge=0, le=100_000)]
    | Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
    | Annotated[Line, Field(max_length=60)]
)
"""What an organisation may set: as the values of the rulebook, but of a size that can be true."""


@act("rulebook.set_own_rule", right=MANAGE, label=_("Set a rule value for one's organisation"))
def set_own_rule(
    ctx: ActContext,
    *,
    id: NewId,
    organisation: UUID,
    code: RequiredLine,
    value: OwnValue,
    document: RequiredLine,
    valid_from: Day,
    valid_to: Day | None = None,
) -> None:
    """Quy định riêng of an organisation, for itself and all below it; it ends the value that held before.

    Refused for a code that may not be set, a value of the wrong kind, and one weaker than what those above ask for.
    It begins today at the earliest; what held before the program came, the operator enters.
    """
    ctx.authorise(organisation)
    _must_leave_the_past(ctx, valid_from, "valid_from")
    must_be_new(OwnRule, id)
    known = load().codes.get(code)
    if known is None or known.local is Local.NEVER:
        raise Invalid(_("This value is the same for all and cannot be set by an organisation."), field="code")
    _refuse_value(known, value, organisation, valid_from)
    if valid_to is not None and valid_to <= valid_from:
        raise Invalid(_("The last day must come after the first."), field="valid_to")
    if not Organisation.rows.select_for_update().filter(pk=organisation).exists():
        raise NotFound  # rivals wait there: one value a day
    _end_earlier(organisation, code, valid_from, valid_to)
    OwnRule.rows.create(
        id=id,
        organisation_id=organisation,
        code=code,
        value=value,
        document=document,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    ctx.about("organisation", organisation)
    ctx.about("own_rule", id)
    ctx.result["own_rule"] = str(id)


@act("rulebook.end_own_rule", right=MANAGE, label=_("End a rule value of one's organisation"))
def end_own_rule(ctx: ActContext, *, own_rule: UUID, valid_to: Day) -> None:
    """Thôi a value that an organisation set, from the day `valid_to`, today or later; before it goes on to judge."""
    rule = take(ctx, OwnRule.rows.all(), own_rule, of=lambda each: each.organisation_id)
    _must_leave_the_past(ctx, valid_to, "valid_to")
    if valid_to <= rule.valid_from or (rule.valid_to is not None and valid_to > rule.valid_to):
        raise Invalid(_("This value does not hold on the day before that."), field="valid_to")
    rule.valid_to = valid_to
    rule.save(update_fields=["valid_to"])
    ctx.about("organisation", rule.organisation_id)
    ctx.about("own_rule", rule.pk)
    ctx.result["own_rule"] = str(rule.pk)


def _must_leave_the_past(ctx: ActContext, changes_from: date, field: str) -> None:
    """Raise Invalid for a change that would judge anew what was held, and counted, by the rules of its day."""
    if changes_from < ctx.today and not ctx.actor.is_operator:
        raise Invalid(
            _(
                "Rules change from today on: meetings of before are judged by the rules of their day. Say today "
                "or a later day; what held earlier and is missing here, the operator enters."
            ),
            field=field,
        )


def _refuse_value(code: Code, value: Value, organisation: UUID, on: date) -> None:
    """Raise Invalid for a value of the wrong kind, of an unknown scheme, or less strict than the rule in force."""
    if not fits(code.kind, value):
        raise Invalid(_("This is not a value of the kind that is needed here."), field="value")
    if code.refuses(value):
        raise Invalid(_refused_of(code), field="value")
    if code.code == "score.scheme" and value not in scoring_schemes():
        raise Invalid(_("There is no scoring scheme of this name."), field="value")
    above = parent_of(organisation, on)
    bound = rule_on(code.code, on) if above is None else rule_for(code.code, above, on)
    if code.local is not Local.STRICTER or bound is None or isinstance(value, str):
        return
    if code.is_weaker(value, bound.number):
        raise Invalid(
            _("Only a stricter value may be set here; the rule in force is %(value)s (%(citation)s).")
            % {
                "value": shown(code.kind, code.unit, bound.value),
                "citation": bound.citation.sentence(),
            },
            field="value",
        )


def _refused_of(code: Code) -> str:
    """What would be right instead of a value that this code cannot have."""
    if code.choices:
        return _("This can only be one of: %(choices)s.") % {"choices": ", ".join(code.choices)}
    return _("This must lie between %(least)s and %(most)s.") % {
        "least": shown(code.kind, code.unit, code.least or 0),
        "most": shown(code.kind, code.unit, code.most or 0),
    }


def _end_earlier(organisation: UUID, code: str, valid_from: date, valid_to: date | None) -> None:
    """End the value that holds on the first day; raise Conflict when a later one stands in the way."""
    for rule in OwnRule.rows.during(valid_from, valid_to).filter(organisation_id=organisation, code=code):
        if rule.valid_from >= valid_from:
            raise Conflict(
                _("A value is already set from %(day)s; end that one first.")
                % {"day": f"{rule.valid_from:%d/%m/%Y}"},
                code="own_rule_stands",
                field="valid_from",
            )
        rule.valid_to = valid_from
        rule.save(update_fields=["valid_to"])
