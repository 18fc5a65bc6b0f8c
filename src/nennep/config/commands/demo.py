"""`nennep demo`: the program with invented data, ready to be looked at."""

import argparse
import gc
import os
import shutil
from datetime import date
from importlib import import_module
from pathlib import Path

from nennep.config import server, staircase
from nennep.config.audit.anchoring import FOLDER, KEY_FILE
from nennep.config.setting import PREFIX
from nennep.config.settings_table import load
from nennep.config.stop import Stop

HELP = "xem thử phần mềm với số liệu minh họa"
HELP_EN = "Serve with invented data (in the folder `demo` of the data folder), and print the demo logins."
# written last: a folder without it was not finished, or is not a demo's
MARKER = "demo-built-on"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", metavar="CỔNG", type=int, help="cổng lắng nghe")
    parser.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")
    parser.add_argument("--fresh", action="store_true", help="bỏ số liệu minh họa cũ, dựng lại từ đầu")
    parser.add_argument("--build-only", action="store_true", help="dựng số liệu xong thì thôi, không chạy")


def run(args: argparse.Namespace) -> int:
    data: Path = args.data / "demo"
    os.environ[PREFIX + "DATA"] = str(data)
    os.environ[PREFIX + "ILLUSTRATION"] = "true"  # documents made while building say so too
    values = load(data)
    port = args.port or values["port"]
    if not args.build_only:
        server.check_port("127.0.0.1", port)
    print(f"Dữ liệu minh họa: {data}")
    built = data / MARKER
    if args.fresh or not built.exists():
        _clear(data)
    # a minute's work in a quarter of a gigabyte: looking for circles to clear away took an eighth of the time
    gc.disable()
    server.prepare(data, say=_say, meanwhile=lambda: _build(built))
    today = _today()
    if built.read_text(encoding="ascii") != today.isoformat():
        print("Số liệu minh họa dựng từ hôm trước. Muốn có số liệu đến hôm nay: nennep demo --fresh")
    _print_logins()
    if args.build_only:
        return 0
    return server.become("127.0.0.1", port, browser=not args.no_browser)


def _say(words: object = "", *more: object) -> None:
    print(f"  {' '.join(str(word) for word in (words, *more))}", flush=True)


def _clear(data: Path) -> None:
    """Empty a demo's folder. Raises Stop rather than touch a folder that holds something else."""
    database = {f"nennep.sqlite3{beside}" for beside in ("", "-wal", "-shm", "-writer")}
    known = {MARKER, "nennep.toml", "secret_key", "files", "static", "tls", FOLDER, KEY_FILE, *database}
    strange = [path.name for path in data.iterdir() if path.name not in known] if data.is_dir() else []
    if strange:
        raise Stop(
            f"thư mục {data} có thứ khác ({strange[0]}), nên không xóa. Chọn thư mục khác: --data THƯ_MỤC"
        )
    shutil.rmtree(data, ignore_errors=True)


def _build(built: Path) -> None:
    """Build the demo unless its marker is there."""
    if not built.exists():
        if not staircase.has("demo", "build"):
            raise Stop("bản này chưa có số liệu minh họa.")
        import_module("nennep.demo.build").build_demo(progress=_say)
        built.write_text(_today().isoformat(), encoding="ascii")


def _today() -> date:
    """The legal day."""
    from nennep.core import clock  # noqa: PLC0415 - needs Django, which is loaded only now

    return clock.today()


def _print_logins() -> None:
    """The demo logins as a table: who, login, password, what to look at."""
    logins = import_module("nennep.demo").logins
    rows = [
        ("Ai", "Tên đăng nhập", "Mật khẩu", "Xem gì"),
        *(tuple(str(cell) for cell in row) for row in logins()),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    print("\nĐăng nhập thử:")
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        print("  " + "  ".join([*padded, *row[3:]]))
