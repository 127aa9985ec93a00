"""`ralat serve` before clients of LanguageTool: two real ones, and requests in the form in which others send them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus, urlencode

import language_tool_python
import pytest
from pylanguagetool import api as pylanguagetool

from .serving import Serving, serving

FORM = "application/x-www-form-urlencoded"
TEXT = "Tentara tiba 😀. Pasukan itu pergi kesana, lalu tenara lain menunggu . Selesai."
MENDED = "Tentara tiba 😀. Pasukan itu pergi ke sana, lalu tentara lain menunggu. Selesai."
RULES = ["kata-depan-ke", "salah-ketik", "spasi-sebelum-tanda-baca"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving("--workers", "1", folder=tmp_path_factory.mktemp("server")) as running:
        yield running


class Answer(NamedTuple):
    status: int
    kind: str
    body: str

    @property
    def json(self) -> Any:
        assert self.status == 200, self.body
        assert self.kind.startswith("application/json")
        return json.loads(self.body)


def send(
    server: Serving, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None
) -> Answer:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
    try:
        connection.request(method, path, body.encode() if isinstance(body, str) else body, headers or {})
        reply = connection.getresponse()
        return Answer(reply.status, reply.getheader("content-type", ""), reply.read().decode())
    finally:
        connection.close()


def post(server: Serving, path: str, body: bytes | str, kind: str = FORM, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return send(server, "POST", path, body, {**({"Content-Type": kind} if kind else {}), **named})


def rules(reply: Any) -> list[str]:
    return [match["rule"]["id"] for match in reply["matches"]]


def mended(text: str, found: list[dict[str, Any]]) -> str:
    """The text as an editor makes it that counts in UTF-16 units."""
    data = text.encode("utf-16-le")
    for m in sorted(found, key=lambda m: -m["offset"]):
        end = m["offset"] + m["length"]
        data = data[: 2 * m["offset"]] + m["replacements"][0]["value"].encode("utf-16-le") + data[2 * end :]
    return data.decode("utf-16-le")


# Real clients.


def test_language_tool_python_checks_and_corrects(server: Serving) -> None:
    tool = language_tool_python.LanguageTool("id-ID", remote_server=server.url)
    assert [m.rule_id for m in tool.check(TEXT)] == RULES
    assert [TEXT[m.offset : m.offset + m.error_length] for m in tool.check(TEXT)] == ["kesana", "tenara", " ."]
    assert tool.correct(TEXT) == MENDED
    tool.disabled_rules = {"salah-ketik"}
    assert [m.rule_id for m in tool.check(TEXT)] == [RULES[0], RULES[2]]
    tool.disabled_rules, tool.enabled_rules, tool.enabled_rules_only = set(), {"salah-ketik"}, True
    [match] = tool.check(f"Satu.\n{TEXT}")
    assert (match.category, match.rule_issue_type, match.replacements) == ("TYPOS", "misspelling", ["tentara"])
    assert match.get_line_and_column(f"Satu.\n{TEXT}") == (2, 48)


def test_language_tool_python_knows_the_language_by_both_codes(server: Serving) -> None:
    for code in ("id", "id-ID", "id_ID", "auto"):
        tool = language_tool_python.LanguageTool(code, remote_server=f"{server.url}/")
        assert tool.correct("Kami tiba disini pada Senin pagi.") == "Kami tiba di sini pada Senin pagi."


def test_language_tool_python_shows_the_reason_of_a_refusal(server: Serving) -> None:
    tool = language_tool_python.LanguageTool("id-ID", remote_server=server.url)
    tool.enabled_rules_only = True
    with pytest.raises(language_tool_python.exceptions.LanguageToolError, match="enabledOnly memerlukan"):
        tool.check(TEXT)


@pytest.mark.parametrize("base", ["/v2/", "/", "/api/v2/"])
def test_pylanguagetool_checks(server: Serving, base: str) -> None:
    url = f"{server.url}{base}"
    assert rules(pylanguagetool.check(TEXT, url, "id-ID")) == RULES
    assert rules(pylanguagetool.check(TEXT, url, "auto", preferred_variants="en-GB", mother_tongue="id")) == RULES
    assert rules(pylanguagetool.check(TEXT, url, "id-ID", disabled_categories="kata,PUNCTUATION")) == RULES[:1]
    assert rules(pylanguagetool.check("Naik  terus.", url, "id-ID", picky=True)) == ["spasi-ganda"]
    assert rules(pylanguagetool.check("Pergi kesana.", url, "id-ID", pwl=["kesana"])) == []
    assert pylanguagetool.get_languages(url) == [{"name": "Bahasa Indonesia", "code": "id", "longCode": "id-ID"}]


def test_pylanguagetool_shows_the_reason_of_a_refusal(server: Serving) -> None:
    with pytest.raises(ValueError, match="Error: enabledOnly memerlukan"):
        pylanguagetool.check(TEXT, f"{server.url}/v2/", "id-ID", enabled_only=True)


# Requests as others send them.


def test_as_the_browser_extension_asks_twice_for_one_text(server: Serving) -> None:
    text = f"{TEXT}\n\nPresiden Korut Kim Jong Un tiba. Kim Jong-un disambut. Kim Jong Un lalu pulang."
    values = {
        "data": json.dumps({"text": text}), "textSessionId": "25112:1669186000000", "enableHiddenRules": "true",
        "motherTongue": "id", "level": "picky", "language": "auto", "noopLanguages": "de,en",
        "preferredLanguages": "id,en", "preferredVariants": "en-US,de-DE", "disabledRules": "WHITESPACE_RULE,CONSECUTIVE_SPACES",
        "useragent": "webextension-chrome-ng", "allowIncompleteResults": "true",
    }  # fmt: skip
    found = []
    for mode in ("allButTextLevelOnly", "textLevelOnly"):
        body = urlencode({**values, "mode": mode})
        path = "/v2/check?c=1&instanceId=25112%3A1&v=8.11.2"
        reply = post(
            server, path, body, "text/plain;charset=UTF-8", Origin="chrome-extension://oldceeleldhonbafppcapldpdifcinji"
        ).json
        assert reply["language"]["detectedLanguage"]["code"] == "id-ID" and reply["sentenceRanges"]
        found += reply["matches"]
    assert [m["rule"]["id"] for m in found][:3] == RULES and "nama-tidak-konsisten" in [m["rule"]["id"] for m in found]
    assert mended(text, [m for m in found if m["rule"]["id"] in RULES]).startswith(MENDED)


def test_as_the_browser_extension_asks_about_another_language(server: Serving) -> None:
    body = urlencode(
        {"data": json.dumps({"text": "This text is written in English, and nobody minds it."}), "language": "auto"}
    )
    reply = post(server, "/v2/check?c=1", body, "text/plain;charset=UTF-8").json
    assert (reply["language"]["code"], reply["matches"]) == ("en", [])


def obsidian(text: str) -> list[dict[str, str]]:
    """A note as the plugin annotates it: what is no prose is markup."""
    head, _, rest = text.partition("**kesana**")
    return [
        {"markup": "---\ntags: tenara\n---\n", "interpretAs": "\n\n"}, {"markup": "# ", "interpretAs": "\n\n"},
        {"text": head}, {"markup": "**"}, {"text": "kesana"}, {"markup": "**"}, {"text": rest},
        {"markup": "`tenara`", "interpretAs": "Dummy"}, {"text": " itu 😀 lalu tenara."},
    ]  # fmt: skip


def test_as_obsidian_asks_and_reads(server: Serving) -> None:
    annotation = obsidian("Tentara tiba\n\nMereka pergi **kesana** naik ")
    written = "".join(part.get("text", part.get("markup", "")) for part in annotation)
    values = {
        "data": json.dumps({"annotation": annotation}), "language": "auto", "enabledOnly": "false", "level": "default",
        "disabledCategories": "", "disabledRules": "", "preferredVariants": "",
    }  # fmt: skip
    reply = post(server, "/v2/check", urlencode(values), Accept="application/json").json
    for match in reply["matches"]:
        for value in (match["shortMessage"], match["message"], match["rule"]["id"], match["rule"]["category"]["id"]):
            assert isinstance(value, str) and value
    assert rules(reply) == ["kata-depan-ke", "salah-ketik"]
    assert mended(written, reply["matches"]) == written.replace("**kesana**", "**ke sana**").replace(
        "lalu tenara", "lalu tentara"
    )


@pytest.mark.parametrize("base", ["/v2", "/v2/", "", "/"])
def test_as_libreoffice_asks(server: Serving, base: str) -> None:
    encoded = quote(TEXT, safe="-._~")
    reply = post(server, f"{base}/check", f"text={encoded}&language=id-ID&username=u&apiKey=k").json
    assert rules(reply) == RULES
    for match in reply["matches"]:
        assert match["message"] and match["shortMessage"] and match["rule"]["category"]["id"]
        assert all(r["value"] for r in match["replacements"])


def test_as_an_older_libreoffice_asks_without_encoding(server: Serving) -> None:
    assert rules(post(server, "/v2/check", f"text={TEXT}&language=id-ID").json) == RULES


def test_as_languagetool_nvim_asks_through_curl(server: Serving) -> None:
    values = {"disabledRules": "WHITESPACE_RULE,EN_QUOTES", "language": "id-ID", "text": f"{TEXT}\n"}
    body = "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
    reply = post(server, "/v2/check", body, Accept="application/json").json
    for match in reply["matches"]:
        shown = match["context"]["text"].encode("utf-16-le")[2 * match["context"]["offset"] :]
        assert shown[: 2 * match["context"]["length"]].decode("utf-16-le") in ("kesana", "tenara", " .")
    assert all({"message", "replacements", "rule", "offset", "length"} <= m.keys() for m in reply["matches"])


def test_as_emacs_asks(server: Serving) -> None:
    spellers = "HUNSPELL_RULE,MORFOLOGIK_RULE_EN_US,SYMSPELL_RULE"
    values = {"language": "id-ID", "text": TEXT, "disabledRules": spellers}
    body = "&".join(f"{quote(name)}={quote(value, safe='')}" for name, value in values.items())
    reply = post(server, "/v2/check", body, MIME_Version="1.0", Extension="Security/Digest Security/SSL").json
    assert rules(reply) == [RULES[0], RULES[2]], "flyspell is on, so the spellers are off"


def test_as_vs_code_asks_and_reads(server: Serving) -> None:
    annotation = [{"text": "Mereka pergi "}, {"markup": "<em>"}, {"text": "kesana"}, {"markup": "</em>"}, {"text": "."}]
    values = {
        "data": json.dumps({"annotation": annotation}),
        "language": "id-ID",
        "motherTongue": "id",
        "preferredVariants": "en-US",
    }
    reply = post(server, "/v2/check", urlencode(values), Accept="application/json").json
    assert {"software", "warnings", "language", "matches"} <= reply.keys()
    [match] = reply["matches"]
    assert {
        "message", "shortMessage", "replacements", "offset", "length", "context", "sentence", "type", "rule",
        "ignoreForIncompleteSentence", "contextForSureMatch",
    } <= match.keys()  # fmt: skip
    assert (match["type"]["typeName"], match["offset"], match["length"]) == ("Other", 17, 6)


def test_as_ltex_asks_and_reads(server: Serving) -> None:
    annotation = [
        {"markup": "\\section{", "interpretAs": ""},
        {"text": "Mereka pergi kesana"},
        {"markup": "}\n", "interpretAs": "\n\n"},
    ]
    values = {"language": "id-ID", "data": json.dumps({"annotation": annotation}), "motherTongue": "id"}
    reply = post(server, "/v2/check", urlencode(values), "application/json; charset=UTF-8").json
    [match] = reply["matches"]
    assert (match["offset"], match["length"], match["sentence"]) == (22, 6, "Mereka pergi kesana")


def test_a_question_in_the_address(server: Serving) -> None:
    reply = send(server, "GET", f"/v2/check?language=id&text={quote_plus(TEXT)}").json
    assert rules(reply) == RULES


PATHS = ("/v2/check", "/check", "/v2/v2/check", "/api/v2/check", "//check", "/v2//check", "/v2", "/")


@pytest.mark.parametrize("path", PATHS)
def test_however_people_write_the_address(server: Serving, path: str) -> None:
    assert rules(post(server, path, "text=Pergi+kesana.&language=id").json) == ["kata-depan-ke"]


@pytest.mark.parametrize("base", ["/v2", "", "/api/v2"])
def test_what_the_server_says_of_itself(server: Serving, base: str) -> None:
    assert send(server, "GET", f"{base}/languages").json[0]["longCode"] == "id-ID"
    assert send(server, "GET", f"{base}/info").json["software"]["apiVersion"] == 1
    assert int(send(server, "GET", f"{base}/maxtextlength").body) > 10_000
    assert len(send(server, "GET", f"{base}/configinfo?language=id").json["rules"]) > 100
    assert send(server, "GET", f"{base}/healthcheck").body == "OK"


def test_a_refusal_is_plain_text(server: Serving) -> None:
    for path, body, status in (
        ("/v2/check", "text=a", 400), ("/check", "language=id", 400), ("/v2/words/add", "word=a&username=u", 403),
        ("/v2/languages", "", 405), ("/v2/rule/examples", "", 404),
    ):  # fmt: skip
        answer = post(server, path, body)
        assert (answer.status, answer.kind.partition(";")[0]) == (status, "text/plain")
        assert answer.body.startswith("Error: ")


def test_pages_get_no_script_in_the_name_of_a_callback(server: Serving) -> None:
    answer = send(server, "GET", "/v2/check?language=id&text=a&callback=alert")
    assert answer.status == 400 and answer.kind.startswith("text/plain")


def test_words_that_a_client_adds_are_accepted_from_then_on(tmp_path: Path) -> None:
    (tmp_path / "ralat.toml").write_text('words = ["kata.txt"]\n')
    (tmp_path / "kata.txt").write_text("gawai\n")
    account = "username=u&apiKey=k"
    with serving("--workers", "1", "--allow-words", "--timeout", "100", folder=tmp_path) as server:

        def checked() -> list[str]:
            return rules(post(server, "/v2/check", f"text={quote(TEXT)}&language=id").json)

        assert checked() == RULES
        assert send(server, "POST", f"/v2/words/add?{account}&word=tenara").json == {"added": True}
        assert checked() == [RULES[0], RULES[2]]
        assert send(server, "GET", f"/v2/words?{account}&limit=1000").json == {"words": ["gawai", "tenara"]}
        assert post(server, "/v2/words/delete", f"{account}&word=tenara").json == {"deleted": True}
        assert checked() == RULES
        for method in ("GET", "PUT"):
            assert send(server, method, "/v2/words/add?word=x").status == 405
        stranger = post(server, "/v2/words/add", "word=x", Origin="https://contoh.id")
        assert stranger.status == 403 and stranger.body.startswith("Error: ")
        assert (tmp_path / "kata.txt").read_text() == "gawai\n"


def test_a_text_that_is_too_long_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with serving("--workers", "1", "--max-length", "1000", folder=tmp_path) as server:
        assert send(server, "GET", "/v2/maxtextlength").body == "1000"
        answer = post(server, "/v2/check", f"text={'a' * 1001}&language=id")
        assert (answer.status, answer.kind.partition(";")[0]) == (413, "text/plain")
        assert "1000" in answer.body and answer.body.startswith("Error: ")
