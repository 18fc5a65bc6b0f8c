"""A phone that types: each time one update of one section, as the room's script sends it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from pycrdt import Doc, Text

SAID = (
    "Đồng chí Bí thư nêu: ",
    "nhân dân góp ngày công và cát sỏi, ",
    "xã hỗ trợ xi măng; ",
    "còn 6 hộ chưa làm nhà vệ sinh vì thiếu vốn, ",
    "đề nghị Hội Phụ nữ giúp vay quỹ quay vòng. ",
)
"""What somebody types until they rest for a moment; then it is sent."""


@dataclass(frozen=True, slots=True)
class Post:
    """One update of one section, as a phone sends it: what is new, and the state vector of what the phone has."""

    key: str
    update: bytes
    vector: bytes

    def body(self) -> str:
        """As the script sends it."""
        text = {"key": self.key, "update": _base64(self.update), "state_vector": _base64(self.vector)}
        return json.dumps({"texts": [text]}, separators=(",", ":"))


class Writer:
    """One phone's documents: it writes into its own sections in turn, a phrase a post."""

    def __init__(self, keys: list[str]) -> None:
        self.docs: list[tuple[str, Doc[Text]]] = [(key, Doc()) for key in keys]
        self.posts: list[Post] = []

    def write(self) -> Post:
        """What it sends next."""
        key, doc = self.docs[len(self.posts) % len(self.docs)]
        text = doc.get("text", type=Text)
        before = doc.get_state()
        phrase = SAID[len(self.posts) % len(SAID)]
        with doc.transaction():
            text += phrase
        self.posts.append(Post(key, doc.get_update(before), doc.get_state()))
        return self.posts[-1]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
