"""All rules in the order of the table. Importing a family of rules registers it; this is where that happens."""

from course.checks.items import cues, feedback, guessed, language, looks, options, stems, together
from course.checks.items.registry import BankRule, ItemRule, registered

FAMILIES = (options, looks, stems, cues, language, feedback, together, guessed)
RULES = registered()
ITEM_RULES = tuple(rule for rule in RULES if isinstance(rule, ItemRule))
BANK_RULES = tuple(rule for rule in RULES if isinstance(rule, BankRule))
