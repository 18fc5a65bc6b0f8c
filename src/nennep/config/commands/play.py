"""`nennep play FILE …`: tell what happened, and see whether what must follow does."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from nennep.config import opening
from nennep.config.setting import PREFIX
from nennep.config.stop import Stop

if TYPE_CHECKING:
    from nennep.stories.staging import Played

HELP = "kể lại chuyện đã xảy ra theo tệp, xem điều phải thấy có đúng không"
HELP_EN = (
    "Play story files (docs/stories.md): do the acts that they tell, each at its moment, and print a table of what "
    "must follow. Each story has an empty database of its own (a SQLite file that is thrown away, or "
    "`--database-url`, left as it was). `--until DAY` plays one story up to that day and keeps it in the data folder. "
    "Exit status 1 when an expectation fails or an act is refused, 2 when a file is mistaken."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="TỆP", type=Path, help="các tệp truyện")
    parser.add_argument("--all", action="store_true", help="mọi truyện có sẵn trong phần mềm")
    parser.add_argument(
        "--until", metavar="NGÀY", help="kể đến hết ngày này (2026-11-24), giữ lại trong --data"
    )
    parser.add_argument(
        "--database-url", metavar="ĐỊA_CHỈ", help="kể trong cơ sở dữ liệu PostgreSQL trống này"
    )


def run(args: argparse.Namespace) -> int:
    until = _end_of(args.until) if args.until else None
    if not args.files and not args.all:
        raise Stop("chưa nêu truyện nào. Ví dụ: nennep play chuyen.toml, hay nennep play --all")
    if until is not None and (args.all or len(args.files) != 1):
        raise Stop("--until dựng một truyện vào thư mục dữ liệu: chỉ nêu một tệp.")
    if args.database_url:
        os.environ[PREFIX + "DATABASE_URL"] = args.database_url
    if until is not None:
        return _play(args, args.data, until)
    with tempfile.TemporaryDirectory(prefix="nennep-play-") as folder:
        return _play(args, Path(folder), None)


def _play(args: argparse.Namespace, data: Path, until: datetime | None) -> int:
    _load(data)
    from nennep.stories import staging  # noqa: PLC0415 - needs Django, which is loaded only now

    if not staging.is_empty():
        raise Stop(
            "cơ sở dữ liệu đã có số liệu; truyện chỉ kể trong cơ sở dữ liệu trống. Nêu thư mục mới: --data THƯ_MỤC"
        )
    shipped = [Path(os.path.relpath(path)) for path in staging.shipped()] if args.all else []
    files = [*args.files, *shipped]
    played = [
        _told(staging.play_alone(path) if until is None else staging.play_kept(path, until)) for path in files
    ]
    _print_total(played)
    if any(each.mistaken for each in played):
        return 2
    return 0 if all(each.went_well for each in played) else 1


def _load(data: Path) -> None:
    """Django over an empty database in that folder."""
    os.environ[PREFIX + "DATA"] = str(data)
    opening.open_data(data)


def _told(played: "Played") -> "Played":
    """Print how one story went."""
    print(f"\n{played.path.name}: {played.title}")
    places = [str(each.place) for each in played.verdicts]
    width = max((len(place) for place in places), default=0)
    for place, verdict in zip(places, played.verdicts, strict=True):
        print(f"  {'✓' if verdict.met else '✗'} {place.ljust(width)}  {verdict.sentence}")
        if verdict.wrong:
            print(f"      {verdict.wrong}")
    if played.stopped:
        print(f"  ✗ {played.stopped}")
    print(
        f"  {played.acts} việc, {played.seconds:.1f} giây (riêng các việc {played.acting:.1f} giây, "
        f"kể thêm {played.overhead:.0%})",
        flush=True,
    )
    return played


def _print_total(played: Sequence["Played"]) -> None:
    verdicts = [verdict for each in played for verdict in each.verdicts]
    met = sum(verdict.met for verdict in verdicts)
    stopped = sum(bool(each.stopped) for each in played)
    more = f"; {stopped} truyện dừng giữa chừng" if stopped else ""
    print(
        f"\n{len(played)} truyện, {len(verdicts)} điều phải thấy: {met} đúng, {len(verdicts) - met} sai{more}."
    )


def _end_of(told: str) -> datetime:
    """The last instant of a day. Raises Stop."""
    from nennep.core.clock import VIETNAM  # noqa: PLC0415 - as the others here

    try:
        return datetime.combine(date.fromisoformat(told), time.max, VIETNAM)
    except ValueError:
        raise Stop(f"--until cần một ngày như 2026-11-24, không phải “{told}”.") from None
