"""`ralat serve` over HTTP: the answers, who may ask and how much, and what becomes of those who ask too much."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import httpx
import jsonschema
import pytest

from lint.server.frames import Reply
from lint.server.guard import POLICY
from lint.server.metrics import KIND
from lint.server.question import DOCX
from lint.server.settings import Settings
from lint.server.workers import LOOK, Workers

from .command import ROOT, environment, ralat, write
from .serving import LIMIT_S, Serving, odd, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
TEXT = "Mereka pergi kesana pada Senin . Bantuan akan di kirim oleh tenara lain.\n"
SCHEMA = json.loads((ROOT / "lint/report/ralat.schema.json").read_text("utf-8"))
SECRET = "Rahasia Nyonya Wirasentika"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("proyek")
    write(folder, {"rahasia.txt": b"tenara\n"})
    with serving("--workers", "1", folder=folder) as started:
        yield started


@pytest.fixture(scope="module")
def client(server: Serving) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=LIMIT_S) as opened:
        yield opened


@pytest.fixture(scope="module")
def odd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server whose articles can hang."""
    folder = tmp_path_factory.mktemp("aneh")
    with serving(folder=folder, entry=odd(workers=1, timeout_s=5.0, max_bytes=10_000)) as started:
        yield started


@pytest.fixture(scope="module")
def hasty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server that waits for nobody."""
    folder = tmp_path_factory.mktemp("lekas")
    with serving(folder=folder, entry=odd(workers=1, head_s=1.0, body_s=1.0)) as started:
        yield started


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def error(answer: httpx.Response) -> tuple[int, str]:
    told = answer.json()["error"]
    assert told["message"] and set(told) == {"kind", "message"}
    return answer.status_code, told["kind"]


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


class TestAnswers:
    def test_check_is_what_the_command_says(self, client: httpx.Client, tmp_path: Path) -> None:
        write(tmp_path, {})
        answer = client.post("/check", json={"text": TEXT}).json()
        jsonschema.validate(answer, SCHEMA)
        assert answer == json.loads(ralat("check", "--format", "json", "-", folder=tmp_path, stdin=TEXT.encode()).out)

    @pytest.mark.parametrize(
        ("settings", "arguments"),
        [
            ({"preset": "eyd"}, ["--preset", "eyd"]),
            ({"select": ["kata", "kata-depan-di"]}, ["--select", "kata,kata-depan-di"]),
            ({"ignore": ["ejaan"]}, ["--ignore", "ejaan"]),
            ({"infos": True, "select": None}, ["--info"]),
        ],
        ids=lambda value: str(value)[:30],
    )
    def test_settings_are_those_of_the_command(
        self, settings: dict[str, Any], arguments: list[str], client: httpx.Client, tmp_path: Path
    ) -> None:
        write(tmp_path, {})
        said = ralat("check", "--format", "json", *arguments, "-", folder=tmp_path, stdin=TEXT.encode()).out
        assert client.post("/check", json={"text": TEXT, **settings}).json() == json.loads(said)
        query = {key: ",".join(value) if isinstance(value, list) else value for key, value in settings.items() if value}
        as_text = client.post("/check", params=query, content=TEXT, headers={"content-type": "text/plain"})
        assert as_text.json() == json.loads(said)

    def test_levels_words_and_the_day_can_be_set(self, client: httpx.Client) -> None:
        def rules(**settings: Any) -> dict[str, str]:
            found = client.post("/check", json={"text": TEXT, **settings}).json()["files"][0]["findings"]
            return {finding["rule"]: finding["severity"] for finding in found}

        usual = rules()
        assert usual["kata-depan-ke"] == "error" and "salah-ketik" in usual
        assert rules(severity={"kata-depan-ke": "warning"})["kata-depan-ke"] == "warning"
        assert "kata-depan-ke" not in rules(severity={"kata-depan-ke": "off"})
        assert "salah-ketik" not in rules(words=["tenara"])
        assert rules(date="2026-11-23") == usual == rules()

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            ("text/markdown", f"# Judul\n\n{TEXT}\n```\npergi kesana\n```\n"),
            ("text/html", f"<p>{TEXT}</p><code>kesana</code>"),
        ],
    )
    def test_an_article_can_be_the_body(self, kind: str, text: str, client: httpx.Client) -> None:
        answer = client.post("/check", content=text.encode(), headers={"content-type": f"{kind}; charset=utf-8"}).json()
        same = client.post("/check", json={"text": text, "format": kind.removeprefix("text/")}).json()
        assert answer == same
        assert [f["text"] for f in answer["files"][0]["findings"]].count("kesana") == 1

    def test_a_docx_comes_back_repaired(self, client: httpx.Client) -> None:
        body, headers = document("Judul", "Mereka pergi kesana."), {"content-type": DOCX}
        found = client.post("/check", content=body, headers=headers).json()["files"][0]["findings"]
        assert [(f["text"], f["place"]) for f in found] == [("kesana", "paragraf 2")]
        repaired = client.post("/fix", content=body, headers={**headers, "accept": DOCX})
        assert repaired.headers["content-type"] == DOCX
        paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(repaired.content)).paragraphs]
        assert paragraphs == ["Judul", "Mereka pergi ke sana."]

    def test_fix_writes_what_the_command_writes_and_tells_it(self, client: httpx.Client, tmp_path: Path) -> None:
        write(tmp_path, {})
        answer = client.post("/fix", json={"text": TEXT}).json()
        fixed = answer["fixed"]
        assert fixed["text"] == ralat("check", "--fix", "-", folder=tmp_path, stdin=TEXT.encode()).out
        assert fixed["changed"] and not fixed["oscillating"]
        assert {"rule": "kata-depan-ke", "start": 13, "change": "“kesana” → “ke sana”"} in fixed["applied"]
        assert answer["files"] == client.post("/check", json={"text": fixed["text"]}).json()["files"]
        unsafe = client.post("/fix", json={"text": TEXT, "unsafe": True}).json()["fixed"]["text"]
        assert "tentara" in unsafe and "tentara" not in fixed["text"]
        raw = client.post("/fix", content=TEXT, headers={"content-type": "text/plain", "accept": "text/plain"})
        assert raw.text == fixed["text"]

    def test_rules_and_explanations_are_those_of_the_command(self, client: httpx.Client, tmp_path: Path) -> None:
        assert client.get("/rules").json() == json.loads(ralat("rules", "--format", "json", folder=tmp_path).out)
        told = client.get("/explain/kata-baku").json()
        assert told["text"] == ralat("explain", "kata-baku", folder=tmp_path).out
        assert told["bad"] and told["good"] and told["group"] == "kata"
        assert "kata-baku" in client.get("/explain/kata").json()["text"]
        unknown = client.get("/explain/kata-bku")
        assert error(unknown) == (404, "rule") and "maksud Anda 'kata-baku'?" in unknown.text

    def test_half_a_character_is_a_character(self, client: httpx.Client) -> None:
        body = b'{"text": "\\ud83d pergi kesana \\ud83d\\ude00 kesana\\u0000"}'
        found = client.post("/check", content=body, headers={"content-type": "application/json"}).json()
        assert [(f["start"], f["utf16_start"]) for f in found["files"][0]["findings"] if f["text"] == "kesana"] == [
            (8, 8),
            (17, 18),
        ]

    def test_metrics_are_what_prometheus_reads(self, client: httpx.Client) -> None:
        client.get("/health")
        answer = client.get("/metrics")
        assert answer.headers["content-type"] == KIND
        sample = re.compile(r'[a-z_]+(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? [0-9.e+-]+')
        for line in answer.text.splitlines():
            assert re.match(r"# (HELP|TYPE) ralat_\w+ \S", line) or sample.fullmatch(line), line
        assert re.search(r'ralat_requests_total\{method="GET",route="/health",status="200"\} [1-9]', answer.text)
        assert re.search(r'ralat_request_seconds_bucket\{route="/check",le="\+Inf"\} [1-9]', answer.text)
        if sys.platform == "linux":
            assert re.search(r'ralat_worker_memory_bytes\{pid="\d+"\} [1-9]\d{7}', answer.text)

    def test_health(self, client: httpx.Client) -> None:
        assert client.get("/health").json() == {"status": "ok", "workers": 1}

    def test_every_address_of_its_own_is_described(self, client: httpx.Client) -> None:
        description = client.get("/openapi.json").json()
        assert {"/check", "/fix", "/rules", "/explain/{rule}", "/health", "/metrics"} <= set(description["paths"])

    def test_an_article_full_of_markup_stays_text(self, client: httpx.Client) -> None:
        answer = client.post("/fix", json={"text": "<script>alert(1)</script> Mereka pergi kesana."})
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        raw = client.post(
            "/fix", content="<script>alert(1)</script>", headers={"content-type": "text/html", "accept": "text/html"}
        )
        assert "'unsafe-inline'" not in raw.headers["content-security-policy"] == POLICY


REFUSALS = {
    "no JSON": ("{", 400, "json"),
    "deep JSON": ("[" * 100_000, 400, "json"),
    "a large number": ('{"text": "a", "x": ' + "1" * 10_000 + "}", 400, "json"),
    "no object": ("[]", 400, "json"),
    "no text": ("{}", 400, "text"),
    "a number as text": ('{"text": 1}', 400, "text"),
    "a format that is a file": ('{"text": "a", "format": "docx"}', 400, "format"),
    "an unknown key": ('{"text": "a", "presset": "eyd"}', 400, "key"),
    "a file to extend": ('{"text": "a", "extend": "../ralat.toml"}', 400, "key"),
    "files of names": ('{"text": "a", "names": {"files": ["/etc/passwd"]}}', 400, "key"),
    "a path": ('{"text": "a", "path": "/etc/passwd"}', 400, "key"),
    "a file of words": ('{"text": "a", "words": ["/etc/words.txt"]}', 400, "words"),
    "no preset": ('{"text": "a", "preset": "x"}', 400, "preset"),
    "no day": ('{"text": "a", "date": "kemarin"}', 400, "date"),
    "no rule": ('{"text": "a", "select": ["kata-bku"]}', 400, "config"),
    "no level": ('{"text": "a", "severity": {"kata": "gawat"}}', 400, "severity"),
    "no flag": ('{"text": "a", "infos": "ya"}', 400, "infos"),
    "too long": (json.dumps({"text": "a " * 250_001}), 413, "too-long"),
}


class TestRefusals:
    @pytest.mark.parametrize("name", REFUSALS)
    def test_a_mistaken_request_is_told_so(self, name: str, client: httpx.Client) -> None:
        body, status, kind = REFUSALS[name]
        answer = client.post("/check", content=body, headers={"content-type": "application/json"})
        assert error(answer) == (status, kind), answer.text

    def test_an_unknown_key_hears_what_was_meant(self, client: httpx.Client) -> None:
        answer = client.post("/check", json={"text": "a", "presset": "eyd"})
        assert "maksud Anda 'preset'?" in answer.json()["error"]["message"]

    def test_other_kinds_of_bodies(self, client: httpx.Client) -> None:
        def posted(**headers: str) -> tuple[int, str]:
            return error(
                client.post("/check", content=b"\x00\xff", headers={k.replace("_", "-"): v for k, v in headers.items()})
            )

        assert posted(content_type="image/png") == (415, "kind")
        assert posted(content_type="text/plain") == (400, "binary")
        assert posted(content_type=DOCX) == (400, "docx") or posted(content_type=DOCX)[0] == 400
        assert posted(content_type="text/plain", content_encoding="gzip") == (415, "encoding")
        assert error(client.post("/check")) == (415, "kind")

    def test_addresses_that_are_not_there(self, client: httpx.Client) -> None:
        assert error(client.get("/tidak-ada")) == (404, "http")
        wrong = client.get("/fix")
        assert error(wrong) == (405, "http") and wrong.headers["allow"] == "POST"

    @pytest.mark.parametrize(
        "path", ["/../ralat.toml", "/%2e%2e/ralat.toml", "/rahasia.txt", "//etc/passwd", "/..%2f..%2fetc/passwd"]
    )
    def test_no_file_is_served_that_is_not_of_the_page(self, path: str, server: Serving) -> None:
        assert spoken(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(
            b"HTTP/1.1 404"
        )

    def test_a_name_of_a_file_is_a_word(self, client: httpx.Client) -> None:
        found = client.post("/check", json={"text": TEXT, "words": ["rahasia.txt"]}).json()["files"][0]["findings"]
        assert "salah-ketik" in {f["rule"] for f in found}


class TestStrangers:
    @pytest.mark.parametrize(
        "host", ["penjahat.example", "localhost.penjahat.example", "", "[::1", "a@localhost", "localhost:x"]
    )
    def test_another_name_for_this_machine(self, host: str, client: httpx.Client) -> None:
        assert error(client.get("/health", headers={"host": host})) == (421, "host")

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8081", "127.0.0.1:1", "[::1]:8081", "192.168.1.7"])
    def test_names_and_numbers_of_this_machine(self, host: str, client: httpx.Client) -> None:
        assert client.get("/health", headers={"host": host}).status_code == 200

    @pytest.mark.parametrize(
        "origin", ["https://penjahat.example", "null", "http://localhost.penjahat.example", "http://localhost:1"]
    )
    def test_a_page_of_elsewhere_gets_nothing(self, origin: str, client: httpx.Client) -> None:
        answer = client.post("/check", content=TEXT, headers={"origin": origin, "content-type": "text/plain"})
        assert error(answer) == (403, "origin")
        preflight = client.options("/check", headers={"origin": origin, "access-control-request-method": "POST"})
        assert preflight.status_code == 403 and "access-control-allow-origin" not in preflight.headers

    def test_the_page_itself_and_an_add_on_get_answers(self, server: Serving, client: httpx.Client) -> None:
        for origin in (server.url, "moz-extension://0f8e7a66", "chrome-extension://oldceeleldhonbafppcapldpdifcinji"):
            answer = client.post("/check", json={"text": TEXT}, headers={"origin": origin})
            assert answer.status_code == 200 and "access-control-allow-origin" not in answer.headers

    def test_a_listed_origin_is_let_in(self, tmp_path: Path) -> None:
        listed = "https://naskah.example"
        with serving(
            "--workers", "1", "--allow-origin", listed, "--allow-host", "ralat.example", folder=tmp_path
        ) as server:
            headers = {
                "origin": listed,
                "access-control-request-method": "POST",
                "access-control-request-headers": "content-type",
            }
            preflight = httpx.options(f"{server.url}/check", headers=headers)
            assert preflight.status_code == 200 and preflight.headers["access-control-allow-origin"] == listed
            answer = httpx.post(
                f"{server.url}/check", json={"text": TEXT}, headers={"origin": listed, "host": "ralat.example"}
            )
            assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == listed
            assert httpx.get(f"{server.url}/health", headers={"origin": "https://lain.example"}).status_code == 403


def spoken(server: Serving, *pieces: str) -> bytes:
    """What comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", server.port), LIMIT_S) as connection:
        for piece in pieces:
            connection.sendall(piece.encode())
        said = b""
        while more := connection.recv(65536):
            said += more
        return said


