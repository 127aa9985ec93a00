"""Results by content: a file that was checked before, under the same settings, is not checked again.

One SQLite file in the user's cache folder (`RALAT_CACHE_DIR`, else the system's): concurrent runs may share it, a
transaction is whole or not there, and a broken file is thrown away and made anew. Keys hash the bytes of the file,
its format, the settings, the dictionaries, and the code of this package. Entries not used for 30 days are dropped.
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

KEPT_DAYS = 30
BATCH = 256
_TABLE = "CREATE TABLE IF NOT EXISTS hasil (kunci BLOB PRIMARY KEY, hari INTEGER, isi TEXT) WITHOUT ROWID"


class Cache:
    """Findings by key; what cannot be read or written is as if it were not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._today = int(time.time() // 86400)
        self._new: dict[bytes, str] = {}
        self._touched: list[bytes] = []
        self._connection = self._opened() or self._opened(anew=True)

    def get(self, key: bytes) -> tuple[Finding, ...] | None:
        """The findings under a key, None when they are not known."""
        row = self._asked("SELECT isi, hari FROM hasil WHERE kunci = ?", (key,))
        if row is None:
            return None
        try:
            found = tuple(decoded(json.loads(row[0])))
        except (ValueError, TypeError, KeyError):
            return None
        if row[1] != self._today:
            self._touched.append(key)
        return found

    def put(self, key: bytes, findings: Sequence[Finding]) -> None:
        self._new[key] = json.dumps([encoded(f) for f in findings], ensure_ascii=False, separators=(",", ":"))
        if len(self._new) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is new, in one transaction."""
        import sqlite3

        if self._connection is None or not (self._new or self._touched):
            return
        try:
            with self._connection as connection:
                rows = ((key, self._today, text) for key, text in self._new.items())
                connection.executemany("INSERT OR REPLACE INTO hasil VALUES (?, ?, ?)", rows)
                marks = ((self._today, key) for key in self._touched)
                connection.executemany("UPDATE hasil SET hari = ? WHERE kunci = ?", marks)
                connection.execute("DELETE FROM hasil WHERE hari < ?", (self._today - KEPT_DAYS,))
        except sqlite3.Error:
            self._give_up()
        self._new, self._touched = {}, []

    def close(self) -> None:
        self.flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _asked(self, query: str, values: Sequence[Any]) -> Any:
        import sqlite3

        if self._connection is None:
            return None
        try:
            return self._connection.execute(query, values).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.Error:
            self._give_up()
            self._connection = self._opened(anew=True)
            return None

    def _opened(self, anew: bool = False) -> sqlite3.Connection | None:
        import sqlite3

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if anew:
                for suffix in ("", "-journal"):
                    Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            connection = sqlite3.connect(self._path, timeout=5.0)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_TABLE)
            connection.execute("SELECT kunci, hari, isi FROM hasil LIMIT 1").fetchone()
            return connection
        except (sqlite3.Error, OSError):
            return None

    def _give_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


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
    told = json.dumps([list(config), more, _names_files(config)], sort_keys=True, default=_plain)
    return blake2b(told.encode("utf-8", "surrogatepass") + package_digest(), digest_size=16).digest()


def key_of(settings: bytes, form: str, data: bytes) -> bytes:
    return blake2b(data, key=settings, person=form.encode()[:16], digest_size=16).digest()


@cache
def package_digest() -> bytes:
    """A digest of names, sizes and times of all files of this package, so that an edited rule counts."""
    digest = blake2b(digest_size=16)
    for path, size, changed in sorted(_files(os.path.dirname(__file__))):
        digest.update(f"{path}\0{size}\0{changed}\n".encode())
    return digest.digest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".bin", ".json")):
                about = entry.stat()
                yield entry.path, about.st_size, about.st_mtime_ns


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
