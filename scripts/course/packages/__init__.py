"""What leaves the building: packages for learning systems, decks, documents.

A format is a function from an edition to a package. It reads no clock and no disk: the same edition gives the same
bytes. To add one, write its module and name it in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from course.packages.anki import anki
from course.packages.edition import Edition
from course.packages.gift import gift
from course.packages.moodle import moodle
from course.packages.package import Package
from course.packages.paper import paper
from course.packages.qti import qti

Format = Callable[[Edition], Package]

FORMATS: dict[str, Format] = {"anki": anki, "gift": gift, "moodle": moodle, "paper": paper, "qti": qti}
