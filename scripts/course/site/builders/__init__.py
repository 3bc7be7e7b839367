"""One builder a question type: from the model to the form that stands on the page."""

from course.bank.types import by_type
from course.site.builders.choices import build_choices
from course.site.builders.frame import Builder
from course.site.builders.gap_select import build_gap_select
from course.site.builders.matching import build_matching
from course.site.builders.ordering import build_ordering
from course.site.builders.reflection import build_reflection

BUILDERS: dict[str, Builder] = by_type(
    "page",
    {
        "single-choice": build_choices,
        "multiple-response": build_choices,
        "ordering": build_ordering,
        "matching": build_matching,
        "gap-select": build_gap_select,
        "reflection": build_reflection,
    },
)
