"""Moodle XML, as Moodle or another program wrote it, or as a person did by hand."""

import re
from collections.abc import Collection

from lxml import etree

from course.imports.beside import left_beside
from course.imports.moodle_types import READERS, WHY_LEFT, Source
from course.imports.taken import Import, Left, Taken, UnfitError
from course.imports.texts import text_in
from course.packages.rich import words
from course.reading.decoding import visible
from course.reading.english import listed
from course.refusal import RefusedError

_AGAIN = "In Moodle, open the question bank, choose “Export” and “Moodle XML format”, and try the new file."
# A tag of ours begins with the first letters of the course's name.
_TAG = re.compile(r"^[\w]+-(.+)$")
# Any other number of points than none or one, which is what a question gives here too.
_POINTS = re.compile(r"^\s*(?!\s|[01](?:\.0*)?\s*$)\d")


def read_moodle(shown: str, data: bytes, outcomes: Collection[str]) -> Import:
    """Return the questions of a file of Moodle XML.

    Args:
        shown: The file's name in messages.
        data: What it holds.
        outcomes: The outcomes of the module, which tags may name.

    Raises:
        RefusedError: it is no such file, or it is broken.
    """
    found = Import()
    root = _parsed(shown, data)
    for element in root.iterchildren("question"):
        kind = element.get("type") or ""
        if kind == "category":
            continue
        place, name = f"line {element.sourceline}", _name(element)
        try:
            found.taken.append(_taken(element, kind, place, name, outcomes))
        except UnfitError as error:
            found.left.append(Left(place, name, f"{kind or 'no type'}: {error}"))
    tags = {tag for each in root.iterchildren("question") for tag in _tags(each)}
    if foreign := sorted(tag for tag in tags if not _TAG.match(tag) and tag not in outcomes):
        found.notes.append(f"not read: the tags {listed(foreign)}")
    if any(_POINTS.search(each.findtext("defaultgrade") or "") for each in root.iterchildren("question")):
        found.notes.append("not read: how many points a question gives. Here each counts the same")
    return found


def _tags(element: etree._Element) -> list[str]:
    return [(each.findtext("text") or "").strip() for each in element.iterfind("tags/tag")]


def _parsed(shown: str, data: bytes) -> etree._Element:
    # Nothing is fetched and no entity is filled in; the limits of libxml2 for depth and size stay on.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(_told(shown, data, error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(
            f"{shown}, line 1: the file declares a type or words of its own (<!DOCTYPE …>), which Moodle never does, "
            f"so it is not read any further. {_AGAIN}"
        )
    if root.tag != "quiz":
        raise RefusedError(
            f"{shown}, line {root.sourceline}: this is XML, but not of Moodle’s question bank: it begins with "
            f"<{visible(str(root.tag))[:60]}>, and not with <quiz>. {_AGAIN}"
        )
    return root


def _told(shown: str, data: bytes, error: Exception) -> str:
    """Return in words for a person what keeps a file from being XML, and where."""
    line = getattr(error, "lineno", None) or 1
    said = " ".join(str(getattr(error, "msg", None) or error).split())
    if re.search(r"encod|UTF-8|bytes|ISO|charset", said, re.IGNORECASE):
        return (
            f"{shown}, line {line}: a sign here is not in the encoding that the file says it has (UTF-8 where it says "
            f"nothing). In your editor, save it as UTF-8. {_AGAIN}"
        )
    if re.search(r"entit|amplification", said, re.IGNORECASE):
        return (
            f"{shown}, line {line}: “&” begins a word that the file does not explain, or one that grows without end. "
            f"Write “&amp;” for the sign. {_AGAIN}"
        )
    if re.search(r"huge|excessive|too (?:long|large)|limit", said, re.IGNORECASE):
        return (
            f"{shown}, line {line}: one text is larger than 10 MB, or elements stand more than 250 deep. Export the "
            "questions without their pictures and films, or fewer at a time."
        )
    if not data.strip():
        return f"{shown}, line 1: the file is empty. {_AGAIN}"
    return f"{shown}, line {line}: the XML is broken here, or breaks off ({said}). {_AGAIN}"


def _taken(element: etree._Element, kind: str, place: str, name: str, outcomes: Collection[str]) -> Taken:
    reader = READERS.get(kind)
    if reader is None:
        raise UnfitError(WHY_LEFT.get(kind, "no type of question here is like it"))
    source = Source(element, name)
    made = reader(source)
    tags = _tags(element)
    named = {found[1] for tag in tags if (found := _TAG.match(tag))}
    return Taken(
        place,
        name,
        made.kind,
        made.stem,
        made.parts,
        made.vignette,
        known_as=(element.findtext("idnumber") or "").strip(),
        outcome=next((each for each in outcomes if each in named or each in tags), ""),
        is_critical="critical" in named,
        notes=tuple(filter(None, (*source.notes, left_beside(element, source.reasons.left)))),
    )


def _name(element: etree._Element) -> str:
    given = " ".join((element.findtext("name/text") or element.findtext("name") or "").split())
    found = " ".join(given.split()) or " ".join(
        words(block.runs) for block in text_in(element.find("questiontext")).blocks
    )
    return visible(found)[:80] or "without a name"
