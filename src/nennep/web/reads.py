"""What may be asked of home: what there is to do, and how it stands in one's own cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, StringConstraints

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.core.text import clean_line
from nennep.ui.todos import Todo
from nennep.web.home import todo_of
from nennep.web.own_cell import OwnCell, own_cell_of
from nennep.web.search import Found, find

Asked = Annotated[str, AfterValidator(clean_line), StringConstraints(max_length=200)]


@dataclass(frozen=True, slots=True)
class MyCell:
    """The asker's own cell; empty for those who belong to none."""

    cell: OwnCell | None


@read("web.todo", label=_("What I have to do"))
def todo(actor: Actor) -> Listing[Todo]:
    """Việc cần làm: the asker's next steps in all that is theirs, what others wait for first, then by day."""
    return Listing(todo_of(actor, clock.today()), list)


@read("web.search", label=_("Search what I may read"))
def search(actor: Actor, *, words: Asked) -> Found:
    """Tìm: people, organisations, meetings and documents that all of the words stand in, with or without accents.

    Only what the asker reads; minutes only for those who hear the cell. At most twenty of each kind.
    """
    return find(actor, words, clock.today())


@read("web.own_cell", label=_("How it stands in my cell"))
def own_cell(actor: Actor) -> MyCell:
    """Chi bộ của đồng chí: the next and the last meeting of the asker's own cell, and how many tasks are the asker's.

    For members, of their own cell; as home shows it to those who hold no office.
    """
    return MyCell(own_cell_of(actor, clock.today()))
