"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.spelling.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {
    "kata": (1.093, 1.712, -0.216, 0.057, -0.288, 0.161, 0.169, 0.74, -3.145, -0.202, -0.188, 0.032, -0.174, -0.818, -0.618, -1.52, -0.024, -0.897, -0.0, 0.008, 0.327, 0.66, 0.758, -3.496, 0.353, -0.226, -0.439, -0.175, -0.912, 0.124, -0.531, 0.054, -0.517, 0.386, 0.556, -0.969, 0.044, 0.0, -1.38, -0.17, -0.08, -0.074, -0.275, 1.154, 0.072, 0.0, 0.0, 0.0, 0.566, 0.052, 0.132, 0.111),
    "awal": (0.636, 1.376, 0.011, -0.527, -1.191, 0.847, 0.768, 0.644, -0.551, -0.13, -0.086, 0.337, -0.345, 0.231, -0.519, 0.196, -0.473, -0.867, 0.021, 0.231, 0.0, 0.0, 0.813, -1.924, 0.373, -0.662, -1.043, -0.312, -0.379, -0.725, -0.532, 0.17, 0.0, 1.838, -0.608, 0.234, 0.292, -1.339, -0.139, -0.812, 0.242, -0.674, -0.025, -0.788, 0.1, 0.0, 0.0, 0.0, 0.836, -0.504, -0.026, 0.198),
    "nama": (-0.516, 0.971, 1.771, -0.728, -0.98, 1.032, 0.769, 1.125, -2.172, -0.051, 0.21, 0.223, -0.628, -0.231, 0.229, 0.481, 0.118, -1.122, 0.078, -0.044, -0.816, -0.39, 1.351, -3.81, 0.088, 1.04, -2.942, 0.542, -2.73, 0.171, -0.551, -0.071, -0.609, 2.065, -0.1, -0.341, 0.229, 0.0, 0.103, -0.132, 0.162, -0.331, -0.162, -0.331, -0.54, -0.234, 1.086, -0.381, -0.06, -0.827, 0.036, -0.036),
}  # fmt: skip
LEVELS: dict[str, tuple[float, float]] = {
    "kata": (2.1, 5.0),
    "baku": (4.0, 7.0),
    "terurai": (1.9, 5.0),
    "berizin": (1.7, 6.0),
    "awal": (2.2, 5.0),
    "nama": (2.3, 4.5),
    "artikel": (1.2, 3.2),
    "negara": (1.0, 4.0),
    "terkenal": (2.0, 4.5),
}
"""Kind of word to the least log-odds of a warning and of an error.

`baku`: a dictionary has the word itself, in whatever register, `terurai`: affixes could explain it, `berizin`: a dictionary licenses that derivation;
`artikel`: the article itself has the name that is meant, `negara`: a country is meant, `terkenal`: a name known to all. `python -m tests.bench.accuracy` prints what
each choice costs.
"""
