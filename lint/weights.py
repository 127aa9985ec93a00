"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.spelling.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {g: (0.0,) * 37 for g in ("kata", "awal", "nama")}
LEVELS: dict[str, tuple[tuple[str, float], ...]] = {g: (("error", 9.0), ("warning", 5.0)) for g in ("kata", "awal", "nama")}
"""Group to (level, least log-odds), the strictest first."""
