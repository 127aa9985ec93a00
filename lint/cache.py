"""Results by content: a file that was checked before, under the same settings, is not checked again.

One SQLite file in the user's cache folder (`RALAT_CACHE_DIR`, else the system's): concurrent runs may share it, a
transaction is whole or not there, and a broken file is thrown away and made anew. Keys hash the text of the file,
its format, the settings, the dictionaries, and the code of this package; neither paths nor times, so that a cache
kept by a CI service holds for its next run. Entries not used for 30 days are dropped.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .finding import Edit, Finding, Fix, Related, Safety, Severity

if TYPE_CHECKING:
    import sqlite3

    from .config import Config

KEPT_DAYS, MARKED_DAYS = 30, 7
"""How long an entry is kept after its last use, and how exactly that is known."""

BATCH, WAIT_S = 256, 3.0
_TABLE = "CREATE TABLE IF NOT EXISTS hasil (kunci BLOB PRIMARY KEY, hari INTEGER, isi TEXT) WITHOUT ROWID"
HEADER_BYTES = 65536
"""More than the header of a compiled dictionary, which has a digest of its content."""

_BUSY = ("locked", "readonly", "unable to open", "disk i/o", "full")
"""What SQLite says when a file is whole but cannot be used now; anything else means that it is broken."""


class Cache:
    """Findings by key; what cannot be read or written is as if it were not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._today = int(time.time() // 86400)
        self._new: dict[bytes, str] = {}
        self._touched: list[bytes] = []
        self._connection = self._opened()

    def get(self, key: bytes) -> tuple[Finding, ...] | None:
        """The findings under a key, None when they are not known."""
        row = self._asked("SELECT isi, hari FROM hasil WHERE kunci = ?", (key,))
        if row is None:
            return None
        try:
            found = tuple(decoded(json.loads(row[0])))
        except (ValueError, TypeError, KeyError):
            return None
        if self._today - row[1] >= MARKED_DAYS:
            self._touched.append(key)
        return found

    def put(self, key: bytes, findings: Sequence[Finding]) -> None:
        self._new[key] = json.dumps([encoded(f) for f in findings], ensure_ascii=False, separators=(",", ":"))
        if len(self._new) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is new, in one transaction."""
        if self._new or self._touched:
            rows = [(key, self._today, text) for key, text in self._new.items()]
            self._written("INSERT OR REPLACE INTO hasil VALUES (?, ?, ?)", rows)
            self._written("UPDATE hasil SET hari = ? WHERE kunci = ?", [(self._today, key) for key in self._touched])
            self._new, self._touched = {}, []

    def close(self) -> None:
        changed = bool(self._new)
        self.flush()
        if changed:
            self._written("DELETE FROM hasil WHERE hari < ?", [(self._today - KEPT_DAYS,)])
        self._leave()

    def _asked(self, query: str, values: Sequence[Any]) -> Any:
        import sqlite3

        try:
            return self._connection.execute(query, values).fetchone() if self._connection else None
        except sqlite3.Error as error:
            self._recover(error)
            return None

    def _written(self, query: str, rows: Sequence[Sequence[Any]]) -> None:
        import sqlite3

        if self._connection is None or not rows:
            return
        try:
            with self._connection as connection:
                connection.executemany(query, rows)
        except sqlite3.Error as error:
            self._recover(error)

    def _recover(self, error: Exception) -> None:
        """After an error: a broken file is made anew; one that others hold is left alone for the rest of the run."""
        self._leave()
        if not _is_busy(error):
            self._connection = self._opened(anew=True)

    def _opened(self, anew: bool = False) -> sqlite3.Connection | None:
        """A connection to a sound file, or None when there can be none; a broken one is made anew, once."""
        import sqlite3

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if anew:
                for suffix in ("", "-journal"):
                    Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            connection = sqlite3.connect(self._path, timeout=WAIT_S)
        except (sqlite3.Error, OSError):
            return None
        try:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
            connection.execute("SELECT kunci, hari, isi FROM hasil LIMIT 1").fetchone()
        except sqlite3.Error as error:
            connection.close()
            return None if anew or _is_busy(error) else self._opened(anew=True)
        return connection

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _is_busy(error: Exception) -> bool:
    return any(said in str(error).lower() for said in _BUSY)


def default_path() -> Path:
    """Where the cache is: `RALAT_CACHE_DIR`, else the folder that the system has for caches."""
    if named := os.environ.get("RALAT_CACHE_DIR"):
        return Path(named) / "hasil.sqlite"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData/Local")))
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "ralat" / "hasil.sqlite"


def settings_key(config: Config, more: object) -> bytes:
    """What a result depends on besides the file: settings, dictionaries, house files, and this package."""
    told = json.dumps([list(config._replace(path="")), more, _names_files(config)], sort_keys=True, default=_plain)
    return blake2b(told.encode("utf-8", "surrogatepass") + package_digest(), digest_size=16).digest()


def key_of(settings: bytes, form: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, key=settings, person=form.encode()[:16], digest_size=16).digest()


@cache
def package_digest() -> bytes:
    """A digest of the code and the dictionaries of this package: of all files, but of a compiled one its header."""
    return digest_of(os.path.dirname(__file__))


def digest_of(top: str) -> bytes:
    digest = blake2b(digest_size=16)
    for path in sorted(_files(top)):
        with open(path, "rb") as file:
            data = file.read(HEADER_BYTES) if path.endswith(".bin") else file.read()
        digest.update(f"{os.path.relpath(path, top)}\0{os.path.getsize(path)}\0".encode() + data)
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".bin", ".json", ".toml")):
                yield entry.path


def _names_files(config: Config) -> list[str]:
    folder = Path(config.path).parent
    files = config.names.get("files", ())
    return [blake2b((folder / f).read_bytes(), digest_size=16).hexdigest() for f in files if (folder / f).is_file()]


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


def encoded(finding: Finding) -> list[Any]:
    fixes = [[[list(e) for e in fix.edits], fix.safety, fix.title] for fix in finding.fixes]
    related = [list(r) for r in finding.related]
    return [finding.rule, finding.start, finding.end, finding.message, fixes, finding.severity, related, finding.source]


def decoded(rows: Sequence[Sequence[Any]]) -> Iterator[Finding]:
    for rule, start, end, message, fixes, severity, related, source in rows:
        yield Finding(
            rule, start, end, message,
            tuple(Fix(tuple(Edit(*e) for e in edits), Safety(safety), title) for edits, safety, title in fixes),
            Severity(severity), tuple(Related(*r) for r in related), source,
        )  # fmt: skip