def post(server: Serving, text: str) -> httpx.Response:
    return httpx.post(f"{server.url}/check", json={"text": text}, timeout=LIMIT_S)


def measure(server: Serving, name: str) -> float:
    line = re.search(rf"^{re.escape(name)} (\S+)$", httpx.get(f"{server.url}/metrics").text, re.M)
    assert line, name
    return float(line[1])


class TestLimits:
    def test_a_text_that_holds_its_process_is_given_up(self, odd_server: Serving) -> None:
        before = measure(odd_server, 'ralat_worker_restarts_total{reason="timeout"}')
        assert error(post(odd_server, "HANG")) == (503, "timeout")
        until(lambda: post(odd_server, TEXT).status_code == 200)
        assert measure(odd_server, 'ralat_worker_restarts_total{reason="timeout"}') > before

    def test_a_process_that_dies_is_replaced(self, odd_server: Serving) -> None:
        answer = post(odd_server, "DIE")
        assert error(answer) == (503, "crash") and answer.headers["retry-after"]
        until(lambda: post(odd_server, TEXT).status_code == 200)

    def test_a_process_that_is_killed_is_replaced(self, odd_server: Serving) -> None:
        until(lambda: post(odd_server, TEXT).status_code == 200)
        pid = re.search(r'memory_bytes\{pid="(\d+)"', httpx.get(f"{odd_server.url}/metrics").text)
        if pid is None:
            pytest.skip("no /proc")
        os.kill(int(pid[1]), signal.SIGKILL)
        until(lambda: post(odd_server, TEXT).status_code == 200)

    def test_no_article_is_told_to_the_log(self, odd_server: Serving) -> None:
        answer = post(odd_server, f"FAIL {SECRET}")
        assert error(answer) == (500, "internal") and SECRET not in answer.text and "ValueError" in answer.text
        post(odd_server, f"DIE {SECRET}")
        httpx.get(f"{odd_server.url}/v2/check", params={"text": SECRET})
        until(lambda: post(odd_server, TEXT).status_code == 200)
        assert not [line for line in odd_server.said if "Wirasentika" in line]

    def test_who_waits_in_a_long_queue_is_sent_away(self, odd_server: Serving, tmp_path: Path) -> None:
        entry = odd(workers=1, timeout_s=LIMIT_S, queue=1, per_client=3)
        with serving(folder=tmp_path, entry=entry) as server, ThreadPoolExecutor(8) as threads:
            first = threads.submit(post, server, f"WAIT {tmp_path}")
            until((tmp_path / "begun").exists)
            second = threads.submit(post, server, TEXT)
            until(lambda: measure(server, "ralat_queue_length") == 1)
            sent_away = post(server, TEXT)
            assert error(sent_away) == (503, "busy") and int(sent_away.headers["retry-after"]) > 0
            (tmp_path / "go").touch()
            assert (first.result().status_code, second.result().status_code) == (200, 200)

    def test_one_client_does_not_take_all_places(self, tmp_path: Path) -> None:
        entry = odd(workers=1, timeout_s=LIMIT_S, per_client=1)
        with serving(folder=tmp_path, entry=entry) as server, ThreadPoolExecutor(1) as threads:
            first = threads.submit(post, server, f"WAIT {tmp_path}")
            until((tmp_path / "begun").exists)
            sent_away = post(server, TEXT)
            assert error(sent_away) == (429, "too-many") and int(sent_away.headers["retry-after"]) > 0
            (tmp_path / "go").touch()
            assert first.result().status_code == 200

    def test_a_client_that_leaves_gives_its_place_in_the_queue_back(self, tmp_path: Path) -> None:
        with (
            serving(folder=tmp_path, entry=odd(workers=1, timeout_s=LIMIT_S)) as server,
            ThreadPoolExecutor(1) as threads,
        ):
            first = threads.submit(post, server, f"WAIT {tmp_path}")
            until((tmp_path / "begun").exists)
            leaver = socket.create_connection(("127.0.0.1", server.port), LIMIT_S)
            leaver.sendall(
                f"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {len(TEXT)}\r\n\r\n{TEXT}".encode()
            )
            until(lambda: measure(server, "ralat_queue_length") == 1)
            leaver.close()
            until(lambda: measure(server, "ralat_queue_length") == 0)
            (tmp_path / "go").touch()
            assert first.result().status_code == 200
            assert post(server, TEXT).status_code == 200

    @pytest.mark.parametrize("chunked", [False, True], ids=["told", "chunked"])
    def test_a_body_that_is_too_long(self, chunked: bool, odd_server: Serving) -> None:
        body = b"a " * 10_000
        content: Any = iter([body[:8000], body[8000:]]) if chunked else body
        answer = httpx.post(
            f"{odd_server.url}/check", content=content, headers={"content-type": "text/plain"}, timeout=LIMIT_S
        )
        assert error(answer) == (413, "too-long") and "--max-bytes" in answer.text

    def test_a_body_that_waits_for_leave_is_refused_unsent(self, odd_server: Serving) -> None:
        head = "POST /check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 9000000\r\nExpect: 100-continue\r\n\r\n"
        assert spoken(odd_server, head).startswith(b"HTTP/1.1 413")

    def test_a_body_that_does_not_come(self, hasty_server: Serving) -> None:
        said = spoken(hasty_server, "POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc")
        assert said.startswith(b"HTTP/1.1 408")

    def test_a_head_that_does_not_come(self, hasty_server: Serving) -> None:
        assert spoken(hasty_server, "GET /health HTT") == b""
        assert spoken(hasty_server) == b""
        assert (
            spoken(hasty_server, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /hea").count(b"HTTP/1.1 200")
            == 1
        )

    def test_a_client_that_does_not_read(self, tmp_path: Path) -> None:
        asked = b"GET /rules HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000
        with serving(folder=tmp_path, entry=odd(workers=1, write_s=1.0)) as server:
            connection = socket.create_connection(("127.0.0.1", server.port), LIMIT_S)
            with connection, pytest.raises(ConnectionError):
                while True:
                    connection.sendall(asked)
            until(lambda: measure(server, "ralat_requests_running") == 1)

    def test_a_process_without_a_server_ends_while_it_hangs(self, tmp_path: Path) -> None:
        with serving(folder=tmp_path, entry=odd(workers=1, timeout_s=3.0)) as server:
            found = re.search(r'memory_bytes\{pid="(\d+)"', httpx.get(f"{server.url}/metrics").text)
            if found is None:
                pytest.skip("no /proc")
            with socket.create_connection(("127.0.0.1", server.port), LIMIT_S) as connection:
                body = f"HANG {tmp_path}"
                head = f"Host: localhost\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n"
                connection.sendall(f"POST /check HTTP/1.1\r\n{head}\r\n{body}".encode())
                until((tmp_path / "begun").exists)
                server.process.kill()
                server.process.wait()
            until(lambda: not os.path.exists(f"/proc/{found[1]}") or is_defunct(found[1]))

    def test_nonsense_is_answered_and_forgotten(self, odd_server: Serving) -> None:
        assert spoken(odd_server, "\x00\x01\x02\r\n\r\n").startswith(b"HTTP/1.1 400")
        for half in (
            "POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc",
            "GET /rules HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", odd_server.port), LIMIT_S) as connection:
                connection.sendall(half.encode())
        until(lambda: post(odd_server, TEXT).status_code == 200)
        until(lambda: measure(odd_server, "ralat_requests_running") == 1)


