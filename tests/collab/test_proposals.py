"""What came after the lock or without right: kept aside for a person to settle."""

import pytest
from tests.collab.phone import KEY, MINUTE_TAKER, SECRETARY, Phone

from nennep.collab import merging
from nennep.collab.models import CollabProposal
from nennep.collab.selectors import Proposal, proposal_keys, proposals, read_text
from nennep.collab.texts import MOST_DEVICES, exchange, lock, settle_proposal
from nennep.core.refusals import Conflict


def waiting() -> list[Proposal]:
    """What still has to be settled of the text."""
    return [each for each in proposals([KEY]) if each.settled_at is None]


@pytest.mark.django_db
def test_after_the_lock_what_comes_is_kept_as_a_proposal_and_not_merged() -> None:
    phone = Phone().type("Thông qua. ")
    phone.send()
    digest = lock(KEY)
    answer = phone.type("Viết muộn. ").send()
    assert (answer.locked, answer.proposal, answer.text) == (True, True, "Thông qua.")
    phone.type("Muộn nữa.").send()
    (proposal,) = waiting()
    assert (proposal.text, proposal.would_read) == ("Thông qua.", "Thông qua. Viết muộn. Muộn nữa.")
    assert (proposal.author_id, read_text(KEY), lock(KEY)) == (MINUTE_TAKER, "Thông qua.", digest)
    assert not exchange(
        KEY, update=None, state_vector=None, author=SECRETARY, device=None, allowed=False
    ).proposal


@pytest.mark.django_db
def test_what_is_already_in_the_locked_text_is_no_proposal() -> None:
    phone = Phone().type("Thông qua.")
    phone.send()
    lock(KEY)
    phone.server_has = merging.BLANK
    phone.send()
    assert waiting() == []


@pytest.mark.django_db
def test_one_whose_right_has_ended_proposes_and_a_settled_proposal_leaves_the_list() -> None:
    Phone().type("Có quyền. ").send()
    guest = Phone(SECRETARY)
    guest.send(allowed=False)
    guest.type("Hết quyền.").send(allowed=False)
    assert read_text(KEY) == "Có quyền."
    (proposal,) = waiting()
    settle_proposal(proposal.id, by=MINUTE_TAKER)
    assert waiting() == proposal_keys("minutes/") == []
    assert proposal_keys("minutes/", open_only=False) == [KEY]
    assert CollabProposal.rows.get().settled_by_id == MINUTE_TAKER


@pytest.mark.django_db
def test_a_proposal_that_was_settled_does_not_come_back_with_the_same_words() -> None:
    phone = Phone().type("Chi bộ nhất trí. ")
    phone.send()
    lock(KEY)
    phone.type("Thêm một ý.")
    late = phone.doc.get_update(phone.server_has)

    def sent() -> None:
        exchange(KEY, update=late, state_vector=None, author=phone.author, device=phone.device, allowed=True)

    sent()
    assert proposal_keys("minutes/") == [KEY]
    assert settle_proposal(waiting()[0].id, by=SECRETARY, outcome="refused", reason="Không đúng ý kiến")
    sent()
    assert waiting() == proposal_keys("minutes/") == []
    assert proposal_keys("minutes/", open_only=False) == [KEY]
    assert [(each.outcome, each.reason) for each in proposals([KEY])] == [("refused", "Không đúng ý kiến")]
    assert not settle_proposal(proposals([KEY])[0].id, by=SECRETARY)
    phone.type(" Và một ý nữa.").send()
    assert [each.would_read for each in waiting()] == ["Chi bộ nhất trí. Thêm một ý. Và một ý nữa."]


@pytest.mark.django_db
def test_nobody_fills_the_list_by_calling_each_writing_another_device() -> None:
    Phone().type("Thông qua. ").send()
    lock(KEY)
    for _each in range(MOST_DEVICES):
        Phone().type("Thêm. ").send()
    with pytest.raises(Conflict) as refused:
        Phone().type("Thêm. ").send()
    assert refused.value.code == "collab_many"
    assert CollabProposal.rows.count() == MOST_DEVICES
    assert Phone(SECRETARY).type("Của bí thư.").send().proposal
    settle_proposal(waiting()[0].id, by=SECRETARY)
    assert Phone().type("Thêm nữa. ").send().proposal
