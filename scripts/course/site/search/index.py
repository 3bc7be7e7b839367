"""The index of a site's search, as the script in the reader's browser takes it: made of the finished pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lxml import html

from course.course import Course
from course.guidance.asked import WORDS, Danger
from course.guidance.lists import CARDS_PAGE, GLOSSARY_PAGE, HELP_PAGE
from course.guidance.published import KEYS, address_of
from course.guidance.rules import RULES_PAGE
from course.reading.findings import Finding
from course.reading.kept import Keep, anew
from course.site.search.learn import learn
from course.site.search.ranks import rank_of
from course.site.search.sections import Section, as_one, sections_of

# The pages about the course are long, and few look for them: the start of each part is enough to find it by.
_ABOUT = "about/"
_ENOUGH = 300
_ANYWHERE = "404.html"
# Nobody looks up a word in an emergency, and each link brings its meaning with it.
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>')


@dataclass(frozen=True)
class Found:
    """A page of the site that the search finds, with its parts."""

    address: str
    file: Path
    sections: Sequence[Section]

    @property
    def title(self) -> str:
        """The page's first heading."""
        return next((section.heading for section in self.sections if section.level == 1), self.address)


@dataclass(frozen=True)
class Index:
    """What the search knows: places, words and dangers to look through at once; and what comes later, with texts."""

    places: Mapping[str, Any]
    texts: Sequence[str]
    learnt: tuple[str, float]
    alike: Sequence[str]
    faults: Sequence[Finding]


def pages_of(site: Path, keep: Keep = anew) -> Iterator[Found]:
    """Yield the pages that the search finds, in order. Answers are for trainers alone, and found by nobody."""
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix()
        if address.startswith(KEYS) or address == _ANYWHERE:
            continue
        data = file.read_bytes()
        told = keep("sections", address, data.decode(), partial(_sections, data))
        if told:
            yield Found(address, file, [Section(*each) for each in told])


def _article(data: bytes) -> html.HtmlElement | None:
    return html.fromstring(data, parser=html.HTMLParser(encoding="utf-8")).find(".//article")


def _sections(data: bytes) -> list[tuple[object, ...]]:
    article = _article(data)
    return [] if article is None else [astuple(section) for section in sections_of(article)]


def index_of(site: Path, course: Course, convert: Callable[[str], str]) -> Index:
    """Return the index of a finished site.

    Args:
        site: The folder of the site.
        course: The course that it was built from.
        convert: Markdown to HTML.
    """
    known = {page.address: page for page in course.pages.values()}
    found = [page for page in pages_of(site, course.keep) if page.address not in known or known[page.address].is_found]
    pages: list[list[Any]] = []
    entries: list[list[Any]] = []
    texts: list[str] = []
    numbers: dict[str, int] = {}
    for page in found:
        path = known[page.address].path if page.address in known else page.address
        rank = rank_of(path, known.get(page.address), course.settings.results)
        pages.append([page.address, page.title, rank.kind, rank.weight, rank.label(page.title)])
        for section in [as_one(page.sections)] if rank.is_one else page.sections:
            is_top = section.level == 1
            place = path if is_top or not section.id else f"{path}#{section.id}"
            numbers.setdefault(place, len(entries))
            entries.append([len(pages) - 1, "" if is_top else section.id, "" if is_top else section.heading, []])
            texts.append(section.text[:_ENOUGH] if path.startswith(_ABOUT) else section.text)
    lost = _add_words(course, entries, numbers)
    rows = {
        "pages": pages,
        "entries": entries,
        "same": [entry.words for entry in course.asked.same.values()],
        "groups": {entry.id: entry.words for entry in course.asked.groups.values()},
        "company": [phrase for entry in course.asked.company.values() for phrase in entry.words],
        "calm": [phrase for entry in course.asked.calm.values() for phrase in entry.words],
        "call": ["Is someone in danger now? Call ", number] if (number := course.settings.help.danger) else [],
        "ways": _ways(course),
        "dangers": [
            _danger(danger, course, numbers, found, convert)
            for danger in course.asked.dangers.values()
            if danger.id in course.rules
        ],
    }
    alike = [word for entry in course.asked.alike.values() for word in entry.words]
    return Index(rows, texts, _learnt(course), alike, lost)


