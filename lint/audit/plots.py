"""Plots as SVG without a script; colours and fonts are those of the page, by class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple


class Bar(NamedTuple):
    """A rate with its share of errors and its interval; `note` is what a pointer that rests on it is told."""

    label: str
    rate: float
    errors: float
    low: float
    high: float
    is_small: bool
    note: str


LEFT, TOP, HEIGHT, BOTTOM, STEP, MOST_STEP = 38, 12, 190, 34, 26, 64
WIDTH = 760
"""Pixels: margins and height of the plot, least and most of a column, and the width of the page's text."""


def number(value: float, digits: int = 1) -> str:
    """1.234,5 as Indonesian writes numbers."""
    return f"{value:,.{digits}f}".translate({44: ".", 46: ","})


def scale(most: float) -> tuple[float, float]:
    """The end of an axis and the distance of its marks: four to six of them, at round numbers."""
    if most <= 0:
        return 1.0, 0.5
    step = 10.0**-3
    while most / step > 6:
        step *= 2.5 if f"{step:.0e}"[0] == "2" else 2
    marks = int(most / step) + 1
    return marks * step, step


def columns(bars: Sequence[Bar]) -> str:
    """Columns side by side, for time: errors below, warnings above, and the interval as a line."""
    end, step = scale(min(max(b.high for b in bars), 2.5 * max(b.rate for b in bars) or 1))
    room = WIDTH - LEFT - 4
    pitch = min(max(room / len(bars), STEP), MOST_STEP)
    width = max(round(LEFT + pitch * len(bars) + 4), WIDTH)

    def y(rate: float) -> float:
        return round(TOP + HEIGHT * (1 - min(rate / end, 1)), 1)

    parts = [_grid(y, end, step, width)]
    every = 1 + int(52 / pitch)
    for i, bar in enumerate(bars):
        x = LEFT + pitch * i + pitch * 0.16
        parts.append(_column(bar, x, pitch * 0.68, y))
        if i % every == 0:
            parts.append(
                f'<text class="tick" x="{x + pitch * 0.34:.1f}" y="{TOP + HEIGHT + 18}">{escape(bar.label)}</text>'
            )
    size = f'width="{width}" height="{TOP + HEIGHT + BOTTOM}" viewBox="0 0 {width} {TOP + HEIGHT + BOTTOM}"'
    return f'<div class="scroll"><svg class="columns" {size} role="img" aria-label="Temuan per 1.000 kata menurut waktu">{"".join(parts)}</svg></div>\n'


def _grid(y: Callable[[float], float], end: float, step: float, width: int) -> str:
    marks, parts = round(end / step), []
    for i in range(marks + 1):
        at = y(i * step)
        digits = 0 if step >= 1 else 1 if step >= 0.1 else 2
        parts.append(
            f'<line class="grid" x1="{LEFT}" x2="{width}" y1="{at}" y2="{at}"/>'
            f'<text class="mark" x="{LEFT - 7}" y="{at + 4}">{number(i * step, digits)}</text>'
        )
    return "".join(parts)


def _column(bar: Bar, x: float, wide: float, y: Callable[[float], float]) -> str:
    base, top, middle = y(0), y(bar.rate), y(bar.errors)
    low, high = y(bar.low), y(bar.high)
    small = " small" if bar.is_small else ""
    at = x + wide / 2
    return (
        f'<g class="bar{small}"><title>{escape(bar.note)}</title>'
        f'<rect class="hit" x="{x - wide * 0.2:.1f}" y="{TOP}" width="{wide * 1.4:.1f}" height="{HEIGHT}"/>'
        f'<rect class="warning" x="{x:.1f}" y="{top}" width="{wide:.1f}" height="{max(middle - top, 0):.1f}"/>'
        f'<rect class="error" x="{x:.1f}" y="{middle}" width="{wide:.1f}" height="{max(base - middle, 0):.1f}"/>'
        f'<path class="whisker" d="M{at:.1f} {low}V{high}M{at - 4:.1f} {low}h8M{at - 4:.1f} {high}h8"/></g>'
    )


def bar(value: Bar, end: float) -> str:
    """One lying bar that fills its cell, on an axis that ends at `end`."""
    errors, rate, low, high = (
        round(100 * min(v / end, 1), 2) for v in (value.errors, value.rate, value.low, value.high)
    )
    small = " small" if value.is_small else ""
    return (
        f'<svg class="lying{small}" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">'
        f"<title>{escape(value.note)}</title>"
        f'<rect class="error" y="2" width="{errors}" height="12"/>'
        f'<rect class="warning" x="{errors}" y="2" width="{max(rate - errors, 0):.2f}" height="12"/>'
        f'<path class="whisker" d="M{low} 8H{high}M{low} 5v6M{high} 5v6"/></svg>'
    )
