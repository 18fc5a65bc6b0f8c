"""`nennep audit verify | anchor`: whether records and rows are what acts made of them; where all chains stand."""

import argparse
import time
from pathlib import Path

from nennep.config.audit import anchoring
from nennep.config.audit.known_anchors import known_anchors
from nennep.config.settings_table import load
from nennep.config.stop import Stop

HELP = "kiểm tra sổ việc có bị sửa không; in neo để cất ở nơi khác"
HELP_EN = (
    "`verify` walks all chains of acts, checks them against the anchors, composes adopted minutes anew and checks rows "
    "against the acts that made them; it says where the first differences are, never what was written there. Exit "
    "status 1 when there is one. `anchor` makes a signed anchor of all chains and prints it, to be kept elsewhere "
    "(`serve` makes one a day). See docs/mechanisms/audit.md."
)
SHOWN = 50
"""Differences that are told one by one."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="VIỆC", choices=("verify", "anchor"), help="verify hoặc anchor")
    parser.add_argument(
        "--anchor",
        metavar="TỆP",
        type=Path,
        action="append",
        default=[],
        help="verify: đối chiếu cả với neo cất ở nơi khác (viết được nhiều lần)",
    )
    parser.add_argument(
        "--code",
        metavar="MÃ",
        action="append",
        default=[],
        help="verify: mã ghi trên neo đã in, từ 16 ký tự (viết được nhiều lần)",
    )
    parser.add_argument(
        "--key", metavar="KHÓA", help="verify: khóa ghi trên neo đã in, nếu khóa ở máy không đáng tin"
    )
    parser.add_argument(
        "--daily", action="store_true", help="anchor: chỉ làm khi hôm nay chưa có, không in ra"
    )


def run(args: argparse.Namespace) -> int:
    _load_django(args.data)
    key_file = load(args.data)["anchor_key"]
    return _anchor(args, key_file) if args.what == "anchor" else _verify(args, key_file)


def _load_django(data: Path) -> None:
    """Django over a database that is there and up to date: an audit changes nothing. Raises Stop."""
    if not data.is_dir():
        raise Stop(f"không có thư mục dữ liệu {data}.")
    import django  # noqa: PLC0415 - only now may settings be read

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415
    from django.db.utils import DatabaseError  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise Stop(f"không vào được cơ sở dữ liệu: {error}") from error
    if plan:
        raise Stop("cơ sở dữ liệu thuộc bản phần mềm cũ hơn. Chạy nennep serve một lần để cập nhật.")


def _anchor(args: argparse.Namespace, key_file: str) -> int:
    from nennep.core import clock  # noqa: PLC0415 - needs Django, which is loaded only now

    if args.daily:
        before = anchoring.kept(args.data)
        if not before or clock.legal_day(before[-1].at) != clock.today():
            anchoring.add(args.data, key_file)
        return 0
    print(anchoring.add(args.data, key_file).text, end="")
    return 0


def _verify(args: argparse.Namespace, key_file: str) -> int:
    from nennep.config.audit import everything, report  # noqa: PLC0415 - as above
    from nennep.config.audit.snapshot import snapshot  # noqa: PLC0415

    began = time.monotonic()
    against = known_anchors(
        anchoring.kept(args.data),
        [anchoring.read_file(path) for path in args.anchor],
        codes=args.code,
        key=args.key or anchoring.public_key(args.data, key_file),
    )
    with snapshot():
        found = everything.audit(against.anchors, lambda at: print(f"  {at} …", flush=True))
        sentences = [*against.wrong, *report.sentences(found)]
    print(report.summary(found, against.anchors, time.monotonic() - began))
    for sentence in sentences[:SHOWN]:
        print(f"  ✗ {sentence}")
    if len(sentences) > SHOWN:
        print(f"  … và {len(sentences) - SHOWN} chỗ nữa.")
    print("Không thấy chỗ nào bị sửa." if not sentences else f"Có {len(sentences)} chỗ không khớp.")
    return 1 if sentences else 0
