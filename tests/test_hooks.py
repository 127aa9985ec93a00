"""The doors of others as they open them: pre-commit from a clone, and the steps of the action as its runner does.

Both build this package from a clone of the last commit, so a change counts here once it is committed. They need git,
and a package index for what the package depends on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify import identify

from lint.extract import FORMATS

from .command import ROOT

FAULTY = "Pasukan itu pergi kesana.\n"
ARTICLES = {
    "ralat.toml": 'exclude = ["draf/"]\n',
    "berita.md": FAULTY,
    "draf/nanti.md": FAULTY,
    "kode.py": "# Pasukan itu pergi kesana.\n",
}


def run(*command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of the environment of this test."""
    outer = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "PYTHON", "VIRTUAL_ENV"))}
    identity = {
        f"GIT_{who}_{what}": "ralat@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    return subprocess.run(
        command, cwd=folder, env={**outer, **identity, **variables}, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


def git(*arguments: str, folder: Path) -> str:
    done = run("git", *arguments, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def laid(folder: Path) -> Path:
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists() and not os.environ.get("CI"):
        pytest.skip("git: this tree is no clone, so that nothing can be cloned from it")
    folder = tmp_path_factory.mktemp("klon") / "ralat"
    git("clone", "--quiet", str(ROOT), str(folder), folder=ROOT)
    return folder


def hooks() -> Sequence[Mapping[str, Any]]:
    manifest: Sequence[Mapping[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return manifest


def test_the_manifest_of_hooks_is_valid() -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", folder=ROOT)
    assert done.returncode == 0, done.stdout


UNTAGGED = {".text"}
"""Suffixes that the library by which pre-commit knows files has no name for."""

ARTICLE_FORMATS = ("plain", "markdown", "mdx", "html")


@pytest.mark.parametrize("suffix", [s for s, form in FORMATS.items() if form in ARTICLE_FORMATS and s not in UNTAGGED])
def test_hooks_are_given_the_files_that_a_folder_walk_checks(suffix: str) -> None:
    tags = identify.tags_from_filename(f"artikel{suffix}")
    assert all(tags & set(hook["types_or"]) for hook in hooks())


def test_pre_commit_runs_the_hooks_and_excluded_files_stay_out(clone: Path, tmp_path: Path) -> None:
    folder = laid(tmp_path / "situs")
    config = {"repos": [{"repo": str(clone), "rev": git("rev-parse", "HEAD", folder=clone), "hooks": hook_ids()}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    git("init", "--quiet", folder=folder)
    git("add", ".", folder=folder)

    def pre_commit(hook: str) -> tuple[int, str]:
        home = str(tmp_path / "pre-commit")
        command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", hook)
        done = run(*command, folder=folder, PRE_COMMIT_HOME=home, RALAT_CACHE_DIR=home)
        return done.returncode, done.stdout + done.stderr

    code, told = pre_commit("ralat")
    assert code == 1 and "berita.md:1:19: galat [kata-depan-ke]" in told, told
    assert "draf" not in told and "kode.py" not in told
    code, told = pre_commit("ralat-fix")
    assert code == 1 and "files were modified by this hook" in told, told
    assert (folder / "berita.md").read_text("utf-8") == "Pasukan itu pergi ke sana.\n"
    assert (folder / "draf/nanti.md").read_text("utf-8") == FAULTY
    code, told = pre_commit("ralat")
    assert code == 0 and "Passed" in told, told


def hook_ids() -> Sequence[Mapping[str, str]]:
    return [{"id": hook["id"]} for hook in hooks()]


ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8")) if (ROOT / "action.yml").exists() else {}


def test_the_action_is_valid() -> None:
    check = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")
    done = run(*check, folder=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_step_of_the_action_has_an_input_in_its_script() -> None:
    """An input in the script itself would be run as its text, whoever wrote it."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2 and not any("${{" in script for script in scripts)


class Runner:
    """As much of the runner of GitHub Actions as a composite action of shell steps needs."""

    def __init__(self, action: Path, workspace: Path, temp: Path, python: str) -> None:
        self._action, self._workspace, self._temp = action, workspace, temp
        self._values = {f"inputs.{name}": spec["default"] for name, spec in ACTION["inputs"].items()}
        self._path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if p != os.path.dirname(python))
        self._values["steps.python.outputs.python-path"] = python

    def steps(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the steps up to the first that fails; what the last one said."""
        self._values.update({f"inputs.{name}": value for name, value in inputs.items()})
        for number, step in enumerate(ACTION["runs"]["steps"]):
            if "run" in step:
                done = self._step(step, self._temp / f"langkah{number}")
                if done.returncode:
                    break
        return done

    def _step(self, step: Mapping[str, Any], script: Path) -> subprocess.CompletedProcess[str]:
        paths = script.with_suffix(".jalan")
        paths.touch()
        script.write_text(step["run"], "utf-8")
        variables = {name: self._expanded(value) for name, value in step["env"].items()}
        done = run(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", str(script),
            folder=self._workspace, RUNNER_TEMP=str(self._temp), GITHUB_ACTION_PATH=str(self._action),
            GITHUB_WORKSPACE=str(self._workspace), GITHUB_PATH=str(paths), PATH=self._path, **variables,
        )  # fmt: skip
        self._path = os.pathsep.join([*reversed(paths.read_text("utf-8").split("\n")[:-1]), self._path])
        return done

    def _expanded(self, text: str) -> str:
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: self._values[match[1]], text)


def snippets() -> Iterator[Any]:
    """The YAML of the README: a configuration of pre-commit, a workflow or steps of GitHub, a pipeline of GitLab."""
    for text in re.findall(r"(?ms)^```yaml\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8")):
        snippet = yaml.safe_load(text)
        yield (
            {"on": "push", "jobs": {"a": {"runs-on": "x", "steps": snippet}}} if isinstance(snippet, list) else snippet
        )


def test_what_the_readme_proposes_is_valid(tmp_path: Path) -> None:
    for number, snippet in enumerate(snippets()):
        file = tmp_path / f"cuplikan{number}.yml"
        file.write_text(yaml.safe_dump(snippet), "utf-8")
        form = "github-workflows" if "jobs" in snippet else "gitlab-ci"
        schema = ("check_jsonschema", "--builtin-schema", f"vendor.{form}")
        command = ("pre_commit", "validate-config") if "repos" in snippet else schema
        done = run(sys.executable, "-m", *command, str(file), folder=tmp_path)
        assert done.returncode == 0, file.read_text("utf-8") + done.stdout + done.stderr


def test_the_action_installs_itself_and_annotates(clone: Path, tmp_path: Path) -> None:
    workspace = laid(tmp_path / "situs")
    (workspace / "dua kata.md").write_text("Warga pulang.\n", "utf-8")
    (workspace / "lint").mkdir()
    (workspace / "lint/__init__.py").write_text("raise SystemExit('the package of the project, not of ralat')\n")
    temp = tmp_path / "temp"
    temp.mkdir()
    runner = Runner(clone, workspace, temp, sys.executable)
    done = runner.steps()
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.startswith("::error file=berita.md,line=1,endLine=1,col=19")
    assert "draf" not in done.stdout
    done = runner.steps(paths="\ndua kata.md\n", args="--fail-on info --quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
