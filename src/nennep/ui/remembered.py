"""`{% remembered nav place %}…{% endremembered %}`: a part of a page, drawn once for the same values (ADR 0017).

Inside stand only the values that the tag names: nothing of the request, of its reader or of a record besides. So the
same values in the same language give the same HTML, and nothing ever has to be forgotten. Django takes milliseconds for
what the frame of a page and its lists need; a key of their values takes microseconds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from threading import Lock
from typing import Any
from uuid import UUID

from django.template import TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.template.loader_tags import BlockNode
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

PARTS = 3000
"""So many are kept in a process, a kilobyte each; the one not drawn for longest goes."""
_PLAIN = (int, bool, UUID, date, datetime, time, Enum, SafeString, type(None))

_lock = Lock()
_drawn: OrderedDict[Hashable, SafeString] = OrderedDict()


class RememberedNode(Node):
    """The part: what it names, and what is drawn of it."""

    def __init__(self, names: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.names, self.nodelist = names, nodelist

    def render(self, context: Context) -> SafeString:
        """What was drawn for these values before, else now."""
        values = {name: each.resolve(context, ignore_failures=True) for name, each in self.names.items()}
        key = (self, get_language(), *(key_of(each) for each in values.values()))
        with _lock:
            found = _drawn.get(key)
            if found is not None:
                _drawn.move_to_end(key)
                return found
        found = self.nodelist.render(context.new(values))
        with _lock:
            _drawn[key] = found
            while len(_drawn) > PARTS:
                _drawn.popitem(last=False)
        return found


def remembered(parser: Parser, token: Token) -> RememberedNode:
    """`{% remembered name … %}`: each name is a variable of the page, and stands inside under that name."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    for kind in (CsrfTokenNode, BlockNode):
        if nodelist.get_nodes_by_type(kind):
            raise TemplateSyntaxError(f"{kind.__name__} belongs to one request: it cannot be remembered")
    return RememberedNode({name: parser.compile_filter(name) for name in names}, nodelist)


def key_of(value: Any) -> Hashable:
    """What tells a value from all that are drawn otherwise: 1 from True, text that is safe HTML from text that is not.

    Raises TypeError for what may change while it is kept, a row of the database for one.
    """
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if isinstance(value, tuple | list):
        return (kind, *map(key_of, value))
    if isinstance(value, _PLAIN):
        return (kind, value)
    if isinstance(value, float | Decimal):
        return (kind, str(value))  # 1.0 equals 1.00, and is drawn otherwise
    if isinstance(value, frozenset):
        return (kind, frozenset(map(key_of, value)))
    if isinstance(value, Promise):
        return key_of(str(value))  # what is translated late may be safe HTML, too
    if is_dataclass(kind) and kind.__hash__ is not None:
        return (kind, *(key_of(getattr(value, each.name)) for each in fields(kind)))
    raise TypeError(f"{kind.__name__} cannot be remembered: name its values")
