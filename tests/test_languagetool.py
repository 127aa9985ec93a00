"""LanguageTool's protocol: questions, annotated texts and replies, without a server."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.engine import Deadline, Linter
from lint.finding import Edit, Finding, Fix, Safety, Severity
from lint.resolve import apply_edits, touches_prose_only
from lint.server.desk import Desk
from lint.server.frames import Call, Reply
from lint.server.languagetool.annotation import Node, document, written
from lint.server.languagetool.match import REACH, Match, match_of, matches
from lint.server.languagetool.names import rules_named
from lint.server.languagetool.openapi import paths
from lint.server.languagetool.query import Level, Query, QueryError, parsed
from lint.server.languagetool.reply import MAX_MATCHES, SENTENCE, answer, is_wanted
from lint.server.languagetool.request import parameters
from lint.server.languagetool.tasks import ACTIONS, WRITING, told
from lint.server.languagetool.tasks import check as answered
from lint.server.settings import Settings
from lint.tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR

from .articles import FRAGMENTS, SENTENCES, articles

LINTER = Linter(strict=True)
few = settings(
    max_examples=60 if os.environ.get("CI") else 25, derandomize=bool(os.environ.get("CI")), deadline=None,
    database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip

MARKS = ("", " ", "\n", "\n\n", "😀", "👩‍👩‍👧 ", "é", "👍🏽", "\u200d", "𝐧𝐚")
markup = st.builds(
    Node,
    st.sampled_from(("<b>", "</b>", "&amp;", "<a href='di hadiri'>", "**", "<p\nid=x>", "", "😀", "{{nama}}", " ")),
    st.just(True),
    st.sampled_from(("", "&", "\n\n", "\n", " ", "Dummy", "\ufffc", "**", "Budi Santoso", "é")),
)
stretches = st.builds(Node, st.sampled_from((*SENTENCES, *FRAGMENTS, *MARKS)))
annotated = st.lists(st.one_of(stretches, stretches, markup), max_size=12)
texts = st.lists(st.sampled_from((*SENTENCES, *MARKS)), max_size=12).map("".join)


def ask(values: Mapping[str, str], linter: Linter = LINTER) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(answer(parsed(values), linter))
    return reply


def check(text: str, **more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask({"text": text, "language": "id-ID", **more})["matches"]
    return found


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [m["rule"]["id"] for m in found]


def cut(text: str, offset: int, length: int) -> str:
    """A stretch as a client cuts it, in UTF-16 code units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def mended(text: str, found: list[dict[str, Any]]) -> str:
    """The text with the first replacement of every match written, as clients do it: from the end, in UTF-16 units."""
    data = text.encode("utf-16-le")
    for m in sorted(found, key=lambda m: -m["offset"]):
        if m["replacements"]:
            new = m["replacements"][0]["value"].encode("utf-16-le")
            data = data[: 2 * m["offset"]] + new + data[2 * (m["offset"] + m["length"]) :]
    return data.decode("utf-16-le")


# 1. What a client asks.


def test_a_question_has_a_text_and_a_language() -> None:
    assert parsed({"text": "Halo.", "language": "id"}) == Query((Node("Halo."),), "id")


