"""The hatchling hook: compiles the dictionaries into the package before a wheel or an editable install is built."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDictionaries(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Runs `python -m lint.compile` in the source tree; it needs nothing but the standard library."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            subprocess.run([sys.executable, "-m", "lint.compile"], cwd=self.root, check=True)
