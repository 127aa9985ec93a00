"""What holds for every text: the laws of the design, over generated articles and over real ones.

`HYPOTHESIS_PROFILE=lama` looks longer; in CI the examples are the same in every run.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import MAX_PASSES, Linter
from lint.extract import Reading, dialect, extract, format_of
from lint.extract.mask import DEADLINE_S
from lint.finding import Edit, Finding, Fix, Safety
from lint.resolve import apply_edits, resolve, skeleton, touches_prose_only, unattended
from lint.source import Source, decode
from lint.tokens import BOUNDARY, HIDDEN, SENTINELS

from .articles import FRAGMENTS, SOUP, Article, articles, paragraphs

_SLOW = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("ci", max_examples=60, derandomize=True, **_SLOW)
settings.register_profile("biasa", max_examples=25, **_SLOW)
settings.register_profile("lama", max_examples=int(os.environ.get("CONTOH", "2000")), **_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "biasa"))

FORMATS = ("plain", "markdown", "html")
LINTER = Linter(strict=True)
HERE = Path(__file__).parent
FOLDERS = (HERE / "data", HERE / "data" / "artikel", HERE / "corpora")
REAL = sorted(p for folder in FOLDERS for p in folder.iterdir() if p.suffix in (".txt", ".md", ".mdx", ".html"))

any_article = st.sampled_from(FORMATS).flatmap(articles)
any_text = st.builds(Article, SOUP, st.sampled_from((*FORMATS, "mdx")), st.just(()))
any_repeated = st.builds(
    lambda parts, form: Article(("".join(parts) * 5000)[:5000], form, ()),
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4),
    st.sampled_from((*FORMATS, "mdx")),
)
any_input = st.one_of(any_article, any_text)


@cache
def real(path: Path) -> Article:
    return Article(decode(path.read_bytes(), str(path)).text, format_of(str(path)), ())


def read(article: Article) -> Document:
    return extract(Source(article.text, format=article.format), Reading())


def check(article: Article) -> list[Finding]:
    return LINTER.check(article.text, format=article.format)


over_real_texts = pytest.mark.parametrize("path", REAL, ids=lambda p: p.name)


# 1. The prose is as long as the source and differs only at sentinels and at what an entity or an escape stands for.


def prose_is_a_mask(article: Article) -> None:
    document = read(article)
    text, prose = article.text, document.prose
    assert len(prose) == len(text)
    assert all(p == t for t, p in zip(text, prose, strict=True) if t in "\r\n")
    for at, (t, p) in enumerate(zip(text, prose, strict=True)):
        assert p == t or p in SENTINELS or _is_decoded(text, prose, at), (at, text[at : at + 8], p)
    ends = [0]
    for region in document.regions:
        assert ends[-1] <= region.start < region.end <= len(text)
        ends.append(region.end)


def _is_decoded(text: str, prose: str, at: int) -> bool:
    """Is the sign there read for an entity or an escape that is otherwise hidden?"""
    near = text[max(0, at - 2) : at + 2]
    return "&" in near or "\\" in near or "'" in near


@given(any_input)
def test_1_prose_is_a_mask(article: Article) -> None:
    prose_is_a_mask(article)


@over_real_texts
def test_1_prose_is_a_mask_of_real_texts(path: Path) -> None:
    prose_is_a_mask(real(path))


# 2. Every span lies inside its sentence and its source.


def spans_lie_inside(article: Article) -> None:
    document = read(article)
    for block in document.blocks:
        ends = [block.start]
        for sentence in block.sentences:
            assert ends[-1] <= sentence.start < sentence.end <= block.end
            assert document.prose[sentence.start : sentence.end] == sentence.text
            assert all(0 <= t.start < t.end <= len(sentence.text) for t in sentence.tokens)
            assert all(a.end <= b.start for a, b in zip(sentence.tokens, sentence.tokens[1:], strict=False))
            assert all(t.text.strip(HIDDEN) != "" and sentence.text[t.end - 1] != HIDDEN for t in sentence.tokens)
            ends.append(sentence.end)
    for finding in check(article):
        spans = [finding[1:3], *(r[:2] for r in finding.related), *(e[:2] for f in finding.fixes for e in f.edits)]
        assert all(0 <= start <= end <= len(article.text) for start, end in spans), finding


@given(any_input)
def test_2_spans_lie_inside(article: Article) -> None:
    spans_lie_inside(article)


@over_real_texts
def test_2_spans_lie_inside_real_texts(path: Path) -> None:
    spans_lie_inside(real(path))


# 3. Edits touch prose only; every other byte survives, and so does all that is markup.


def edits_touch_prose_only(article: Article) -> None:
    fixed = LINTER.fix(article.text, format=article.format, unsafe=True)
    text = article.text
    for edits in fixed.passes:
        document = read(article._replace(text=text))
        assert all(touches_prose_only(_only(e), text, document.prose) for e in edits), edits
        assert all(any(r.start <= e.start and e.end <= r.end for r in document.regions) for e in edits), edits
        after = apply_edits(text, edits)
        if article.format != "plain":
            assert skeleton(read(article._replace(text=after))) == skeleton(document)
        text = after
    assert fixed.text == (article.text if fixed.oscillating else text)
    for kept in article.guarded:
        assert fixed.text.count(kept) >= article.text.count(kept), kept


def _only(edit: Edit) -> Fix:
    return Fix((edit,), Safety.SAFE, "")


@given(any_input)
def test_3_edits_touch_prose_only(article: Article) -> None:
    edits_touch_prose_only(article)


@over_real_texts
def test_3_edits_touch_prose_only_of_real_texts(path: Path) -> None:
    edits_touch_prose_only(real(path))


ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "cp1252": b""}


@given(any_article, st.sampled_from(sorted(ENCODINGS)))
def test_3_bytes_outside_edits_survive(article: Article, encoding: str) -> None:
    text = article.text.removeprefix("\ufeff")
    if encoding == "cp1252":
        text = text.encode("cp1252", "ignore").decode("cp1252")
    data = ENCODINGS[encoding] + text.encode(encoding)
    source = decode(data, "a", format=article.format, encoding="cp1252" if encoding == "cp1252" else None)
    assert source.text == text and source.encode(source.text) == data
    fixed = LINTER.fix_source(source)
    assert fixed.text == LINTER.fix(text, format=article.format).text
    assert source.encode(fixed.text) == ENCODINGS[encoding] + fixed.text.encode(encoding)


# 4. Fixing is idempotent and converges. 5. What was fixed is gone. 6. The tie-break does not matter.


def fixing_converges(article: Article, unsafe: bool) -> None:
    fixed = LINTER.fix(article.text, format=article.format, unsafe=unsafe)
    assert not fixed.oscillating, (fixed.oscillating, article.text)
    again = LINTER.fix(fixed.text, format=article.format, unsafe=unsafe)
    assert (again.text, again.applied) == (fixed.text, ())


@pytest.mark.parametrize("unsafe", [False, True])
def test_4_two_unknown_spellings_that_each_stand_once_are_not_swapped(unsafe: bool) -> None:
    text = "Setiap malam Scheherezade bercerita, dan raja mengampuni Scheherazade."
    linter = Linter({"select": ["salah-ketik"]})
    fixed = linter.fix(text, unsafe=unsafe)
    assert len(linter.check(text)) == 2
    assert (fixed.text, fixed.oscillating) == (text, ())


@given(any_input, st.booleans())
def test_4_fixing_converges_and_is_idempotent(article: Article, unsafe: bool) -> None:
    fixing_converges(article, unsafe)


@over_real_texts
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_4_fixing_converges_on_real_texts(path: Path, unsafe: bool) -> None:
    fixing_converges(real(path), unsafe)


def fixed_is_gone(article: Article) -> None:
    document = read(article)
    for finding in check(article):
        step = resolve(article.text, document.prose, [finding])
        if not step.edits:
            continue
        after = article._replace(text=step.text)
        grown = len(step.text) - len(article.text)
        fix = unattended(finding)
        same = [
            f
            for f in check(after)
            if f.rule == finding.rule
            and f.start < finding.end + grown
            and finding.start < f.end
            and unattended(f) == fix
        ]
        assert not same, (finding, same)


@given(any_article)
def test_5_a_fixed_finding_is_gone(article: Article) -> None:
    fixed_is_gone(article)


@over_real_texts
def test_5_a_fixed_finding_is_gone_from_real_texts(path: Path) -> None:
    fixed_is_gone(real(path))


WHOLE = {"kalimat-berulang"}
"""Takes whole sentences out, of so many words; another fix may join two of them."""


def stable(article: Article, reverse: bool) -> str:
    for _ in range(MAX_PASSES):
        findings = [f for f in check(article) if f.rule not in WHOLE]
        step = resolve(article.text, read(article).prose, findings, unsafe=True, reverse=reverse)
        article = article._replace(text=step.text)
        if not step.edits:
            break
    return article.text


@given(articles("plain"))
def test_6_the_order_of_fixes_does_not_matter(article: Article) -> None:
    assert stable(article, reverse=False) == stable(article, reverse=True)


@over_real_texts
def test_6_the_order_of_fixes_does_not_matter_for_real_texts(path: Path) -> None:
    if real(path).format == "plain":
        assert stable(real(path), reverse=False) == stable(real(path), reverse=True)


# 9. Twins: line ends, marks, signs beyond the first plane, combining marks and markup change nothing that is found.


def found(article: Article) -> list[tuple[str, str, str]]:
    """Rule, words, and what the first fix writes."""
    document = read(article)
    return sorted((f.rule, _seen(document, f), _written(f)) for f in check(article))


def _seen(document: Document, finding: Finding) -> str:
    prose = document.prose[finding.start : finding.end]
    return unicodedata.normalize("NFC", re.sub(f"[{HIDDEN}{BOUNDARY}\r]", "", prose)).replace("😀", "☀")


def _written(finding: Finding) -> str:
    texts = [e.text for e in finding.fixes[0].edits] if finding.fixes else []
    return unicodedata.normalize("NFC", "|".join(texts).replace("\r", ""))


TWINS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "signs beyond the first plane": lambda text: text.replace("☀", "😀"),
    "combining marks": lambda text: unicodedata.normalize("NFD", text),
}


@given(st.sampled_from(FORMATS).flatmap(articles), st.sampled_from(sorted(TWINS)))
def test_9_twins_have_the_same_findings(article: Article, twin: str) -> None:
    text = article.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("😀", "☀")
    plain = article._replace(text=unicodedata.normalize("NFC", text))
    assert found(plain._replace(text=TWINS[twin](plain.text))) == found(plain)


@over_real_texts
@pytest.mark.parametrize("twin", sorted(TWINS))
def test_9_twins_of_real_texts_have_the_same_findings(path: Path, twin: str) -> None:
    plain = real(path)
    plain = plain._replace(text=unicodedata.normalize("NFC", plain.text.replace("\r\n", "\n").replace("😀", "☀")))
    assert found(plain._replace(text=TWINS[twin](plain.text))) == found(plain)


@given(st.sampled_from(("markdown", "html")).flatmap(lambda f: st.tuples(st.just(f), paragraphs(f, asides=False))))
def test_9_emphasis_and_links_change_nothing_that_is_found(drawn: tuple[str, tuple[str, str, list[str]]]) -> None:
    form, (text, plain, _) = drawn
    assert [f[:2] for f in found(Article(text, form, ()))] == [f[:2] for f in found(Article(plain, "plain", ()))]


# 10. No input raises, and none takes more than linear time in our own code.


@given(any_text)
def test_10_no_text_raises(article: Article) -> None:
    check(article)
    LINTER.fix(article.text, format=article.format, unsafe=True)


@given(any_repeated)
def test_10_no_text_takes_more_than_the_parsers_may(article: Article) -> None:
    began = time.process_time()
    read(article)
    assert time.process_time() - began < DEADLINE_S + 2


OPENERS = (
    *FRAGMENTS,
    "<?",
    "<%",
    "{{",
    "{%",
    "[[a|",
    "$a_",
    "<A b=",
    "<a b={",
    "{ {a} ",
    ":a",
    " ",
    "\t",
    "# ",
    "a ",
    "[a b=",
    "import ",
    "\n",
)


@pytest.mark.parametrize("before", ["", "<a", '<A b="', "{", "%%", "$$", "[["])
def test_10_our_own_patterns_take_linear_time(before: str) -> None:
    for sign in OPENERS:
        began = time.process_time()
        dialect.marks(before + (sign * 10_000)[:10_000], 0, is_mdx=True)
        assert time.process_time() - began < 0.5, sign
