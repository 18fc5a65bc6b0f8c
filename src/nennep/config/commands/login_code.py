"""`nennep login-code NAME`: a one-time code from the shell, for the first login and when no office can give one."""

import argparse
from uuid import UUID

from nennep.config import opening, secret_key
from nennep.config.stop import Stop

HELP = "cấp mã một lần để một tài khoản đặt mật khẩu"
HELP_EN = (
    "Give a one-time code by which the holder of a login sets the password, as the operator: for the first login, and "
    "when no office can give one. An act like any other: it stands in the chain of the holder's cell."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP", help="tên đăng nhập đã cấp")


def run(args: argparse.Namespace) -> int:
    opening.load(args.data)
    secret_key.settle(args.data)
    from nennep.accounts.codes import shown  # noqa: PLC0415 - only now may settings be read
    from nennep.accounts.selectors import login_named  # noqa: PLC0415
    from nennep.authority.actions import give_code  # noqa: PLC0415
    from nennep.core.actor import Actor  # noqa: PLC0415
    from nennep.core.clock import local  # noqa: PLC0415
    from nennep.core.refusals import Refused  # noqa: PLC0415

    login = login_named(args.username)
    if login is None or login.person_id is None:
        raise Stop(f"không có tài khoản nào tên “{args.username}”.")
    try:
        done = give_code(Actor.operator(), person=login.person_id)
    except Refused as refused:
        raise Stop(str(refused)) from refused
    code = shown(UUID(done.result["code"]))
    assert code is not None
    print(f"Mã một lần của {code.username}: {code.digits}")
    print(f"Dùng được một lần, đến {local(code.expires_at):%H:%M ngày %d/%m/%Y}, ở trang /dang-nhap/ma/")
    return 0
