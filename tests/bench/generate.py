"""A made-up course of any size, the same each time: with quizzes, with their words as plain text, or without.

It passes `course check` without a warning, so that what is measured is a course that could be published.
"""

import random
from collections.abc import Iterator
from pathlib import Path

QUESTIONS_A_MODULE = 10
SECTIONS = 5
PARAGRAPH = 56
SENTENCE = 8
STEM = 8
OPTION = 10
OPTIONS = 4
# In each module these ask for two answers.
ASKING_FOR_TWO = (3, 7)

QUIZZES, WORDS, NEITHER, PEER = VARIANTS = ("quizzes", "plain words", "neither", "peer")

# No idiom, no vague word, and no two of one root: the rules for items would find them.
_EVERYDAY = """
    care person home visit talk listen note plan sleep meal walk door chair morning week help wife son sister friend
    work nurse team phone letter garden tea bread pain change small quiet tired happy slow early late today again
    before after with without from near since asks tells says sees hears writes reads gives takes brings leaves waits
    thinks knows hopes feels wants likes needs her his their this that same new old kind calm plain ready sure able
    bath shoe coat lunch soup bed road shop bus rain sun tree bird dog cat cup glass fork plate towel soap hair hand
""".split()  # noqa: SIM905
# Words of the glossary: about as frequent as in the real course, where one word in sixty is explained.
_TERMS = """
    assessment capacity consent safeguarding respite signpost council advocate deputy attorney wellbeing handover
    delirium regulator referral confidentiality contingency eligibility discrimination placement
""".split()  # noqa: SIM905
_WORDS_PER_TERM = 60

_HEAD = """\
site_name: Bench
docs_dir: docs
site_dir: site
use_directory_urls: false
theme: {name: material, font: false}
markdown_extensions:
  - attr_list
"""
_OURS = """\
  - course.site.markdown: {{root: "{root}", report_url: "https://example.org/{{id}}"}}
plugins:
  - search
  - course: {{check: false}}
"""
# As its handbook sets it up. It explains no words of a glossary, so it has less to do than ours; and it pays for each
# Markdown extension with each question, so no kind has one that the made-up course does not use.
_PEER = """\
plugins:
  - search
  - mkdocs_quiz
"""


