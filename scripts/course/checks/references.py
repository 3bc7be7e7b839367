"""References: what a file names must exist, and what exists must be used."""

from collections import defaultdict
from collections.abc import Iterator

from course.bank.family import Family
from course.bank.quiz import Bank, QuizFile
from course.bank.types.common import Question
from course.course import Course
from course.guidance.blocks import BlockUse
from course.guidance.page import Page
from course.reading.english import did_you_mean, listed, meant
from course.reading.findings import Finding, Position


def check_references(course: Course) -> Iterator[Finding]:
    """Yield each reference that leads nowhere, each id used twice, and each question that no page shows."""
    yield from check_ids(course.bank)
    for file in course.bank.files.values():
        yield from _module(course, file)
        yield from _vignettes(file)
    yield from _themes(course)
    shown: set[str] = set()
    for page in course.pages.values():
        yield from _template(course, page)
        for block in page.blocks:
            if block.name == "quiz":
                yield from _quiz_block(course, page, block, shown)
    yield from _unplaced(course, shown)


def _template(course: Course, page: Page) -> Iterator[Finding]:
    named = page.front.value.get("template") if isinstance(page.front.value, dict) else None
    if named is None:
        return
    name = named.value if isinstance(named.value, str) else ""
    mend = "Fix or delete `template:` in its front matter."
    if not name or not course.listed.theme_has(name):
        shown = f"“{name}”" if name else "of this name"
        yield Finding(named.position, "no-template", f"the theme has no template {shown}", mend)
    elif not course.listed.shows_text(name):
        message = f"the template “{name}” does not show what a page says, so this page's text would be lost"
        yield Finding(named.position, "no-template", message, mend)


def check_ids(bank: Bank) -> Iterator[Finding]:
    """Yield each id that a question takes from another, and each file that is a copy of another."""
    first: dict[str, Position] = {}
    known: list[Question | Family] = [*(question for _, question in bank.questions()), *bank.families()]
    twice: defaultdict[tuple[str, str], list[Question | Family]] = defaultdict(list)
    for each in known:
        earlier = first.setdefault(each.id, each.at("id"))
        if earlier != each.at("id"):
            twice[earlier.path, each.at("id").path].append(each)
    for paths, taken in twice.items():
        if (
            len(taken) > 1
            and len(set(paths)) > 1
            and len(taken) == sum(each.at("id").path in paths[1:] for each in known)
        ):
            original, copy = sorted(paths, key=lambda path: (len(path), path))
            message = f"all that stands in this file stands in {original} too, under the same ids"
            yield Finding(
                Position(copy), "copied-file", message, "Delete it, or give all that is in it ids of its own."
            )
            continue
        for each in taken:
            earlier = first[each.id]
            what = "family" if isinstance(each, Family) else "question"
            yield Finding(
                each.at("id"),
                "duplicate-id",
                f"the id “{each.id}” is taken: it stands at {earlier.path}:{earlier.line} too",
                f"Give this {what} an id of its own; an id is never used again.",
                question=None if isinstance(each, Family) else each.id,
            )


def _module(course: Course, file: QuizFile) -> Iterator[Finding]:
    page = course.pages.get(file.head.module)
    if course.lacks_page(file.head.module):
        yield Finding(
            file.head.at("module"),
            "unknown-page",
            course.no_page(file.head.module),
            "Write the path below docs, or write the page first.",
        ).of(file.head.module)
    if page is None or page.module is None:
        return
    outcomes = [outcome.id for outcome in page.module.outcomes]
    for question in file.questions:
        if question.outcome not in outcomes:
            yield question.fault(
                "unknown-outcome",
                f"“{question.outcome}” is not an outcome of {page.shown}{did_you_mean(question.outcome, outcomes)}",
                f"Its outcomes are {listed(outcomes)}.",
                "outcome",
            ).of(page.path, question.outcome)


