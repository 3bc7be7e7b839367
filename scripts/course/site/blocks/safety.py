"""`/// rule | ID` and `/// rules`: rules of safety, each written once in the course's list of them.

Argument of `rule`: the id of a rule.

Options of `rule`:
    part: `short` for the few lines that stand on a card; without it, the whole rule.
"""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from markdown import Markdown

from course.guidance.lists import SOURCES_PAGE
from course.guidance.rules import BLOCK, PART, PARTS, RULES_PAGE, Part, Rule
from course.reading.english import day
from course.site.blocks.base import Checker, CourseBlock, OneOf, error_box
from course.site.changed import page_changed
from course.site.elements import add, add_inline, add_list, add_paragraphs, after, become
from course.site.links import link
from course.site.shelf import Shelf


class RuleBlock(CourseBlock):
    """A rule of safety on a page or a card."""

    NAME = BLOCK
    IS_PROSE = True
    ARGUMENT = None
    OPTIONS: ClassVar[dict[str, tuple[Any, Checker]]] = {PART: ("whole", OneOf(*PARTS))}

    def build(self, element: etree.Element) -> None:
        rule = self.config.shelf.rules().get(self.argument or "")
        if rule is None:
            error_box(element, f"There is no safety rule “{self.argument}”", "Name one of the list of rules.")
            return
        # The search finds it once, on the page of rules: the index has a limit, and six copies of a rule hide the rest.
        # With a value, the theme takes it off the page again.
        become(
            element, class_="rule" if self.options[PART] == "whole" else "rule rule-short", data_search_exclude="true"
        )
        title = add(element, "p", class_="rule-title")
        add_inline(title, "a", rule.title, href=link(self.md, RULES_PAGE, rule.id))
        _tell(self.md, element, rule, self.options[PART])
        if self.options[PART] == "whole":
            _sources(self.md, self.config.shelf, element, rule)


class RulesBlock(CourseBlock):
    """Every rule of safety, with its sources."""

    NAME = "rules"
    IS_PROSE = True

    def build(self, element: etree.Element) -> None:
        for rule in self.config.shelf.rules().values():
            add_inline(element, "h2", rule.title, id=rule.id)
            _tell(self.md, element, rule, "whole")
            _sources(self.md, self.config.shelf, element, rule)


def _tell(md: Markdown, element: etree.Element, rule: Rule, part: Part) -> None:
    if part == "short" and rule.short is not None:
        add_paragraphs(md, element, rule.short)
        return
    add_paragraphs(md, element, rule.when)
    add_paragraphs(md, element, rule.rule)
    if rule.exceptions:
        add_list(element, rule.exceptions, class_="rule-exceptions")


def _sources(md: Markdown, shelf: Shelf, element: etree.Element, rule: Rule) -> None:
    known = shelf.sources()
    changed = any(page_changed(shelf, page) for page in (RULES_PAGE, SOURCES_PAGE))
    line = add(element, "p", class_="rule-source")
    line.text = f"Safety rule, {rule.nation}{'' if changed else f', checked {day(rule.checked)}'}. Source: "
    sources = [known[name] for name in rule.sources if name in known]
    for index, source in enumerate(sources):
        anchor = add(line, "a", source.title, href=link(md, SOURCES_PAGE, source.id))
        after(anchor, "." if index == len(sources) - 1 else "; ")
