"""`POST /document`: a DOCX for the page, which shows its text and sends it back changed.

    {"document": base64, "text": the text as it shall be (empty: as it is), …settings of /check}

The answer is that of `/check`, with the document (base64) and its text as they are now.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from typing import TYPE_CHECKING

from ..errors import SourceError, WriteError
from ..source import Source, decode
from . import tasks
from .desk import Options
from .frames import Call, Reply
from .question import JSON, NAME, json_object, settings_of, text_of
from .refusal import Refused

if TYPE_CHECKING:
    from .desk import Desk


def document(desk: Desk, call: Call) -> Reply:
    """Raises `Refused`."""
    if call.kind != JSON:
        raise Refused(415, "kind", f"jenis isi {call.kind[:80]!r} tidak dikenal; pilihan: {JSON}")
    values = json_object(call.body)
    source = _decoded(values.get("document"))
    wanted = text_of(values)
    try:
        if wanted and wanted != source.text:
            source = decode(source.encode(wanted), NAME, format="docx")
        data = source.encode(source.text)
    except (SourceError, WriteError) as error:
        raise Refused(400, error.kind, str(error)) from error
    chosen = settings_of({k: v for k, v in values.items() if k not in ("document", "text")}, False)
    report = tasks.report(desk, source, Options(**chosen), desk.settings.max_length)
    return tasks.told({**report, "text": source.text, "document": b64encode(data).decode()})


def _decoded(value: object) -> Source:
    if not isinstance(value, str):
        raise Refused(400, "document", "document: diharapkan DOCX dalam base64")
    try:
        return decode(b64decode(value, validate=True), NAME, format="docx")
    except (SourceError, Error, ValueError) as error:
        said = str(error) if isinstance(error, SourceError) else "document: bukan base64 yang sah"
        raise Refused(400, "document", said) from error
