"""Questions and scenarios for pages that show their own choice of them, each as the built pages show it.

One classic script a quiz file, and one a scenario. A script is loaded only when a page needs it, and the same bytes
serve a disk, where pages may not fetch anything.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from lxml import html

from course.bank.quiz import Bank
from course.site.bank_table import as_script
from course.site.finish import BuiltPage, read_site

FOLDER = "assets/questions"
STORIES = "assets/scenarios"

# Stands for the site's root in links; the player puts the way there in its place.
ROOT = "~/"
_INSTANCE = re.compile(r"quiz-\d+-")


def write_fragments(site: Path, bank: Bank) -> None:
    """Write the scripts of a finished site, below `assets/questions` and `assets/scenarios`."""
    forms: dict[str, str] = {}
    for page in read_site(site).values():
        for form in page.tree.iter("form"):
            name = form.get("data-question")
            if name and name not in forms and form.get("data-scoring") != "none":
                forms[name] = _alone(form, page)
        for story in page.tree.iter("course-scenario"):
            _write(site, STORIES, "courseScenarios", story.get("data-scenario") or "", _story(story, page))
    for file in bank.files.values():
        found = {question.id: forms[question.id] for question in file.scored() if question.id in forms}
        if found:
            _write(site, FOLDER, "courseQuestions", file.name, found)


def _write(site: Path, folder: str, variable: str, name: str, value: object) -> None:
    path = site / folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'(self.{variable} ||= {{}})["{name}"] = {as_script(value)}\n', encoding="utf-8")


def _story(story: html.HtmlElement, page: BuiltPage) -> str:
    """Return a scenario's HTML without its player, and without the ids and links that lead through the book."""
    for part in story.xpath(".//*[@id]"):
        del part.attrib["id"]
    for anchor in story.xpath(".//a[starts-with(@href, '#')]"):
        del anchor.attrib["href"]
    for script in story.xpath("./script"):
        script.drop_tree()
    return _alone(story, page)


def _alone(form: html.HtmlElement, page: BuiltPage) -> str:
    """Return an element's HTML with links from the site's root, and ids that do not tell where it stood."""
    for anchor in form.iter("a"):
        address = anchor.get("href") or ""
        if address and not re.match(r"[a-z]+:", address):
            way, mark, anchor_id = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), way)) if way else page.path
            anchor.set("href", f"{ROOT}{target}{mark}{anchor_id}")
    text = html.tostring(form, encoding="unicode", with_tail=False)
    return _INSTANCE.sub("draw-", text)
