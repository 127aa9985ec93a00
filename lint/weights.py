"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.spelling.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {
    "kata": (0.485, 1.677, -0.123, -0.291, -0.81, 0.19, 0.324, 0.577, -2.818, -0.092, -0.521, 0.039, 0.313, -0.767, -0.35, -0.444, -0.168, -1.082, 0.162, 0.047, -0.08, 0.972, 0.371, -4.915, -0.792, 1.669, -0.904, 0.045, 0.278, 0.614, 0.219, 0.01, 0.0, 0.331, -0.062, 0.077, -0.14, -0.267, 0.284, -0.22, -0.288),
    "awal": (0.03, 1.512, 0.23, -0.841, -1.297, 0.639, 0.662, 0.632, -0.898, -0.946, 0.359, -0.289, 0.139, 0.492, -0.476, 0.333, -0.567, -0.153, -0.167, 0.007, 0.869, -0.966, 1.263, -2.164, 0.832, -0.029, -2.122, 0.347, 1.249, -0.106, -0.667, 0.748, -2.256, -0.427, -0.253, 0.248, -0.367, -0.059, -0.3, -0.173, -0.008),
    "nama": (-0.227, 0.521, 1.119, -0.452, -0.945, 1.279, 0.998, 1.08, -2.557, -0.28, 0.214, -0.538, 0.189, -0.128, 0.327, -0.234, 0.118, -1.169, -0.224, -0.075, -1.43, -0.876, 1.056, -4.208, -0.019, 2.044, -4.792, 0.426, 2.643, 0.039, -0.462, -0.018, 0.0, 0.028, -0.245, 0.323, -0.495, -0.428, -0.783, -0.147, 0.012),
}  # fmt: skip
LEVELS: dict[str, tuple[float, float]] = {
    "kata": (2.0, 5.0),
    "terurai": (4.8, 6.0),
    "berizin": (5.3, 7.0),
    "awal": (1.8, 5.0),
    "nama": (1.8, 5.0),
    "artikel": (1.0, 4.0),
    "negara": (1.3, 5.0),
}
"""Kind of word to the least log-odds of a warning and of an error.

`terurai`: affixes could explain the word, `berizin`: a dictionary licenses that derivation; `artikel`: the article itself has the
name that is meant, `negara`: a country is meant. `python -m tests.bench.accuracy` prints what each choice costs.
"""
