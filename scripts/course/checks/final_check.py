"""The final check: the bank can give what it asks for, and what is kept for it stands nowhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from course.bank.draw import forced, possible
from course.bank.final_check import PATH, FinalCheck
from course.bank.types.common import Question
from course.course import Course
from course.reading.english import plural
from course.reading.findings import Finding, Position


def check_final_check(course: Course) -> Iterator[Finding]:
    """Yield a finding where the final check asks for what the bank does not have, or where what it keeps is shown."""
    rules = course.final_check
    kept = {question.id: question for _, question in course.bank.questions() if question.is_kept}
    has_check = rules is not None or any(path.endswith(f"/{PATH}") for path in course.faulty)
    yield from _kept_in_vain(kept.values(), has_check=has_check)
    yield from _shown(course, kept)
    files = course.bank.files.values()
    if rules is None or course.bank.unread or any(file.unread or course.lacks_page(file.head.module) for file in files):
        return  # some questions could not be read, or belong nowhere: mend those first
    scored: dict[str, list[Question]] = {}
    for file in files:
        scored.setdefault(file.head.module, []).extend(file.scored())
    yield from _counts(course.docs, rules, {module: len(questions) for module, questions in scored.items()})
    yield from _safety(rules, list(scored.values()))


def _kept_in_vain(kept: Iterable[Question], *, has_check: bool) -> Iterator[Finding]:
    for question in kept:
        if not question.scored:
            yield question.fault(
                "kept-reflection",
                "`use: check` keeps it for the final check, which asks only what gives points",
                "Write `use: module` or `use: pool`.",
                "use",
            )
        elif not has_check:
            yield question.fault(
                "kept-in-vain",
                "`use: check` keeps it for the final check, and this course has none",
                "Write `use: module` or `use: pool`, or write quizzes/checks/final-check.yml.",
                "use",
            )


def _shown(course: Course, kept: Mapping[str, Question]) -> Iterator[Finding]:
    """Yield each place outside the check that names a question kept for it."""
    for page in course.pages.values():
        for block in page.blocks:
            for name, position in block.listed("questions") if block.name == "quiz" else ():
                if name in kept:
                    yield _shown_finding(position, name, "this page")
    for session in course.sessions.files.values():
        for index, activity in enumerate(session.activities):
            for place, name in enumerate(activity.questions):
                if name in kept:
                    yield _shown_finding(session.at("activities", index, "questions", place), name, "this session")


def _shown_finding(position: Position, name: str, where: str) -> Finding:
    return Finding(
        position,
        "kept-question",
        f"“{name}” is kept for the final check (`use: check`), and {where} shows it",
        "Name another question, or write `use: pool` for this one: then learners may have seen it before the check.",
    )


def _counts(docs: str, rules: FinalCheck, scored: Mapping[str, int]) -> Iterator[Finding]:
    asked, least, total = rules.questions, rules.least_per_module, sum(scored.values())
    if asked < least * len(scored):
        yield Finding(
            rules.at("questions"),
            "short-check",
            f"{plural(asked, 'question')} cannot hold {least} on each of {plural(len(scored), 'module')}",
            f"Ask for {least * len(scored)} or more, or lower “least_per_module”.",
        )
    elif asked > total:
        yield Finding(
            rules.at("questions"),
            "long-check",
            f"the check asks {asked:,} questions, and the bank has {total:,} with a score",
            "Ask for fewer, or write more questions.",
        )
    for module, count in scored.items():
        if count < least:
            yield Finding(
                rules.at("least_per_module"),
                "long-check",
                f"the check asks {least} questions on {docs}/{module}, which has {count} with a score",
                "Lower the number, or write more questions.",
            )


def _safety(rules: FinalCheck, modules: Sequence[Sequence[Question]]) -> Iterator[Finding]:
    """Yield a finding where a draw cannot have as many safety questions as the rules say."""
    least, most = rules.least_critical, rules.most_critical
    if least is None or most is None:
        if least is not most:
            yield Finding(
                rules.at("most_critical" if least is None else "least_critical"),
                "safety-range",
                "one of “least_critical” and “most_critical” is missing",
                "Write both, or none: then chance decides how many are safety questions.",
            )
        return
    if least > most:
        yield Finding(
            rules.at("most_critical"),
            "safety-range",
            f"“least_critical” is {least}, and “most_critical” is {most}",
            "Write the smaller number in “least_critical”.",
        )
        return
    # Where modules cannot give alike, nobody knows which gives one more.
    fewest, more = rules.questions // len(modules), -(-rules.questions // len(modules))
    can = sum(possible(questions, fewest) for questions in modules)
    must = sum(forced(questions, min(more, len(questions))) for questions in modules)
    if can < least:
        yield Finding(
            rules.at("least_critical"),
            "safety-range",
            f"the check asks {plural(least, 'safety question')}, and the modules can give {can}",
            "Ask for fewer, or write `critical: true` for questions on which a life or a right hangs.",
        )
    if must > most:
        yield Finding(
            rules.at("most_critical"),
            "safety-range",
            f"the check asks {plural(most, 'safety question')} at most, and the modules have so few others that "
            f"they must give {must}",
            "Ask for more, or write questions that are no safety questions.",
        )
