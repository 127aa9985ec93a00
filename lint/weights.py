"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.spelling.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {
    "kata": (0.657, 1.528, 0.212, -0.17, -0.473, 0.379, 0.478, 0.946, -2.666, -0.311, -0.05, 0.226, 0.202, -1.085, -0.451, -0.956, -0.211, -1.04, 0.119, 0.018, 0.246, 0.792, 0.629, -3.896, -0.36, 1.107, -1.934, -0.366, 0.925, 0.354, -0.571, 0.152, 0.0, -1.288, -0.911, -0.006, -0.114, -0.307, 0.278, 0.103, -0.226),
    "awal": (0.309, 1.145, 0.147, -0.311, -0.64, 0.87, 0.251, 0.025, -0.238, -0.286, 0.04, -0.214, 0.066, 0.502, -0.389, 0.463, -0.411, -1.01, 0.225, -0.141, 0.0, 0.0, 1.252, -2.136, 0.234, 0.43, -2.5, -0.098, 1.684, 0.264, -0.21, 0.033, -1.496, 0.371, 0.003, 0.602, -1.072, 0.024, -0.265, -0.366, -0.083),
    "nama": (-0.521, 0.802, 1.485, -0.704, -0.775, 1.315, 0.9, 1.004, -2.174, -0.393, -0.114, -0.018, 0.363, 0.29, 0.263, 0.048, 0.084, -1.395, -0.219, -0.086, -1.449, -0.918, 0.619, -3.888, -0.036, 1.669, -4.998, 0.359, 2.791, -0.045, -0.359, 0.074, 0.0, -0.167, -0.159, 0.276, -0.592, -0.59, -0.223, -0.3, -0.281),
}  # fmt: skip
LEVELS: dict[str, tuple[float, float]] = {
    "kata": (2.0, 5.0),
    "terurai": (2.5, 5.0),
    "berizin": (2.5, 6.0),
    "awal": (2.0, 5.0),
    "nama": (1.8, 4.5),
    "artikel": (1.0, 4.0),
    "negara": (1.0, 4.0),
}
"""Kind of word to the least log-odds of a warning and of an error.

`terurai`: affixes could explain the word, `berizin`: a dictionary licenses that derivation; `artikel`: the article itself has the
name that is meant, `negara`: a country is meant. `python -m tests.bench.accuracy` prints what each choice costs.
"""
