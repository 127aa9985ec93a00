"""Counts for Prometheus, in its text format: https://prometheus.io/docs/instrumenting/exposition_formats/"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import inf

from .workers import Workers

KIND = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS_S = (0.005, 0.01, 0.02, 0.03, 0.06, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, inf)

Sample = tuple[str, Mapping[str, object], float]


class Metrics:
    """What requests came to, by route."""

    def __init__(self) -> None:
        self._answered: Counter[tuple[str, str, int]] = Counter()
        self._buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(BUCKETS_S))
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self.running = 0

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        self._answered[method, route, status] += 1
        self._buckets[route][bisect_left(BUCKETS_S, seconds)] += 1
        self._seconds[route] += seconds

    def text(self, workers: Workers) -> str:
        return "".join(
            (
                *_family("ralat_requests_total", "counter", "Requests answered.", self._requests()),
                *_family("ralat_request_seconds", "histogram", "From the head of a request to its answer.", self._times()),
                *_family("ralat_requests_running", "gauge", "Requests not yet answered.", [("", {}, self.running)]),
                *_family("ralat_queue_length", "gauge", "Requests that wait for a process.", [("", {}, workers.queued)]),
                *_family("ralat_workers", "gauge", "Checking processes by what they do.", _states(workers)),
                *_family("ralat_worker_restarts_total", "counter", "Processes replaced.", _restarts(workers)),
                *_family("ralat_worker_memory_bytes", "gauge", "Resident memory of a process.", _memory(workers)),
            )
        )  # fmt: skip

    def _requests(self) -> Iterator[Sample]:
        for (method, route, status), number in sorted(self._answered.items()):
            yield "", {"method": method, "route": route, "status": status}, number

    def _times(self) -> Iterator[Sample]:
        for route, counts in sorted(self._buckets.items()):
            below = 0
            for bound, number in zip(BUCKETS_S, counts, strict=True):
                below += number
                yield "_bucket", {"route": route, "le": "+Inf" if bound == inf else f"{bound:g}"}, below
            yield "_sum", {"route": route}, round(self._seconds[route], 6)
            yield "_count", {"route": route}, below


RESTARTS = ("crash", "memory", "refresh", "timeout")


def _restarts(workers: Workers) -> Iterator[Sample]:
    for reason in RESTARTS:
        yield "", {"reason": reason}, workers.restarts[reason]


def _states(workers: Workers) -> Iterator[Sample]:
    yield "", {"state": "busy"}, workers.busy
    yield "", {"state": "free"}, workers.size - workers.busy


def _memory(workers: Workers) -> Iterator[Sample]:
    for pid, size in workers.memory():
        yield "", {"pid": pid}, size


def _family(name: str, kind: str, about: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {about}\n# TYPE {name} {kind}\n"
    for suffix, labels, value in samples:
        told = ",".join(f'{key}="{_escaped(str(label))}"' for key, label in labels.items())
        yield f"{name}{suffix}{{{told}}} {value}\n" if told else f"{name}{suffix} {value}\n"


def _escaped(label: str) -> str:
    return label.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
