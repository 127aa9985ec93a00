"""Weights of the spelling model, fitted by `python -m tests.bench.calibrate`; order as `lint.doubt.FEATURES`."""

WEIGHTS: dict[str, tuple[float, ...]] = {
    "kata": (1.093, -0.216, -0.202, -0.188, 0.032, -0.174, -0.818, -0.618, -1.52, -0.024, -0.897, -0.0, 0.008, 0.327, 0.66, 0.758, -0.439, -0.175, 0.124, 0.386, 0.556, 0.566, -0.288, 0.169, -0.912, -0.531, -0.17, -0.08, -0.074, -0.275, 0.0, 0.052, 0.132, 0.111, 1.712, 0.057, 0.161, 0.74, -3.145, -3.496, 0.353, -0.226, 0.054, -0.517, -0.969, 0.044, 0.0, -1.38, 1.154, 0.072, 0.0, 0.0),
    "awal": (0.636, 0.011, -0.13, -0.086, 0.337, -0.345, 0.231, -0.519, 0.196, -0.473, -0.867, 0.021, 0.231, 0.0, 0.0, 0.813, -1.043, -0.312, -0.725, 1.838, -0.608, 0.836, -1.191, 0.768, -0.379, -0.532, -0.812, 0.242, -0.674, -0.025, 0.0, -0.504, -0.026, 0.198, 1.376, -0.527, 0.847, 0.644, -0.551, -1.924, 0.373, -0.662, 0.17, 0.0, 0.234, 0.292, -1.339, -0.139, -0.788, 0.1, 0.0, 0.0),
    "nama": (-0.516, 1.771, -0.051, 0.21, 0.223, -0.628, -0.231, 0.229, 0.481, 0.118, -1.122, 0.078, -0.044, -0.816, -0.39, 1.351, -2.942, 0.542, 0.171, 2.065, -0.1, -0.06, -0.98, 0.769, -2.73, -0.551, -0.132, 0.162, -0.331, -0.162, -0.234, -0.827, 0.036, -0.036, 0.971, -0.728, 1.032, 1.125, -2.172, -3.81, 0.088, 1.04, -0.071, -0.609, -0.341, 0.229, 0.0, 0.103, -0.331, -0.54, 1.086, -0.381),
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
