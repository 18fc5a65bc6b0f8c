"""What this machine is called: its names and addresses in the building, and how an operator may write one."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from nennep.config.stop import Stop

PRIVATE_NAMES = ("localhost", "local", "lan", "internal", "home.arpa", "test")
PRIVATE_NETWORKS = tuple(
    ip_network(each)
    for each in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
_ELSEWHERE = ("10.255.255.255", "172.31.255.255", "192.168.255.255", "192.0.2.1", "2001:db8::1")
"""Where an address of ours that leads there is an address of the building; nothing is sent."""


def lan_addresses() -> list[str]:
    """The addresses of this machine that others of the building can reach, by what the system tells; may be none."""
    found: set[IPv4Address | IPv6Address] = set()
    for elsewhere in _ELSEWHERE:
        family = socket.AF_INET6 if ":" in elsewhere else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((elsewhere, 9))
                found.add(ip_address(asking.getsockname()[0]))
        except OSError:
            continue
    try:
        for *_kind, where in socket.getaddrinfo(socket.gethostname(), None):
            found.add(ip_address(str(where[0]).partition("%")[0]))
    except OSError:
        pass
    return [str(each) for each in sorted(found, key=str) if not (each.is_loopback or each.is_link_local)]


def own_names() -> list[str]:
    """What this machine is called without anybody saying: the loopback, its host name, its addresses."""
    host = socket.gethostname().lower().partition(".")[0]
    called = [host, f"{host}.local"] if is_name(host) else []
    return ["localhost", "127.0.0.1", "::1", *called, *lan_addresses()]


def tidy(word: str) -> str:
    """A name as a certificate holds it: small letters, no brackets around an address. Raises Stop."""
    name = word.strip().lower().removeprefix("[").removesuffix("]").rstrip(".")
    try:
        return str(ip_address(name))
    except ValueError:
        pass
    if not is_name(name):
        raise Stop(f"“{word}” không phải tên máy hay địa chỉ. Ví dụ đúng: nennep.lan, 192.168.1.20")
    return name


def is_name(word: str) -> bool:
    """Whether a word may be the name of a machine."""
    parts = word.split(".")
    return len(word) <= 253 and all(
        part and len(part) <= 63 and part.isascii() and part.replace("-", "a").isalnum() for part in parts
    )
