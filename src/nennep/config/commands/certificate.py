"""`nennep certificate`: the server's own certificate, and the authority that phones and PCs are told to trust."""

import argparse

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from nennep.config import opening
from nennep.config.settings_table import load
from nennep.config.tls import certificates, https
from nennep.config.tls.certificates import fingerprint
from nennep.config.tls.files import Folder, keep_names
from nennep.core import clock

HELP = "làm hoặc xem chứng chỉ HTTPS của riêng máy chủ này"
HELP_EN = (
    "Make or show this server's own certificate and the small authority that signs it (`<data>/tls`), for `serve --tls "
    "own`. Names and addresses of the machine are found; `--name` adds others. The authority is never overwritten: "
    "`--new-authority` puts the old one aside, and every phone must trust the new one. See secure-connection.md."
)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--name",
        metavar="TÊN",
        action="append",
        default=[],
        help="thêm tên máy hoặc địa chỉ (viết được nhiều lần)",
    )
    parser.add_argument(
        "--new-authority",
        action="store_true",
        help="bỏ chứng chỉ gốc cũ sang bên, làm cái mới; mọi điện thoại phải cài lại",
    )


def run(args: argparse.Namespace) -> int:
    opening.make_folder(args.data)
    folder = Folder.of(args.data)
    values = load(args.data)
    keep_names(folder, args.name)
    if args.new_authority and (aside := certificates.put_authority_away(folder)):
        print(f"Chứng chỉ gốc cũ: {aside}")
    made = https.renew(folder, [*values["allowed_hosts"], values["host"]], print)
    authority = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    print(
        f"\nChứng chỉ gốc (cài vào điện thoại, máy tính): {folder.authority}"
        f"\n  hiệu lực đến  {clock.local(authority.not_valid_after_utc):%d/%m/%Y}"
        f"\n  SHA-256  {fingerprint(authority)}"
        f"\n  SHA-1    {fingerprint(authority, hashes.SHA1())}"  # noqa: S303 - what Windows calls Thumbprint
        f"\nChứng chỉ máy chủ: {folder.server}"
        f"\n  hiệu lực đến  {clock.local(made.not_valid_after_utc):%d/%m/%Y}"
        f"\n  dùng cho      {', '.join(certificates.names_in(made))}"
        f"\n\nChạy: nennep serve --tls own. Cách cài vào máy: mở {https.TRUST_PAGE} trên máy chủ."
    )
    return 0
