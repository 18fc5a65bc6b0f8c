"""The words of each step of a meeting, and the page where it is done; `steps` says which is next, for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step's title, its sentence, the words of its button, and the address behind that button."""

    title: Sentence
    text: Sentence | str
    action: Sentence
    address: str  # name of an address that takes the meeting's id
    symbol: str
    part: str = ""  # of the page: "#/sheet"


GO_ON_ENTERING = StepWords(
    _("Go on entering from paper"),
    _("Type it as it stands on the paper, then have the minutes adopted."),
    _("Go on entering"),
    "room:room",
    "pen",
    "#/sheet",
)
CONFIRM = StepWords(
    _("Confirm the meeting that the office entered"),
    _("%(name)s typed it in from: %(source)s. Hold it against the paper."),
    _("Read and confirm"),
    "meetings:proxy_entry",
    "check",
)
OPEN = StepWords(
    _("Open the meeting"),
    _("The day has come. Roll, minutes and votes are taken in the meeting room."),
    _("Open the meeting room"),
    "room:room",
    "meeting",
)
HOLD_OR_MOVE = replace(OPEN, title=_("Hold or move the meeting"))
DRAW_UP = StepWords(
    _("Draw up the agenda"),
    _("Draw it from the template, add what your cell needs, and have the committee agree to it."),
    _("Prepare"),
    "meetings:prepare",
    "pen",
)
READ_DRAFT = StepWords(
    _("Read the draft"),
    _("You may propose topics and remark on the draft agenda."),
    _("Read and remark"),
    "meetings:prepare",
    "speech",
)
GIVE_NOTICE = StepWords(
    _("Give notice"),
    _("Tell every member, and the committee member in charge, of time, place, contents and papers."),
    _("Give notice"),
    "meetings:notice",
    "bell",
)
SEE_ANSWERS = StepWords(
    _("See who is coming"),
    _("Who was told, who opened the notice, who answered."),
    _("See the answers"),
    "meetings:notice",
    "people",
)
ANSWER = StepWords(
    _("Answer the notice"),
    _("Say whether you attend, or ask to be excused."),
    _("Answer"),
    "meetings:answer",
    "hand",
)
_CHANGE = (
    _("The answer can be changed until the meeting begins."),
    _("Change the answer"),
    "meetings:answer",
    "hand",
)
ANSWERED = {
    True: StepWords(_("You said that you will attend"), *_CHANGE),
    False: StepWords(_("You asked to be excused"), *_CHANGE),
}
ADOPT = StepWords(
    _("Read back and adopt the minutes"),
    _("Read them aloud as they will be printed; mend what is not right; then have them adopted."),
    _("Read the minutes"),
    "room:minutes",
    "book",
)
RECORD = StepWords(
    _("The meeting is in session"),
    _("Roll, minutes, votes and tasks are taken in the meeting room."),
    _("Go to the meeting room"),
    "room:room",
    "meeting",
)
READ_SO_FAR = StepWords(
    _("The meeting is in session"),
    "",
    _("Read the minutes so far"),
    "room:minutes",
    "book",
)
SIGN = StepWords(
    _("Sign on paper"),
    _("Print the minutes or copy them into the book, have them signed by hand, then note book and page."),
    _("Note the signing"),
    "minutes:sign",
    "pen",
)
ISSUE = StepWords(
    _("Issue the documents"),
    _("Give the documents their numbers and send them within the days that the rule allows."),
    _("Issue"),
    "minutes:issue",
    "send",
)
READ_ADOPTED = StepWords(
    _("The minutes are adopted and locked"),
    _("Everybody who may hear the meeting may read them."),
    _("Read the minutes"),
    "room:minutes",
    "book",
)
