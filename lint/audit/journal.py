"""What of an audit is done: parts beside the output, each there whole or not at all, so that a kill costs one part.

A part is three files: findings, documents, and a record, which is written last and says up to which row everything is
in the parts until then. What lies there without a record does not count and is written anew. The parts belong to one
archive, one configuration and one version; for any other they are refused.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import ConfigError, WriteError
from ..table import Found, Read, Rows, table
from ..writing import write_text
from .rows import Bad

MANIFEST, LOCK = "tugas.json", "kunci"


class Key(NamedTuple):
    """What the parts of an audit depend on, as digests."""

    inputs: str
    settings: str
    program: str


CHANGED = {
    "inputs": "masukannya lain atau sudah berubah",
    "settings": "pilihan atau konfigurasinya lain",
    "program": "versi ralat atau kamusnya lain",
}


class Cursor(NamedTuple):
    """How far an audit is: row `row` of input `at` is the last that is done; `articles` were read or rejected."""

    at: int = 0
    row: int = 0
    articles: int = 0
    is_end: bool = False


class Journal:
    """The parts of one audit. Within it no other process writes them; raises `ConfigError` for parts of another one."""

    def __init__(self, folder: str, key: Key, restart: bool) -> None:
        self.folder = Path(folder)
        self._key = key
        self._restart = restart
        self.parts = 0
        self.cursor = Cursor()

    @contextmanager
    def held(self) -> Iterator[Journal]:
        with ExitStack() as stack:
            with self._writing():
                self.folder.mkdir(parents=True, exist_ok=True)
                file = stack.enter_context(open(self.folder / LOCK, "ab"))
                _lock(file.fileno(), self.folder)
                self._open()
            yield self

    def commit(self, cursor: Cursor, read: Sequence[Read], found: Sequence[Found], bad: Sequence[Bad]) -> None:
        """Keep what was done since the last part, safe from a kill and from a loss of power."""
        number = self.parts + 1
        with self._writing():
            _write_table(self._path(number, Found), table(Found, found))
            _write_table(self._path(number, Read), table(Read, read))
            record = {"cursor": cursor._asdict(), "rejects": [b._asdict() for b in bad]}
            write_text(str(self._record(number)), json.dumps(record))
        self.parts, self.cursor = number, cursor

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise WriteError("write", f"{self.folder}: gagal ditulis ({error.strerror or error})") from error

    def tables(self, of: Rows) -> Iterator[Any]:
        """The tables of all parts, one after the other."""
        import pyarrow.parquet as pq

        for number in range(1, self.parts + 1):
            yield pq.read_table(self._path(number, of))

    def rejects(self) -> Iterator[Bad]:
        for number in range(1, self.parts + 1):
            for bad in json.loads(self._record(number).read_text("utf-8"))["rejects"]:
                yield Bad(**bad)

    def remove(self) -> None:
        """Forget all of it, when the output is written; a kill meanwhile leaves parts that begin anew."""
        with suppress(OSError):
            shutil.rmtree(self.folder)

    def _open(self) -> None:
        manifest = self.folder / MANIFEST
        others = [name for name in os.listdir(self.folder) if name != LOCK]
        if others and not manifest.exists():
            raise ConfigError(f"{self.folder}: bukan folder dari ralat audit; pilih --output lain")
        if others and not self._restart:
            self._require_same(manifest)
            self._resume()
            return
        for name in sorted(others, key=lambda name: name == MANIFEST):
            os.unlink(self.folder / name)
        write_text(str(manifest), json.dumps(self._key._asdict()))

    def _require_same(self, manifest: Path) -> None:
        try:
            before = json.loads(manifest.read_text("utf-8"))
        except ValueError:
            before = {}
        if changed := [said for name, said in CHANGED.items() if before.get(name) != getattr(self._key, name)]:
            raise ConfigError(
                f"{self.folder}: pekerjaan yang terhenti tidak dapat dilanjutkan, sebab {' dan '.join(changed)}; "
                "ulangi perintah semula, atau mulai dari awal dengan --restart"
            )

    def _resume(self) -> None:
        while self._record(self.parts + 1).exists():
            self.parts += 1
        if self.parts:
            record = json.loads(self._record(self.parts).read_text("utf-8"))
            self.cursor = Cursor(**record["cursor"])
        kept = {MANIFEST, LOCK, *(path.name for n in range(1, self.parts + 1) for path in self._files(n))}
        for name in os.listdir(self.folder):
            if name not in kept:
                os.unlink(self.folder / name)

    def _files(self, number: int) -> Iterable[Path]:
        return self._record(number), self._path(number, Found), self._path(number, Read)

    def _record(self, number: int) -> Path:
        return self.folder / f"{number:06d}.json"

    def _path(self, number: int, of: Rows) -> Path:
        return self.folder / f"{number:06d}.{'temuan' if of is Found else 'dokumen'}.parquet"


def _write_table(path: Path, content: Any) -> None:
    import pyarrow.parquet as pq

    beside = path.with_suffix(".baru")
    with open(beside, "wb") as file:
        pq.write_table(content, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _lock(number: int, folder: Path) -> None:
    """Held until the file is closed, by a kill too (not on Windows)."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ConfigError(f"{folder}: sedang ditulis proses ralat lain; tunggu sampai selesai") from error
