# ruff: noqa: E501 - the scenarios are JavaScript, whose lines are as long as those of the client
"""Text areas on two pages of one device: what one writes comes to the other, and its cursor stays where it was."""

from __future__ import annotations

import pytest

from tests.offline.node_phone import play

TWO_PAGES = """
    const phone = new Phone(new Server());
    const one = await phone.enter();
    const two = await phone.enter();
    const key = one.session.textKey(ITEM, "gist");
    const [mine, theirs] = [textArea(one.room), textArea(two.room)];
    const untie = one.session.texts.bind(key, mine);
    two.session.texts.bind(key, theirs);
    const both = async () => {
      for (const [from, to] of [[one, two], [two, one]]) { await from.session.written(); await to.session.texts.pickUp(); }
    };
"""


@pytest.mark.parametrize(
    ("cursor", "stands"),
    [
        ("mở đầu", "mở đầu"),
        ("mở đầu, ", "mở đầu, "),
        ("mở đầu, giữa", "mở đầu, thêm"),
        ("mở đầu, gi", "mở đầu, thêm"),
        ("mở đầu, giữa, cuối", "mở đầu, thêm, cuối"),
    ],
    ids=["before", "where it begins", "at the end of what goes", "amid what goes", "behind"],
)
def test_the_cursor_stays_at_its_words_when_another_page_changes_the_text(cursor: str, stands: str) -> None:
    found = play(
        TWO_PAGES
        + f"""
        mine.type("mở đầu, giữa, cuối");
        await both();
        mine.setSelectionRange({len(cursor)}, {len(cursor)});
        theirs.type("mở đầu, thêm, cuối");
        await both();
        return [theirs.value, mine.value.slice(0, mine.selectionStart)];
    """
    )
    assert found == ["mở đầu, thêm, cuối", stands]


def test_a_page_that_left_the_screen_hears_nothing_and_writes_nothing() -> None:
    found = play(
        TWO_PAGES
        + """
        mine.type("một");
        await both();
        untie();
        theirs.type("một hai");
        await both();
        mine.type("ba");
        return [mine.value, one.session.texts.read(key)];
    """
    )
    assert found == ["ba", "một hai"]


def test_another_page_s_words_do_not_move_the_cursor_of_a_field_that_nobody_writes_in() -> None:
    found = play(
        TWO_PAGES
        + """
        one.room.context.document.activeElement = null;
        theirs.type("một hai");
        await both();
        return [mine.value, mine.selectionStart];
    """
    )
    assert found == ["một hai", 0]


@pytest.mark.parametrize(("before", "after"), [("a😀b", "a😁b"), ("a😀b", "a🨀b"), ("😀", ""), ("", "😀😀")])
def test_a_sign_of_two_units_is_never_cut_in_two(before: str, after: str) -> None:
    """😀 and 😁 begin with the same unit, 😀 and 🨀 end with the same: half a sign would be no letter at all."""
    found = play(
        TWO_PAGES
        + f"""
        mine.type("{before}");
        await both();
        mine.type("{after}");
        await both();
        await one.session.flushed();
        return [theirs.value, phone.server.read()];
    """
    )
    assert found == [after, after]


def test_typing_what_stands_there_already_is_no_change() -> None:
    found = play(
        TWO_PAGES
        + """
        mine.type("một");
        await one.session.flushed();
        mine.type("một");
        return one.session.texts.waiting;
    """
    )
    assert found == 0


def test_a_letter_typed_before_the_screen_shows_joined_words_loses_none_of_them() -> None:
    """The area of a section that was joined to another is tied to it until the page is drawn again."""
    found = play(
        TWO_PAGES
        + """
        const THEIRS = "0199cccc-0000-7000-8000-0000000000aa";
        mine.type("Ghi ở mục này.");
        one.session.texts.write(`${THEIRS}/gist`, "Ghi ở mục kia.");
        one.session.texts.take({}, { [ITEM]: THEIRS });
        mine.type("Ghi ở mục này. Thêm.");
        await one.session.flushed();
        const arrived = phone.server.read(THEIRS);
        return ["Ghi ở mục này. Thêm.", "Ghi ở mục kia."].filter((each) => arrived.includes(each));
    """
    )
    assert found == ["Ghi ở mục này. Thêm.", "Ghi ở mục kia."]