class TestLife:
    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["term", "int"])
    def test_what_runs_is_finished_when_it_is_told_to_end(self, how: signal.Signals, tmp_path: Path) -> None:
        with serving(folder=tmp_path, entry=odd(workers=1, timeout_s=LIMIT_S)) as server:
            with ThreadPoolExecutor(1) as threads:
                running = threads.submit(post, server, f"WAIT {tmp_path}")
                until((tmp_path / "begun").exists)
                server.process.send_signal(how)
                until(lambda: is_closed(server.port))
                (tmp_path / "go").touch()
                assert running.result().status_code == 200
            assert server.stop() == 0
            assert server.said[-1] == "ralat: berhenti\n"

    def test_without_the_server_its_processes_end(self, tmp_path: Path) -> None:
        with serving("--workers", "1", folder=tmp_path) as server:
            pid = re.search(r'memory_bytes\{pid="(\d+)"', httpx.get(f"{server.url}/metrics").text)
            server.process.kill()
            server.process.wait()
            if pid is not None:
                until(lambda: not os.path.exists(f"/proc/{pid[1]}") or is_defunct(pid[1]))

    def test_a_taken_port_is_said(self, server: Serving, tmp_path: Path) -> None:
        run = ralat("serve", "--port", str(server.port), folder=tmp_path)
        assert run.code == 2 and f"127.0.0.1:{server.port}: tidak dapat dipakai" in run.err and run.out == ""

    def test_a_broken_configuration_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "ralat.toml").write_text('preset = "x"\n', "utf-8")
        run = ralat("serve", "--port", "0", folder=tmp_path)
        assert run.code == 2 and "preset 'x' tidak ada" in run.err

    @pytest.mark.parametrize(
        "arguments", [["--workers", "0"], ["--timeout", "0"], ["--port", "70000"], ["--queue", "-1"]], ids=" ".join
    )
    def test_mistaken_options_are_said(self, arguments: list[str], tmp_path: Path) -> None:
        run = ralat("serve", *arguments, folder=tmp_path)
        assert run.code == 2 and arguments[0] in run.err

    def test_a_door_to_other_machines_is_announced(self, tmp_path: Path) -> None:
        with serving("--workers", "1", "--host", "0.0.0.0", folder=tmp_path) as server:
            until(lambda: len(server.said) > 1)
            assert "dapat dicapai dari komputer lain, tanpa sandi" in server.said[1]
        assert any("berhenti" in line for line in server.said)

    def test_on_loopback_nothing_is_announced(self, server: Serving) -> None:
        assert len(server.said) == 1

    def test_a_missing_library_names_the_extra(self, tmp_path: Path) -> None:
        code = (
            "import sys; sys.modules['uvicorn'] = None; sys.argv[1:] = ['serve']; from lint.start import main; main()"
        )
        run = ralat(folder=tmp_path, entry=("-c", code))
        assert run.code == 2 and 'pip install "ralat[server]"' in run.err

    def test_configuration_and_words_of_the_project_count(self, tmp_path: Path) -> None:
        write(tmp_path, {"ralat.toml": b'ignore = ["ejaan"]\nwords = ["words.txt"]\n', "words.txt": b"tenara\n"})
        with serving("--workers", "1", folder=tmp_path) as server:
            found = post(server, TEXT).json()["files"][0]["findings"]
            assert not {"salah-ketik", "kata-depan-ke"} & {f["rule"] for f in found}

    def test_the_listening_process_reads_no_dictionary(self) -> None:
        code = "import sys, lint.server.app, lint.server.run; print([m for m in ('lint.engine', 'lint.lexicon', 'regex') if m in sys.modules])"
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
        )
        assert run.stdout == "[]\n"