def _vignettes(file: QuizFile) -> Iterator[Finding]:
    shared = file.head.vignettes
    used = {question.vignette_ref for question in file.questions}
    for question in file.questions:
        if question.vignette_ref is not None and question.vignette_ref not in shared:
            yield question.fault(
                "unknown-vignette",
                f"there is no vignette “{question.vignette_ref}”{did_you_mean(question.vignette_ref, shared)}",
                "Write it under “vignettes” at the top of the file.",
                "vignette_ref",
            )
    is_known = all(name is None or name in shared for name in used)
    for name in shared:
        if name not in used and is_known and not file.unread:
            yield Finding(
                file.head.at("vignettes", name),
                "unused-vignette",
                f"no question uses the vignette “{name}”",
                "Name it in a question's “vignette_ref”, or take it away.",
            )


def _themes(course: Course) -> Iterator[Finding]:
    for theme in course.themes.values():
        for index, name in enumerate(theme.sections):
            yield from check_place(course, name, theme.at("sections", index), "Write where it is treated.")


def check_place(course: Course, name: str, position: Position, mend: str) -> Iterator[Finding]:
    """Yield a finding where a page, with or without `#section`, is not there."""
    path, _, section = name.partition("#")
    page = course.pages.get(path)
    if page is None:
        if course.lacks_page(path):
            yield Finding(position, "unknown-page", course.no_page(path), mend).of(path)
        return
    sections = course.parts(path)
    if section and section not in sections and course.is_read(path):
        message = f"{course.docs}/{path} has no section “{section}”{did_you_mean(section, sections)}"
        yield Finding(position, "unknown-section", message, mend).of(path, name.removeprefix(path))


def _quiz_block(course: Course, page: Page, block: BlockUse, shown: set[str]) -> Iterator[Finding]:
    """Yield the faults of one quiz block; add the questions that it shows, or is meant to show, to `shown`."""

    def fault(rule: str, message: str, mend: str, position: Position | None = None) -> Finding:
        return Finding(position or block.position, rule, message, mend)

    if not block.argument:
        yield fault("quiz-block", "this quiz block names no quiz", "Write `/// quiz | NAME` with a file in quizzes/.")
        shown.update(question.id for file in course.quizzes_of(page) for question in file.questions)
        return
    if block.argument in course.bank.unread:
        return
    file = course.bank.files.get(block.argument)
    if file is None:
        yield fault(
            "unknown-quiz",
            f"there is no quiz “{block.argument}”{did_you_mean(block.argument, course.bank.files)}",
            f"Write the name of a file in quizzes/ without its ending, or write quizzes/{block.argument}.yml.",
        ).of(f"quizzes/{block.argument}.yml")
        guess = meant(block.argument, course.bank.files)
        files = [course.bank.files[guess]] if guess else course.quizzes_of(page)
        shown.update(question.id for each in files for question in each.questions)
        return
    for name, position in block.listed("skip"):
        if name not in page.headings:
            yield fault(
                "unknown-section",
                f"this page has no section “{name}” to skip to{did_you_mean(name, page.headings)}",
                "Name the id of the heading at which one reads on.",
                position,
            ).of(page.path, f"#{name}")
    use = block.option("use")
    named = block.listed("questions")
    known = {question.id for question in file.questions}
    for name, position in () if block.faulty else named:
        if name not in known and meant(name, file.unread) is None:
            yield fault(
                "unknown-question",
                f"there is no question “{name}” in quizzes/{file.name}.yml{did_you_mean(name, known)}",
                "Write the id of one of its questions.",
                position,
            ).of(f"quizzes/{file.name}.yml", name)
    placed = [meant(name, known) or name for name, _ in named] or [
        q.id for q in file.questions if q.use == (use or "module")
    ]
    if block.faulty:  # nobody knows which it should show
        placed = [question.id for question in file.questions]
    if not placed and not file.unread:
        yield fault(
            "empty-quiz",
            "this quiz block shows no question",
            f"Give a question `use: {use or 'module'}`, or name some.",
        )
    shown.update(placed)


def _unplaced(course: Course, shown: set[str]) -> Iterator[Finding]:
    for file, question in course.bank.questions():
        # What a page that is left out would show, nobody knows.
        is_known = file.head.module not in course.listed.left_out
        if is_known and question.use == "module" and question.id not in shown:
            mend = f"Name it in a `/// quiz | {file.name}` block, or write `use: pool`."
            yield question.fault("unplaced-question", "no page shows this question", mend, "use")
