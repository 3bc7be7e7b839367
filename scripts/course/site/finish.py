"""The last look at a finished site, whatever generator wrote it: what only the published pages can show."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from course.course import Course
from course.guidance.blocks import BlockUse
from course.guidance.page import Page
from course.guidance.published import KEYS, TRAINERS
from course.reading.addresses import parts_of
from course.reading.english import plural
from course.reading.findings import Finding, Position
from course.site.bank_table import drawn
from course.site.loads import loads
from course.site.minutes import shown_by

# A page for addresses that do not exist is served from anywhere, so its links cannot be relative.
_ANYWHERE = {"404.html"}
# A page that only leads on is never read: a plugin makes such for old addresses, all with one title.
_LEADS_ON = etree.XPath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']")
_LITERAL = re.compile(r"^\s*/{3,}(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True)
class BuiltPage:
    """One published page."""

    path: str
    tree: html.HtmlElement
    source: bytes

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order."""
        return [str(name) for name in self.tree.xpath("//@id")]

    @cached_property
    def questions(self) -> list[str]:
        """The id of each question instance, in order."""
        return [str(name) for name in self.tree.xpath("//form/@data-question")]

    @cached_property
    def scenarios(self) -> list[str]:
        """The name of each scenario that stands on the page, in order."""
        return [str(name) for name in self.tree.xpath("//course-scenario/@data-scenario")]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is kept of a page that was looked at: with the trees of all, this look took as much memory as the build.

    Attributes:
        title: Its title; None where nobody reads the page.
        ids: Every id on it, for links to it.
        named: Each file and id that its links name.
    """

    title: str | None
    ids: frozenset[str]
    named: frozenset[tuple[str, str]]


def read_site(site: Path) -> dict[str, BuiltPage]:
    """Read the published pages of a site, by their path below it."""
    return {page.path: page for page in _pages(site)}


def _pages(site: Path) -> Iterator[BuiltPage]:
    for file in sorted(site.rglob("*.html")):
        yield _read(site, file.relative_to(site).as_posix())


def _read(site: Path, path: str) -> BuiltPage:
    source = (site / path).read_bytes()
    return BuiltPage(path, html.fromstring(source, parser=html.HTMLParser(encoding="utf-8")), source)


def expected_questions(course: Course) -> dict[str, list[str]]:
    """Return which questions each page must show, in order, by the path of the published page."""
    return {
        page.address: [name for block in page.blocks for name in _shown(block, course)]
        for page in course.pages.values()
    }


def _shown(block: BlockUse, course: Course) -> list[str]:
    if block.name == "paper-check" and course.final_check is not None and block.argument.isdigit():
        return drawn(course.pages.values(), course.bank, course.final_check, int(block.argument))
    return [question.id for question in shown_by(block, course.bank)]


def expected_scenarios(pages: Mapping[str, Page]) -> dict[str, list[str]]:
    """Return which scenarios each page must show, in order, by the path of the published page."""
    return {
        page.address: [block.argument for block in page.blocks if block.name == "scenario"] for page in pages.values()
    }


def look_over(
    site: Path, expected: Mapping[str, Sequence[str]], scenarios: Mapping[str, Sequence[str]] | None = None
) -> list[Finding]:
    """Return what is wrong with a finished site.

    Args:
        site: The folder of the site.
        expected: The ids of the questions that each page must show, in order.
        scenarios: The names of the scenarios that each page must show, in order.
    """
    stories = scenarios or {}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    findings: list[Finding] = []
    seen: dict[str, _Seen] = {}
    for page in _pages(site):
        findings += _page(page, expected.get(page.path, ()))
        findings += _stories(page, stories.get(page.path, ()))
        links = [*_links(page, files)]
        findings += _to_files(page, links, files)
        seen[page.path] = _Seen(_title(page), frozenset(page.ids), frozenset(link.to for link in links if link.name))
    for path in expected.keys() - seen.keys():
        findings.append(_fault(path, "missing-page", "this page was not built", "Look at what the generator said."))
    for path, each in seen.items():
        lost = {to for to in each.named if to[0] in seen and to[1] not in seen[to[0]].ids}
        findings += _to_ids(_read(site, path), lost, files) if lost else ()
    findings += _titles(seen)
    return sorted(findings)


def _fault(path: str, rule: str, message: str, mend: str, line: int = 1) -> Finding:
    return Finding(Position(path, line), rule, message, mend)


def _literal(page: BuiltPage) -> Iterator[Finding]:
    if b"///" not in page.source:  # most pages: to walk through every text took half of this look
        return
    for element in page.tree.iter():
        if isinstance(element.tag, str):
            for text in (element.text, *(child.tail for child in element)):
                if text and _LITERAL.search(text) and not _is_code(element):
                    shown = text.strip().splitlines()[0]
                    yield _fault(
                        page.path,
                        "literal-block",
                        f"a block was not understood and stands on the page as text: “{shown}”",
                        "Compare its options and its closing slashes with a block that works.",
                        element.sourceline or 1,
                    )


def _page(page: BuiltPage, expected: Sequence[str]) -> Iterator[Finding]:
    yield from _literal(page)
    for box in page.tree.find_class("quiz-error") if b"quiz-error" in page.source else ():
        yield _fault(page.path, "error-box", box.text_content().strip(), "Run `course check`.", box.sourceline or 1)
    if list(expected) != page.questions:
        yield _fault(
            page.path,
            "questions",
            f"the page shows {plural(len(page.questions), 'question')} ({', '.join(page.questions) or 'none'}), "
            f"but its blocks ask for {len(expected)} ({', '.join(expected) or 'none'})",
            "Look for a block that was not understood.",
        )
    seen: set[str] = set()
    for name in page.ids:
        if name in seen:
            yield _fault(page.path, "duplicate-id", f"two elements have the id “{name}”", "Give each heading its own.")
        seen.add(name)
    for element, address in loads(page.tree):
        if element.tag == "link" and element.get("rel") in {"canonical", "next", "prev", "alternate"}:
            continue
        if parts_of(address).netloc:
            yield _fault(
                page.path,
                "other-host",
                f"the page loads {address} from another host",
                "Keep a copy in the course: nothing leaves the page.",
                element.sourceline or 1,
            )


def _stories(page: BuiltPage, expected: Sequence[str]) -> Iterator[Finding]:
    if list(expected) != page.scenarios:
        yield _fault(
            page.path,
            "scenarios",
            f"the page shows {plural(len(page.scenarios), 'scenario')} ({', '.join(page.scenarios) or 'none'}), "
            f"but its blocks ask for {len(expected)} ({', '.join(expected) or 'none'})",
            "Look for a block that was not understood.",
        )


def _is_code(element: html.HtmlElement) -> bool:
    return any(part.tag in {"script", "style", "code", "pre"} for part in (element, *element.iterancestors()))


@dataclass(frozen=True, slots=True)
class _Link:
    """A link within the site: which file it names, and which id there, if it names one."""

    anchor: html.HtmlElement
    file: str
    name: str

    @property
    def to(self) -> tuple[str, str]:
        return self.file, self.name


def _links(page: BuiltPage, files: Collection[str]) -> Iterator[_Link]:
    if page.path in _ANYWHERE:
        return
    for anchor in page.tree.iter("a"):
        address = parts_of(anchor.get("href") or "")
        if not address.scheme and not address.netloc:
            name = unquote(address.fragment)
            # No id holds “=”: a script of the page reads it, as room mode does.
            is_id = "=" not in name and name != "__skip"
            yield _Link(anchor, _target(page, unquote(address.path), files), name if is_id else "")


def _to_files(page: BuiltPage, links: Iterable[_Link], files: Collection[str]) -> Iterator[Finding]:
    for link in links:
        if link.file not in files:
            yield _dead(page, link.anchor, "the file is not there")
        elif link.file.startswith(KEYS) and not page.path.startswith(TRAINERS):
            message = f"the link {link.anchor.get('href')} leads learners to the answers"
            mend = "Link to them from a page for trainers, and leave them out of the menu."
            yield _fault(page.path, "key-link", message, mend, link.anchor.sourceline or 1)


def _to_ids(page: BuiltPage, lost: Collection[tuple[str, str]], files: Collection[str]) -> Iterator[Finding]:
    for link in _links(page, files):
        is_told = link.file.startswith(KEYS) and not page.path.startswith(TRAINERS)
        if link.to in lost and not is_told:
            yield _dead(page, link.anchor, f"that page has no id “{link.name}”")


def _target(page: BuiltPage, path: str, files: Collection[str]) -> str:
    """Return which file a link names, there or not. Asking the disk for each link took a tenth of a build."""
    if not path:
        return page.path
    named = _joined(posixpath.dirname(page.path), path)
    return named if named in files else posixpath.normpath(f"{named}/index.html")


@lru_cache(maxsize=1_000)  # the menu of each page names the same files
def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _dead(page: BuiltPage, anchor: html.HtmlElement, why: str) -> Finding:
    message = f"the link {anchor.get('href')} (“{anchor.text_content().strip()[:40]}”) leads nowhere: {why}"
    return _fault(page.path, "dead-link", message, "Mend the link where the page is written.", anchor.sourceline or 1)


def _title(page: BuiltPage) -> str | None:
    if page.path in _ANYWHERE or _LEADS_ON(page.tree):
        return None
    return (page.tree.findtext(".//title") or "").strip()


def _titles(pages: Mapping[str, _Seen]) -> Iterator[Finding]:
    """Yield pages without a title of their own: people who listen to a page know it by its title."""
    first: dict[str, str] = {}
    for path, page in pages.items():
        if page.title is None:
            continue
        earlier = first.setdefault(page.title, path)
        if not page.title:
            yield _fault(path, "title", "the page has no title", "Give it `title:` in its front matter.")
        elif earlier != path:
            message = f"the page has the same title as {earlier}: “{page.title}”"
            yield _fault(path, "title", message, "Give it `title:` in its front matter.")
