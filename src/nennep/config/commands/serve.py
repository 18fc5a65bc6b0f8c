"""`nennep serve`: bring the database up to date and serve."""

import argparse

from nennep.config import server
from nennep.config.settings_table import load

HELP = "chạy chương trình cho mọi người dùng"
HELP_EN = "Bring the database up to date and serve, until stopped by SIGTERM or Ctrl+C."


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe (0.0.0.0: cả mạng nội bộ)")
    parser.add_argument("--port", metavar="CỔNG", type=int, help="cổng lắng nghe")


def run(args: argparse.Namespace) -> int:
    values = load(args.data)
    host, port = args.host or values["host"], args.port or values["port"]
    server.check_port(host, port)
    print(f"Dữ liệu: {args.data}")
    server.prepare(args.data)
    return server.become(host, port, browser=False)
