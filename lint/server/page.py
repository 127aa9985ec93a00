"""What the page asks beside ralat's own interface: counts, and Word documents whose text it has changed."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from ..errors import RalatError
from ..source import Source, decode
from . import tasks
from .desk import Options
from .frames import Call, Reply
from .question import DOCX, JSON, NAME, Question, json_object, question, settings_of, text_of
from .refusal import Refused

if TYPE_CHECKING:
    from ..document import Document
    from .desk import Desk


def check(desk: Desk, call: Call) -> Reply:
    """`POST /page/check`: the answer of `/check`, with counts; JSON may have a `document` (base64 of a DOCX).

    `text` is then what stands in its place, a paragraph a line; without it, the document is read and its text told.
    """
    asked = _question(desk, call)
    report = tasks.report(desk, asked.source, asked.options, desk.settings.max_length)
    counts = _counts(desk.linter(asked.options).extract(asked.source))
    return tasks.told({**report, "article": {"text": asked.source.text, **counts}})


def document(desk: Desk, call: Call) -> Reply:
    """`POST /page/document`: the DOCX with a text in the place of its own."""
    source = _question(desk, call).source
    if source.manuscript is None:
        raise _no_document()
    try:
        return Reply(source.manuscript.encode(source.text), DOCX)
    except RalatError as error:
        raise Refused(422, "document", str(error)) from error


def _counts(document: Document) -> dict[str, int]:
    words = [sum(any(map(str.isalnum, word)) for word in s.text.split()) for s in document.sentences]
    return {"words": sum(words), "sentences": sum(map(bool, words))}


def _question(desk: Desk, call: Call) -> Question:
    values = json_object(call.body) if call.kind == JSON else {}
    if values.get("document") is None:
        return question(call, desk.settings.max_length)
    source = _manuscript(values["document"])
    if values.get("text") is not None:
        source = source._replace(text=text_of(values))
    chosen: dict[str, Any] = settings_of({k: v for k, v in values.items() if k not in ("document", "text")}, False)
    return Question(source, Options(**chosen))


def _manuscript(data: object) -> Source:
    try:
        if isinstance(data, str):
            return decode(b64decode(data, validate=True), NAME, format="docx")
    except ValueError as error:
        raise _no_document() from error
    except RalatError as error:
        raise Refused(400, "document", str(error)) from error
    raise _no_document()


def _no_document() -> Refused:
    return Refused(400, "document", "document: diharapkan DOCX dalam base64")
