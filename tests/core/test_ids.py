"""Ids are UUIDs of version 7, made by the asker."""

from datetime import UTC, datetime
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nennep.core.ids import NewId, derive_id, id_at, is_uuid7, new_id

MAY = datetime(2026, 5, 24, 7, 30, tzinfo=UTC)


def milliseconds(identifier: UUID) -> int:
    return identifier.int >> 80


def test_fresh_ids_are_version_7_differ_and_sort_by_time() -> None:
    made = [new_id() for _ in range(2000)]
    assert all(is_uuid7(each) and type(each) is UUID for each in made)
    assert len(set(made)) == 2000
    assert [milliseconds(each) for each in made] == sorted(milliseconds(each) for each in made)


def test_other_versions_are_told_apart() -> None:
    assert not is_uuid7(uuid4())
    assert not is_uuid7(UUID(int=0))
    assert not is_uuid7(UUID(int=new_id().int & ~(0b11 << 62)))


@given(st.uuids(version=4), st.lists(st.text(), max_size=3))
def test_a_derived_id_is_version_7_of_its_roots_moment_and_always_the_same(
    root: UUID, names: list[str]
) -> None:
    derived = derive_id(root, *names)
    assert is_uuid7(derived)
    assert milliseconds(derived) == milliseconds(root)
    assert derived == derive_id(root, *names)
    assert derived != derive_id(root, *names, "more")


def test_an_id_of_a_moment_carries_it() -> None:
    assert is_uuid7(id_at(MAY, "a"))
    assert milliseconds(id_at(MAY, "a")) == int(MAY.timestamp() * 1000)
    assert id_at(MAY, "a") == id_at(MAY, "a") != id_at(MAY, "b")


def test_a_payload_must_bring_a_version_7() -> None:
    new = TypeAdapter(NewId)
    good = new_id()
    assert new.validate_python(str(good)) == good
    for other in (uuid4(), uuid5(good, "x")):
        with pytest.raises(ValidationError) as caught:
            new.validate_python(str(other))
        assert caught.value.errors()[0]["type"] == "not_uuid7"
    assert new.json_schema() == {"type": "string", "format": "uuid"}
