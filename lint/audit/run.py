"""What `ralat audit` does, without the command line around it.

Exit codes: 0 done, 2 could not do the job, 130 interrupted; the same command goes on where it stopped.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from ..cache import package_digest, settings_key
from ..errors import ConfigError
from ..extract import MODULES
from ..interrupts import Interrupts
from ..pool import Pool
from ..project import Projects
from ..recall import LIBRARIES, installed
from ..run import CLEAN, FAILED, complain, listed, processors
from ..table import Found, Read
from .examine import Order
from .fields import Fields
from .journal import Cursor, Journal, Key
from .rows import Answer, Bad, Item
from .sinks import require_folder, require_known, suffix, write, write_rejects
from .sources import READERS, Archive, Input, inputs

if TYPE_CHECKING:
    from .meter import Meter

TEXTS = tuple(form for form in MODULES if form != "docx")
"""Formats that a field of a record may have."""

MOST_FOUND = 50_000
"""Findings after which a part is kept, however few articles it has."""


class Options(NamedTuple):
    """The options of `ralat audit`."""

    output: str
    documents: str | None = None
    rejects: str | None = None
    report: str | None = None
    title: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    date_field: str | None = None
    section_field: str | None = None
    author_field: str | None = None
    text_format: str = "plain"
    input_format: str | None = None
    encoding: str | None = None
    select: str | None = None
    ignore: str | None = None
    preset: str | None = None
    info: bool = False
    jobs: int = 0
    timeout: float = 60.0
    save_every: int = 2000
    restart: bool = False
    quiet: bool = False

    @property
    def overrides(self) -> dict[str, object]:
        return {"select": listed(self.select), "ignore": listed(self.ignore), "preset": self.preset}

    @property
    def order(self) -> Order:
        return Order(self.overrides, self.encoding, self.info, self.timeout)

    @property
    def fields(self) -> Fields:
        text = listed(self.text_field) or ()
        return Fields(
            text, self.id_field or "", self.date_field or "", self.section_field or "", self.author_field or ""
        )

    @property
    def stem(self) -> str:
        return os.path.splitext(self.output)[0]

    @property
    def documents_path(self) -> str:
        return self.documents or f"{self.stem}.dokumen{suffix(self.output)}"

    @property
    def rejects_path(self) -> str:
        return self.rejects or f"{self.stem}.ditolak.jsonl"

    @property
    def work_folder(self) -> str:
        return f"{self.output}.ralat"

    def is_own(self, path: str) -> bool:
        """Is a path something that this audit writes?"""
        own = (self.output, self.documents_path, self.rejects_path, self.report or self.output, self.work_folder)
        return os.path.abspath(path) in map(os.path.abspath, own)


def audit(given: Sequence[str], **options: object) -> int:
    """Audit an archive and return the exit code; raises `RalatError`."""
    chosen = Options(**options)  # type: ignore[arg-type]
    _require_sound(chosen)
    with Interrupts() as interrupts:
        try:
            return _audit(given, chosen, interrupts)
        except KeyboardInterrupt:
            complain("dihentikan; jalankan perintah yang sama untuk melanjutkan")
            return interrupts.code


def _audit(given: Sequence[str], options: Options, interrupts: Interrupts) -> int:
    projects = Projects(options.overrides)

    def listing() -> Iterator[Input]:
        return inputs(given, options.fields, options.input_format, options.encoding, projects, options.is_own)

    with interrupts.heeded():
        key, size = _key(listing(), options, projects)
    archive = Archive(listing, options.encoding, options.text_format)
    with Journal(options.work_folder, key, options.restart).held() as journal:
        if journal.cursor.articles and not options.quiet:
            complain(f"melanjutkan setelah {journal.cursor.articles} artikel")
        if not journal.cursor.is_end:
            with closing(_pool(options, interrupts)) as pool:
                _work(archive, pool, journal, options, size)
        if not journal.cursor.is_end:
            complain(
                f"dihentikan; {journal.cursor.articles} artikel tersimpan di {journal.folder}. "
                "Jalankan perintah yang sama untuk melanjutkan, atau tambahkan --restart untuk mulai dari awal"
            )
            return interrupts.code
        return _finish(journal, options)


def _pool(options: Options, interrupts: Interrupts) -> Pool[Item, Answer]:
    return Pool(options.order, options.jobs or processors(), lambda _: None, lambda: bool(interrupts))


def _work(archive: Archive, pool: Pool[Item, Answer], journal: Journal, options: Options, size: int) -> None:
    """Check what is left and keep it part by part; the end is noted when all of it is done."""
    begun = journal.cursor
    meter = _meter(archive, options, size, begun)
    items = _Counted(archive.items(begun.at, begun.row))
    answers = _unbroken(pool.ordered(items))
    part = _Part(journal)
    for answer in meter.follow(answers) if meter else answers:
        part.add(answer)
        if part.articles >= options.save_every or len(part.found) >= MOST_FOUND:
            part.commit()
    part.commit(is_end=items.is_over and part.seen == items.count)


class _Counted:
    """Items, how many went by, and whether that was all of them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self.count, self.is_over = 0, False

    def __iter__(self) -> Iterator[Item]:
        for item in self._items:
            self.count += 1
            yield item
        self.is_over = True


