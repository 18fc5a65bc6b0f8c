"""A device that writes in merging texts, for the tests."""

from uuid import UUID, uuid4

from pycrdt import Doc, Text

from nennep.collab import merging
from nennep.collab.models import CollabUpdate
from nennep.collab.texts import Exchange, exchange

KEY = "minutes/0192/gist"


MINUTE_TAKER = uuid4()


SECRETARY = uuid4()


class Phone:
    """A device that speaks the protocol: sends what the server lacks, takes in what it lacks itself."""

    def __init__(self, author: UUID = MINUTE_TAKER, key: str = KEY) -> None:
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get("text", type=Text)
        self.author, self.device, self.key = author, uuid4(), key
        self.server_has = merging.BLANK

    def type(self, text: str) -> "Phone":
        self.text += text
        return self

    def send(self, *, allowed: bool = True) -> Exchange:
        answer = exchange(
            self.key,
            update=self.doc.get_update(self.server_has),
            state_vector=self.doc.get_state(),
            author=self.author,
            device=self.device,
            allowed=allowed,
        )
        self.doc.apply_update(answer.missing)
        self.server_has = answer.state_vector
        return answer


def updates(key: str = KEY) -> list[CollabUpdate]:
    """The kept updates of a text, in their order."""
    return list(CollabUpdate.rows.filter(text__key=key).order_by("seq"))