def is_closed(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), LIMIT_S).close()
    except OSError:
        return True
    return False


def is_defunct(pid: str) -> bool:
    return " Z " in Path(f"/proc/{pid}/stat").read_text("utf-8")


class TestWorkers:
    def test_what_has_changed_is_read_again(self, tmp_path: Path) -> None:
        async def processes() -> tuple[set[int], set[int]]:
            workers = Workers(Settings(workers=2, folder=str(tmp_path), entry="tests.odd_worker:main"))
            await workers.start()
            try:
                before = {pid for pid, _ in workers.memory()}
                assert (await workers.run("tests.odd_worker:changed")).body == b"{}"
                reply = await workers.run("lint.server.tasks:rules")
                assert isinstance(reply, Reply)
                while workers.size < 2:
                    await asyncio.sleep(0.01)
                return before, {pid for pid, _ in workers.memory()}
            finally:
                await workers.close()

        before, after = asyncio.run(asyncio.wait_for(processes(), LIMIT_S))
        assert not before & after

    def test_one_that_has_grown_is_replaced(self) -> None:
        async def restarts() -> Counter[str]:
            workers = Workers(Settings(workers=1, memory_mb=1, entry="tests.odd_worker:main"))
            await workers.start()
            try:
                for _ in range(LOOK):
                    await workers.run("tests.odd_worker:nothing")
                return workers.restarts
            finally:
                await workers.close()

        if sys.platform == "linux":
            assert asyncio.run(asyncio.wait_for(restarts(), LIMIT_S)) == {"memory": 1}


FORMALITIES = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
MEANING = "positive_data_acceptance,negative_data_rejection,unsupported_method"


@pytest.mark.parametrize(
    ("tag", "checks"),
    [("ralat", f"{FORMALITIES},{MEANING}"), ("languagetool", FORMALITIES)],
    ids=["ralat", "languagetool"],
)
def test_the_description_holds_against_made_up_requests(tag: str, checks: str, server: Serving, tmp_path: Path) -> None:
    """Every answer is one that `/openapi.json` describes. At ralat's own addresses, what it allows is accepted, and
    what it forbids is not; LanguageTool's protocol has rules between parameters that a schema cannot tell.
    """
    run = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/openapi.json", "--include-tag", tag,
            "--checks", checks, "--max-examples", "30", "--phases", "coverage,fuzzing", "--generation-deterministic",
            "--suppress-health-check", "all", "--no-color",
        ],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr
    assert not [line for line in server.said if "gagal" in line]