WRONG = {
    "no text": ({"language": "id"}, "'text' atau 'data'"),
    "both": ({"language": "id", "text": "a", "data": '{"text": "a"}'}, "tidak dapat dikirim bersama"),
    "no language": ({"text": "a"}, "'language' tidak ada"),
    "no language code": ({"text": "a", "language": "../etc"}, "bukan kode bahasa"),
    "not JSON": ({"language": "id", "data": "{"}, "bukan JSON"),
    "deep JSON": ({"language": "id", "data": "[" * 200_000}, "bukan JSON"),
    "data without a key": ({"language": "id", "data": "{}"}, "'text' dan 'annotation'"),
    "data with both keys": ({"language": "id", "data": '{"text": "", "annotation": []}'}, "'text' dan 'annotation'"),
    "data is a list": ({"language": "id", "data": "[]"}, "'text' dan 'annotation'"),
    "a text that is a number": ({"language": "id", "data": '{"text": 1}'}, "diharapkan teks"),
    "annotation is no list": ({"language": "id", "data": '{"annotation": {}}'}, "daftar objek"),
    "a stretch without a key": ({"language": "id", "data": '{"annotation": [{}]}'}, "tiap potongan"),
    "text and markup": ({"language": "id", "data": '{"annotation": [{"text": "", "markup": ""}]}'}, "tiap potongan"),
    "text read as": ({"language": "id", "data": '{"annotation": [{"text": "", "interpretAs": ""}]}'}, "interpretAs"),
    "only, of nothing": ({"text": "a", "language": "id", "enabledOnly": "true"}, "memerlukan enabledRules"),
    "only, and without": (
        {"text": "a", "language": "id", "enabledOnly": "yes", "enabledRules": "x", "disabledRules": "y"},
        "tidak dapat disertai",
    ),
    "no such mode": ({"text": "a", "language": "id", "mode": "semua"}, "textLevelOnly"),
    "an old name": ({"text": "a", "language": "id", "disabled": "X"}, "pakai disabledRules"),
    "JSONP": ({"text": "a", "language": "id", "callback": "alert"}, "tidak dilayani"),
}


@pytest.mark.parametrize(("values", "complaint"), WRONG.values(), ids=WRONG)
def test_a_question_that_cannot_be_answered_is_refused_with_the_reason(values: dict[str, str], complaint: str) -> None:
    with pytest.raises(QueryError) as refusal:
        parsed(values)
    assert complaint in str(refusal.value) and len(str(refusal.value)) < 200


def test_what_some_clients_send_and_nobody_needs_is_passed_over() -> None:
    plain = parsed({"text": "a", "language": "id"})
    idle = {
        "preferredVariants": "", "motherTongue": "id", "enabledRules": "", "disabledCategories": " ",
        "enabledOnly": "false", "allowIncompleteResults": "true", "useragent": "standalone", "abtest": "x",
        "textSessionId": "1:2", "username": "u", "apiKey": "k", "noopLanguages": "de,en", "level": "default",
        "v": "standalone", "inputLogging": "no", "enableHiddenRules": "true", "mode": "all", "c": "0",
    }  # fmt: skip
    assert parsed({"text": "a", "language": "id", **idle}) == plain


NAMES = {
    "our rule": ("salah-ketik", {"salah-ketik"}),
    "in other letters": ("SALAH_KETIK", {"salah-ketik"}),
    "double spaces": ("WHITESPACE_RULE", {"spasi-ganda"}),
    "the same": ("CONSECUTIVE_SPACES", {"spasi-ganda"}),
    "with a language": ("EN_UNPAIRED_BRACKETS", {"kurung-tidak-berpasangan", "petik-tidak-berpasangan"}),
    "a speller": ("MORFOLOGIK_RULE_EN_US", {"salah-ketik"}),
    "another speller": ("GERMAN_SPELLER_RULE", {"salah-ketik"}),
    "unknown": ("EN_A_VS_AN", set()),
    "none": ("", set()),
}


@pytest.mark.parametrize(("name", "ids"), NAMES.values(), ids=NAMES)
def test_a_rule_is_known_by_our_name_and_by_the_nearest_of_languagetool(name: str, ids: set[str]) -> None:
    assert set(rules_named(name)) == ids


def test_a_category_is_known_by_our_group_and_by_the_name_that_replies_give_it() -> None:
    assert rules_named("kata") == rules_named("TYPOS") == rules_named("KATA")
    assert "salah-ketik" in rules_named("kata") and rules_named("tanda_baca") == rules_named("PUNCTUATION")


# 2. Which rules answer.

