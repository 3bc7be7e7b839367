"""Questions and scenarios for pages that show their own choice of them, each as a page would show it.

They are made of the bank, not taken from pages: what no page shows can be drawn all the same. One classic script a
quiz file, and one a scenario. A script is loaded only when a page needs it, and the same bytes serve a disk, where
pages may not fetch anything.
"""

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from course.bank.quiz import Bank
from course.course import Course
from course.guidance.prose import Converter
from course.reading.findings import Finding, Position
from course.site.bank_table import as_script
from course.site.project import kept_converter
from course.site.trim import trim

FOLDER = "assets/questions"
STORIES = "assets/scenarios"

# Stands for the site's root in links; the player puts the way there in its place.
ROOT = "~/"
_INSTANCE = re.compile(r"quiz-\d+-")


def write_fragments(site: Path, course: Course, convert: Converter, basis: str = "") -> None:
    """Write the scripts of a site, below `assets/questions` and `assets/scenarios`.

    Args:
        site: The folder of the site.
        course: The course.
        convert: Markdown to HTML as on a page at the site's root, with all that our blocks show.
        basis: What the converter rests on, besides its text and what blocks read by way of the shelf.
    """
    questions = kept_converter("fragments", lambda text: _questions(convert(text)), basis, course.keep)
    stories = kept_converter("stories", lambda text: _stories(convert(text)), basis, course.keep)
    for file in course.bank.files.values():
        if names := [question.id for question in file.scored()]:
            shown = questions(f"/// quiz | {file.name}\n    questions: [{', '.join(names)}]\n///\n")
            _write(site, FOLDER, "courseQuestions", file.name, shown)
    for name in course.scenarios.files:
        for story in stories(f"# Title\n\n/// scenario | {name}\n///\n"):
            _write(site, STORIES, "courseScenarios", name, story)


def missing_fragments(site: Path, bank: Bank) -> Iterator[Finding]:
    """Yield a finding for each question that gives points and that no script of a site holds."""
    for file in bank.files.values():
        path = f"{FOLDER}/{file.name}.js"
        held = _held(site / path)
        for question in file.scored():
            if question.id not in held:
                message = f"“{question.id}” is not there, so final check, review and room mode cannot show it"
                yield Finding(Position(path), "fragment", message, "Run `course check`, then build the site again.")


def _held(script: Path) -> dict[str, str]:
    if not script.is_file():
        return {}
    held: dict[str, str] = json.loads(script.read_text(encoding="utf-8").partition(" = ")[2])
    return held


def _questions(shown: str) -> dict[str, str]:
    return {form.get("data-question") or "": _alone(form) for form in _tree(shown).iter("form")}


def _stories(shown: str) -> list[str]:
    return [*map(_story, _tree(shown).iter("course-scenario"))]


def _tree(shown: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{trim(shown)}</div>")


def _write(site: Path, folder: str, variable: str, name: str, value: object) -> None:
    path = site / folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'(self.{variable} ||= {{}})["{name}"] = {as_script(value)}\n', encoding="utf-8")


def _story(story: html.HtmlElement) -> str:
    """Return a scenario's HTML without its player, and without the ids and links that lead through the book."""
    for part in story.xpath(".//*[@id]"):
        del part.attrib["id"]
    for anchor in story.xpath(".//a[starts-with(@href, '#')]"):
        del anchor.attrib["href"]
    for script in story.xpath("./script"):
        script.drop_tree()
    return _alone(story)


def _alone(form: html.HtmlElement) -> str:
    """Return an element's HTML with links from the site's root, and nothing that tells where it stood."""
    for part in form.xpath("./*[@class='same-acts' or @class='family']"):
        part.drop_tree()
    for anchor in form.iter("a"):
        address = anchor.get("href") or ""
        if address and not re.match(r"[a-z]+:", address):
            way, mark, anchor_id = address.partition("#")
            anchor.set("href", f"{ROOT}{posixpath.normpath(way)}{mark}{anchor_id}")
    return _INSTANCE.sub("draw-", html.tostring(form, encoding="unicode", with_tail=False))
