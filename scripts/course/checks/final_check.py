"""The final check: the bank can give as many questions as it asks for, and on each module as often as it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.course import Course
from course.reading.english import plural
from course.reading.findings import Finding


def check_final_check(course: Course) -> Iterator[Finding]:
    """Yield a finding where the final check asks for what the bank does not have."""
    rules = course.final_check
    files = course.bank.files.values()
    if rules is None or course.bank.unread or any(file.unread or course.lacks_page(file.head.module) for file in files):
        return  # some questions could not be read, or belong nowhere: mend those first
    asked, least = rules.questions, rules.least_per_module
    scored = Counter(file.head.module for file in files for _ in file.scored())
    if asked < least * len(scored):
        yield Finding(
            rules.at("questions"),
            "short-check",
            f"{plural(asked, 'question')} cannot hold {least} on each of {plural(len(scored), 'module')}",
            f"Ask for {least * len(scored)} or more, or lower “least_per_module”.",
        )
    elif asked > scored.total():
        yield Finding(
            rules.at("questions"),
            "long-check",
            f"the check asks {asked:,} questions, and the bank has {scored.total():,} with a score",
            "Ask for fewer, or write more questions.",
        )
    for module, count in scored.items():
        if count < least:
            yield Finding(
                rules.at("least_per_module"),
                "long-check",
                f"the check asks {least} questions on docs/{module}, which has {count} with a score",
                "Lower the number, or write more questions.",
            )
