"""`/// item-rules`: the item-writing rules, made from their register, for those who write questions."""

import xml.etree.ElementTree as etree

from course.checks.items import RULES
from course.checks.items.registry import BankRule, ItemRule
from course.site.blocks.base import CourseBlock
from course.site.elements import add, after

# What a level means to an author. A rule with two levels says in its own words which is for what.
_LEVELS = {
    "E": "An error: the build stops.",
    "E/W": "An error or a warning.",
    "W": "A warning: counted and shown.",
    "W/E": "A warning, or an error in the worse case.",
}


class ItemRulesBlock(CourseBlock):
    """One entry for each rule: what it looks for, why that matters, what to do, and whose rule it is."""

    NAME = "item-rules"

    def build(self, element: etree.Element) -> None:
        for rule in RULES:
            _rule(add(element, "section", class_="item-rule"), rule)


def _rule(entry: etree.Element, rule: ItemRule | BankRule) -> None:
    add(add(entry, "h3", id=rule.name), "code", rule.name)
    what = rule.what.replace("`", "")
    add(entry, "p", f"Looks for {what}.")
    for label, text in (("Why", rule.why), ("What to do", rule.mend), ("Level", _level(rule)), ("Source", rule.source)):
        line = add(entry, "p", class_="meta" if label in {"Level", "Source"} else "rule-line")
        after(add(line, "strong", f"{label}:"), f" {text.rstrip('.')}.")


def _level(rule: ItemRule | BankRule) -> str:
    if isinstance(rule, BankRule):
        return f"Looks at the whole bank. {_LEVELS['E' if rule.stops else 'W']}"
    return _LEVELS["/".join(rule.levels)]
