"""`nennep new-key`: go on after the secret key was lost for ever."""

import argparse
import secrets
from pathlib import Path

from nennep.config import opening, secret_key
from nennep.config.settings_table import load
from nennep.config.stop import Stop

HELP = "làm khóa bí mật mới khi khóa cũ đã mất hẳn, không còn bản sao lưu"
HELP_EN = (
    "Go on with a new secret key after the old one was lost for ever. Everything in the tables stays. What was sealed "
    "with the old key cannot be read any more: the contents of earlier acts, files that phones gave out. Everybody "
    "signs in anew. Restore the key from a backup instead, if there is one."
)
WARNING = """\
khóa cũ mất là mất: nội dung niêm phong của các việc đã ghi, tệp mà điện thoại đã lưu ra. Chuỗi sổ vẫn kiểm được; \
buổi họp, biên bản, danh sách vẫn còn. Mọi người phải đăng nhập lại; mã đăng nhập chưa dùng thì cấp lại.
Còn bản sao lưu của khóa thì khôi phục khóa, đừng chạy lệnh này. Chắc chắn: thêm --contents-are-lost"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--contents-are-lost",
        action="store_true",
        help="tôi biết nội dung niêm phong bằng khóa cũ không đọc lại được nữa",
    )


def run(args: argparse.Namespace) -> int:
    data: Path = args.data
    opening.load(data)
    if secret_key.opens_contents():
        raise Stop("khóa bí mật vẫn dùng được, không cần khóa mới.")
    if not args.contents_are_lost:
        raise Stop(WARNING)
    key = load(data)["secret_key"]
    if not key:
        if (old := data / secret_key.FILE_NAME).is_file():
            print(f"Khóa cũ: {_put_aside(old)}")
        key = secrets.token_urlsafe(48)
        secret_key.keep(data, key)
        print(f"Khóa mới: {old}. Sao lưu ngay, cùng cơ sở dữ liệu.")
    secret_key.accept(data, key)
    print("Từ nay phần mềm chạy với khóa này.")
    return 0


def _put_aside(old: Path) -> Path:
    """Another name for the old key, which nothing overwrites: it may yet turn out to be somebody's right one."""
    number = 1
    while (aside := old.with_name(f"{old.name}.old-{number}")).exists():
        number += 1
    old.rename(aside)
    return aside
