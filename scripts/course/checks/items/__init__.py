"""The item-writing checks: does a question measure understanding, or how well one guesses?

`check_items` runs every rule over a bank. The rules stand in modules by family and are listed in `catalogue.RULES`.
"""

from course.checks.items.catalogue import RULES
from course.checks.items.check import Waivers, check_items
from course.checks.items.registry import Level, Rule

__all__ = ["RULES", "Level", "Rule", "Waivers", "check_items"]
