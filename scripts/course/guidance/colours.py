"""A course's own colours, and whether words in them, or on them, can be read on every ground of the theme."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from course.reading.findings import Finding, Position
from course.reading.shapes import Placed, Shape, Text, fault

# WCAG 2.2, 1.4.3 and 1.4.11: text, and edges of what can be used.
OF_TEXT, OF_EDGES = 4.5, 3.0

# The theme's colours as course.css writes them: what a setting replaces, what it must stand out from.
PAPER, BRAND, BRAND_DARK = "#fcf8f1", "#17605a", "#86cfc4"
DEEP, DEEP_DARK = "#0d4540", "#b4e6de"
ON_BRAND, ON_BRAND_DARK = "#ffffff", "#0e2321"
GROUNDS = {
    "cards": "#ffffff",
    "tables": "#f4ecdf",
    "marked words": "#fdefcc",
    "what is right": "#e6f1e4",
    "what is wrong": "#fbe8e2",
}
GROUNDS_DARK = {
    "the page": "#1d1b18",
    "cards": "#262320",
    "tables": "#2e2a25",
    "marked words": "#40361e",
    "what is right": "#1f3325",
    "what is wrong": "#43241f",
}
TEXTS = {
    "words": "#2b2621",
    "soft words": "#5f564c",
    "warm words": "#a34522",
    "what is right": "#1e6a38",
    "what is wrong": "#a5281b",
}
EDGES = {"edges": "#857867"}

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
# How far the colour of what is pointed at moves from the brand's, towards black or white.
_FURTHER = 0.3


def _colour(value: object) -> object:
    if isinstance(value, str) and not _HEX.fullmatch(value.strip()):
        mend = 'Write six digits after “#”, in quotes, for example `"#17605a"`.'
        raise fault("bad-colour", f"“{value}” is not a colour", mend)
    return value.lower() if isinstance(value, str) else value


Colour = Annotated[Text, BeforeValidator(_colour)]


class Colours(Shape):
    """The colours that a course may choose; the others go with them."""

    brand: Colour = Field(default=BRAND, description="Links and buttons, where colours are light.")
    brand_dark: Colour = Field(default=BRAND_DARK, description="The same where colours are dark.")
    paper: Colour = Field(default=PAPER, description="The page where colours are light, and the app's frame.")

    @property
    def deep(self) -> str:
        """What is pointed at, where colours are light."""
        return DEEP if self.brand == BRAND else _mixed(self.brand, 0)

    @property
    def deep_dark(self) -> str:
        """What is pointed at, where colours are dark."""
        return DEEP_DARK if self.brand_dark == BRAND_DARK else _mixed(self.brand_dark, 255)

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Yield each declaration of the theme's styles that is another with these colours, and what it becomes."""
        default = Colours()
        for name, before, after in (
            ("paper", default.paper, self.paper),
            ("brand", default.brand, self.brand),
            ("brand", default.brand_dark, self.brand_dark),
            ("deep", default.deep, self.deep),
            ("deep", default.deep_dark, self.deep_dark),
        ):
            if before != after:
                yield f"--{name}: {before};", f"--{name}: {after};"


def colour_faults(colours: Colours, settings: Placed) -> Iterator[Finding]:
    """Yield a finding for each colour that a course chose and that something cannot be read in or on."""
    light = {"the page": colours.paper, **GROUNDS}
    for name, value, grounds in (
        ("brand", colours.brand, {**light, "words on it": ON_BRAND}),
        ("brand_dark", colours.brand_dark, {**GROUNDS_DARK, "words on it": ON_BRAND_DARK}),
    ):
        if name in colours.model_fields_set:
            yield from _weakest(settings.at("colours", name), value, grounds, OF_TEXT)
    if "paper" in colours.model_fields_set:
        at = settings.at("colours", "paper")
        texts = TEXTS if "brand" in colours.model_fields_set else {**TEXTS, "links": colours.brand}
        of_texts = list(_weakest(at, colours.paper, texts, OF_TEXT))
        yield from of_texts or _weakest(at, colours.paper, EDGES, OF_EDGES)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _weakest(at: Position, colour: str, others: Mapping[str, str], least: float) -> Iterator[Finding]:
    found, name = _least(colour, others)
    if found < least:
        shown = int(found * 100) / 100  # never rounded up to what is enough
        message = (
            f"{colour} and the colour of {name}, {others[name]}, have a contrast of {shown:.2f}; the least is {least}"
        )
        yield Finding(at, "contrast", message, "Choose a darker one, or a lighter one, so that all can read it.")


def _least(colour: str, others: Mapping[str, str]) -> tuple[float, str]:
    return min((contrast(colour, other), name) for name, other in others.items())


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, towards: int) -> str:
    return "#" + "".join(f"{round(part + (towards - part) * _FURTHER):02x}" for part in _channels(colour))
