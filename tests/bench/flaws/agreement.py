"""The rules against people's judgements: precision, recall and F1 of each rule, and pooled."""

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.checks.items.registry import TABLE
from course.reading.english import listed
from tests.bench.flaws.lint import read_lines, rules_fired

# What judges call a flaw, and the rules that look for it. A flaw that no rule can see has none. Judges who call options
# unequal mean any difference in length, which the table divides between two rules. A rule's own name stands for itself.
FLAWS: Mapping[str, tuple[str, ...]] = {
    "no_all_of_the_above": ("all-or-none-of-the-above",),
    "no_none_of_the_above": ("all-or-none-of-the-above",),
    "no_fill_in_blank": ("blank-in-stem",),
    "ordered_options": ("unordered-numbers",),
    "equal_length_options": ("longest-key", "length-spread"),
    "avoid_negatives": ("negative-stem",),
    "no_vague_terms": ("vague-frequency",),
    "avoid_k_type": ("combined-options",),
    "no_absolute_terms": ("absolute-terms",),
    "avoid_repetition": ("word-repeat",),
    "grammatical_consistency": ("grammar-cue", "parallel-form"),
    "no_convergence_cues": ("convergence",),
    "problem_in_stem": ("unfocused-stem",),
    "focused_stem": ("unfocused-stem",),
    "no_extraneous_info": ("too-much-stem",),
    "clear_language": (),
    "no_logical_cues": (),
    "plausible_distractors": (),
    "single_best_answer": (),
}
# What published rule-based tools find by words and lengths, and the same with the harder lexical flaws.
LEXICAL = (
    "no_all_of_the_above",
    "no_none_of_the_above",
    "no_fill_in_blank",
    "ordered_options",
    "equal_length_options",
    "avoid_negatives",
    "no_vague_terms",
)
WIDER = (
    *(name for name in LEXICAL if name != "no_vague_terms"),
    "avoid_k_type",
    "no_absolute_terms",
    "avoid_repetition",
)
POOLS: Mapping[str, tuple[str, ...]] = {"lexical": LEXICAL, "wider": WIDER}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a rule's verdicts meet the judges'."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    rest: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.hits + other.hits,
            self.false_alarms + other.false_alarms,
            self.misses + other.misses,
            self.rest + other.rest,
        )

    @property
    def precision(self) -> float:
        """The share of the rule's findings that judges call flaws; 0 where it never fired."""
        return self.hits / (self.hits + self.false_alarms) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """The share of the flaws that the rule found."""
        return self.hits / (self.hits + self.misses) if self.hits else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Benchmark:
    """The agreement for each flaw of a set of labels."""

    flaws: Mapping[str, Agreement]

    def pooled(self, names: Iterable[str]) -> Agreement:
        """Return the agreement over several flaws, every label counting once."""
        return sum((self.flaws[name] for name in names if name in self.flaws), Agreement())

    def table(self) -> str:
        """Return the figures as a plain table."""
        rows = [(name, self.flaws[name]) for name in (*FLAWS, *TABLE) if name in self.flaws]
        rows += [(f"pooled: {name}", self.pooled(names)) for name, names in self._pools().items()]
        lines = [f"{'flaw':<26}{'labels':>7}{'flaws':>7}{'precision':>11}{'recall':>8}{'F1':>7}  rules"]
        for name, one in rows:
            flaws, labels = one.hits + one.misses, one.hits + one.misses + one.false_alarms + one.rest
            figures = f"{one.precision:>11.2f}{one.recall:>8.2f}{one.f1:>7.2f}"
            lines.append(f"{name:<26}{labels:>7}{flaws:>7}{figures}  {', '.join(rules_for(name))}".rstrip())
        return "\n".join(lines)

    def _pools(self) -> Mapping[str, Sequence[str]]:
        told = {name: names for name, names in POOLS.items() if not self.flaws.keys().isdisjoint(names)}
        return {**told, "all": tuple(self.flaws)}


def rules_for(flaw: str) -> tuple[str, ...]:
    """Return the rules that look for a flaw: those of the map, or the rule of that very name."""
    return FLAWS.get(flaw, (flaw,) if flaw in TABLE else ())


def read_labels(path: Path) -> list[Mapping[str, Any]]:
    """Read labelled items, one JSON object a line, from a plain or gzipped file.

    Raises:
        ValueError: a line is no labelled item; the message says which line.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as lines:
        return list(read_lines(lines, _labelled))


def _labelled(item: Mapping[str, Any]) -> Mapping[str, Any]:
    if missing := [name for name in ("question", "choices", "answer", "flaw_type", "label") if name not in item]:
        raise ValueError(f"a labelled item needs {listed(missing)}, too")
    if not isinstance(item["label"], int | float):
        raise ValueError("“label” must be a number: 1 where the flaw is present, else 0")
    return item


def benchmark(rows: Sequence[Mapping[str, Any]]) -> Benchmark:
    """Run the rules over labelled items.

    Args:
        rows: Items with `question`, `choices`, `answer`, a `flaw_type` and its `label`, 1 where the flaw is present.
            The same item may come several times, with one flaw each.
    """
    seen: dict[tuple[str, ...], frozenset[str]] = {}
    flaws: dict[str, Agreement] = {}
    for row in rows:
        names = rules_for(str(row["flaw_type"]))
        if not names:
            continue
        key = (str(row["question"]), *map(str, row["choices"]), str(row["answer"]))
        if key not in seen:
            seen[key] = frozenset(rules_fired(row))
        fired, flawed = not seen[key].isdisjoint(names), float(row["label"]) >= 0.5
        one = Agreement(fired and flawed, fired and not flawed, flawed and not fired, not (fired or flawed))
        flaws[str(row["flaw_type"])] = flaws.get(str(row["flaw_type"]), Agreement()) + one
    return Benchmark(flaws)


def halves(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Split labelled items into a half to tune on and a half to hold out.

    The question's hash decides, so that all labels of a question fall into one half, on any machine and on any day.
    """
    tune: list[Mapping[str, Any]] = []
    held: list[Mapping[str, Any]] = []
    for row in rows:
        odd = hashlib.sha256(str(row["question"]).encode()).digest()[0] % 2
        (held if odd else tune).append(row)
    return tune, held


def disagreements(rows: Iterable[Mapping[str, Any]], flaw: str) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Yield the items on which a rule and the judges disagree, and whether the rule fired: what to read by eye."""
    for row in rows:
        if row["flaw_type"] == flaw:
            fired = not frozenset(rules_fired(row)).isdisjoint(rules_for(flaw))
            if fired is not (float(row["label"]) >= 0.5):
                yield row, fired
