"""Imports point one way, and importing the package costs nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lint"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = [
    "errors span abbreviations classes morphology tuples",
    "finding source store",
    "tokens config",
    "document delta",
    "extract lexicon",
    "…",
    "rules",
    "catalog",
    "resolve suppress baseline cache",
    "engine records patch",
    "report",
    "guide inventory work table",
    "pool recall sieve",
    "run review",
    "cli lsp server audit cluster",
    "start",
    "__main__",
]
"""From the bottom up; modules that are not named here (what rules share) stand at the place of the dots."""

RANKS = {name: rank for rank, layer in enumerate(LAYERS) for name in layer.split()}


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part(path: Path) -> str:
    """The part of the package that a file belongs to: the folder, or the module."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """What a file imports from this package when it is loaded, as paths below `lint`."""
    folder = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.parse(path.read_text("utf-8")).body:
        if not isinstance(node, ast.ImportFrom):
            continue
        module = tuple((node.module or "").split(".")) if node.module else ()
        if node.level:
            base = folder[: len(folder) - node.level + 1]
            yield from [base + module] if base + module else [(alias.name,) for alias in node.names]
        elif module[:1] == ("lint",):
            yield from [module[1:]] if module[1:] else [(alias.name,) for alias in node.names]


def rank(name: str) -> int:
    return RANKS.get(name, RANKS["…"])


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_imports_nothing_above_it(path: Path) -> None:
    known = {part(module) for module in MODULES}
    above = {".".join(name) for name in imports(path) if name[0] in known and rank(name[0]) > rank(part(path))}
    assert above == set()


def test_no_imports_go_round_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        graph.setdefault(part(path), set()).update(name[0] for name in imports(path) if name[0] != part(path))
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", [p for p in MODULES if part(p) == "rules"], ids=relative)
def test_a_rule_imports_no_other_rule(path: Path) -> None:
    assert [name for name in imports(path) if name[0] == "rules"] == []


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_importing_the_package_opens_nothing_and_loads_no_other_module_of_it() -> None:
    out = python(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import lint\n"
        "print([name for name in opened if not name.endswith(('.py', '.pyc'))])\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'lint'))\n"
    )
    assert out == "[]\n['lint']\n"


def test_checking_a_text_loads_no_library_of_a_door() -> None:
    out = python(
        "import lint, sys\n"
        "lint.check('Warga dan tenara membersihkan jalan itu.')\n"
        "doors = 'typer click rich pygls lsprotocol starlette uvicorn pyspark docx tree_sitter numpy pydantic'.split()\n"
        "print([name for name in doors if name in sys.modules])\n"
    )
    assert out == "[]\n"


UNUSED = """
    argparse asyncio ast calendar concurrent copy dataclasses datetime decimal editdistpy email glob hashlib importlib.metadata importlib.util
    inspect ipaddress locale logging multiprocessing numpy pathlib pathspec pickle platform random regex shutil socket
    string subprocess symspellpy tempfile textwrap threading tokenize tomllib traceback tree_sitter typer typing urllib uuid
    weakref yaml zipfile
""".split()
"""Modules that a check of one text has no need of: a cold start is made of what is imported, about 0.1 to 0.3 ms each."""

MOST_MODULES = 165
"""Modules that such a check may import, those of the standard library and the rules that it meets included."""


def test_a_check_of_one_file_imports_only_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "artikel.txt").write_text(
        "Sementara itu, tentara Korut membersihkan jalan pada Senin (28/4/2025). Warga dan tenara bergotong royong.\n"
        "“Kami pergi kesana,” kata Wali Kota Bandung Andi Saputra, menegaskan rencana itu.\n", "utf-8",
    )  # fmt: skip
    out = python(
        "import sys\n"
        "before = set(sys.modules)\n"
        "from lint.run import check_paths\n"
        f"check_paths([{str(tmp_path / 'artikel.txt')!r}], quiet=True)\n"
        "new = set(sys.modules) - before\n"
        "print(len(new), *sorted(new))\n"
    ).splitlines()[-1].split()  # fmt: skip
    assert set(UNUSED) & set(out[1:]) == set()
    assert int(out[0]) <= MOST_MODULES


def test_compiling_runs_on_the_standard_library_alone() -> None:
    out = python(
        "import sys\n"
        "sys.path[:] = [p for p in sys.path if 'site-packages' not in p]\n"
        "import lint.compile\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'regex', 'symspellpy', 'typer', 'editdistpy'}))\n"
    )
    assert out == "[]\n"
