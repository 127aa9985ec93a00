"""Options of the test run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="repair what has a normal form, then check it")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what the user's own runs have kept, nor the user's own words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RALAT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("RALAT_CONFIG_DIR", str(tmp_path_factory.mktemp("config")))
        yield