FAULTS = "Pasukan itu pergi kesana, sedangkan tenara lain menunggu . Warga  menunggu dia."
TWO_NAMES = "Presiden Korut Kim Jong Un tiba. Kim Jong-un disambut. Kim Jong Un lalu pulang."


def test_rules_and_categories_are_switched_off() -> None:
    assert rules(check(FAULTS)) == ["kata-depan-ke", "salah-ketik", "spasi-sebelum-tanda-baca"]
    assert rules(check(FAULTS, disabledRules="kata-depan-ke,TIDAK_ADA")) == ["salah-ketik", "spasi-sebelum-tanda-baca"]
    assert rules(check(FAULTS, disabledCategories="TYPOS,ejaan")) == ["spasi-sebelum-tanda-baca"]


def test_a_rule_that_is_named_stays_when_its_category_goes() -> None:
    assert rules(check(FAULTS, disabledCategories="kata,ejaan,tanda_baca", enabledRules="salah-ketik")) == [
        "salah-ketik"
    ]


def test_only_what_is_enabled() -> None:
    assert rules(check(FAULTS, enabledOnly="true", enabledRules="salah-ketik")) == ["salah-ketik"]
    assert rules(check(FAULTS, enabledOnly="true", enabledCategories="PUNCTUATION")) == [
        "spasi-sebelum-tanda-baca", "spasi-ganda",
    ]  # fmt: skip
    assert check(FAULTS, enabledOnly="true", enabledRules="EN_A_VS_AN") == []


def test_advice_is_shown_when_asked_for() -> None:
    assert "spasi-ganda" not in rules(check(FAULTS))
    assert "spasi-ganda" in rules(check(FAULTS, level="picky"))
    assert "spasi-ganda" in rules(check(FAULTS, enabledRules="spasi-ganda"))
    assert "spasi-ganda" not in rules(check(FAULTS, level="picky", disabledRules="WHITESPACE_RULE,CONSECUTIVE_SPACES"))


def test_the_two_modes_share_the_rules_out_between_them() -> None:
    text = f"{FAULTS}\n\n{TWO_NAMES}"
    whole, sentences = check(text, mode="textLevelOnly"), check(text, mode="allButTextLevelOnly")
    assert "salah-ketik" in rules(sentences) and "nama-tidak-konsisten" in rules(whole)
    assert sorted(rules(whole) + rules(sentences)) == sorted(rules(check(text)))


# 3. Languages.


@pytest.mark.parametrize("language", ["id", "id-ID", "ID-id", "id_ID", "auto"])
def test_indonesian_is_checked_under_all_its_names(language: str) -> None:
    reply = ask({"text": FAULTS, "language": language})
    assert len(reply["matches"]) == 3
    assert reply["language"]["code"] == reply["language"]["detectedLanguage"]["code"] == "id-ID"


@pytest.mark.parametrize("language", ["en-US", "de-DE", "ca-ES-valencia", "zh"])
def test_another_language_has_no_matches(language: str) -> None:
    reply = ask({"text": FAULTS, "language": language})
    assert reply["matches"] == [] and reply["language"]["code"] == language


FOREIGN = {
    "English": ("The quick brown fox jumps over the lazy dog, and it was very happy about the recieve of it.", "en"),
    "German": ("Der Hund läuft schnell durch den Wald und bellt dabei sehr laut in der Nacht.", "und"),
}


@pytest.mark.parametrize(("text", "code"), FOREIGN.values(), ids=FOREIGN)
def test_a_text_in_another_language_is_left_alone_when_the_client_does_not_know(text: str, code: str) -> None:
    reply = ask({"text": text, "language": "auto"})
    assert reply["matches"] == []
    assert reply["language"]["detectedLanguage"]["code"] == code
    assert ask({"text": text, "language": "id-ID"})["language"]["detectedLanguage"]["code"] == "id-ID"


def test_a_short_text_is_taken_for_indonesian() -> None:
    assert rules(ask({"text": "Pergi kesana.", "language": "auto"})["matches"]) == ["kata-depan-ke"]


