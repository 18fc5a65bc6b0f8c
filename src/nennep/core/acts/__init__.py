"""Acts: the one way to change a fact (docs/mechanisms/acts.md).

An act is a keyword-only, typed function named by the field's verb. `@act` registers it under a name; the same
function is then a form's target, `POST /api/acts/<name>`, an entry that a phone may queue, and a page in `docs/acts/`.
Running one is one transaction: load, authorise, validate, change, write the record. Acts do not nest.

    context    one running: ActContext, its Envelope, its answer Done
    registry   Act, @act, the acts by name
    given      what the server gave a device: what bears out a told time
    records    the act's record: written, and found again by its key
"""

from nennep.core.acts.context import ActContext, Done, Envelope, Offline
from nennep.core.acts.registry import Act, act, act_label, act_named, all_acts
from nennep.core.payload.types import Part

__all__ = [
    "Act",
    "ActContext",
    "Done",
    "Envelope",
    "Offline",
    "Part",
    "act",
    "act_label",
    "act_named",
    "all_acts",
]
