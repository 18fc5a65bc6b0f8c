"""`{% url %}` of pages that `{% load nennep %}`: Django's own, by addresses worked out once (core.addresses)."""

from __future__ import annotations

from uuid import UUID

from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from nennep.core.addresses import reverse

_PARTS = (UUID, str, int)


class AddressNode(URLNode):
    """An address by ids, texts and numbers, or Django's."""

    def render(self, context: Context) -> str:
        """The address; "" where it is kept under a name."""
        parts = [each.resolve(context) for each in self.args]
        if self.kwargs or not all(isinstance(each, _PARTS) for each in parts):
            return super().render(context)
        try:
            address = reverse(self.view_name.resolve(context), args=parts)
        except NoReverseMatch:
            if self.asvar is None:
                raise
            address = ""
        if self.asvar is not None:
            context[self.asvar] = address
            return ""
        return conditional_escape(address) if context.autoescape else address


def url(parser: Parser, token: Token) -> AddressNode:
    """`{% url "name" id … %}`."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
