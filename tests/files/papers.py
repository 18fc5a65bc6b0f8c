"""Papers of every kind, made on the spot."""

import io
import struct
import zipfile
import zlib

import typst
from docx import Document
from pypdf import PdfReader, PdfWriter


def pdf(*lines: str) -> bytes:
    """A PDF of one page; typst's own fonts cover Vietnamese well enough to be read back."""
    text = "\n\n".join(f'#"{line}"' for line in lines)
    return typst.compile(text.encode())


def locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("Kế hoạch"))))
    writer.encrypt("matkhau")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*lines: str, header: str = "", table: str = "") -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if table:
        document.add_table(1, 1).cell(0, 0).text = table
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def office(parts: dict[str, str], types: str = "") -> bytes:
    """A zip with the parts that an office program looks for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{types}</Types>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def xlsx(*cells: str) -> bytes:
    strings = "".join(f"<si><t>{cell}</t></si>" for cell in cells)
    return office({"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": f"<sst>{strings}</sst>"})


def macro_docx() -> bytes:
    return office({"word/document.xml": "<w:document/>", "word/vbaProject.bin": "x"})


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
OLE_LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
