"""Word documents for tests: what python-docx writes, and packages made by hand of any WordprocessingML."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tajuk"><w:name w:val="Tajuk"/><w:basedOn w:val="Judul1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kode"><w:name w:val="HTML Preformatted"/></w:style>'
    '<w:style w:type="character" w:styleId="KodeSebaris"><w:name w:val="Verbatim Char"/></w:style>'
    '<w:style w:type="character" w:styleId="Turunan"><w:name w:val="Perintah"/><w:basedOn w:val="KodeSebaris"/></w:style>'
)


def package(body: str, *, main: str = "", **stories: str) -> bytes:
    """A document of the given body; `stories` are footnotes, endnotes, header and footer."""
    parts = {
        "word/document.xml": main or f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{_HEAD}<w:styles {NAMESPACES}>{STYLES}</w:styles>",
    }
    roots = {"header": "w:hdr", "footer": "w:ftr", "footnotes": "w:footnotes", "endnotes": "w:endnotes"}
    for kind, content in stories.items():
        parts[f"word/{kind}.xml"] = f"{_HEAD}<{roots[kind]} {NAMESPACES}>{content}</{roots[kind]}>"
    kinds = {"word/document.xml": "document.main", "word/styles.xml": "styles", **{f"word/{k}.xml": k for k in stories}}
    types = "".join(f'<Override PartName="/{n}" ContentType="{_WORD}.{k}+xml"/>' for n, k in kinds.items())
    linked = ["styles", *stories]
    links = "".join(f'<Relationship Id="r{i}" Type="{_OFFICE}/{k}" Target="{k}.xml"/>' for i, k in enumerate(linked))
    outside = f'<Relationship Id="web" Type="{_OFFICE}/hyperlink" Target="http://kesana.id" TargetMode="External"/>'
    top = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{top}</Relationships>',
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{links}{outside}</Relationships>",
            **parts,
        }
    )


def zipped(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked."""
    with ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def p(*inner: str, style: str = "") -> str:
    """A paragraph of runs (other markup is taken as it is)."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(i if i.startswith('<') else run(i) for i in inner)}</w:p>"


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


Look = dict[str, Any]
BOLD, ITALIC = {"bold": True}, {"italic": True}


def save(path: Path, *paragraphs: tuple[tuple[str, Look], ...]) -> Path:
    """A document as python-docx writes it, of paragraphs of runs."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for text, look in runs:
            added = paragraph.add_run(text)
            for name, value in look.items():
                setattr(added, name, value)
    document.save(str(path))
    return path


def runs(path: Path) -> list[list[tuple[str, Look]]]:
    """Every paragraph of the body as runs with what is bold and italic, as python-docx reads it."""
    return [
        [(r.text, {k: True for k in ("bold", "italic") if getattr(r, k)}) for r in paragraph.runs]
        for paragraph in docx.Document(str(path)).paragraphs
    ]
