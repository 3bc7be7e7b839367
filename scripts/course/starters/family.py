"""A first family for a module's quiz file: it says what to fill in, and passes once it is."""

import re

from course.bank.quiz import Bank, QuizFile
from course.guidance.page import ModuleHead, Page
from course.reading.english import did_you_mean
from course.reading.shapes import SLUG
from course.refusal import RefusedError

_OPENS = "families:\n"
_KEY_OF_FILE = re.compile(r"^[a-z_]+:", re.MULTILINE)

_FAMILY = """\
  # One list of acts that are all sound, and situations alike but for the fact that decides. Replace every “…”.
  - id: {name}
    stem: What should you do next?
    options: # bare acts, alike in tone and length: no reason, no excuse, no manner
{options}    principle: # shown once two members were answered
      text: >
        … what decides in every situation, in one or two sentences.
      evidence:
        - page: {page}
          section: {section} # the {{#id}} of a heading on that page
          quote: … six words or more that stand in that section
    members: # three to six; two of one use never have the same key
{members}"""

_OPTIONS = {"act-one": "first", "act-two": "second", "act-three": "third", "act-four": "fourth"}

_MEMBER = """\
      - id: {name}-{place} # unique in the whole bank, and never used again
        outcome: {outcome} # {outcome_text}
        use: pool # kept for practice; module: on the module's page, and its key once more in the pool
        situation: > # at most 60 words, and as long as the others
          … one shell, one fact changed, other names.
        key: {key}
        deciding:
          words: # they stand in the situation, and not only in its last sentence
            - … the words that decide
          because: … why they do.
        feedback: # name the fact of this situation, and say “here”
{feedback}        evidence:
          - page: {page}
            section: {section}
            quote: … six words or more that stand in that section
"""


def starter_family(bank: Bank, page: Page | None, module: str, name: str, text: str) -> str:
    """Return what to add to the end of a quiz file.

    Args:
        bank: The bank, for its ids.
        page: The module's page.
        module: The name of the file and of the page, without folder and ending.
        name: The id of the family.
        text: What the file holds.

    Raises:
        RefusedError: it cannot be added there; the message says why.
    """
    file = bank.files.get(module)
    if file is None:
        raise RefusedError(_no_file(bank, module))
    if not SLUG.fullmatch(name):
        raise RefusedError(f"“{name}” cannot be the name of a family: use small letters, digits and single hyphens.")
    if name in {*(family.id for family in bank.families()), *(question.id for _, question in bank.questions())}:
        raise RefusedError(f"The id “{name}” is taken. Choose another: an id is never used again.")
    keys = _KEY_OF_FILE.findall(text)
    if "families:" in keys[:-1]:
        raise RefusedError(f"quizzes/{module}.yml has `families:` above other keys. Move it to the end, and try again.")
    start = "" if text.endswith("\n") else "\n"
    start += "\n" if "families:" in keys else f"\n{_OPENS}"
    return start + _entry(file, page, name)


def _no_file(bank: Bank, module: str) -> str:
    if module in bank.unread:
        return f"quizzes/{module}.yml cannot be read; see `course check`."
    guess = did_you_mean(module, bank.files) or "."
    return f"There is no quizzes/{module}.yml{guess} `course new quiz MODULE` starts the file of a module."


def _entry(file: QuizFile, page: Page | None, name: str) -> str:
    head: ModuleHead | None = page.module if page else None
    outcome = head.outcomes[0] if head else None
    section = next(iter(page.headings), "section-id") if page else "section-id"
    common = {"name": name, "page": file.head.module, "section": section}
    members = [
        _MEMBER.format(
            **common,
            place=place,
            key=key,
            outcome=outcome.id if outcome else "outcome-id",
            outcome_text=" ".join(outcome.text.split()) if outcome else "one of the module's outcomes",
            feedback="".join(
                f"          {each}: >\n            … why it {'is right' if each == key else 'fails'} here.\n"
                for each in _OPTIONS
            ),
        )
        for key, place in list(_OPTIONS.items())[:3]
    ]
    options = "".join(f"      {key}: … the {place} act\n" for key, place in _OPTIONS.items())
    return _FAMILY.format(**common, options=options, members="".join(members))