def _add_words(course: Course, entries: Sequence[list[Any]], numbers: Mapping[str, int]) -> list[Finding]:
    """Add to each entry the words that people look for its place by."""
    lost = []
    for place in course.asked.places.values():
        led_to = [number for name, number in numbers.items() if place.leads_to(name)]
        for number in led_to:
            entries[number][-1].extend(place.words)
        if not led_to:
            said = f"the search has no entry for “{place.id}”, so nobody finds it by these words"
            mend = f"Name a page or a section in {course.docs}/{WORDS} that the search does not leave out."
            lost.append(Finding(place.at("id"), "words-not-searched", said, mend))
    return lost


def _learnt(course: Course) -> tuple[str, float]:
    """Return what the examples teach. A word that only looks like one of danger is an example that is harmless."""
    asked = course.asked
    danger = [query for entry in asked.danger_said.values() for query in entry.words]
    harmless = [query for entry in (*asked.harmless_said.values(), *asked.alike.values()) for query in entry.words]

    def told() -> tuple[str, float]:
        learnt = learn(danger, harmless)
        return (learnt.weights, learnt.least) if learnt else ("", 0)

    weights, least = course.keep("learnt", "danger", repr((danger, harmless)), told)
    return weights, least


def _ways(course: Course) -> list[list[str]]:
    """Return where a search that found nothing leads: an address, its words, and what is there."""
    by_nation = ", by nation" if len(course.settings.nations) > 1 else ""
    ways = (
        (HELP_PAGE, f"Help{by_nation}", "who to call, and who to tell"),
        (CARDS_PAGE, "Quick cards", "what to say and do on a shift"),
        (GLOSSARY_PAGE, "Glossary", "what a word means"),
    )
    return [[address_of(path), words, what] for path, words, what in ways if path in course.pages]


def _danger(
    danger: Danger,
    course: Course,
    numbers: Mapping[str, int],
    pages: Sequence[Found],
    convert: Callable[[str], str],
) -> dict[str, Any]:
    """Return what the search shows of a danger, in the words of the rule and of the page."""
    rule = course.rules[danger.id]
    told = {
        "title": rule.title,
        "at": f"{address_of(RULES_PAGE)}#{rule.id}",
        "short": _TERM.sub(r"\1", convert("\n\n".join(rule.told("short")))),
        "also": [numbers[place] for place in danger.also if place in numbers],
        "always": danger.always,
        "words": danger.words,
        "maybe": danger.maybe,
        "harmless": danger.harmless,
        "yours": danger.yours,
    }
    if danger.you and danger.begins and danger.you in numbers:
        path, _, section = danger.you.partition("#")
        told["you"] = numbers[danger.you]
        told["line"] = _TERM.sub(r"\1", _line(pages, address_of(path), section, danger.begins))
    return told


def _line(pages: Sequence[Found], address: str, section: str, begins: str) -> str:
    """Return the line of a section that begins with some words, as HTML whose links hold from the site's root."""
    page = next(page for page in pages if page.address == address)
    article = _article(page.file.read_bytes())
    for item in () if article is None else article.xpath("//*[@id=$name]/following::li", name=section):
        if " ".join(item.text_content().split()).startswith(begins):
            inside = html.tostring(item, encoding="unicode", with_tail=False)
            folder = address.rpartition("/")[0]
            return _from_root(re.sub(r"^<li[^>]*>|</li>$", "", inside.strip()), address, folder)
    return ""


def _from_root(line: str, address: str, folder: str) -> str:
    def led(found: re.Match[str]) -> str:
        href = found[1]
        if href.startswith("#"):
            return f'href="{address}{href}"'
        return found[0] if ":" in href else f'href="{folder}/{href}"'

    return re.sub(r'href="([^"]*)"', led, line)
