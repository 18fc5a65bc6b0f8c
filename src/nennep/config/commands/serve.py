"""`nennep serve`: bring the database up to date and serve."""

import argparse
import os
from pathlib import Path

from nennep.config import server
from nennep.config.setting import PREFIX
from nennep.config.settings_table import load

HELP = "chạy phần mềm cho mọi người dùng"
HELP_EN = (
    "Bring the database up to date and serve, until stopped by SIGTERM or Ctrl+C. `--tls own`: HTTPS with a "
    "certificate made here; `--certificate`, `--key`: HTTPS with one that was given. See secure-connection.md."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe (0.0.0.0: cả mạng nội bộ)")
    parser.add_argument("--port", metavar="CỔNG", type=int, help="cổng lắng nghe")
    parser.add_argument("--tls", choices=("off", "own"), help="own: chạy HTTPS bằng chứng chỉ tự làm")
    parser.add_argument("--certificate", metavar="TỆP", type=Path, help="chạy HTTPS bằng chứng chỉ này (PEM)")
    parser.add_argument("--key", metavar="TỆP", type=Path, help="khóa của chứng chỉ đó (PEM)")


def run(args: argparse.Namespace) -> int:
    said = {"host": args.host, "tls": args.tls, "certificate": args.certificate, "certificate_key": args.key}
    for key, value in said.items():
        if value is not None:  # the process that serves reads its settings afresh
            os.environ[f"{PREFIX}{key.upper()}"] = str(value.resolve()) if isinstance(value, Path) else value
    values = load(args.data)
    host, port = values["host"], args.port or values["port"]
    server.check_port(host, port)
    print(f"Dữ liệu: {args.data}")
    server.prepare(args.data)
    return server.become(host, port, browser=False)
