"""What `python -m tests.bench` reads out of its benches, and what it calls worse."""

from __future__ import annotations

from .bench.__main__ import BENCHES, read, regressions, worsened

COLD = """artikel.txt, 2033 bytes, 15 runs in turn
ralat check            median  144.0 ms   best  140.1 ms
hunspell -d id_ID -a   median  153.2 ms   best  150.0 ms
ratio 0.94 (target ≤ 0.6), peak 58 MB (target ≤ 60)
"""


def test_figures_are_read_out_of_what_a_bench_prints() -> None:
    found = dict(read(BENCHES["cold"], COLD, loop_s=0.012))
    assert {name: told["value"] for name, told in found.items()} == {
        "ralat check": 144.0, "hunspell -d id_ID -a": 153.2, "to hunspell -a": 0.94, "peak": 58.0,
    }  # fmt: skip
    assert round(found["ralat check"]["loops"]) == 12


def test_a_figure_is_worse_in_units_of_the_same_run() -> None:
    before, slower_machine, slower_code = (
        dict(read(BENCHES["cold"], COLD.replace("144.0", str(ms)), loop_s)) for ms, loop_s in ((144, 0.012), (288, 0.024), (288, 0.012))
    )  # fmt: skip

    def worse(now: dict[str, object]) -> list[str]:
        return list(regressions({"cold": {"figures": before}}, {"cold": {"figures": now}}))

    assert [line.partition(":")[0] for line in worse(slower_code)] == ["cold, ralat check"]
    assert not any("ralat check" in line for line in worse(slower_machine))


def test_an_accuracy_may_fall_by_a_point_and_no_more() -> None:
    told = {"kind": "share", "unit": "%", "more_is_better": True}
    assert not worsened({"value": 94.4, **told}, {"value": 93.5, **told})
    assert worsened({"value": 94.4, **told}, {"value": 93.0, **told}) == "94.4 → 93 %"
