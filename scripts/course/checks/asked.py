"""What people ask must lead somewhere, and what they need most must be found by everyday words."""

from collections.abc import Iterator

from course.checks.references import check_place
from course.course import Course
from course.guidance.asked import DANGERS, WORDS, Danger, Group, Listed
from course.guidance.lists import GLOSSARY_PAGE, HELP_PAGE
from course.guidance.published import CARDS, FORMS, TEMPLATES
from course.guidance.rules import RULES, RULES_PAGE
from course.reading.english import did_you_mean, meant
from course.reading.findings import Finding

# Pages that are looked for as a whole, and pages of which each part is.
_WHOLE = (CARDS, TEMPLATES, FORMS)
_IN_PARTS = (HELP_PAGE, "reference/law-")


def check_asked(course: Course) -> Iterator[Finding]:
    """Yield each place that is not there, each danger without its rule, and each place that lacks everyday words."""
    known = {*course.pages, *(f"{path}#{name}" for path in course.pages for name in course.parts(path))}
    for place in course.asked.places.values():
        if place.id not in known and not any(place.leads_to(name) for name in known):
            yield from check_place(course, place.id, place.at("id"), "Write where the words should lead.")
    for danger in course.asked.dangers.values():
        yield from _danger(course, danger)
    if course.is_read(DANGERS):
        yield from _unknown_groups(course)
    yield from _both(course)
    if course.asked.places and course.is_read(WORDS):
        yield from _without_words(course)


def _danger(course: Course, danger: Danger) -> Iterator[Finding]:
    if course.lacks_rule(danger.id):
        message = f"there is no rule of safety “{danger.id}”{did_you_mean(danger.id, course.rules)}"
        yield Finding(danger.at("id"), "unknown-rule", message, "Name a danger after the rule that is for it.").of(
            RULES, danger.id
        )
    for number, place in enumerate(danger.also):
        yield from check_place(course, place, danger.at("also", number), "Write where more is told.")
    if danger.yours and not (danger.you and danger.begins):
        message = "this danger has words of somebody who is in trouble herself, and nothing for her to read first"
        yield Finding(danger.at("yours"), "no-help", message, "Add `you:`, a page and section, and `begins:`.")
    if danger.you:
        yield from check_place(course, danger.you, danger.at("you"), "Write where there is help for her.")
    if danger.you and danger.begins and not _begins(course, danger.you.partition("#")[0], danger.begins):
        message = f"no line of {course.docs}/{danger.you.partition('#')[0]} begins with “{danger.begins}”"
        yield Finding(danger.at("begins"), "unknown-line", message, "Copy the first words of the line from the page.")


def _unknown_groups(course: Course) -> Iterator[Finding]:
    """Yield each group that is named and not there, or that a group holds and that stands after it."""
    groups = course.asked.groups
    before: set[str] = set()
    for group in groups.values():
        for name, position in group.groups():
            if name in groups and name not in before:
                message = f"the group “{group.id}” holds “{name}”, which does not stand before it"
                yield Finding(position, "unknown-group", message, f"Move “{name}” up, above “{group.id}”.")
        before.add(group.id)
    holders: list[Group | Danger | Listed] = [
        *groups.values(),
        *course.asked.dangers.values(),
        *course.asked.company.values(),
    ]
    for holder in holders:
        for phrase, position in holder.left_open():
            message = f"a bracket in “{phrase}” has no other half"
            mend = "Write each group in brackets of its own, such as “(take) (much)”."
            yield Finding(position, "open-bracket", message, mend)
        for name, position in holder.groups():
            if name not in groups:
                message = f"there is no group of words “{name}”{did_you_mean(name, groups)}"
                yield Finding(position, "unknown-group", message, f"Add it below `groups:` in {course.docs}/{DANGERS}.")


def _both(course: Course) -> Iterator[Finding]:
    """Yield each example of what people type that is said to be danger, and to be none."""
    danger = {query.casefold() for entry in course.asked.danger_said.values() for query in entry.words}
    for entry in course.asked.harmless_said.values():
        for number, query in enumerate(entry.words):
            if query.casefold() in danger:
                message = f"“{query}” stands below `danger:` and below `harmless:`"
                yield Finding(entry.at("words", number), "danger-or-not", message, "Leave it where it is right.")


def _begins(course: Course, path: str, words: str) -> bool:
    page = course.pages.get(path)
    return page is None or any(
        text.lstrip("-*1234567890. ").replace("*", "").startswith(words) for _, text in page.paragraphs()
    )


def _without_words(course: Course) -> Iterator[Finding]:
    known = {*_needed(course)}
    # What a place means, and names wrongly, is told there.
    meant_by = {meant(place.id, known) for place in course.asked.places.values() if _is_nowhere(course, place.id)}
    for name in _needed(course):
        if name not in meant_by and not any(place.leads_to(name) for place in course.asked.places.values()):
            page = course.pages[name.partition("#")[0]]
            yield Finding(
                page.front.position,
                "no-everyday-words",
                f"{course.docs}/{WORDS} has no words that people look for “{name}” by",
                "Add it there, with the words of somebody who does not know ours.",
            )


def _is_nowhere(course: Course, place: str) -> bool:
    path, _, section = place.partition("#")
    return path not in course.pages or bool(section and section not in course.parts(path))


def _needed(course: Course) -> Iterator[str]:
    """Yield each place that people in a hurry must find."""
    for path in course.pages:
        if not course.is_read(path):
            continue
        if path in (RULES_PAGE, GLOSSARY_PAGE) or path.startswith(_IN_PARTS):
            yield from (f"{path}#{name}" for name in course.parts(path))
        elif path.startswith(_WHOLE) and course.pages[path].is_found:
            yield path
