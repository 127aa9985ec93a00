"""What an author waves through, and what is said of remarks that do nothing."""

from __future__ import annotations

import pytest

import lint

WRONG = "Pasukan itu pergi kesana."
RULE = "kata-depan-ke"
CONFIG = {"select": [RULE, "kata-ganda", "pengabaian-sia-sia", "pengabaian-keliru"]}


def rules(text: str, form: str = "plain") -> list[str]:
    return [f.rule for f in lint.check(text, format=form, config=CONFIG)]


HIDDEN = {
    "next block": f"<!-- ralat: abaikan {RULE} -->\n{WRONG}\n",
    "brackets": f"[ralat: abaikan {RULE} -- kutipan naskah lama]\n{WRONG}\n",
    "group": f"<!-- ralat: abaikan ejaan -->\n\n{WRONG}\n",
    "every rule": f"[ralat: abaikan]\n{WRONG}\n",
    "several rules": f"[ralat: abaikan {RULE}, kata-ganda]\n{WRONG} Mereka mereka mereka datang.\n",
    "next line": f"[ralat: abaikan-baris {RULE}]\n{WRONG}\n",
    "region": f"[ralat: abaikan-mulai {RULE}]\n{WRONG}\n\n{WRONG}\n[ralat: abaikan-selesai]\nSelesai.\n",
    "file": f"{WRONG}\n[ralat: abaikan-berkas {RULE}]\n{WRONG}\n",
    "front matter": f"---\nralat: abaikan {RULE} -- arsip\n---\n\n{WRONG}\n",
    "sic": "Pasukan itu pergi kesana [sic] kemarin.\n",
    "sic in round brackets": "Pasukan itu pergi kesana (sic) kemarin.\n",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_remark_hides_what_it_names(name: str) -> None:
    assert rules(HIDDEN[name]) == []


SHOWN = {
    "the block after the next": (f"[ralat: abaikan {RULE}]\n{WRONG}\n\n{WRONG}\n", [RULE]),
    "the line after the next": (f"[ralat: abaikan-baris {RULE}]\n{WRONG}\n{WRONG}\n", [RULE]),
    "after the region": (f"[ralat: abaikan-mulai]\n{WRONG}\n[ralat: abaikan-selesai]\n{WRONG}\n", [RULE]),
    "another word than the one before sic": ("Mereka pergi kesana dan membeli [sic] barang.\n", [RULE]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_remark_hides_no_more_than_it_names(name: str) -> None:
    text, expected = SHOWN[name]
    assert rules(text) == expected


SAID = {
    "unused": ("[ralat: abaikan kata-ganda]\nWarga pulang.\n", "pengabaian-sia-sia"),
    "unused at the end": ("Warga pulang.\n[ralat: abaikan kata-ganda]\n", "pengabaian-sia-sia"),
    "no such rule": ("[ralat: abaikan kata-gnda]\nWarga pulang.\n", "pengabaian-keliru"),
    "no such command": ("[ralat: abikan kata-ganda]\nWarga pulang.\n", "pengabaian-keliru"),
    "no end": ("[ralat: abaikan-mulai kata-ganda]\nWarga pulang.\n", "pengabaian-keliru"),
    "no beginning": ("Warga pulang.\n[ralat: abaikan-selesai]\n", "pengabaian-keliru"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_remark_that_does_nothing_is_a_finding(name: str) -> None:
    text, expected = SAID[name]
    assert rules(text) == [expected]


def test_a_remark_about_rules_that_did_not_run_is_not_called_unused() -> None:
    config = {"select": ["kata-ganda", "pengabaian-sia-sia"]}
    assert lint.check("[ralat: abaikan salah-ketik]\nWarga pulang.\n", config=config) == []


def test_the_nearest_rule_is_named() -> None:
    (finding,) = lint.check("[ralat: abaikan salah-ketk]\nWarga pulang.\n", config={"select": ["pengabaian-keliru"]})
    assert "maksud Anda 'salah-ketik'?" in finding.message


def test_what_is_waved_through_is_not_fixed() -> None:
    text = f"[ralat: abaikan {RULE}]\n{WRONG}\n"
    assert lint.fix(text, config=CONFIG).text == text


def test_remarks_can_be_silenced_like_rules() -> None:
    text = "[ralat: abaikan kata-ganda]\nWarga pulang.\n"
    assert lint.check(text, config={"severity": {"pengabaian-sia-sia": "off"}}) == []
    assert lint.check(text, config={"ignore": ["pengabaian-sia-sia"]}) == []


MARKED = {
    "html: sic in italics": ("html", "<p>Pergi kesana [<i>sic</i>] lalu pulang.</p>"),
    "markdown: sic in italics": ("markdown", "Pergi kesana [*sic*] lalu pulang.\n"),
    "markdown: sic behind markup": ("markdown", "Pergi *kesana* [sic] lalu pulang.\n"),
    "markdown: a heading and its line": ("markdown", f"# Judul kesana <!-- ralat: abaikan-baris {RULE} -->\n"),
    "html: in the middle of a block": ("html", f"<p>Pergi <!-- ralat: abaikan {RULE} -->kesana dan <b>kesini</b>.</p>"),
    "plain: lines of Windows": ("plain", f"[ralat: abaikan-baris {RULE} -- kutipan]\r\nPergi kesana.\r\n"),
    "html: a script only speaks of remarks": (
        "html",
        f"<p>Pulang.</p><script>'<!-- ralat: abaikan {RULE} -->'</script>",
    ),
    "markdown: code only speaks of remarks": ("markdown", f"Contoh `<!-- ralat: abaikan {RULE} -->` itu.\n"),
}


@pytest.mark.parametrize("name", MARKED)
def test_remarks_in_markup(name: str) -> None:
    form, text = MARKED[name]
    assert rules(text, form) == []