def _unbroken(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Answers up to the first that is missing, as after an interruption."""
    for serial, answer in enumerate(answers, 1):
        if answer.item.serial != serial:
            return
        yield answer


class _Part:
    """What was done since the last part."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._cursor = journal.cursor
        self.seen = 0
        self._clear()

    def _clear(self) -> None:
        self.articles = 0
        self.read: list[Read] = []
        self.found: list[Found] = []
        self.bad: list[Bad] = []

    def add(self, answer: Answer) -> None:
        if answer.bad:
            self.bad.append(answer.bad)
        elif answer.read:
            self.read.append(answer.read)
            self.found += answer.found
        self.articles += 1
        self.seen += 1
        self._cursor = Cursor(answer.item.at, answer.item.last, self._cursor.articles + 1)

    def commit(self, is_end: bool = False) -> None:
        if self.articles or is_end:
            self._journal.commit(self._cursor._replace(is_end=is_end), self.read, self.found, self.bad)
            self._clear()


def _meter(archive: Archive, options: Options, size: int, begun: Cursor) -> Meter | None:
    if options.quiet or not sys.stderr.isatty():
        return None
    from .meter import Meter

    first = next(archive.items(begun.at, begun.row), None)
    return Meter(size, first.done if first and begun.articles else 0, begun.articles)


def _finish(journal: Journal, options: Options) -> int:
    """The tables, the rejects and the report, out of the parts; these are forgotten when all is written."""
    found = write(Found, journal.tables(Found), options.output)
    read = write(Read, journal.tables(Read), options.documents_path)
    rejected = journal.cursor.articles - read
    if rejected or options.rejects or os.path.exists(options.rejects_path):
        rejected = write_rejects(journal.rejects(), options.rejects_path)
    if options.report:
        from .page import write_report

        write_report(journal, options.report, options.title)
    journal.remove()
    if not options.quiet:
        complain(_told(found, read, rejected, options))
    return FAILED if rejected and not read else CLEAN


def _told(found: int, read: int, rejected: int, options: Options) -> str:
    set_aside = f"; {rejected} baris ditolak, lihat {options.rejects_path}" if rejected else ""
    report = f"; laporan di {options.report}" if options.report else ""
    nothing = "tidak ada artikel; " if not read and not rejected else ""
    return f"{nothing}{found} temuan dalam {read} artikel, ditulis di {options.output}{set_aside}{report}"


def _key(listing: Iterable[Input], options: Options, projects: Projects) -> tuple[Key, int]:
    """What the parts of this audit depend on, and how many bytes the archive has; raises `ConfigError`."""
    archive, settings, size, count = blake2b(digest_size=16), blake2b(digest_size=16), 0, 0
    met: set[int] = set()
    for source in listing:
        archive.update(json.dumps(source).encode())
        size += source.size
        count += 1
        config = projects.config(source.path)
        if id(config) not in met:
            met.add(id(config))
            settings.update(settings_key(config, [options.info, options.timeout]))
    if not count:
        raise ConfigError("tidak ada berkas artikel di sana; sebutkan berkas JSONL, CSV, Parquet, atau folder artikel")
    reading = [options.encoding, options.text_format, options.input_format]
    settings.update(json.dumps(reading).encode())
    program = blake2b(package_digest() + json.dumps(installed(LIBRARIES)).encode(), digest_size=16)
    return Key(archive.hexdigest(), settings.hexdigest(), program.hexdigest()), size


def _require_sound(options: Options) -> None:
    """Raise `ConfigError` for options that are wrong, alone or together, and for a missing extra."""
    require_known(options.output, "--output")
    require_known(options.documents_path, "--documents")
    for option, path in (("--rejects", options.rejects_path), ("--report", options.report or options.output)):
        require_folder(path, option)
    if options.text_format not in TEXTS:
        raise ConfigError(f"--text-format {options.text_format} tidak ada; pilihan: {', '.join(TEXTS)}")
    choices = (*READERS, *MODULES)
    if options.input_format not in (None, *choices):
        raise ConfigError(f"--input-format {options.input_format} tidak ada; pilihan: {', '.join(choices)}")
    if options.jobs < 0:
        raise ConfigError("--jobs: diharapkan 0 atau lebih")
    if options.timeout <= 0 or options.save_every <= 0:
        raise ConfigError("--timeout dan --save-every: diharapkan lebih dari 0")
    written = [options.output, options.documents_path, options.rejects_path, *filter(None, [options.report])]
    if len({os.path.abspath(path) for path in written}) < len(written):
        raise ConfigError(f"dua keluaran bernama sama: {', '.join(written)}")
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ConfigError('ralat audit membutuhkan pyarrow; pasang dengan: pip install "ralat[audit]"') from error
