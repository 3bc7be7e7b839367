"""Talks between people in boxes that show how to do something: each paragraph that somebody says becomes a bubble.

An author writes `Ruta: “How was the night?”` in a box of the type `weaker` or `better`, and may tell whose place is the
learner's: `attrs: {data-you: Ruta}`. The words stay as they are for those who hear, search or print them.
"""

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from course.site.elements import become

BOXES = {"weaker", "better"}
YOU = "data-you"

# “Ruta: “…””, “Mrs Adisa: “…””, “Bilal, to Mrs Adisa: “…””
_SAID = re.compile(r"(((?:[^\W\d_][\w’'.-]*)(?: [\w’'.-]+){0,2})(?:, to [^:“”]+)?:)(?= [“‘])")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? ")
_HUES = 3  # beside the learner's own


def initials(name: str) -> str:
    """Return what stands for a person in a small circle: the first letters of one or two names."""
    parts = _TITLE.sub("", name).split()
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))


class SpeechProcessor(Treeprocessor):
    """Marks who says what. Somebody keeps the same colour on the whole page."""

    def run(self, root: etree.Element) -> None:
        hues: dict[str, str] = {}
        for box in root.iter("div"):
            if BOXES.isdisjoint(box.get("class", "").split()):
                continue
            you = box.attrib.pop(YOU, None)
            for line in box.findall("p"):
                said = None if line.get("class") else _SAID.match(line.text or "")
                if said is not None:
                    _mark(line, said, "0" if said[2] == you else hues.setdefault(said[2], str(len(hues) % _HUES + 1)))


def _mark(line: etree.Element, said: re.Match[str], hue: str) -> None:
    become(line, class_="says", data_by=initials(said[2]), data_hue=hue)
    who = etree.Element("b")
    who.text = AtomicString(said[1])
    who.tail = (line.text or "")[said.end() :]
    line.text = None
    line.insert(0, who)
