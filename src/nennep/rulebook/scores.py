"""What the facts of a meeting propose by its scoring scheme, and the class of a total.

A criterion that no known fact settles gets no points proposed: unknown is not zero, and the chair is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from nennep.rulebook.scoring_schemes import Condition, Criterion, Facts, ScoringScheme, facts


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the known facts propose for one criterion.

    `points` None: nothing is proposed, the meeting decides. `applies` False: the criterion does not count in
    this meeting and its maximum is left out. `because` is a sentence with the facts used.
    """

    criterion: str
    points: float | None
    because: str
    applies: bool = True


def propose(scheme: ScoringScheme, facts: Facts) -> list[Proposal]:
    """What the facts propose, criterion by criterion in the order of the scheme."""
    known = derived(facts)
    return [_proposal(each, known) for each in scheme.criterion]


def attainable(scheme: ScoringScheme, facts: Facts) -> float:
    """The maximum that this meeting can reach: criteria that do not apply to it are left out."""
    known = derived(facts)
    return sum(each.maximum for each in scheme.criterion if _applies(each, known) is not False)


def classify(scheme: ScoringScheme, points: float, maximum: float, *, rescale: bool | None = None) -> str:
    """The class of a total out of `maximum`, as in "Tốt".

    `rescale` (else the scheme's own word) sets a total out of 95 against 95 instead of 100. ValueError for
    points outside 0 to `maximum`.
    """
    if not 0 <= points <= maximum:
        raise ValueError(f"{points} points out of {maximum} cannot be")
    rescaled = scheme.rescale_without_thematic if rescale is None else rescale
    of_hundred = points * 100 / maximum if rescaled and maximum else points
    reached = [each for each in scheme.grade if of_hundred >= each.at_least]
    return max(reached, key=lambda each: each.at_least).label


def derived(facts: Facts) -> dict[str, float | bool | None]:
    """The facts and those that follow from them: how much shorter than required, and what part of it."""
    known = dict(facts)
    actual, required = known.get("minutes_long"), known.get("minutes_required")
    if actual is not None and required:
        known.setdefault("minutes_short", max(0, required - actual))
        known.setdefault("minutes_share", actual / required)
    return known


def _proposal(criterion: Criterion, known: Facts) -> Proposal:
    if criterion.applies_when is not None and _applies(criterion, known) is not True:
        sentence = _because((criterion.applies_when,), known)
        return Proposal(criterion.code, None, sentence, applies=_applies(criterion, known) is not False)
    if criterion.full_when is not None and criterion.full_when.holds(known):
        return Proposal(criterion.code, criterion.maximum, _because((criterion.full_when,), known))
    for option in criterion.option:
        if option.when and all(each.holds(known) for each in option.when):
            because = f"{_because(option.when, known)} ({option.label[:1].lower()}{option.label[1:]})"
            return Proposal(criterion.code, option.points, because)
    asked = criterion.conditions()
    return Proposal(criterion.code, None, _because(asked, known) if asked else "Chi bộ tự đánh giá")


def _applies(criterion: Criterion, known: Facts) -> bool | None:
    return True if criterion.applies_when is None else criterion.applies_when.holds(known)


def _because(conditions: tuple[Condition, ...], known: Facts) -> str:
    """The facts that the conditions look at, each once; an unknown one is said to be unknown."""
    said: dict[str, str] = {}
    for condition in conditions:
        fact, value = facts()[condition.fact], known.get(condition.fact)
        said[condition.fact] = f"{fact.label}: chưa rõ" if value is None else fact.said(value)
    return "; ".join(said.values())
