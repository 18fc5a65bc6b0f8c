"""The document model: one frozen value from which the .pdf and the .docx are made.

Adopted minutes are kept as this value's JSON (design §4.7), so it must stay readable for ever: fields may be
added with a default, never renamed or given another meaning; what cannot be so takes a new VERSION, and
`from_data` learns to raise the old one to it. Fields at their default are left out of the JSON, so that a
later field does not change the digest of an older document; the layout is always written whole, since its
defaults may change with the rules on paper.
"""

from dataclasses import dataclass, field
from datetime import date

from nennep.typesetting.blocks import Block, Node

VERSION = 1
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"


class ModelError(ValueError):
    """The JSON is not a document of this model: unknown part, field, version, or a wrong type."""


@dataclass(frozen=True)
class Layout(Node):
    """Measures of the page: margins in mm, letters and lines in points.

    Source of the defaults: 05-HD/VPTW 27/5/2026 (margins agree in two sources; exact lines of 18 pt in one,
    19 pt in another: unconfirmed). `gap` is the space between paragraphs, our choice. A paper form to be
    filled in by weak eyes sets `size=16, pitch=21`.
    """

    size: float = 14.0
    pitch: float = 18.0
    gap: float = 6.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    first_line: float = 10.0
    landscape: bool = False


@dataclass(frozen=True)
class Signature(Node):
    """Who signs: `("T/M CHI BỘ", "BÍ THƯ")` or `("CHỦ TRÌ HỘI NGHỊ",)`, room for the hand, the name.

    `mark` stands in that room: "(đã ký)" on a copy, or nothing.
    """

    captions: tuple[str, ...]
    name: str = ""
    mark: str = ""


@dataclass(frozen=True)
class PartyDocument(Node):
    """A document in the Party's layout (domain §4). Empty lines are not printed.

    `superior`, `issuer` and `title` are printed in capitals. `number` and `place_date` are whole lines
    (`labels.number_line`, `labels.place_and_date`). `recipients`: the last is `Lưu Chi bộ`. `banner` stands
    at the foot of every page. `name` is the title that a viewer shows, and the bookmark inside a bundle;
    empty makes it of title, subject and issuer. `dated`: the day that the .pdf says it was made.
    """

    title: str
    issuer: str
    superior: str = ""
    number: str = ""
    place_date: str = ""
    subject: str = ""
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    banner: str = ""
    name: str = ""
    dated: date | None = None
    layout: Layout = field(default_factory=Layout)

    def __post_init__(self) -> None:
        super().__post_init__()
        for each in ("title", "issuer", "superior"):
            object.__setattr__(self, each, getattr(self, each).upper())

    @property
    def shown_name(self) -> str:
        """The name of the document for people: `name`, or what its head says."""
        return self.name or " – ".join(
            part for part in (f"{self.title} {self.subject}".strip(), self.issuer) if part
        )


@dataclass(frozen=True)
class Bundle(Node):
    """Many documents in one file, each beginning on a new page with page number 1."""

    documents: tuple[PartyDocument, ...]
    name: str = ""
