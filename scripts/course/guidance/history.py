"""What each released version said: a digest of each rule of safety and of each module, by version, kept in one file.

So a page can say what is worded anew since the version on somebody's record. `course release` adds the version that it
releases; what is said of the others stays.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from course.guidance.rules import Rule
from course.reading.disk import text_of
from course.reading.findings import Finding, Position

HISTORY = "releases.json"
# A version's texts: by the id of a rule or the path of a module's page, a digest.
Texts = Mapping[str, str]
_NO_PATCH = re.compile(r"(?<=\d\.\d)\.0$|(?<=\d\.\d\d)\.0$")
# What stands above a page is for the generator, and no words of a module.
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def texts_now(
    root: Path, rules: Iterable[Rule], modules: Iterable[str], docs: str = "docs", quizzes: str = "quizzes"
) -> dict[str, str]:
    """Return the digests of the rules, and of modules: their pages with their questions.

    Args:
        root: The folder that holds `mkdocs.yml`.
        rules: The rules of safety.
        modules: The paths of the modules' pages, below the docs.
        docs: The folder of the pages.
        quizzes: The folder of the questions.
    """
    told = {rule.id: _digest([rule.title, rule.nation, *rule.told(), *rule.told("short")]) for rule in rules}
    for path in modules:
        page, questions = root / docs / path, root / quizzes / f"{PurePosixPath(path).stem}.yml"
        told[path] = _digest([_FRONT.sub("", _text(page)), _text(questions)])
    return told


def load_history(root: Path) -> tuple[dict[str, Texts], list[Finding]]:
    """Read the texts of each version, the oldest first; an absent file is a course that released none.

    One that cannot be read is a finding: the next release would write a new one without what it holds.
    """
    path, line = root / HISTORY, 1
    if not path.is_file():
        return {}, []
    try:
        read = json.loads(text_of(path))
        if _is_history(read):
            return read, []
    except json.JSONDecodeError as error:
        line = error.lineno
    except (OSError, ValueError, RecursionError):
        pass  # nobody can say on which line
    message = "the list of what each version said cannot be read, and the next release would lose it"
    mend = f"Take back {HISTORY} as it was at the last release, from version control or a copy."
    return {}, [Finding(Position(HISTORY, line), "history", message, mend)]


def _is_history(read: object) -> bool:
    texts = read.values() if isinstance(read, dict) else [None]
    return all(isinstance(each, dict) and all(isinstance(digest, str) for digest in each.values()) for each in texts)


def history_text(history: Mapping[str, Texts], version: str, now: Texts) -> str:
    """Return what the file holds once a version is released."""
    return json.dumps({**history, version: dict(now)}, indent=1) + "\n"


def worded_anew(history: Mapping[str, Texts], now: Texts, name: str) -> tuple[str, Sequence[str]]:
    """Return the first version that has a text, and those in which it was worded anew; "" is what comes after the last.

    A text that is nowhere yet comes after the last.
    """
    first, anew, before = "", list[str](), ""
    for version, texts in (*history.items(), ("", now)):
        digest = texts.get(name, "")
        if digest and not before:
            first = version
        elif digest and digest != before:
            anew.append(version)
        before = digest or before
    return first, anew


def short_version(version: str) -> str:
    """Return a version as pages write it: 0.7 and 0.7.0 are one."""
    return _NO_PATCH.sub("", version)


def _text(path: Path) -> str:
    return text_of(path).removeprefix("\ufeff") if path.is_file() else ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