class _Writer:
    """Writes sentences that are as long as the course's own, of words as long."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def words(self, count: int) -> list[str]:
        """Return some words, each another one."""
        chosen = self.random.sample(_EVERYDAY, count)
        terms = self.random.sample(_TERMS, len(_TERMS))
        return [word if self.random.randrange(_WORDS_PER_TERM) or not terms else terms.pop() for word in chosen]

    def sentence(self, words: int) -> str:
        return as_sentence(self.words(words))

    def paragraph(self, words: int) -> str:
        return " ".join(self.sentence(SENTENCE) for _ in range(words // SENTENCE))


def as_sentence(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."


def write_course(root: Path, modules: int, variant: str) -> None:
    """Write a course below a folder.

    Args:
        root: The folder; it is made.
        modules: How many modules, of ten questions each.
        variant: One of `VARIANTS`.
    """
    (root / "docs" / "modules").mkdir(parents=True)
    (root / "docs" / "reference").mkdir()
    (root / "quizzes").mkdir()
    settings = _PEER if variant == PEER else _OURS.format(root=root)
    (root / "mkdocs.yml").write_text(_HEAD + settings, encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Bench\n\nA made-up course.\n", encoding="utf-8")
    terms = "".join(f"  - {{term: {word}, id: {word}, meaning: What we mean by {word}.}}\n" for word in _TERMS)
    (root / "docs" / "reference" / "glossary.yml").write_text(f"terms:\n{terms}", encoding="utf-8")
    glossary = "\n".join(f"{word}: what we mean by it.\n" for word in _TERMS)
    words = glossary if variant == PEER else "/// glossary\n///\n"
    (root / "docs" / "reference" / "glossary.md").write_text(f"# Words\n\n{words}", encoding="utf-8")
    for number in range(modules):
        _module(root, number, variant)


def _module(root: Path, number: int, variant: str) -> None:
    writer = _Writer(f"module {number}")
    name = f"module-{number}"
    sections = {f"section-{i}": [writer.paragraph(PARAGRAPH) for _ in range(2)] for i in range(SECTIONS)}
    page = [
        "---",
        f"title: Module {number}",
        "description: Made up.",
        f"number: {number + 1}",
        "outcomes:",
        *(f"  - {{id: outcome-{i}, text: Do thing {i}}}" for i in range(2)),
        "reviewed: {date: 2026-11-22, by: nobody}",
        "law_checked: 2026-11-22",
        "next_review: 2027-05-22",
        "---",
        "",
        f"# Module {number}",
    ]
    for section, paragraphs in sections.items():
        page += ["", f"## {writer.sentence(5)} {{#{section}}}", *(part for text in paragraphs for part in ("", text))]
    questions = [Question(writer, number, index, sections) for index in range(QUESTIONS_A_MODULE)]
    page += ["", "## Check {#check}", ""]
    if variant == QUIZZES:
        page += [f"/// quiz | {name}", "///", ""]
        data = "\n".join(line for question in questions for line in question.as_yaml(name))
        head = f"title: Module {number}\nmodule: modules/{name}.md\nquestions:\n"
        (root / "quizzes" / f"{name}.yml").write_text(head + data + "\n", encoding="utf-8")
    elif variant == WORDS:
        page += [line for question in questions for line in question.as_markdown()]
    elif variant == PEER:
        page += [line for question in questions for line in question.as_peer()]
    (root / "docs" / "modules" / f"{name}.md").write_text("\n".join(page) + "\n", encoding="utf-8")


class Question:
    """One question that gives nothing away: no two of its texts share a word, and no right option is the longest."""

    def __init__(self, writer: _Writer, module: int, index: int, sections: dict[str, list[str]]) -> None:
        self.id = f"module-{module}-question-{index}"
        self.outcome = f"outcome-{index % 2}"
        self.vignette = writer.paragraph(48)
        # Of the questions with one answer each place has as many right ones as the next.
        place = index - sum(two < index for two in ASKING_FOR_TWO)
        self.right = {0, 2} if index in ASKING_FOR_TWO else {place % OPTIONS}
        words = writer.words(STEM + OPTIONS * OPTION)
        self.stem = f"{'Which two' if len(self.right) == 2 else 'Which one'} {' '.join(words[:STEM])}?"
        texts = [as_sentence(words[start : start + OPTION]) for start in range(STEM, len(words), OPTION)]
        longest = max(range(OPTIONS), key=lambda place: len(texts[place]))
        wrong = next(place for place in range(OPTIONS) if place not in self.right)
        if longest in self.right:
            texts[longest], texts[wrong] = texts[wrong], texts[longest]
        self.options = [(text, writer.paragraph(24)) for text in texts]
        self.section = f"section-{index % SECTIONS}"
        self.quote = sections[self.section][0].split(". ")[0]

    def as_yaml(self, name: str) -> Iterator[str]:
        kind = "multiple-response" if len(self.right) == 2 else "single-choice"
        yield f"  - id: {self.id}\n    type: {kind}\n    outcome: {self.outcome}\n    use: module"
        yield f"    vignette: >\n      {self.vignette}\n    stem: {self.stem}\n    options:"
        for index, (text, feedback) in enumerate(self.options):
            yield f"      - text: {text}\n        feedback: {feedback}"
            if index in self.right:
                yield "        correct: true"
        yield f"    evidence:\n      - page: modules/{name}.md"
        yield f"        section: {self.section}\n        quote: {self.quote}"

    def as_markdown(self) -> Iterator[str]:
        yield f"{self.vignette}\n\n**{self.stem}**\n"
        yield from (f"{index}. {text}" for index, (text, _) in enumerate(self.options, 1))
        yield "\nAnswer and reasons\n"
        yield from (f"{index}. {feedback}" for index, (_, feedback) in enumerate(self.options, 1))
        yield from ("", *self._afterwards(), "")

    def as_peer(self) -> Iterator[str]:
        """Yield the question as mkdocs-quiz has it written: the last lines are shown once it is answered."""
        yield f"<quiz>\n{self.vignette}\n\n**{self.stem}**\n"
        for index, (text, feedback) in enumerate(self.options):
            yield f"- [{'x' if index in self.right else ' '}] {text}\n> {feedback}"
        yield from ("", *self._afterwards(), "</quiz>\n")

    def _afterwards(self) -> Iterator[str]:
        yield f"Read again: [{self.section}](#{self.section})\n"
        yield f"[Report a problem with this question](https://example.org/{self.id})"
