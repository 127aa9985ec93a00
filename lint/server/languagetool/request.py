"""The parameters of a request, however a client sends them: in the address, in the body, or in both."""

from __future__ import annotations

from urllib.parse import parse_qsl

from .query import QueryError

MAX_PARAMETERS = 100


def parameters(query: bytes, body: bytes, content_type: str) -> dict[str, str]:
    """Parameters by name, those of the body before those of the address; raises `QueryError`.

    A body is a form whatever its type says: browser add-ons send one as `text/plain`, LTeX as `application/json`.
    """
    if body.lstrip()[:1] in (b"{", b"[") or body.startswith(b"--"):
        kind = content_type.partition(";")[0].strip().lower()[:40] or "tidak dikenal"
        raise QueryError(f"isi permintaan berjenis {kind}; kirim sebagai application/x-www-form-urlencoded")
    return {**_pairs(query), **_pairs(body.strip(b"\r\n"))}


def _pairs(data: bytes) -> dict[str, str]:
    try:
        text = data.decode("utf-8", "replace")
        return dict(parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=MAX_PARAMETERS))
    except ValueError as error:
        raise QueryError(f"lebih dari {MAX_PARAMETERS} parameter; kirim hanya yang perlu") from error
