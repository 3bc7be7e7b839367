"""The outline of a drawing, from the words of SVG (1.1, section 8.3) to those of a slide (ECMA-376, 20.1.9.15)."""

import math
import re
from collections.abc import Iterator

from lxml import etree
from pptx.oxml.ns import qn

# A slide counts in whole numbers, so a drawing is made larger first.
_FINE = 1000
_PARTS = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
# A flag of an arc is one digit, and may stand close to what follows.
_ARC = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)" * 3 + r"[\s,]*([01])[\s,]*([01])")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]
# What is drawn: to begin at a point, a line, a curve with two handles, or to close.
Stroke = tuple[str, tuple[Point, ...]]


def outline(drawn: str, box: str, is_filled: bool = True) -> etree._Element:
    """Return an SVG path as the path of a shape.

    Args:
        drawn: The path's `d`.
        box: The `viewBox` that it stands in.
        is_filled: Whether it is filled, or only its line is drawn.
    """
    left, top, wide, high = (float(part) for part in box.replace(",", " ").split())
    shown = etree.Element(qn("a:path"), w=_whole(wide), h=_whole(high))
    if not is_filled:
        shown.set("fill", "none")
    for name, points in strokes(drawn):
        part = etree.SubElement(shown, qn(f"a:{name}"))
        for across, down in points:
            etree.SubElement(part, qn("a:pt"), x=_whole(across - left), y=_whole(down - top))
    return shown


def strokes(drawn: str) -> Iterator[Stroke]:
    """Yield what a path draws, with every point where it stands."""
    at: Point = (0.0, 0.0)
    began = at
    handle: Point | None = None  # of the curve before, which a smooth one goes on from
    for letter, numbers in _commands(drawn):
        kind, is_near = letter.upper(), letter.islower()
        points = _points(kind, numbers, at, is_near)
        last = handle or at
        handle = None
        match kind:
            case "M":
                at = began = points[0]
                yield "moveTo", (at,)
            case "Z":
                at = began
                yield "close", ()
            case "C" | "S":
                first = points[0] if kind == "C" else _mirrored(last, at)
                handle, end = points[-2], points[-1]
                yield "cubicBezTo", (first, handle, end)
                at = end
            case "Q" | "T":
                handle = points[0] if kind == "Q" else _mirrored(last, at)
                yield "quadBezTo", (handle, points[-1])
                at = points[-1]
            case "A":
                yield from _arc(at, numbers, points[-1])
                at = points[-1]
            case _:
                at = points[-1]
                yield "lnTo", (at,)


def _commands(drawn: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each letter with as many numbers as it takes; one that stands once for several is said again."""
    place, letter = 0, ""
    while found := _PARTS.search(drawn, place):
        if found[1]:
            letter, place = found[1], found.end()
            if letter in "Zz":
                yield letter, []
            continue
        place = found.start()
        numbers: list[float] = []
        if letter in "Aa" and (arc := _ARC.match(drawn, place)):
            numbers, place = [float(part) for part in arc.groups()], arc.end()
        while len(numbers) < _COUNT[letter.upper()] and (next_one := _PARTS.search(drawn, place)):
            numbers.append(float(next_one[2]))
            place = next_one.end()
        yield letter, numbers
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _points(kind: str, numbers: list[float], at: Point, is_near: bool) -> list[Point]:
    across, down = at if is_near else (0.0, 0.0)
    if kind == "H":
        return [(across + numbers[0], at[1])]
    if kind == "V":
        return [(at[0], down + numbers[0])]
    pairs = numbers[5:] if kind == "A" else numbers
    return [(across + x, down + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _mirrored(handle: Point, at: Point) -> Point:
    return 2 * at[0] - handle[0], 2 * at[1] - handle[1]


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[Stroke]:
    """Yield an arc as curves of a quarter at most (SVG 1.1, appendix F.6)."""
    wide, high, tilt, is_large, is_clockwise = numbers[:5]
    if not wide or not high or start == end:
        yield "lnTo", (end,)
        return
    wide, high, turn = abs(wide), abs(high), math.radians(tilt)
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grown = max(math.hypot(x / wide, y / high), 1.0)
    wide, high = wide * grown, high * grown
    rest = max(wide**2 * high**2 / (wide**2 * y**2 + high**2 * x**2) - 1, 0.0)
    side = math.sqrt(rest) * (1 if is_large != is_clockwise else -1)
    cx, cy = side * wide * y / high, -side * high * x / wide
    middle = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    first = math.atan2((y - cy) / high, (x - cx) / wide)
    sweep = math.atan2((-y - cy) / high, (-x - cx) / wide) - first
    sweep += 2 * math.pi * ((not is_clockwise and sweep > 0) * -1 + (bool(is_clockwise) and sweep < 0))

    def placed(across: float, down: float) -> Point:
        across, down = across * wide, down * high
        return cos * across - sin * down + middle[0], sin * across + cos * down + middle[1]

    count = max(math.ceil(abs(sweep) / (math.pi / 2) - 1e-9), 1)
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    for number in range(count):
        here, there = first + number * step, first + (number + 1) * step
        yield (
            "cubicBezTo",
            (
                placed(math.cos(here) - reach * math.sin(here), math.sin(here) + reach * math.cos(here)),
                placed(math.cos(there) + reach * math.sin(there), math.sin(there) - reach * math.cos(there)),
                end if number + 1 == count else placed(math.cos(there), math.sin(there)),
            ),
        )


def _whole(value: float) -> str:
    return str(round(value * _FINE))
