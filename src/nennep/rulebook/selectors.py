"""The rule in force for one organisation on a day: its own or a superior's value first, else the national one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from nennep.core.actor import Actor
from nennep.organisation.selectors import ancestors_of, name_on, organisation_for
from nennep.rulebook.book import Citation, Rule, code_named, load, rule_on
from nennep.rulebook.enums import Confidence, Local
from nennep.rulebook.models import OwnRule
from nennep.rulebook.scoring_schemes import ScoringScheme, scheme_named, scoring_scheme_for


def rule_for(code: str, organisation_id: UUID, on: date) -> Rule | None:
    """The rule of `code` for the organisation on the day, or None. KeyError for an unknown code."""
    return rules_for([code], organisation_id, on).get(code)


def rules_for(codes: Iterable[str], organisation_id: UUID, on: date) -> dict[str, Rule]:
    """Several rules at once, in two queries whatever their number (one more names who set one).

    A code without a value is left out. The value set nearest wins: the organisation's own, then its superior's, upward,
    then the national one. Where only more may be asked for, the strictest of them wins: nobody asks for less by having
    set a value before those above did.
    """
    wanted = list(codes)
    chain = ancestors_of(organisation_id, on) or [organisation_id]
    set_here: dict[str, list[OwnRule]] = {}
    for own in sorted(_own(chain, wanted, on), key=lambda each: chain.index(each.organisation_id)):
        set_here.setdefault(own.code, []).append(own)
    found: dict[str, Rule] = {}
    for code in wanted:
        rule = _in_force(code, set_here.get(code, []), on)
        if rule is not None:
            found[code] = rule
    return found


def rules_seen_by(actor: Actor, organisation_id: UUID, on: date) -> list[Rule]:
    """All rules for an organisation that exists for the actor, in the order of the codes. Raises NotFound."""
    organisation_for(actor, organisation_id)
    return list(rules_for(load().codes, organisation_id, on).values())


def scoring_scheme_of(organisation_id: UUID, on: date) -> ScoringScheme | None:
    """The scheme that the organisation or one above it chose ("score.scheme"), else the national one of the day."""
    chosen = rule_for("score.scheme", organisation_id, on)
    return scheme_named(str(chosen.value)) if chosen else scoring_scheme_for(on)


def _in_force(code: str, own: list[OwnRule], on: date) -> Rule | None:
    """Of the values set, the nearest first, and the national one, that which holds."""
    national, known = rule_on(code, on), code_named(code)
    if not own:
        return national
    if known.local is not Local.STRICTER:
        return _as_rule(own[0], on)
    strictest = own[0]
    for each in own[1:]:
        if known.is_weaker(strictest.value, each.value):
            strictest = each
    if national is not None and known.is_weaker(strictest.value, national.number):
        return national
    return _as_rule(strictest, on)


def _own(chain: list[UUID], codes: list[str], on: date) -> list[OwnRule]:
    return list(OwnRule.rows.as_of(on).filter(organisation_id__in=chain, code__in=codes))


def _as_rule(own: OwnRule, on: date) -> Rule:
    code = code_named(own.code)
    issuer = name_on(own.organisation_id, on)
    return Rule(
        code=own.code,
        label=code.label,
        value=own.value,
        kind=code.kind,
        unit=code.unit,
        citation=Citation(
            document=own.document,
            issuer=issuer,
            date=None,
            article="",
            confidence=Confidence.CONFIRMED,
            source=issuer,
        ),
        effective_from=own.valid_from,
        effective_to=own.valid_to,
        place=issuer,
        own=True,
    )
