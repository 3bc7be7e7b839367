"""Questions for pages that draw their own: one classic script a quiz file, with the forms as the built pages show them.

A script is loaded only when a draw needs it, and the same bytes serve a disk, where pages may not fetch anything.
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

# Stands for the site's root in links; the player puts the way there in its place.
ROOT = "~/"
_INSTANCE = re.compile(r"quiz-\d+-")


def write_fragments(site: Path, bank: Bank) -> None:
    """Write the scripts of a finished site, below `assets/questions`."""
    forms: dict[str, str] = {}
    for page in read_site(site).values():
        for form in page.tree.iter("form"):
            name = form.get("data-question")
            if name and name not in forms and form.get("data-scoring") != "none":
                forms[name] = _alone(form, page)
    for file in bank.files.values():
        found = {question.id: forms[question.id] for question in file.scored() if question.id in forms}
        if found:
            path = site / FOLDER / f"{file.name}.js"
            path.parent.mkdir(parents=True, exist_ok=True)
            script = f'(self.courseQuestions ||= {{}})["{file.name}"] = {as_script(found)}\n'
            path.write_text(script, encoding="utf-8")


def _alone(form: html.HtmlElement, page: BuiltPage) -> str:
    """Return a form's HTML with links from the site's root, and ids that do not tell where it stood."""
    for anchor in form.iter("a"):
        address = anchor.get("href") or ""
        if not re.match(r"[a-z]+:", address):
            way, mark, anchor_id = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), way)) if way else page.path
            anchor.set("href", f"{ROOT}{target}{mark}{anchor_id}")
    text = html.tostring(form, encoding="unicode", with_tail=False)
    return _INSTANCE.sub("draw-", text)
