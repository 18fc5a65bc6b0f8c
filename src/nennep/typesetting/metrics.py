"""How wide a text is in Tinos, and so in Times New Roman, whose widths it shares.

Both renderers must agree on what fits on a line (the heading must not wrap), and a .docx is laid out by
another program later: so widths are known here. Advance widths in 1/2048 em, from Tinos 1.33; a test
compares them with the font files. A letter with marks is as wide as without, but for ơ and ư.
"""

import re
import unicodedata
from functools import lru_cache

_UNITS = 2048
_HORN = "\u031b"
_UNKNOWN = 2048
_ZERO_WIDTH_SPACE = "\u200b"
_BEFORE_PER_CENT = re.compile("(?<=[0-9]) (?=%)")
_IN_PRINT = re.compile(r"(?<=\bngày) (?=[0-9])|(?<=\([0-9]\)) |(?<=\([0-9]{2}\)) ")


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {char: width for width, chars in widths.items() for char in chars}


_REGULAR = _by_letter({
    369: "'", 410: "|", 512: " ,.\u00a0", 569: "/:;\\ijlt", 614: "²", 682: "!()-I[]`fr’‘·", 717: "•",
    797: "Js", 819: "°", 836: '"', 909: "?acez“”", 961: "^", 983: "{}",
    1024: "#$*0123456789_bdghknopquvxyđ–§«»", 1083: "ơ", 1108: "~", 1110: "ư", 1139: "FPS", 1155: "+<=>×−",
    1251: "ELTZ", 1366: "BCR", 1479: "ADGHKNOQUVXYwĐƠ", 1589: "Ư", 1593: "&m", 1706: "%", 1821: "M",
    1886: "@", 1933: "W", 2048: "—…",
})  # fmt: skip
_BOLD = _by_letter({
    451: "|", 512: " ,.\u00a0", 569: "'/\\il", 614: "²", 682: "!()-:;[]`fjt’‘", 683: "·", 717: "•",
    797: "Is", 807: "{}", 819: "°", 909: "cerz", 1024: "#$*0123456789?J_agovxy–“”§«»", 1065: "~", 1134: "ơ",
    1137: '"', 1139: "Sbdhknpquđ", 1167: "+<=>×−", 1190: "^", 1229: "ư", 1251: "FP", 1366: "BELTZ",
    1479: "ACDNRUVXYwĐ", 1593: "GHKOQƠ", 1630: "Ư", 1706: "&m", 1905: "@", 1933: "M", 2048: "%W—…",
})  # fmt: skip
_ITALIC = _by_letter({
    438: "'", 512: " ,.·\u00a0", 563: "|", 569: "/\\fijlt", 614: "²", 682: "!()-:;I`’‘", 717: "•",
    797: "[]rsz", 819: "{}°", 860: '"', 864: "^", 909: "Jcekvxy", 1024: "#$*0123456789?S_abdghnopquđ–§«»",
    1093: "ơ", 1108: "~", 1117: "ư", 1139: "LTYZ“”", 1251: "ABEFPRVX", 1366: "CKNw", 1382: "+<=>×−",
    1479: "DGHOQUmĐƠ", 1544: "Ư", 1593: "&", 1706: "%MW", 1821: "—…", 1884: "@",
})  # fmt: skip


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width in points of `text` at `size` points, without kerning: what it takes at most."""
    advances = _BOLD if bold else _ITALIC if italic else _REGULAR
    return sum(advances.get(_bare(char), _UNKNOWN) for char in text) * size / _UNITS


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """The letter without tone: ế -> e, ở -> ơ, Ự -> Ư. A combining mark by itself has no width of its own."""
    apart = unicodedata.normalize("NFD", char)
    if _HORN in apart:
        return unicodedata.normalize("NFC", apart[0] + _HORN)
    return apart[0]


def wrap_balanced(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of `text`, as few as fit `width` points and then as equal as can be, as a clerk breaks a name."""
    least = _greedy(text, width, size, bold)
    narrow, best = width, least
    while narrow > size:
        narrow -= 2.0
        lines = _greedy(text, narrow, size, bold)
        if len(lines) > len(least) or any(text_width(line, size, bold=bold) > narrow for line in lines):
            break
        best = lines
    return best


def _greedy(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def breakable(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """`text` in which a word wider than `width` points may be broken anywhere (by zero-width spaces)."""
    if text_width(text, size, bold=bold) <= width:
        return text
    pieces = re.split("([ \u00a0\n]+)", text)
    return "".join(
        _ZERO_WIDTH_SPACE.join(piece) if text_width(piece, size, bold=bold) > width else piece
        for piece in pieces
    )


def bound(text: str) -> str:
    """`text` whose per cent signs stay on the line of their figure."""
    return _BEFORE_PER_CENT.sub("\u00a0", text)


def bound_in_print(text: str) -> str:
    """`text` in which no line ends within "ngày 24/11/2026" or "(12) Thảo luận" either.

    Not in a .docx: LibreOffice sets such a space wider, and a clerk goes on writing in it.
    """
    return _IN_PRINT.sub("\u00a0", bound(text))
