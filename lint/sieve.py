"""Results without what the user does not want to see: known findings, findings on old lines, too many findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .report import WITHOUT_LINES

if TYPE_CHECKING:
    from .baseline import Baseline, Mark
    from .changes import Changes
    from .files import Target
    from .finding import Finding
    from .report import Result, Tally
    from .run import Options


class Sieve:
    """What `--changed-since`, `--baseline` and `--max-findings` hold back; and what `--write-baseline` notes."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._changes = _changes(options.changed_since)
        self._baseline = _baseline(options)
        self._noted: dict[str, Counter[Mark]] = {}

    def wants(self, target: Target) -> bool:
        """Is there anything in a file that could be new?"""
        return target.piped or target.trouble is not None or self._changes is None or self._changes.touch(target.path)

    def narrowed(self, results: Iterable[Result]) -> Iterator[Result]:
        """Results without what the user does not want to see."""
        most = self._options.max_findings
        for result in results:
            kept = self._without_known(self._within_changes(result))
            if most is not None:
                shown = kept.findings[: max(most, 0)]
                most -= len(shown)
                kept = kept._replace(findings=shown, omitted=kept.findings[len(shown) :])
            yield kept

    def close(self, note: Callable[[str], None], tally: Tally) -> None:
        """Write the baseline, or say what has become of it."""
        if self._baseline is None:
            return
        options, path = self._options, self._baseline.path
        if options.write_baseline:
            from .writing import write_text

            write_text(path, self._baseline.updated(self._noted, options.order.infos).dumped())
            files = sum(1 for found in self._noted.values() if found)
            note(f"{tally.known} temuan dari {files} berkas dicatat di {path}")
            return
        if tally.known and options.form != "text":
            note(f"{tally.known} temuan lama ({path}) tidak ditampilkan")
        gone = self._baseline.gone() if self._sees_all() else 0
        if gone:
            note(f"{gone} temuan di {path} tidak ada lagi; kecilkan berkas itu dengan --write-baseline")

    def _within_changes(self, result: Result) -> Result:
        if self._changes is None or result.format in WITHOUT_LINES or result.path == self._options.stdin_filename:
            return result
        return result._replace(findings=self._changes.within(result.path, result.text, result.findings))

    def _without_known(self, result: Result) -> Result:
        baseline = self._baseline
        if baseline is None or result.error or not result.complete:
            return result
        if self._options.write_baseline:
            from .baseline import marks

            found = marks(result.format, result.text, result.findings)
            self._noted[baseline.name(result.path)] = Counter(found)
            new: tuple[Finding, ...] = ()
        else:
            new = baseline.new(result.path, result.format, result.text, result.findings)
        return result._replace(findings=new, known=len(result.findings) - len(new))

    def _sees_all(self) -> bool:
        """Does this run look for everything that the baseline may hold?"""
        options, baseline = self._options, self._baseline
        partial = options.select or options.ignore or options.preset or options.changed_since
        return not partial and baseline is not None and (options.order.infos or not baseline.infos)


def _changes(revision: str | None) -> Changes | None:
    if revision is None:
        return None
    from .changes import Changes

    return Changes(revision)


def _baseline(options: Options) -> Baseline | None:
    if options.baseline is None:
        return None
    from .baseline import read

    return read(options.baseline, missing_ok=options.write_baseline)
