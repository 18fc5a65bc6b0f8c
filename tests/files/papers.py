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


def bomb_docx() -> bytes:
    """2 MB that unpack to more than 400 MB."""
    return zip_of_one("word/document.xml", 450 << 20)


def bomb_types() -> bytes:
    """An office file whose list of types alone unpacks to 150 MB."""
    return zip_of_one("[Content_Types].xml", 150 << 20)


def tight_docx() -> bytes:
    """A few kilobytes that unpack to the four hundredfold: no picture and no text of anybody's packs so well."""
    return zip_of_one("word/media/image1.bmp", 24 << 20)


def zip_of_one(name: str, unpacked: int) -> bytes:
    """An office file with a part of zeros, packed quickly, so to the two hundredth only."""
    out, block = io.BytesIO(), bytes(1 << 20)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/styles.xml", "<w:styles/>")
        with archive.open(name, "w") as part:
            for _ in range(unpacked >> 20):
                part.write(block)
    return out.getvalue()


def quadratic_docx() -> bytes:
    """A few hundred bytes over which a search with `[^>]*` went back again and again."""
    return office({"word/document.xml": "<w:t " * 400_000})


def many_parts_docx() -> bytes:
    return office({"word/document.xml": "<w:document/>"} | {f"x/{place}": "" for place in range(6_000)})


def entities_docx() -> bytes:
    """XML that grows a billionfold when its entities are put in."""
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return office(
        {"word/document.xml": f'<!DOCTYPE d [<!ENTITY l0 "lol">{layers}]><d xmlns:w="w"><w:t>&l9;</w:t></d>'}
    )


def endless_pdf() -> bytes:
    """A PDF of some kilobytes whose one page takes hours to draw: each form holds ten of the next, ten deep."""
    long = (
        "1 0 0 1 0 0 cm\n" * 20_000
    )  # readers bound the number of forms, and the length of each, not both together
    drawn = f"/F Do {long}" * 10
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        _stream("", drawn),
    ]
    for depth in range(10):
        below = f"/Resources<</XObject<</F {6 + depth} 0 R>>>>" if depth < 9 else ""
        objects.append(_stream(f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{below}", drawn))
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + ending


def _stream(fields: str, drawn: str) -> bytes:
    packed = zlib.compress(drawn.encode())
    return b"<<%b/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (
        fields.encode(),
        len(packed),
        packed,
    )


def docx_with_footer(footer: str) -> bytes:
    document = Document()
    document.add_paragraph("Công văn")
    document.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_with_footer(footer: str, rows: int = 0) -> bytes:
    """The footer stands at the end of a sheet, after all its rows."""
    cells = "<row><c><v>1</v></c></row>" * rows
    last = f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter>"
    sheet = f"<worksheet><sheetData>{cells}</sheetData>{last}</worksheet>"
    return office({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet})