# 4. The reply.


def test_a_match_has_every_field_that_clients_read() -> None:
    reply = ask({"text": "Ia pergi kesana.\nLalu pulang.", "language": "id-ID"})
    assert reply["software"].keys() == {"name", "version", "buildDate", "apiVersion", "premium", "status"}
    assert reply["software"]["apiVersion"] == 1 and reply["warnings"] == {"incompleteResults": False}
    assert reply["sentenceRanges"] == [[0, 16], [17, 29]]
    assert reply["matches"] == [
        {
            "message": "Kata depan “ke” ditulis terpisah; tulis “ke sana”",
            "shortMessage": "Kata depan ke",
            "replacements": [{"value": "ke sana", "autoCorrect": True}],
            "offset": 9,
            "length": 6,
            "context": {"text": "Ia pergi kesana. Lalu pulang.", "offset": 9, "length": 6},
            "sentence": "Ia pergi kesana.",
            "type": {"typeName": "Other"},
            "rule": {
                "id": "kata-depan-ke",
                "description": "Kata depan ke ditulis terpisah dari kata yang mengikutinya.",
                "issueType": "grammar",
                "category": {"id": "ORTHOGRAPHY", "name": "Ejaan"},
                "isPremium": False,
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": 0,
        }
    ]


def test_a_compact_reply_leaves_out_what_its_clients_do_not_read() -> None:
    reply = ask({"text": "Pasukan dan tenara itu.", "language": "id", "c": "1"})
    assert reply.keys() == {"language", "matches", "sentenceRanges"}
    assert reply["matches"][0].keys().isdisjoint({"context", "sentence"})
    assert len(reply["matches"][0]["replacements"]) <= 5


def test_a_text_with_very_many_faults_has_a_bounded_reply() -> None:
    reply = ask({"text": "kesana " * 3_000, "language": "id", "enabledOnly": "true", "enabledRules": "kata-depan-ke"})
    assert len(reply["matches"]) == MAX_MATCHES
    assert reply["warnings"]["incompleteResults"] and str(MAX_MATCHES) in reply["warnings"]["incompleteResultsReason"]
    assert max(len(m["sentence"]) for m in reply["matches"]) <= SENTENCE
    assert all("kesana" in m["sentence"] for m in reply["matches"])


def test_a_check_that_was_cut_off_says_so() -> None:
    deadline = Deadline(1e-9)
    while not deadline.is_over():
        pass
    reply = json.loads(answer(parsed({"text": FAULTS, "language": "id"}), LINTER, deadline))
    assert reply["matches"] == [] and reply["warnings"]["incompleteResults"]


@few
@given(texts, st.sampled_from(("", "picky")))
def test_offsets_are_utf16_units_and_the_context_holds_the_match(text: str, level: str) -> None:
    for m in check(text, level=level):
        found = cut(text, m["offset"], m["length"])
        assert found
        shown = cut(m["context"]["text"], m["context"]["offset"], m["context"]["length"])
        assert shown == found.replace("\n", " ").replace("\r", " ")
        assert m["context"]["text"].removeprefix("...").removesuffix("...") in text.replace("\n", " ")


@few
@given(st.text(max_size=400) | st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_any_text_has_a_reply_with_offsets_inside_it(text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    reply = ask({"text": text, "language": "id", "level": "picky"})
    assert all(0 <= m["offset"] < m["offset"] + m["length"] <= units for m in reply["matches"])
    assert all(0 <= start < end <= units for start, end in reply["sentenceRanges"])


def test_half_a_character_is_one_unit() -> None:
    [found] = check("\ud83d pergi kesana")
    assert (found["offset"], found["length"]) == (8, 6)
    data = '{"annotation": [{"text": "\\ud83d\\ude00 pergi kesana"}]}'
    assert [m["offset"] for m in ask({"data": data, "language": "id"})["matches"]] == [9]


# 5. Replacements are our fixes.


def found_in(text: str) -> list[Match]:
    read = document([Node(text)])
    return matches(LINTER.check_document(read), read)


@few
@given(texts)
def test_the_first_replacement_of_a_match_is_the_best_fix_of_its_finding(text: str) -> None:
    for m in found_in(text):
        for value in m.values[:1]:
            edits = next(f.edits for f in m.finding.fixes if f.safety is Safety.SAFE or not m.is_safe)
            assert text[: m.start] + value + text[m.end :] == apply_edits(text, edits)


@few
@given(texts)
def test_all_first_replacements_together_are_our_fixes_together(text: str) -> None:
    written_one_by_one = mended(text, check(text, level="picky"))
    edits = [e for m in found_in(text) if m.values for e in fix_of(m).edits]
    assert written_one_by_one == apply_edits(text, edits)


def fix_of(match: Match) -> Fix:
    return next(f for f in match.finding.fixes if f.safety is Safety.SAFE or not match.is_safe)


@few
@given(texts)
def test_a_match_is_never_empty_and_holds_its_finding(text: str) -> None:
    for m in found_in(text):
        assert m.start <= m.finding.start <= m.finding.end <= m.end and m.start < m.end
        assert text[m.start : m.end] not in m.values


def finding(start: int, end: int, *fixes: Fix, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("salah-ketik", start, end, "", fixes, severity)


def fix(*edits: tuple[int, int, str], safety: Safety = Safety.UNSAFE) -> Fix:
    return Fix(tuple(Edit(*edit) for edit in edits), safety, "")


TEXT = "Kata dia “besok saja” di kota. " + "x" * 300
SHAPES = {
    "inside": (finding(5, 8, fix((5, 8, "ia"))), "dia", ["ia"]),
    "a part of it": (finding(0, 8, fix((5, 6, ""))), "Kata dia", ["Kata ia"]),
    "beside it": (finding(5, 8, fix((8, 8, ","))), "dia", ["dia,"]),
    "before it": (finding(5, 8, fix((4, 5, "  "))), " dia", ["  dia"]),
    "a pair of marks": (finding(9, 10, fix((9, 10, '"'), (20, 21, '"'))), "“besok saja”", ['"besok saja"']),
    "alternatives of different reach": (
        finding(5, 8, fix((5, 8, "ia")), fix((0, 4, "Ujar"))), "Kata dia", ["Kata ia", "Ujar dia"],
    ),
    "twice the same": (finding(5, 8, fix((5, 8, "ia")), fix((5, 6, ""))), "dia", ["ia"]),
    "no change": (finding(5, 8, fix((5, 8, "dia"))), "dia", []),
    "the safe one first": (finding(5, 8, fix((5, 8, "a"), safety=Safety.SHOWN), fix((5, 8, "b"), safety=Safety.SAFE)), "dia", ["b", "a"]),
    "a place after a word": (finding(8, 8, fix((8, 8, ","))), "dia", ["dia,"]),
    "a place after a blank": (finding(9, 9, fix((9, 9, "‘"))), "“", ["‘“"]),
    "a place at the head": (finding(0, 0, fix((0, 0, "“"))), "K", ["“K"]),
    "a place at the end": (finding(len(TEXT), len(TEXT), fix((len(TEXT), len(TEXT), "."))), "x" * 40, ["x" * 40 + "."]),
    "too far": (finding(5, 8, fix((5 - 5, 0, "“"), (8 + REACH + 1, 8 + REACH + 1, "”"))), "dia", []),
    "nothing to write": (finding(5, 8), "dia", []),
}  # fmt: skip


@pytest.mark.parametrize(("found", "shown", "values"), SHAPES.values(), ids=SHAPES)
def test_a_fix_becomes_the_replacement_of_one_stretch(found: Finding, shown: str, values: list[str]) -> None:
    match = match_of(found, document([Node(TEXT)]))
    assert (TEXT[match.start : match.end], list(match.values)) == (shown, values)


def test_of_two_that_write_over_each_other_the_surer_stays() -> None:
    text = "Kata dia besok."
    sure = finding(5, 8, fix((5, 8, "ia"), safety=Safety.SAFE), severity=Severity.ERROR)
    wide = finding(0, 8, fix((0, 8, "Menurutnya")))
    silent = finding(0, 15)
    read = document([Node(text)])
    assert [m.finding for m in matches([wide, sure, silent], read)] == [silent, sure]
    assert [m.finding for m in matches([wide], read)] == [wide]


# 6. Annotated texts.


def prose_of(*nodes: Node) -> str:
    return document(nodes).prose


READINGS = {
    "hidden": (Node("<b>", True), HIDDEN * 3),
    "a break": (Node("<p>", True, "\n\n"), BOUNDARY + HIDDEN * 2),
    "an entity": (Node("&amp;", True, "&"), HIDDEN + "&" + HIDDEN * 3),
    "a blank": (Node("<br>", True, " "), " " + HIDDEN * 3),
    "a word that fits": (Node("{{ nama }}", True, "Budi"), "Budi" + HIDDEN * 6),
    "a word that does not fit": (Node("$x$", True, "Dummy"), OPAQUE_CHAR * 3),
    "itself": (Node("Budi", True, "Budi"), "Budi"),
    "a sentinel": (Node("xx", True, OPAQUE_CHAR), OPAQUE_CHAR * 2),
    "over two lines": (Node("<p\nid=x>", True), HIDDEN * 2 + "\n" + HIDDEN * 5),
}


@pytest.mark.parametrize(("node", "prose"), READINGS.values(), ids=READINGS)
def test_markup_is_read_as_the_client_says_and_keeps_its_length(node: Node, prose: str) -> None:
    assert prose_of(Node("Satu"), node, Node("dua")) == f"Satu{prose}dua"


@few
@given(annotated)
def test_the_prose_of_an_annotated_text_is_a_mask_of_text_and_markup_together(nodes: list[Node]) -> None:
    read = document(nodes)
    assert read.source.text == written(nodes) and len(read.prose) == len(read.source.text)
    assert [s.start for s in read.sentences] == sorted(s.start for s in read.sentences)
    assert all(0 <= r.start < r.end <= len(read.prose) for r in read.regions)


@few
@given(annotated)
def test_offsets_of_annotated_texts_count_text_and_markup_and_replacements_keep_the_markup(nodes: list[Node]) -> None:
    text = written(nodes)
    found = ask({"data": json.dumps({"annotation": [sent(n) for n in nodes]}), "language": "id"})["matches"]
    for m in found:
        assert cut(text, m["offset"], m["length"])
    new = mended(text, found)
    for m in found_in_nodes(nodes):
        assert all(touches_prose_only(fix_of(m), text, document(nodes).prose) for _ in m.values[:1])
    places = [node.text for node in nodes if node.is_markup and node.text != node.shown]
    at = 0
    for place in places:
        at = new.index(place, at) + len(place)


def found_in_nodes(nodes: list[Node]) -> list[Match]:
    read = document(nodes)
    return matches(LINTER.check_document(read), read)


def sent(node: Node) -> dict[str, str]:
    if not node.is_markup:
        return {"text": node.text}
    return {"markup": node.text, **({"interpretAs": node.shown} if node.shown else {})}


@few
@given(texts, st.data())
def test_markup_between_words_changes_no_finding(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    tags = data.draw(st.lists(st.sampled_from(("", "<i>", "😀")), min_size=len(words), max_size=len(words)))
    nodes = [n for word, tag in zip(words, tags, strict=True) for n in (Node(tag, True), Node(word), Node(" "))][:-1]
    plain = [(m["rule"]["id"], m["replacements"]) for m in check(text)]
    found = ask({"data": json.dumps({"annotation": [sent(n) for n in nodes]}), "language": "id"})["matches"]
    assert [m["rule"]["id"] for m in found] == [rule for rule, _ in plain]


def test_a_word_across_markup_is_one_word() -> None:
    data = {
        "annotation": [
            {"text": "Rapat itu di"},
            {"markup": "<b>"},
            {"text": " hadiri"},
            {"markup": "</b>"},
            {"text": " warga."},
        ]
    }
    [found] = ask({"data": json.dumps(data), "language": "id"})["matches"]
    assert found["rule"]["id"] == "awalan-di"
    assert (
        cut(written(parsed({"data": json.dumps(data), "language": "id"}).nodes), found["offset"], found["length"])
        == "di<b> hadiri"
    )


@few
@given(articles("html"))
def test_text_alone_is_read_as_plain_text_however_it_is_cut(article: Any) -> None:
    text = article.text
    whole = ask({"text": text, "language": "id"})
    parts = {"annotation": [{"text": text[:7]}, {"text": text[7:]}]}
    assert ask({"data": json.dumps(parts), "language": "id"}) == whole
    assert ask({"data": json.dumps({"text": text, "metaData": {}}), "language": "id"}) == whole


def test_every_rule_can_be_described() -> None:
    from lint import catalog
    from lint.server.languagetool.reply import is_text_level, rule_entry

    for rule in (*catalog.modules(), *catalog.OWN):
        entry = rule_entry(rule)
        assert entry["id"] == rule and entry["description"] and entry["issueType"] and entry["category"]["id"]
        assert is_text_level(rule) in (True, False)
    query = Query((), "id", level=Level.TEXT)
    assert not is_wanted(finding(0, 1), query)


# 7. Requests: where the parameters stand, and the other addresses.

FORM = "application/x-www-form-urlencoded"


def test_parameters_of_body_and_address_are_read_together_whatever_the_body_is_called() -> None:
    body = b"text=Halo%20%F0%9F%98%80%20a%2Bb+c&language=id\r\n"
    wanted = {"text": "Halo 😀 a+b c", "language": "id", "c": "1"}
    for kind in (
        FORM,
        f"{FORM}; charset=UTF-8",
        "text/plain;charset=UTF-8",
        "",
        "multipart/form-data",
        "application/json",
    ):
        assert parameters(b"c=1&language=en", body, kind) == wanted
    assert parameters(b"", "text=Halo 😀 dunia&language=".encode(), "") == {"text": "Halo 😀 dunia", "language": ""}


def test_bytes_that_are_no_text_are_read_as_far_as_they_go() -> None:
    assert parameters(b"", b"text=%FFa\xff%zz", "") == {"text": "\ufffda\ufffd%zz"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b'{"text": "a"}', "application/json"), (b"--x\r\n", "multipart/form-data; boundary=x"), (b"a=1&" * 200, FORM)],
)
def test_another_body_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(QueryError):
        parameters(b"", body, kind)


def said(desk: Desk, action: str, **values: str) -> Any:
    """What an address answers: its JSON, or the status and the text."""
    reply = told(desk, Call(FORM, urlencode(values).encode(), b""), action)
    return json.loads(reply.body) if reply.kind == "application/json" else (reply.status, reply.body.decode())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "ralat.toml").write_text('preset = "eyd"\n')
    return Desk(Settings(folder=str(tmp_path), max_length=200))


def test_what_the_server_says_of_itself(desk: Desk) -> None:
    assert said(desk, "languages") == [{"name": "Bahasa Indonesia", "code": "id", "longCode": "id-ID"}]
    assert said(desk, "info")["software"]["name"] == "ralat"
    assert said(desk, "maxtextlength") == (200, "200")
    assert said(desk, "healthcheck") == (200, "OK")
    rows = {row["ruleId"]: row for row in said(desk, "configinfo", language="id-ID")["rules"]}
    assert (
        rows["salah-ketik"]["categoryId"] == "TYPOS" and rows["salah-ketik"]["isDictionaryBasedSpellingRule"] == "yes"
    )
    assert {rule for rule, row in rows.items() if "isDefaultOff" in row} >= {"spasi-ganda", "kalimat-panjang"}
    assert said(desk, "configinfo", language="de")["rules"] == []
    assert said(desk, "configinfo") == (400, "Error: parameter 'language' tidak ada; tulis language=id-ID")


def test_a_check_is_answered_in_json_and_refused_in_plain_text(desk: Desk) -> None:
    def reply(**values: str) -> Reply:
        return answered(desk, Call("text/plain", b"c=1", urlencode(values).encode()))

    good = reply(text="Pergi kesana.", language="id")
    assert (good.status, good.kind) == (200, "application/json")
    assert rules(json.loads(good.body)["matches"]) == ["kata-depan-ke"]
    for status, values in ((400, {"text": "a"}), (413, {"text": "a" * 201, "language": "id"})):
        bad = reply(**values)
        assert (bad.status, bad.kind) == (status, "text/plain; charset=utf-8") and bad.body.startswith(b"Error: ")


@pytest.mark.parametrize("action", ["words", *WRITING])
def test_words_are_closed_unless_the_server_was_told_otherwise(desk: Desk, action: str) -> None:
    status, message = said(desk, action, word="gawai", username="u")
    assert status == 403 and "--allow-words" in message


def test_words_of_the_project_are_listed_added_and_deleted(desk: Desk) -> None:
    folder = Path(desk.settings.folder)
    desk = Desk(desk.settings._replace(allow_words=True))
    assert said(desk, "words") == {"words": []}
    assert said(desk, "words/add", word="Wicaksana") == said(desk, "words/add", word="gawai") == {"added": True}
    assert said(desk, "words/add", word="gawai") == {"added": False}
    assert said(desk, "words/add", mode="batch", words="abidin  sutra") == {"added": True}
    assert said(desk, "words") == {"words": ["abidin", "gawai", "sutra", "Wicaksana"]}
    assert said(desk, "words", offset="1", limit="2") == {"words": ["gawai", "sutra"]}
    assert said(desk, "words/delete", word="gawai") == {"deleted": True}
    assert said(desk, "words/delete", word="gawai") == {"deleted": False}
    for wrong in ("", "dua kata", "../x.txt", "a\nb", "x" * 101):
        assert said(desk, "words/add", word=wrong)[0] == 400
    assert said(desk, "words", limit="-1")[0] == 400
    assert sorted(p.name for p in folder.iterdir()) == ["ralat.toml", "words.txt"]


def test_only_a_change_of_words_is_told_to_the_other_processes(desk: Desk) -> None:
    desk = Desk(desk.settings._replace(allow_words=True))
    call = Call(FORM, b"word=gawai", b"")
    assert [told(desk, call, action).changed for action in ("words", "words/add", "words/add")] == [False, True, False]


# 8. The description.


def test_replies_are_as_the_description_says(desk: Desk) -> None:
    described = paths()

    def fits(path: str, method: str, body: object) -> None:
        schema = described[path][method]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(closed(schema)).validate(body)

    for more in ({}, {"c": "1"}, {"level": "picky"}, {"language": "de"}):
        fits("/v2/check", "post", ask({"text": FAULTS, "language": "id", **more}))
    for action in ("languages", "info", "configinfo"):
        fits(f"/v2/{action}", "get", said(desk, action, language="id"))


def closed(schema: Any) -> Any:
    """The schema without leave for what it does not name."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    return {k: closed(v) for k, v in schema.items()} | (
        {"additionalProperties": False} if "properties" in schema else {}
    )


def test_every_address_is_described() -> None:
    assert set(paths()) == {"/v2/check", *(f"/v2/{action}" for action in ACTIONS)}
