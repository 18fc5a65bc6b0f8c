"""The own authority, and what it signs."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from nennep.config.cli import main
from nennep.config.commands import certificate as command
from nennep.config.setting import BadSetting
from nennep.config.settings_table import SETTINGS
from nennep.config.stop import Stop
from nennep.config.tls import certificates, https
from nennep.config.tls.files import Folder, keep_names

Clock = Callable[[datetime], None]
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder.of(tmp_path)


def silent(_words: str) -> None:
    """Nobody listens."""


def shake_hands(folder: Folder, name: str) -> None:
    """A TLS handshake with a server of the folder by a client that trusts its authority alone, and asks for `name`."""
    ours, theirs = socket.socketpair()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder.server, folder.server_key)
    client = ssl.create_default_context(cafile=folder.authority)

    def answer() -> None:
        try:
            server.wrap_socket(theirs, server_side=True).close()
        except OSError:
            theirs.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        client.wrap_socket(ours, server_hostname=name).close()
    finally:
        ours.close()
        thread.join()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "chibo.example.vn", "203.0.113.9", "nennep.lan"])
def test_a_device_that_trusts_the_authority_trusts_the_server(folder: Folder, name: str) -> None:
    keep_names(folder, ["Chibo.Example.VN", "203.0.113.9", "nennep.lan"])
    https.renew(folder, [], silent)
    shake_hands(folder, name)


def test_a_stolen_authority_cannot_vouch_for_a_bank(folder: Folder) -> None:
    https.renew(folder, [], silent)
    certificates.issue(folder, ["nganhang.example.com", "localhost"])  # what a thief would do
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(folder, "nganhang.example.com")
    certificates.issue(folder, ["198.51.100.7"])
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shake_hands(folder, "198.51.100.7")


def test_a_second_start_changes_nothing(folder: Folder) -> None:
    https.renew(folder, ["localhost"], silent)
    before = {path.name: path.read_bytes() for path in folder.path.iterdir()}
    said: list[str] = []
    https.renew(folder, ["*", "0.0.0.0", ".example.vn", "[::1]"], said.append)
    assert {path.name: path.read_bytes() for path in folder.path.iterdir()} == before
    assert said == []


def test_a_new_name_gets_a_new_server_certificate_from_the_same_authority(folder: Folder) -> None:
    https.renew(folder, [], silent)
    authority = folder.authority.read_bytes()
    made = https.renew(folder, ["10.1.2.3"], silent)
    assert "10.1.2.3" in certificates.names_in(made)
    assert folder.authority.read_bytes() == authority


def test_a_name_beyond_the_bounds_is_said_and_left_out(folder: Folder) -> None:
    https.renew(folder, [], silent)
    said: list[str] = []
    made = https.renew(folder, ["chibo.example.vn"], said.append)
    assert "chibo.example.vn" not in certificates.names_in(made)
    assert "--new-authority" in said[0]


def test_a_certificate_is_made_afresh_before_it_ends(folder: Folder, clock: Clock) -> None:
    clock(NOW)
    first = https.renew(folder, [], silent)
    clock(NOW + timedelta(days=certificates.SERVER_DAYS - certificates.RENEW_DAYS - 1))
    assert https.renew(folder, [], silent) == first
    clock(NOW + timedelta(days=certificates.SERVER_DAYS - certificates.RENEW_DAYS + 1))
    assert https.renew(folder, [], silent).not_valid_after_utc > first.not_valid_after_utc


def test_the_authority_is_never_overwritten(folder: Folder) -> None:
    certificates.make_authority(folder, [])
    with pytest.raises(Stop, match="không ghi đè"):
        certificates.make_authority(folder, [])


def test_a_new_authority_leaves_the_old_one_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["certificate", "--data", str(tmp_path)]
    folder = Folder.of(tmp_path)
    assert main(words) == 0
    old = folder.authority.read_bytes()
    assert main([*words, "--new-authority", "--name", "chibo.example.vn"]) == 0
    assert folder.authority.read_bytes() != old
    assert [path.read_bytes() for path in folder.path.glob("authority-until-*.pem")] == [old]
    shake_hands(folder, "chibo.example.vn")
    said = capsys.readouterr().out
    found = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    assert certificates.fingerprint(found) in said
    assert str(folder.authority) in said
    assert command.HELP_EN


def test_a_lost_key_is_said_in_a_sentence(folder: Folder) -> None:
    certificates.make_authority(folder, [])
    folder.authority_key.unlink()
    with pytest.raises(Stop, match="mất khóa"):
        https.renew(folder, [], silent)


def test_keys_are_for_their_owner_alone(folder: Folder) -> None:
    https.renew(folder, [], silent)
    assert {path.stat().st_mode & 0o777 for path in (folder.authority_key, folder.server_key)} == {0o600}


@pytest.mark.parametrize("name", ["https://may.lan", "may chu", "máy.lan", "", "a" * 64 + ".lan"])
def test_what_is_no_name_is_refused(folder: Folder, name: str) -> None:
    with pytest.raises(Stop, match="không phải tên máy hay địa chỉ"):
        keep_names(folder, [name])


def values(**said: object) -> dict[str, object]:
    return {setting.key: setting.default for setting in SETTINGS} | said


def test_settings_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    assert https.tls_of(values(), tmp_path) is None
    with pytest.raises(BadSetting, match="một trong hai"):
        https.tls_of(values(tls="own", certificate="a.pem", certificate_key="a.key"), tmp_path)
    with pytest.raises(BadSetting, match="đủ cả hai"):
        https.tls_of(values(certificate="a.pem"), tmp_path)


def test_a_given_certificate_is_looked_at_before_the_start(
    folder: Folder, tmp_path: Path, clock: Clock
) -> None:
    clock(NOW)
    https.renew(folder, [], silent)
    said: list[str] = []
    given = values(certificate=str(folder.server), certificate_key=str(folder.server_key))
    https.make_ready(given, tmp_path, said.append)
    assert said == []
    with pytest.raises(Stop, match="không phải của chứng chỉ"):
        https.make_ready({**given, "certificate_key": str(folder.authority_key)}, tmp_path, said.append)
    with pytest.raises(Stop, match="không đọc được tệp"):
        https.make_ready({**given, "certificate": "/not/there.pem"}, tmp_path, said.append)
    folder.names.write_text("no certificate")
    with pytest.raises(Stop, match="phải là tệp PEM"):
        https.make_ready({**given, "certificate": str(folder.names)}, tmp_path, said.append)
    clock(NOW + timedelta(days=certificates.SERVER_DAYS - 10))
    https.make_ready(given, tmp_path, said.append)
    assert "hết hạn" in said[0]


def test_the_server_answers_under_the_names_of_its_own_certificate_only(
    folder: Folder, tmp_path: Path
) -> None:
    own = https.tls_of(values(tls="own"), tmp_path)
    assert https.vouched_names(own) == []
    https.renew(folder, ["10.1.2.3"], silent)
    assert {"10.1.2.3", "[::1]", "localhost"} <= set(https.vouched_names(own))
    given = https.tls_of(values(certificate=str(folder.server), certificate_key="k"), tmp_path)
    assert https.vouched_names(given) == []
