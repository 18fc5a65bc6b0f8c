"""What may be asked of home: what there is to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.ui.todos import Todo
from nennep.web.home import todo_of


@read("web.todo", label=_("What I have to do"))
def todo(actor: Actor) -> Listing[Todo]:
    """Việc cần làm: the asker's next steps in all that is theirs, what others wait for first, then by day."""
    return Listing(todo_of(actor, clock.today()), list)
