"""What leaves the building: packages for learning systems, decks, documents.

A format is a function from an edition to a package. It reads no clock, and no disk but its own parts: the same edition
gives the same bytes. To add one, write its module and name it in `FORMATS`, and one made of pages in `OF_PAGES` too.
"""

from collections.abc import Callable

from course.packages.edition import Edition
from course.packages.formats.anki import anki
from course.packages.formats.gift import gift
from course.packages.formats.moodle import moodle
from course.packages.formats.paper import paper
from course.packages.formats.qti import qti
from course.packages.formats.scorm import scorm12, scorm2004, scorm2004_3rd
from course.packages.package import Package

Format = Callable[[Edition], Package]

FORMATS: dict[str, Format] = {
    "anki": anki,
    "gift": gift,
    "moodle": moodle,
    "paper": paper,
    "qti": qti,
    "scorm12": scorm12,
    "scorm2004": scorm2004,
    "scorm2004-3rd": scorm2004_3rd,
}

# Made of the built site, where an edition has one.
OF_PAGES = frozenset({"scorm12", "scorm2004", "scorm2004-3rd"})
# For the few systems that need it: made when named, and not with all the others.
ON_REQUEST = frozenset({"scorm2004-3rd"})
