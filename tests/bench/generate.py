"""A made-up course of any size, the same each time: with quizzes, with their words as plain text, or without."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

QUESTIONS_A_MODULE = 10
SECTIONS = 5
WORDS_A_SECTION = 120
VARIANTS = ("quizzes", "plain words", "neither")

_WORDS = """
    care carer person home visit talk listen note plan sleep meal walk door chair morning evening night week help
    wife son sister friend work nurse team phone letter garden music tea bread medicine pain change small quiet tired
    happy slow early late often today again before after with without from into about near under between while since
    asks tells says sees hears writes reads gives takes brings leaves waits thinks knows hopes feels wants likes needs
    her his their our your this that some many few other same new old kind calm plain true ready sure able willing
""".split()  # noqa: SIM905
# Words of the glossary: about as frequent as in the real course, where one word in sixty is explained.
_TERMS = """
    assessment capacity consent safeguarding respite signpost council advocate deputy attorney wellbeing handover
    delirium regulator referral confidentiality contingency eligibility discrimination placement
""".split()  # noqa: SIM905
_EVERYDAY_PER_TERM = 60

_CONFIG = """\
site_name: Bench
docs_dir: docs
site_dir: site
use_directory_urls: false
theme: {{name: material, font: false}}
plugins:
  - search
  - course: {{check: false}}
markdown_extensions:
  - attr_list
  - tables
  - toc
  - pymdownx.blocks.admonition
  - course.site.markdown: {{root: "{root}", report_url: "https://example.org/{{id}}"}}
"""


class _Writer:
    """Writes sentences that look like the course's own."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def sentence(self, words: int) -> str:
        chosen = [
            self.random.choice(_WORDS if self.random.randrange(_EVERYDAY_PER_TERM) else _TERMS) for _ in range(words)
        ]
        return " ".join(chosen).capitalize() + "."

    def paragraph(self, words: int) -> str:
        return " ".join(self.sentence(12) for _ in range(words // 12))


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
    (root / "mkdocs.yml").write_text(_CONFIG.format(root=root), encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Bench\n\nA made-up course.\n", encoding="utf-8")
    terms = "".join(f"  - {{term: {word}, id: {word}, meaning: What we mean by {word}.}}\n" for word in _TERMS)
    (root / "docs" / "reference" / "glossary.yml").write_text(f"terms:\n{terms}", encoding="utf-8")
    (root / "docs" / "reference" / "glossary.md").write_text("# Words\n\n/// glossary\n///\n", encoding="utf-8")
    for number in range(modules):
        _module(root, number, variant)


def _module(root: Path, number: int, variant: str) -> None:
    writer = _Writer(f"module {number}")
    name = f"module-{number}"
    sections = {f"section-{i}": [writer.paragraph(WORDS_A_SECTION // 2) for _ in range(2)] for i in range(SECTIONS)}
    page = [
        "---",
        f"title: Module {number}",
        "description: Made up.",
        f"number: {number + 1}",
        'criteria: ["3.2"]',
        "outcomes:",
        *(f"  - {{id: outcome-{i}, text: Do thing {i}}}" for i in range(2)),
        "reviewed: {date: 2026-11-22, by: nobody}",
        "law_checked: 2026-11-22",
        "next_review: 2099-11-22",
        "---",
        "",
        f"# Module {number}",
    ]
    for section, paragraphs in sections.items():
        page += ["", f"## {writer.sentence(5)} {{#{section}}}", *(part for text in paragraphs for part in ("", text))]
    questions = [_Question(writer, number, index, sections) for index in range(QUESTIONS_A_MODULE)]
    page += ["", "## Check {#check}", ""]
    if variant == "quizzes":
        page += [f"/// quiz | {name}", "///", ""]
        data = "\n".join(line for question in questions for line in question.as_yaml(name))
        head = f"title: Module {number}\nmodule: modules/{name}.md\nquestions:\n"
        (root / "quizzes" / f"{name}.yml").write_text(head + data + "\n", encoding="utf-8")
    elif variant == "plain words":
        page += [line for question in questions for line in question.as_markdown()]
    (root / "docs" / "modules" / f"{name}.md").write_text("\n".join(page) + "\n", encoding="utf-8")


class _Question:
    """One question, every fourth with two right answers."""

    def __init__(self, writer: _Writer, module: int, index: int, sections: dict[str, list[str]]) -> None:
        self.id = f"module-{module}-question-{index}"
        self.outcome = f"outcome-{index % 2}"
        self.vignette = writer.paragraph(48)
        self.right = {0, 2} if index % 4 == 3 else {index % 4}
        self.stem = f"{'Which two' if len(self.right) == 2 else 'Which one'} {writer.sentence(10)[:-1].lower()}?"
        self.options = [(f"{writer.sentence(10)[:-1]} {letter}.", writer.paragraph(24)) for letter in "abcd"]
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
        yield f"\nRead again: [{self.section}](#{self.section})\n"
        yield f"[Report a problem with this question](https://example.org/{self.id})\n"
