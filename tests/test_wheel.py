"""The distribution: built from its sdist without a network, installed as pipx does, and at home on every system."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from .command import ROOT, ralat

MODULES = sorted((ROOT / "lint").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MAX_BYTES = 25_000_000
LOCAL = frozenset(
    "_curses _posixsubprocess _winapi crypt curses fcntl grp msvcrt nis ossaudiodev posix pty pwd readline resource "
    "spwd syslog termios tty winreg winsound".split()
)
"""Modules that are not there on every system."""

LOCAL_NAMES = {
    "os": "chown fchmod fchown fork forkpty geteuid getgid getloadavg getpgid getuid initgroups killpg lchown mkfifo "
    "mknod nice openpty posix_spawn pread pwrite sched_getaffinity sched_setaffinity setsid setuid startfile statvfs "
    "sysconf uname wait waitpid O_DIRECTORY O_NOFOLLOW O_NONBLOCK WNOHANG",
    "signal": "alarm pause pthread_kill pthread_sigmask setitimer sigwait SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE "
    "SIGQUIT SIGUSR1 SIGUSR2 SIGWINCH SIG_BLOCK SIG_SETMASK SIG_UNBLOCK",
}
"""Names of modules that are there everywhere, which themselves are not."""

GUARDS = re.compile(r"sys\.platform|os\.name|hasattr\(|getattr\(|ImportError|AttributeError")


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from this tree, with none of its variables."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        command, cwd=folder, env={**outer, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder), folder=ROOT)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, with no index to fetch anything from."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "asal", filter="data")
    source = next((folder / "asal").iterdir())
    options = ("--no-build-isolation", "--no-index", "--no-deps", "--wheel-dir", str(folder))
    done = run(sys.executable, "-m", "pip", "wheel", *options, str(source), folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_sdist_has_what_a_build_and_its_tests_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "lint/build_hook.py", "lint/report/html.css"} <= names
    assert {"tests/test_wheel.py", "dictionaries/SOURCES.toml", "action.yml", ".pre-commit-hooks.yaml"} <= names
    assert not [name for name in names if name.startswith("lint/data/") or "__pycache__" in name]


def test_the_wheel_is_pure_python_small_and_complete(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    assert wheel.stat().st_size <= MAX_BYTES
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"lint/py.typed", "lint/report/html.css", "lint/report/ralat.schema.json"} <= names
    assert {name for name in names if name.startswith("lint/data/")} >= {
        "lint/data/leksikon.bin", "lint/data/indeks.bin", "lint/data/aturan.json",
    }  # fmt: skip
    own = {f"lint/{path.relative_to(ROOT / 'lint').as_posix()}" for path in MODULES}
    assert own <= names
    assert not [name for name in names if name.startswith(("tests/", "dictionaries/"))]


def test_the_command_works_where_the_wheel_is_installed_as_pipx_does(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    assert run(sys.executable, "-m", "venv", str(venv), folder=tmp_path).returncode == 0
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    quiet = ("--quiet", "--disable-pip-version-check")
    done = run(str(scripts / "pip"), "install", *quiet, str(wheel), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "situs"
    folder.mkdir()
    files = {
        "ralat.toml": 'exclude = ["draf"]\n',
        "a.md": "Pasukan itu pergi kesana.\n",
        "b.html": "<p>Mereka di rumah .</p>\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    command = str(scripts / "ralat")
    done = run(command, "check", "--format", "github", "a.md", "b.html", folder=folder)
    assert done.returncode == 1 and "kata-depan-ke" in done.stdout, done.stdout + done.stderr
    assert "spasi-sebelum-tanda-baca" in done.stdout
    assert f"ralat {version()}" in run(command, "--version", folder=folder).stdout
    done = run(command, "check", "--format", "html", "--output", "laporan.html", ".", folder=folder)
    assert done.returncode == 1 and (folder / "laporan.html").exists(), done.stderr


def version() -> str:
    import lint

    return lint.__version__


def imported(path: Path) -> Iterator[tuple[str, ast.AST, list[ast.AST]]]:
    """Modules that a file imports anywhere, with the nodes around each import."""

    def walk(node: ast.AST, around: list[ast.AST]) -> Iterator[tuple[str, ast.AST, list[ast.AST]]]:
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node, around) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0], node, around
        for child in ast.iter_child_nodes(node):
            yield from walk(child, [*around, node])

    return walk(ast.parse(path.read_text("utf-8")), [])


def is_guarded(around: list[ast.AST]) -> bool:
    """Does something around ask for the system, or for the name itself?"""
    return any(
        isinstance(node, (ast.If, ast.IfExp, ast.Try, ast.FunctionDef)) and GUARDS.search(ast.unparse(node))
        for node in around
    )


def test_nothing_is_used_unasked_that_only_some_systems_have() -> None:
    found = []
    for path in MODULES:
        local = (used for used in imported(path) if used[0] in LOCAL)
        for name, node, around in (*local, *attributes(ast.parse(path.read_text("utf-8")), [])):
            if not is_guarded(around):
                found.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {name}")
    assert found == []


def attributes(node: ast.AST, around: list[ast.AST]) -> Iterator[tuple[str, ast.AST, list[ast.AST]]]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        if node.attr in LOCAL_NAMES.get(node.value.id, "").split():
            yield f"{node.value.id}.{node.attr}", node, around
    for child in ast.iter_child_nodes(node):
        yield from attributes(child, [*around, node])


def test_what_is_imported_is_declared() -> None:
    """A library that happens to be installed here is missing elsewhere; extras are called as what they bring."""
    extras = PROJECT.get("optional-dependencies", {})
    named = [*PROJECT["dependencies"], *(name for extra, names in extras.items() if extra != "dev" for name in names)]
    requirements = [re.fullmatch(r"([\w.-]+)(?:\[([\w.,-]+)\])?.*", name) for name in named]
    declared = {canonical(n) for r in requirements if r for n in (r[1], *(r[2] or "").split(","))} | {"hatchling"}
    found = packages_distributions()
    for path in MODULES:
        for module, _, _ in imported(path):
            if module not in sys.stdlib_module_names and module not in ("lint", "__future__"):
                owners = {canonical(owner) for owner in found.get(module, [module])}
                assert owners & declared, f"{path}: {module} belongs to none of the dependencies of pyproject.toml"


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


ELSEWHERE = """
import multiprocessing.connection, os, runpy, signal, sqlite3, subprocess, sys, tempfile
for module in {local!r}:
    sys.modules[module] = None
for module, names in {names!r}.items():
    for name in names.split():
        if hasattr(sys.modules[module], name):
            delattr(sys.modules[module], name)
runpy.run_module("lint", run_name="__main__")
"""


def test_a_check_runs_where_the_names_of_one_system_are_missing(tmp_path: Path) -> None:
    """In one process: libraries of other languages' workers look for more than this package does."""
    script = tmp_path / "elsewhere.py"
    script.write_text(ELSEWHERE.format(local=sorted(LOCAL), names=LOCAL_NAMES), "utf-8")
    files = {f"a{n}.md": "Pasukan itu pergi kesana.\n" for n in range(25)}
    for name, text in {"ralat.toml": "", **files}.items():
        (tmp_path / name).write_text(text, "utf-8")
    done = ralat("check", "--fix", "--jobs", "1", ".", folder=tmp_path, entry=(str(script),))
    assert (done.code, done.err) == (0, "")
    assert all((tmp_path / name).read_text("utf-8") == "Pasukan itu pergi ke sana.\n" for name in files)
