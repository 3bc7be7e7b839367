"""The looks that a slide can have: where title and text stand in each, and how large. A provider's own may differ."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

# In points. A slide is as wide as those of projectors now: 16 to 9.
WIDE, HIGH = 960.0, 540.0
LEFT, FOOT = 64.0, 46.0
ROOM = WIDE - 2 * LEFT


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand on a slide, and the size of their type."""

    left: float
    top: float
    wide: float
    high: float
    size: float


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of slide. `symbol` is the middle and the size of the round place for a symbol, where it has one."""

    title: Place
    body: Place
    symbol: tuple[float, float, float] | None = None


Looks = Mapping[str, Look]


@dataclass(frozen=True, slots=True)
class Template:
    """A file whose master and layouts slides have, and where it puts their words."""

    data: bytes = field(repr=False)
    looks: Looks

    @property
    def digest(self) -> str:
        """What says whether it has changed."""
        return hashlib.sha256(self.data).hexdigest()


OPENING, ACTIVITY, WORDS, TEXT = "Opening", "Activity", "Large words", "Text"
SCENE, QUESTION, ANSWER, TIMER, CLOSING = "Scene", "Question", "Answer", "Timer", "Closing"

_KICKER = Place(LEFT, 30, ROOM, 34, 24)
_BELOW = 76.0


def _text(size: float, left: float = LEFT, wide: float = ROOM, top: float = _BELOW) -> Place:
    return Place(left, top, wide, HIGH - FOOT - top, size)


_CORNER = (WIDE - LEFT - 24, 44.0, 48.0)
_SHORT = replace(_KICKER, wide=ROOM - 64)
_BESIDE = (790.0, 250.0, 220.0)
_COLUMN = (140.0, 270.0, 132.0)

# What our own template has, and what any other must have too.
LOOKS: dict[str, Look] = {
    OPENING: Look(Place(LEFT, 96, 570, 190, 46), Place(LEFT, 306, 570, 150, 26), _BESIDE),
    ACTIVITY: Look(Place(LEFT, 136, 570, 150, 46), Place(LEFT, 306, 570, 150, 30), _BESIDE),
    WORDS: Look(_KICKER, _text(40, 240, WIDE - LEFT - 240), _COLUMN),
    TEXT: Look(_KICKER, _text(28, 240, WIDE - LEFT - 240), _COLUMN),
    SCENE: Look(_SHORT, Place(LEFT + 22, 82, ROOM - 44, HIGH - FOOT - 90, 28), _CORNER),
    QUESTION: Look(_SHORT, _text(28, top=70), _CORNER),
    ANSWER: Look(_SHORT, Place(LEFT + 22, 92, ROOM - 44, HIGH - FOOT - 100, 30), _CORNER),
    TIMER: Look(_KICKER, Place(240, 100, WIDE - LEFT - 240, 220, 40), (140.0, 210.0, 132.0)),
    CLOSING: Look(Place(LEFT, 150, ROOM, 66, 54), Place(LEFT, 240, ROOM, HIGH - FOOT - 250, 20)),
}
# Of the answers that people choose from: one size on every slide, so that no question looks less than another.
OPTION = 24.0
