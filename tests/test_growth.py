"""Work grows no faster than the text, whatever the text: calls are counted, so that a busy machine changes nothing."""

from __future__ import annotations

import pytest

from .bench.adversarial import CASES, MOST, grown


@pytest.mark.parametrize("case", CASES)
def test_four_times_the_text_is_four_times_the_work(case: str) -> None:
    assert grown(case, 5_000).ratio <= MOST
