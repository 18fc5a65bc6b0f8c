"""Acts on people, by what they belong to: rolls of cells, introductions to other branches, terms and positions."""

from nennep.membership.actions.introductions import introduce_member, withdraw_introduction
from nennep.membership.actions.positions import appoint, end_position, open_term
from nennep.membership.actions.rolls import NewMember, change_status, enter_roll, receive_member
from nennep.membership.actions.telephones import set_telephone

__all__ = [
    "NewMember",
    "appoint",
    "change_status",
    "end_position",
    "enter_roll",
    "introduce_member",
    "open_term",
    "receive_member",
    "set_telephone",
    "withdraw_introduction",
]
