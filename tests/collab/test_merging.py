"""Merging one text: any order, any doubling, nothing but characters."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from nennep.collab import merging
from nennep.core.refusals import Conflict, Invalid

VIETNAMESE = "Đồng chí bí thư kết luận: hộ ông Ngồ Hén đã gặt xong ruộng bậc thang, ữ ợ ậ ễ."


class Phone:
    """A device with the text: types, deletes, and makes updates as a browser does."""

    def __init__(self, state: bytes = b"", client_id: int | None = None) -> None:
        self.doc: Doc[Text] = Doc(client_id=client_id)
        self.text = self.doc.get("text", type=Text)
        if state:
            self.doc.apply_update(state)

    def type(self, text: str, *, at_start: bool = False) -> bytes:
        """Write at one end; the update that this made."""
        before = self.doc.get_state()
        if at_start:
            self.text.insert(0, text)
        else:
            self.text += text
        return self.doc.get_update(before)

    def wipe(self) -> bytes:
        before = self.doc.get_state()
        self.text.clear()
        return self.doc.get_update(before)


def state_of(doc: Doc) -> bytes:
    return doc.get_update()


def test_two_phones_that_wrote_apart_keep_both_texts() -> None:
    start = merging.merged(b"", Phone().type("Ý kiến: ")).state
    one, other = Phone(start), Phone(start)
    first, second = one.type("làm thủy lợi. "), other.type("mua giống ngô. ")
    forth = merging.merged(merging.merged(start, first).state, second)
    back = merging.merged(merging.merged(start, second).state, first)
    again = merging.merged(forth.state, first)
    assert forth.text == back.text == again.text
    assert sorted(forth.raw.removeprefix("Ý kiến: ")) == sorted("làm thủy lợi. mua giống ngô. ")
    assert "làm thủy lợi." in forth.text
    assert "mua giống ngô." in forth.text


edits = st.lists(
    st.tuples(st.integers(0, 2), st.text("aăâđêôơưừợ .\n", min_size=1, max_size=8), st.booleans()),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(edits, st.randoms(use_true_random=False))
def test_whatever_order_updates_of_three_phones_come_in_the_text_is_one(
    script: list[tuple[int, str, bool]], chance: random.Random
) -> None:
    phones = [Phone(), Phone(), Phone()]
    queues: list[list[bytes]] = [[], [], []]
    for number, typed, at_start in script:
        queues[number].append(phones[number].type(typed, at_start=at_start))

    def arrive() -> merging.Merged:
        waiting = [list(queue) for queue in queues]
        result = merging.opened(b"")
        while any(waiting):
            queue = chance.choice([queue for queue in waiting if queue])
            update = queue[0]
            if chance.random() < 0.7:  # otherwise the answer was lost, and it comes once more
                queue.pop(0)
            result = merging.merged(result.state, update)
        return result

    one, other = arrive(), arrive()
    assert one.raw == other.raw
    assert sorted(one.raw) == sorted("".join(typed for _, typed, _ in script))


def test_vietnamese_letters_of_several_bytes_come_out_whole() -> None:
    phone = Phone()
    result = merging.merged(b"", phone.type(VIETNAMESE))
    result = merging.merged(result.state, phone.type("Ừ. ", at_start=True))
    assert result.text == f"Ừ. {VIETNAMESE}"


def test_a_device_gets_what_it_lacks_and_no_more() -> None:
    phone = Phone()
    state = merging.merged(b"", phone.type(VIETNAMESE)).state
    old_vector = phone.doc.get_state()
    state = merging.merged(state, Phone(state).type(" Thêm.")).state
    missing = merging.lacking(state, old_vector)
    phone.doc.apply_update(missing)
    assert str(phone.text) == f"{VIETNAMESE} Thêm."
    assert len(missing) < len(merging.lacking(state, merging.BLANK))
    assert merging.lacking(state, phone.doc.get_state()) == merging.NOTHING


def test_an_update_without_what_came_before_is_asked_for_again() -> None:
    phone = Phone()
    first, second = phone.type("một "), phone.type("hai")
    with pytest.raises(Conflict) as caught:
        merging.merged(b"", second)
    assert caught.value.code == "collab_gap"
    assert merging.merged(merging.merged(b"", first).state, second).text == "một hai"
    # What is partly known already and partly new is no gap.
    assert merging.merged(merging.merged(b"", first).state, phone.doc.get_update()).text == "một hai"


def other_root() -> bytes:
    doc = Doc()
    doc.get("other", type=Text).insert(0, "x")
    return state_of(doc)


def as_map() -> bytes:
    doc = Doc()
    doc.get("text", type=Map)["a"] = "x"
    return state_of(doc)


def as_array() -> bytes:
    doc = Doc()
    doc.get("text", type=Array).append(5)
    return state_of(doc)


def nested() -> bytes:
    doc = Doc()
    doc.get("text", type=Array).append(Text("inner"))
    return state_of(doc)


def bold() -> bytes:
    doc = Doc()
    doc.get("text", type=Text).insert(0, "x", {"b": True})
    return state_of(doc)


def picture() -> bytes:
    doc = Doc()
    doc.get("text", type=Text).insert_embed(0, {"img": 1})
    return state_of(doc)


@pytest.mark.parametrize("make", [other_root, as_map, as_array, nested, bold, picture])
def test_what_decodes_but_is_no_plain_text_is_refused(make) -> None:
    start = merging.merged(b"", Phone().type("ý kiến")).state
    for state in (b"", start):
        with pytest.raises(Invalid) as caught:
            merging.merged(state, make())
        assert caught.value.code == "collab_malformed"


@settings(max_examples=400)
@given(st.data())
def test_a_spoilt_update_is_refused_or_leaves_a_text_that_can_be_stored(data: st.DataObject) -> None:
    start = merging.merged(b"", Phone(client_id=11).type("Đã có. ")).state
    good = bytearray(Phone(start, client_id=12).type(VIETNAMESE))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = merging.merged(start, bytes(good))
    except (Invalid, Conflict):
        return
    assert merging.opened(result.state).raw == result.raw
    assert "\x00" not in result.text
    result.text.encode()


def test_a_text_may_be_long_but_not_endless() -> None:
    phone = Phone()
    full = merging.merged(b"", phone.type("ậ" * (merging.MAX_TEXT_BYTES // 3)))
    with pytest.raises(Invalid) as caught:
        merging.merged(full.state, phone.type("ừ"))
    assert caught.value.code == "collab_too_large"
    assert "200" in str(caught.value)
    with pytest.raises(Invalid):
        merging.merged(b"", bytes(merging.MAX_UPDATE_BYTES + 1))


def test_hidden_characters_do_not_reach_what_is_read() -> None:
    assert merging.merged(b"", Phone().type("a\u202eb\u0000c")).text == "abc"


def test_new_content_is_written_over_the_old_and_old_states_bring_nothing_back() -> None:
    phone = Phone()
    old = merging.merged(b"", phone.type(VIETNAMESE)).state
    new = merging.merged(old, merging.rewritten(old, "Bản đã sửa: ổn."))
    assert new.text == "Bản đã sửa: ổn."
    assert merging.merged(new.state, old).text == "Bản đã sửa: ổn."
    merged_wipe = merging.merged(new.state, phone.wipe())
    assert merged_wipe.text == "Bản đã sửa: ổn."


@pytest.mark.parametrize("vector", [b"\xff\xff", b"zzzz"])
def test_a_state_vector_that_is_none_is_refused(vector: bytes) -> None:
    with pytest.raises(Invalid):
        merging.lacking(b"", vector)


def test_nobody_is_brought_up_from_what_is_no_state_vector() -> None:
    with pytest.raises(Invalid):
        merging.brought_up(Phone().type("a"), b"\xff")
