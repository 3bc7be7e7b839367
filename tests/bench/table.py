"""What was measured, in the rows that README has."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import course
from course.site.joined import joined
from tests.bench.generate import NEITHER, PEER, QUESTIONS_A_MODULE, QUIZZES, WORDS
from tests.bench.measure import Measured

_ASSETS = Path(course.__file__).parent / "site" / "theme" / "assets"
_PLAYER = ("tools.js", "kinds.js", "question.js", "quiz.js")


def rows(measured: Measured, peer: str) -> Iterator[str]:
    """Yield the rows of a Markdown table.

    Args:
        measured: What was measured.
        peer: The peer's name and version; empty where it was left out.
    """
    yield "| what | result | how to repeat it |"
    yield "| --- | --- | --- |"
    results = [*_ours(measured), *(_beside(measured, peer) if peer else ())]
    yield from (f"| {what} | {result} | `make bench` |" for what, result in results)


def _ours(measured: Measured) -> Iterator[tuple[str, str]]:
    many = f"{measured.questions:,} questions"
    whole, added = measured.time_ratio(QUIZZES, WORDS), measured.added_ratio(QUIZZES, WORDS)
    yield (
        f"a build of {many}, against their words as plain Markdown",
        f"whole build {whole:.2f}, what they add {added:.2f}",
    )
    yield (
        "memory of that build, against one with their words; with neither",
        f"{measured.memory_ratio(QUIZZES, WORDS):.2f}; {measured.memory_ratio(QUIZZES, NEITHER):.2f}",
    )
    yield (
        f"what a question costs a build, in {measured.modules} modules; what its words cost",
        f"{measured.question(QUIZZES):.1f} ms; {measured.question(WORDS):.1f} ms",
    )
    yield f"`course check` on {many}, with every rule", f"{measured.check:.1f} s"


def _beside(measured: Measured, peer: str) -> Iterator[tuple[str, str]]:
    yield (
        f"the same {measured.questions:,} questions in {peer}: its build, against ours",
        f"{measured.time_ratio(PEER, QUIZZES):.2f} times as long",
    )
    yield (
        f"a page of {QUESTIONS_A_MODULE} questions, gzipped: ours; its own",
        f"{measured.pages[QUIZZES]:.1f} KB, and once for all pages {_player():.1f} KB of script and styles; "
        f"{measured.pages[PEER]:.1f} KB, which holds both each time",
    )
    yield (
        "memory of the build: ours; its own",
        f"{measured.memory(QUIZZES):.0f} MiB; {measured.memory(PEER):.0f} MiB",
    )


def _player() -> float:
    """Return what a page of ours loads besides, gzipped, in KB: the made-up course has no theme of ours."""
    files = [*((_ASSETS / name).read_bytes() for name in _PLAYER), joined("assets/course.css").encode()]
    return sum(len(gzip.compress(file, mtime=0)) for file in files) / 1000
