"""The report for an editor-in-chief: one HTML file without a script, for a screen in light or dark, and for paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__, catalog
from ..lexicon import shared
from ..table import Found, Read
from ..writing import text_file
from .plots import Bar, bar, columns, number, scale
from .totals import FEW, LEAST_WORDS, OTHERS, Article, Correction, Example, Group, Totals

if TYPE_CHECKING:
    from .journal import Journal

MOST_MONTHS = 48
"""Months beyond which years are drawn."""

MOST_BARS, MOST_RULES, MOST_WORDS = 20, 20, 30
"""Sections or authors, rules and corrections that are listed."""

MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
KINDS = {
    "json": "bukan JSON yang sah",
    "csv": "bukan CSV yang sah",
    "parquet": "Parquet rusak",
    "encoding": "pengodean teks lain",
    "no-text": "tanpa teks",
    "too-long": "terlalu panjang",
    "timeout": "terlalu lama diperiksa",
    "crash": "pemeriksa berhenti mendadak",
    "internal": "pemeriksa gagal",
    "unreadable": "berkas tidak terbaca",
    "broken": "berkas rusak",
    "binary": "bukan teks",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_report(journal: Journal, path: str, title: str | None) -> None:
    """Count what the parts of an audit hold and write the page."""
    totals = Totals()
    for read, found in zip(journal.tables(Read), journal.tables(Found), strict=True):
        totals.add(read.to_pylist(), found.to_pylist())
    for bad in journal.rejects():
        totals.reject(bad)
    with text_file(path) as file:
        file.writelines(render(totals, title or "Audit ejaan arsip"))


def render(totals: Totals, title: str) -> Iterator[str]:
    css = Path(__file__).with_name("page.css").read_text("utf-8")
    yield (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>\n"
    )
    yield from _head(totals, title)
    if totals.all.articles:
        yield from _time(totals.months)
        yield f'<p class="legend">{_LEGEND}</p>\n'
        yield from _groups("Menurut rubrik", "rubrik", totals.sections, totals.all)
        yield from _groups("Menurut penulis", "penulis", totals.authors, totals.all)
        yield from _rules(totals)
        yield from _words(list(totals.corrections(MOST_WORDS)))
        yield from _worst(totals.worst)
    yield from _reading(totals)
    yield from _rejects(totals)
    yield f"<footer>ralat {__version__}, kamus {escape(str(shared().about['date']))}</footer>\n</main>\n</body>\n</html>\n"


def _head(totals: Totals, title: str) -> Iterator[str]:
    everything = totals.all
    yield f'<header>\n<p class="kicker">Laporan ralat</p>\n<h1>{escape(title)}</h1>\n'
    yield f'<p class="lead">{_lead(totals)}</p>\n'
    if not everything.articles:
        yield "</header>\n"
        return
    low, high = everything.interval
    clean = 100 * everything.clean / everything.articles
    figures = (
        (number(everything.rate), "temuan per 1.000 kata", f"antara {number(low)} dan {number(high)}"),
        (whole(everything.articles), "artikel", f"{whole(everything.words)} kata"),
        (f"{number(clean, 0)} %", "artikel tanpa temuan", f"{whole(everything.clean)} artikel"),
        (whole(everything.errors), "galat", f"{number(1000 * everything.errors / max(everything.words, 1))} per 1.000 kata"),
        (whole(everything.warnings), "peringatan", f"{number(1000 * everything.warnings / max(everything.words, 1))} per 1.000 kata"),
    )  # fmt: skip
    yield '<dl class="figures">\n'
    for value, name, more in figures:
        yield f'<div><dt>{name}</dt><dd>{value}</dd><dd class="more">{more}</dd></div>\n'
    yield "</dl>\n</header>\n"


def _lead(totals: Totals) -> str:
    if not totals.all.articles:
        return "Tidak ada artikel yang terbaca."
    known = sorted(month for month in totals.months if month and month != OTHERS)
    span = f", terbit {_month(known[0])} sampai {_month(known[-1])}" if len(known) > 1 else ""
    span = f", terbit {_month(known[0])}" if len(known) == 1 else span
    rejected = sum(totals.rejected.values())
    left = f" {whole(rejected)} baris tidak dapat dibaca (lihat di bawah)." if rejected else ""
    return f"{whole(totals.all.articles)} artikel diperiksa{span}.{left}"


def whole(value: int) -> str:
    return number(value, 0)


def _month(month: str) -> str:
    year, _, rest = month.partition("-")
    return f"{MONTHS[int(rest) - 1]} {year}" if rest else year


def _bar(label: str, group: Group) -> Bar:
    low, high = group.interval if group.words >= 1000 else (group.rate, group.rate)
    errors = 1000 * group.errors / max(group.words, 1)
    small = "; sampel kecil" if group.is_small else ""
    note = (
        f"{label}: {number(group.rate)} temuan per 1.000 kata ({number(low)}–{number(high)}), "
        f"{whole(group.articles)} artikel{small}"
    )
    return Bar(label, group.rate, errors, low, high, group.is_small, note)


_KEYS = {
    "error": "galat",
    "warning": "peringatan",
    "line": "rentang 95 %",
    "small": f"sampel kecil (kurang dari {FEW} artikel)",
}
_LEGEND = "".join(f'<span><i class="key {kind}"></i>{name}</span>' for kind, name in _KEYS.items())


def _time(months: Mapping[str, Group]) -> Iterator[str]:
    known = {month: group for month, group in sorted(months.items()) if month and month != OTHERS}
    if len(known) < 2:
        return
    by_year = len(known) > MOST_MONTHS
    if by_year:
        years: dict[str, Group] = defaultdict(Group)
        for month, group in known.items():
            years[month[:4]].join(group)
        known = dict(years)
    yield f"<section>\n<h2>Dari {'tahun ke tahun' if by_year else 'bulan ke bulan'}</h2>\n"
    yield "<p>Temuan per 1.000 kata menurut tanggal terbit.</p>\n"
    yield columns([_bar(_month(month), group) for month, group in known.items()])
    if undated := months.get(""):
        yield f'<p class="soft">{whole(undated.articles)} artikel tanpa tanggal tidak digambar.</p>\n'
    yield "</section>\n"


def _groups(heading: str, name: str, groups: Mapping[str, Group], everything: Group) -> Iterator[str]:
    """The largest groups, the worst first; the rest is one row."""
    named = {label: group for label, group in groups.items() if label and label != OTHERS}
    if not named:
        return
    largest = sorted(named, key=lambda label: (-named[label].articles, label))
    rest = Group()
    for label in largest[MOST_BARS:]:
        rest.join(named[label])
    if OTHERS in groups:
        rest.join(groups[OTHERS])
    shown = sorted(largest[:MOST_BARS], key=lambda label: (named[label].is_small, -named[label].rate, label))
    rows = [(label, named[label]) for label in shown]
    if rest.articles:
        rows.append((f"{whole(max(len(largest) - MOST_BARS, 1))} {name} lain", rest))
    if "" in groups:
        rows.append((f"tanpa {name}", groups[""]))
    bars = [_bar(label, group) for label, group in rows]
    end, _ = scale(min(max(b.high for b in bars), 2.5 * max(b.rate for b in bars) or 1))
    yield f"<section>\n<h2>{heading}</h2>\n"
    yield f"<p>Temuan per 1.000 kata; rata-rata arsip {number(everything.rate)}.</p>\n"
    yield f'<table class="bars">\n<thead><tr><th scope="col">{name.capitalize()}</th><th scope="col"></th>'
    yield '<th scope="col">per 1.000 kata</th><th scope="col">rentang 95 %</th><th scope="col">artikel</th></tr></thead>\n<tbody>\n'
    for (label, group), drawn in zip(rows, bars, strict=True):
        yield _group_row(label, group, drawn, end)
    yield "</tbody>\n</table>\n</section>\n"


def _group_row(label: str, group: Group, drawn: Bar, end: float) -> str:
    small = ' class="few"' if group.is_small else ""
    remark = ' <span class="tag">sampel kecil</span>' if group.is_small else ""
    return (
        f'<tr{small}><th scope="row">{escape(label)}{remark}</th><td class="plot">{bar(drawn, end)}</td>'
        f"<td>{number(group.rate)}</td><td>{_range(group, drawn)}</td><td>{whole(group.articles)}</td></tr>\n"
    )


def _range(group: Group, drawn: Bar) -> str:
    """The interval; of hardly any text there is none worth a number."""
    return f"{number(drawn.low)}–{number(drawn.high)}" if group.words >= 1000 else "–"


def _rules(totals: Totals) -> Iterator[str]:
    if not totals.rules:
        return
    words = max(totals.all.words, 1)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for (rule, level), times in totals.rules.items():
        by_rule[rule][level] += times
    counts = sorted(by_rule.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    most = 1000 * counts[0][1].total() / words
    yield "<section>\n<h2>Menurut aturan</h2>\n<p>Yang paling sering lebih dulu.</p>\n"
    yield '<table class="bars rules">\n<thead><tr><th scope="col">Aturan</th><th scope="col"></th><th scope="col">temuan</th>'
    yield '<th scope="col">per 1.000 kata</th><th scope="col">artikel</th></tr></thead>\n<tbody>\n'
    for rule, levels in counts[:MOST_RULES]:
        times = levels.total()
        rate, errors = 1000 * times / words, 1000 * levels["error"] / words
        drawn = Bar(rule, rate, errors, rate, rate, False, f"{rule}: {whole(times)} temuan")
        yield (
            f'<tr><th scope="row"><code>{escape(rule)}</code><small>{escape(_about(rule))}</small></th>'
            f'<td class="plot">{bar(drawn, most)}</td><td>{whole(times)}</td><td>{number(rate, 2)}</td>'
            f"<td>{whole(totals.articles_with[rule])}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"
    if more := counts[MOST_RULES:]:
        times = sum(levels.total() for _, levels in more)
        yield f'<p class="soft">{whole(len(more))} aturan lain: {whole(times)} temuan.</p>\n'
    yield "</section>\n"


def _about(rule: str) -> str:
    """The first line of what a rule says of itself."""
    if rule not in catalog.modules():
        return ""
    told = (type(catalog.load(rule)).__doc__ or "").strip().splitlines()
    return told[0].replace("`", "").replace("*", "") if told else ""


def _words(corrections: Sequence[Correction]) -> Iterator[str]:
    if not corrections:
        return
    yield "<section>\n<h2>Yang paling sering perlu dibetulkan</h2>\n"
    yield '<table class="words">\n<thead><tr><th scope="col">Tertulis</th><th scope="col">Usul</th>'
    yield '<th scope="col">kali</th><th scope="col">Contoh</th></tr></thead>\n<tbody>\n'
    for c in corrections:
        yield (
            f"<tr><td><del>{escape(c.wrong)}</del></td><td><ins>{escape(c.right)}</ins></td><td>{whole(c.times)}</td>"
            f'<td class="example">{_context(c.example)}</td></tr>\n'
        )
    yield "</tbody>\n</table>\n</section>\n"


def _context(example: Example) -> str:
    level = escape(example.severity)
    return f'{escape(example.before)}<mark class="{level}">{escape(example.text)}</mark>{escape(example.after)}'


def _worst(articles: Sequence[Article]) -> Iterator[str]:
    if not articles:
        return
    yield "<section>\n<h2>Artikel yang paling perlu disunting</h2>\n"
    yield (
        f"<p>Dari artikel dengan sedikitnya {LEAST_WORDS} kata; diurutkan menurut batas bawah rentang 95 %, "
        "agar artikel pendek tidak unggul karena kebetulan.</p>\n"
    )
    for article in articles:
        yield from _article(article)
    yield "</section>\n"


def _article(article: Article) -> Iterator[str]:
    rate = number(1000 * article.found / article.words)
    place = article.source if article.doc_id == article.source else f"{article.source}, baris {whole(article.row)}"
    facts = [article.date, article.section, article.author, f"{whole(article.words)} kata", place]
    yield f"<article>\n<h3>{_named(article)}</h3>\n"
    yield f'<p class="facts"><b>{rate} per 1.000 kata</b> · {whole(article.found)} temuan · '
    yield f"{' · '.join(escape(fact) for fact in facts if fact)}</p>\n<ul>\n"
    for example in article.examples:
        fix = f'<span class="fix">{escape(example.fix)}</span>' if example.fix else ""
        yield f"<li>{_context(example)}{fix} <code>{escape(example.rule)}</code></li>\n"
    more = article.found - len(article.examples)
    yield f"</ul>\n{f'<p class=soft>… dan {whole(more)} temuan lain</p>' if more else ''}</article>\n"


def _named(article: Article) -> str:
    """The title with the id beside it; an id that is an address is a link."""
    name = escape(article.title or article.doc_id)
    if article.doc_id.startswith(("https://", "http://")):
        return f'<a href="{escape(article.doc_id)}" rel="noreferrer">{name}</a>'
    return name if name == escape(article.doc_id) else f'{name} <span class="id">{escape(article.doc_id)}</span>'


def _reading(totals: Totals) -> Iterator[str]:
    infos = f" {whole(totals.infos)} saran tingkat info tidak ikut dihitung." if totals.infos else ""
    yield (
        "<section>\n<h2>Cara membaca laporan ini</h2>\n<ul>\n"
        "<li><b>Galat</b> disepakati setiap penyunting yang teliti; <b>peringatan</b> sangat mungkin salah, tetapi "
        f"seorang penyunting yang memutuskan. Sebagian temuan dapat keliru: bacalah contohnya dulu.{infos}</li>\n"
        "<li><b>Temuan per 1.000 kata</b> membandingkan artikel panjang dan pendek secara adil. Yang dihitung ialah "
        "naskah dalam arsip ini, sesudah disunting; angka seorang penulis juga pekerjaan penyuntingnya.</li>\n"
        "<li><b>Rentang 95 %</b> (garis tipis) menunjukkan ketidakpastian. Dua batang yang rentangnya bertumpang-tindih "
        "tidak terbukti berbeda. Rentang itu lebar bila artikelnya sedikit, atau bila sedikit artikel memuat sebagian "
        f"besar temuan. Kelompok dengan kurang dari {FEW} artikel digambar pucat dan ditaruh di bawah.</li>\n"
        "<li>Tidak adanya temuan bukan jaminan: yang dicari ialah salah ketik, ejaan, tanda baca, angka, dan nama, "
        "bukan fakta atau mutu tulisan.</li>\n</ul>\n</section>\n"
    )


def _rejects(totals: Totals) -> Iterator[str]:
    yield "<section>\n<h2>Yang tidak ikut diperiksa</h2>\n"
    if not totals.rejected:
        yield "<p>Tidak ada: semua baris terbaca.</p>\n</section>\n"
        return
    yield '<table class="rejects">\n<thead><tr><th scope="col">Sebab</th><th scope="col">baris</th><th scope="col">Di antaranya</th></tr></thead>\n<tbody>\n'
    for kind, rows in totals.rejected.most_common():
        places = _listed(f"{bad.path} baris {bad.number}: {bad.reason}" for bad in totals.rejects[kind])
        yield f'<tr><th scope="row">{KINDS.get(kind, escape(kind))}</th><td>{whole(rows)}</td><td>{places}</td></tr>\n'
    yield "</tbody>\n</table>\n</section>\n"


def _listed(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>"
