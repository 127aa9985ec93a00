"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.spelling.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {
    "kata": (0.245, 1.764, -0.101, -0.312, -0.78, 0.146, 0.171, 0.534, -2.849, -0.386, -0.01, -0.299, -0.47, -0.258, -0.412, -0.243, -0.201, -1.04, 0.088, 0.029, 0.127, 0.655, 0.319, -4.893, -0.414, 0.157, -0.967, -0.079, -0.307, 0.609, 0.346, -0.004, 0.0, -0.018, 0.153, 0.226, 0.018, -0.246, -0.006, 0.03, -0.035),
    "awal": (0.283, 1.162, 0.046, -0.588, -1.193, 0.666, 0.721, 1.009, -2.585, -0.817, -0.174, -0.488, 0.088, 0.21, -0.082, 0.284, -0.175, -0.37, 0.041, 0.054, 0.235, -0.993, 0.842, -2.236, 0.475, 0.315, -2.07, 0.632, 1.425, 0.176, -0.292, 0.694, -2.215, -0.129, -0.516, 0.336, -0.482, -0.168, -0.317, -0.377, 0.103),
    "nama": (-0.35, 0.55, 1.232, -0.429, -0.983, 1.247, 1.13, 1.114, -2.875, -0.873, 0.514, -0.589, 0.155, -0.157, 0.609, -0.105, 0.154, -1.004, -0.077, 0.073, -1.394, -0.938, 1.029, -4.407, -0.05, 1.727, -4.611, 0.575, 2.475, 0.164, -0.246, 0.068, 0.0, 0.018, -0.203, 0.268, -0.575, -0.387, -0.587, -0.097, -0.151),
}  # fmt: skip
LEVELS: dict[str, tuple[float, float]] = {
    "kata": (2.2, 5.0),
    "terurai": (4.0, 6.0),
    "berizin": (4.5, 7.0),
    "awal": (1.8, 5.0),
    "nama": (2.0, 5.0),
    "artikel": (1.0, 4.0),
    "negara": (1.3, 5.0),
}
"""Kind of word to the least log-odds of a warning and of an error.

`terurai`: affixes could explain the word, `berizin`: a dictionary licenses that derivation; `artikel`: the article itself has the
name that is meant, `negara`: a country is meant. `python -m tests.bench.accuracy` prints what each choice costs.
"""
