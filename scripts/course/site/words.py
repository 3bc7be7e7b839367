"""Glossary terms on a page: the first use in each section becomes a link that carries its meaning."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from functools import cached_property

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.guidance.lists import GLOSSARY_PAGE, Term
from course.site.elements import add
from course.site.links import current_page, link

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Where a link would be in the way: inside other controls and links, in names of things, in code.
_LEFT_ALONE = {"a", "button", "label", "legend", "summary", "code", "pre", "dt", "th", *_HEADINGS}
_LEFT_ALONE |= {"course-quiz", "course-paper", "course-scenario", "svg"}
_LEFT_ALONE_CLASSES = {"admonition-title", "law-head", "law-source", "glossary", "source-list", "module-done"}


class Words:
    """The glossary, ready to be found in text."""

    def __init__(self, glossary: Mapping[str, Term]) -> None:
        self.terms: dict[str, Term] = {}
        for term in glossary.values():
            for form in term.forms:
                self.terms.setdefault(_folded(form), term)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for any form of any term, the longest first."""
        forms = sorted(self.terms, key=len, reverse=True)
        either = "|".join(re.escape(form).replace("'", "['’]") for form in forms)
        return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])" if forms else r"(?!)", re.IGNORECASE)

    def term(self, form: str) -> Term:
        """Return the term of a form that the pattern found."""
        return self.terms[_folded(form)]

    def used_in(self, text: str) -> list[Term]:
        """Return the terms that a text uses, each once, in order of first use."""
        return list({self.term(found).id: self.term(found) for found in self.pattern.findall(text)}.values())

    def anchor(self, md: Markdown, parent: etree.Element, term: Term, text: str) -> etree.Element:
        """Add a link to a term's place in the glossary."""
        href = link(md, GLOSSARY_PAGE, term.id)
        return add(parent, "a", text, class_="term", href=href, data_meaning=term.meaning)


def _folded(form: str) -> str:
    return form.casefold().replace("’", "'")


class WordsProcessor(Treeprocessor):
    """Links glossary terms in the prose of a page."""

    def __init__(self, md: Markdown, look_up: Callable[[], Words]) -> None:
        super().__init__(md)
        self.look_up = look_up
        self.seen: set[str] = set()

    def run(self, root: etree.Element) -> None:
        self.words = self.look_up()
        if self.words.terms and current_page(self.md) != GLOSSARY_PAGE:
            self.seen = set()
            self._visit(root)

    def _visit(self, element: etree.Element) -> None:
        if element.tag in _HEADINGS:
            self.seen = set()
        if element.tag in _LEFT_ALONE or not _LEFT_ALONE_CLASSES.isdisjoint(element.get("class", "").split()):
            return
        children = list(element)
        if element.text:
            self._link(element, element.text, None)
        for child in children:
            self._visit(child)
            if child.tail:
                self._link(element, child.tail, child)

    def _link(self, parent: etree.Element, text: str, before: etree.Element | None) -> None:
        """Link terms in a run of text: the tail of `before`, or the text of `parent` itself."""
        rest = text
        for found in self.words.pattern.finditer(text):
            term = self.words.term(found.group())
            if term.id in self.seen:
                continue
            self.seen.add(term.id)
            start = len(rest) - (len(text) - found.start())
            lead, rest = rest[:start], text[found.end() :]
            if before is None:
                parent.text = lead
            else:
                before.tail = lead
            anchor = self.words.anchor(self.md, parent, term, found.group())
            parent.remove(anchor)
            parent.insert(0 if before is None else list(parent).index(before) + 1, anchor)
            anchor.tail = rest
            before = anchor
