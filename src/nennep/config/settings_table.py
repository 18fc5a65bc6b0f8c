"""The one table of settings: what an operator may set, in the file or in the environment.

Three sources, the later wins: the default here, `<data>/nennep.toml`, the environment (NENNEP_…).
docs/settings.md is generated from this table (`nennep docs`). Nothing else reads os.environ.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nennep.config.setting import PREFIX, BadSetting, Setting

FILE_NAME = "nennep.toml"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "database_url",
        str,
        "",
        "The database. Empty: SQLite in the data folder. Else postgresql://user:password@host:5432/name.",
        "Cơ sở dữ liệu. Để trống: SQLite trong thư mục dữ liệu. Nếu không: postgresql://user:password@host:5432/name.",
        secret=True,
    ),
    Setting(
        "host",
        str,
        "127.0.0.1",
        "The address that `serve` listens on. 0.0.0.0 opens it to the network of the building.",
        "Địa chỉ mà lệnh serve lắng nghe. 0.0.0.0 là mở cho cả mạng nội bộ.",
    ),
    Setting("port", int, 8000, "The port that `serve` listens on.", "Cổng mà lệnh serve lắng nghe."),
    Setting(
        "workers",
        int,
        0,
        "Server processes. 0: one for each core.",
        "Số tiến trình phục vụ. 0: mỗi nhân một tiến trình.",
    ),
    Setting(
        "threads",
        int,
        4,
        "Threads of each server process.",
        "Số luồng của mỗi tiến trình phục vụ.",
    ),
    Setting(
        "allowed_hosts",
        list,
        ["localhost", "127.0.0.1", "[::1]"],
        "Names under which the server answers. Anything else is refused.",
        "Các tên máy chủ được trả lời. Tên khác bị từ chối.",
    ),
    Setting(
        "trusted_origins",
        list,
        [],
        "Full addresses (https://…) that forms may come from, when a proxy stands before the server.",
        "Địa chỉ đầy đủ (https://…) mà biểu mẫu được gửi từ đó, khi có máy chủ trung gian đứng trước.",
    ),
    Setting(
        "tls",
        str,
        "off",
        "own: `serve` speaks HTTPS with a certificate of its own (docs/secure-connection.md), and answers under every "
        "name that it holds. Phones need HTTPS to work without signal.",
        "own: lệnh serve chạy HTTPS bằng chứng chỉ tự làm (docs/secure-connection.md), và trả lời dưới mọi tên ghi "
        "trong đó. Điện thoại cần HTTPS mới họp được khi mất sóng.",
        choices=("off", "own"),
    ),
    Setting(
        "certificate",
        str,
        "",
        "HTTPS with a certificate that was given: the PEM file of the certificate, with those that signed it below.",
        "HTTPS bằng chứng chỉ được cấp: tệp PEM của chứng chỉ, kèm các chứng chỉ đã ký nó ở dưới.",
    ),
    Setting(
        "certificate_key",
        str,
        "",
        "The PEM file of that certificate's private key, without a password.",
        "Tệp PEM chứa khóa riêng của chứng chỉ đó, không đặt mật khẩu.",
    ),
    Setting(
        "https",
        bool,
        False,
        "A proxy before the server ends HTTPS and sends X-Forwarded-Proto, which is believed; cookies are sent by "
        "HTTPS only. Not needed where `serve` speaks HTTPS itself.",
        "Có máy trung gian đứng trước nhận HTTPS và gửi X-Forwarded-Proto, được tin; cookie chỉ gửi qua HTTPS. "
        "Không cần khi lệnh serve tự chạy HTTPS.",
    ),
    Setting(
        "secret_key",
        str,
        "",
        "The key that signs sessions and seals personal fields of records: without it they cannot be read, so back it "
        "up with the database. Empty: the file `secret_key` of the data folder, made at the first start.",
        "Khóa ký phiên đăng nhập và niêm phong thông tin cá nhân trong sổ việc. Mất khóa là không đọc lại được, nên "
        "sao lưu cùng cơ sở dữ liệu. Để trống: tệp secret_key trong thư mục dữ liệu, tự tạo khi chạy lần đầu.",
        secret=True,
    ),
    Setting(
        "anchor_key",
        str,
        "",
        "The PEM file of the key that signs anchors (docs/mechanisms/audit.md), made with the first one. Keep it where "
        "who owns the database cannot read it. Empty: the file `anchor_key` of the data folder.",
        "Tệp PEM chứa khóa ký neo của sổ việc (docs/mechanisms/audit.md), tự tạo cùng neo đầu tiên. Nên để ở nơi người "
        "quản cơ sở dữ liệu không đọc được. Để trống: tệp anchor_key trong thư mục dữ liệu.",
    ),
    Setting(
        "session_days",
        int,
        30,
        "Days that a login lasts on a device that is used.",
        "Số ngày một lần đăng nhập còn hiệu lực trên máy vẫn dùng.",
    ),
    Setting(
        "shared_minutes",
        int,
        20,
        "Minutes without a page after which a shared machine (said at signing in) is signed out.",
        "Số phút không mở trang nào thì máy dùng chung (chọn lúc đăng nhập) tự thoát.",
    ),
    Setting(
        "upload_megabytes",
        int,
        20,
        "The largest file that may be attached, in megabytes.",
        "Cỡ lớn nhất của một tệp đính kèm, tính bằng MB.",
    ),
    Setting(
        "late_act_days",
        int,
        30,
        "Days within which an act done without signal must reach the server; later, a person settles it.",
        "Số ngày mà việc ghi lúc mất sóng phải về tới máy chủ; muộn hơn thì phải có người xem và quyết.",
    ),
    Setting(
        "illustration",
        bool,
        False,
        "The data are invented: every page and document says so, and the login page offers the demo logins.",
        "Số liệu chỉ để minh họa: mọi trang và văn bản đều ghi rõ, trang đăng nhập có sẵn tài khoản xem thử.",
    ),
    Setting(
        "log_level",
        str,
        "INFO",
        "How much the server says.",
        "Mức chi tiết của nhật ký máy chủ.",
        choices=("DEBUG", "INFO", "WARNING", "ERROR"),
    ),
)
BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


def default_data_dir(environ: Mapping[str, str]) -> Path:
    """Where the data lie when nobody says: NENNEP_DATA, else `nennep` under the user's own data folder (XDG)."""
    if said := environ.get(PREFIX + "DATA"):
        return Path(said).expanduser().resolve()
    home = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser().resolve() / "nennep"


def load(data: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The value of every setting, by key. `data` need not exist. Raises BadSetting."""
    values = {setting.key: setting.default for setting in SETTINGS}
    for key, raw in _from_file(data / FILE_NAME).items():
        if key not in BY_KEY:
            raise BadSetting(f"{data / FILE_NAME}: không có mục nào tên là “{key}”. Xem docs/settings.md.")
        values[key] = BY_KEY[key].read(raw, str(data / FILE_NAME))
    for setting in SETTINGS:
        if setting.env in environ:
            values[setting.key] = setting.read(environ[setting.env], setting.env)
    return values


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{path}: không đọc được tệp cài đặt ({error}).") from error
