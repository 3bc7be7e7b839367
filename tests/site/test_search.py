"""The search finds what people look up, in their words: measured with lists of queries, by the script of the pages."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from lxml import html

from course.course import Course
from course.guidance.published import KEYS
from course.guidance.settings import Result
from course.site.search import write
from course.site.search.learn import ZERO, Learnt, learn, places_of, words_of
from course.site.search.ranks import rank_of
from tests.conftest import ROOT
from tests.packages.conftest import node  # noqa: F401 - a fixture
from tests.packages.node import Node

QUERIES = ROOT / "tests/fixtures/queries"
# How many of a list's queries must find the right page first, and among three. In danger: all of them.
UNSEEN = ("unseen", "unseen-2", "unseen-3")  # at first: what failed in them was mended afterwards
GOALS = {"tuning": (0.95, 0.98), **dict.fromkeys(UNSEEN, (0.85, 0.97))}
# Harder lists. What they measured at their only first look stands in them; these are the figures after what failed was
# mended, and the search may get no worse. Their goals at that look: those of “unseen”, all in danger right first with a
# warning above each, and none above a harmless query.
MEASURED = {
    "unseen-4": {"right first": 115, "among three": 118, "danger first": 39, "danger warned": 40, "harmless quiet": 60},
    "unseen-5": {"right first": 95, "among three": 99, "danger first": 58, "danger warned": 58, "harmless quiet": 60},
    "unseen-7": {"right first": 63, "among three": 65, "danger first": 13, "danger warned": 13, "harmless quiet": 20},
    "unseen-8": {"right first": 75, "among three": 93, "danger first": 19, "danger warned": 20, "harmless quiet": 39},
}
LISTS = (*GOALS, *MEASURED)
Warned = Callable[[list[str]], dict[str, list[str]]]


class Shown(NamedTuple):
    """What the search shows for a query: for each danger its places, and then its results."""

    dangers: list[list[str]]
    results: list[str]

    @property
    def places(self) -> list[str]:
        """All of it, first to last. One danger is told, and two more are named."""
        return [*(place for danger in self.dangers[:3] for place in danger), *self.results]


@cache
def _list(name: str) -> Mapping[str, list[Any]]:
    lists: Mapping[str, list[Any]] = yaml.load((QUERIES / f"{name}.yml").read_bytes(), yaml.CSafeLoader)
    return lists


def listed(name: str, key: str = "queries") -> list[Any]:
    return _list(name)[key]


def harmless() -> list[str]:
    return [each for name in ("harmless", *UNSEEN) for each in listed(name, "harmless")]


def ways() -> Iterator[tuple[str, set[str]]]:
    """Yield each way to say a danger, with the rules of safety of which one must stand first."""
    for each in [*listed("ways", "ways"), *listed("trouble", "ways")]:
        yield from ((asks, set(each["first"])) for asks in each["asks"])


@pytest.fixture(scope="module")
def warned(site: Path, node: Node) -> Warned:  # noqa: F811 - a fixture
    """Of what the search warns: for each query, the rules of safety."""

    def ask(queries: list[str]) -> dict[str, list[str]]:
        found = node.ask("warned", [str(site), queries])
        rules = [[places[-1].partition("#")[2] for places in each] for each in found]
        return dict(zip(queries, rules, strict=True))

    return ask


@pytest.fixture(scope="module")
def told(site: Path, node: Node) -> dict[str, Any]:  # noqa: F811 - a fixture
    """What the search knows, once its script has unpacked it."""
    found: dict[str, Any] = node.ask("index", str(site))
    return found


@pytest.fixture(scope="module")
def shown(site: Path, node: Node) -> dict[str, Shown]:  # noqa: F811 - a fixture
    """What the search shows for each of all queries: it is read once."""
    asked = [each["asks"] for name in LISTS for each in listed(name)]
    return {query: Shown(**found) for query, found in zip(asked, node.ask("find", [str(site), asked]), strict=True)}


def is_right(place: str, right: list[str]) -> bool:
    return place in right or place.partition("#")[0] in right


def misses(name: str, shown: Mapping[str, Shown], most: int) -> Iterator[str]:
    for each in listed(name):
        first = shown[each["asks"]].places[:most]
        if not any(is_right(place, each["right"]) for place in first):
            yield f"{each['group']}: {each['asks']}: {first}"


@pytest.mark.parametrize("name", GOALS)
def test_the_right_page_is_found_first_or_among_three(name: str, shown: dict[str, Shown]) -> None:
    count = len(listed(name))
    for most, goal in zip((1, 3), GOALS[name], strict=True):
        missed = list(misses(name, shown, most))
        assert 1 - len(missed) / count >= goal, "\n".join(missed)


@pytest.mark.parametrize("name", GOALS)
def test_danger_stands_first_with_its_rule(name: str, shown: dict[str, Shown]) -> None:
    asked = [each for each in listed(name) if each["group"] == "danger"]
    assert len(asked) >= 13
    assert [each["asks"] for each in asked if not shown[each["asks"]].dangers] == []
    assert [missed for missed in misses(name, shown, 1) if missed.startswith("danger: ")] == []


@pytest.mark.parametrize("name", MEASURED)
def test_what_was_measured_with_an_unseen_list_is_the_least(name: str, shown: dict[str, Shown], warned: Warned) -> None:
    missed = {most: list(misses(name, shown, most)) for most in (1, 3)}
    asked = [each["asks"] for each in listed(name) if each["group"] == "danger"]
    found = {
        "right first": len(listed(name)) - len(missed[1]),
        "among three": len(listed(name)) - len(missed[3]),
        "danger first": len(asked) - sum(each.startswith("danger: ") for each in missed[1]),
        "danger warned": sum(bool(shown[each].dangers) for each in asked),
        "harmless quiet": sum(not rules for rules in warned(listed(name, "harmless")).values()),
    }
    assert {what: (count, least) for what, least in MEASURED[name].items() if (count := found[what]) < least} == {}


def test_each_way_to_say_a_danger_finds_its_rule_first(warned: Warned) -> None:
    found = warned([asks for asks, _ in ways()])
    assert len(found) >= 805
    assert [(asks, found[asks][:1]) for asks, first in ways() if not first & {*found[asks][:1]}] == []


def test_a_course_says_what_its_own_pages_are(course: Course) -> None:
    told_of = {"managers/": {"name": "For managers", "percent": "100"}, "managers/a.md": {"name": "A map"}}
    own = {path: Result.model_validate(each) for path, each in told_of.items()}
    paths = ("managers/b.md", "managers/a.md", "about/b.md", "elsewhere.md")
    told = [("For managers", 1.0), ("A map", 0.8), ("About this site", 0.6), ("Page", 0.8)]
    assert [rank_of(path, None, own)[:2] for path in paths] == told
    rules = next(page for page in course.pages.values() if any(block.name == "item-rules" for block in page.blocks))
    assert rank_of(rules.path, rules, own).is_one


def is_likely(learnt: Learnt, query: str) -> bool:
    """Return whether a query sounds like danger, as the script tells it."""
    places = places_of(query)
    weight = sum(ord(learnt.weights[place]) - ZERO for place in places)
    return len(words_of(query)) > 1 and weight > learnt.least * sqrt(len(places))


def test_one_line_asks_where_no_phrase_fits_and_a_query_sounds_of_danger(
    site: Path,
    node: Node,  # noqa: F811 - a fixture
    warned: Warned,
) -> None:
    asked = [each["asks"] for name in LISTS for each in listed(name) if each["group"] == "danger"]
    quiet = harmless()
    of_others = [each["asks"] for name in LISTS for each in listed(name) if each["group"] != "danger"]
    told = node.ask("likely", [str(site), [*asked, *quiet, *of_others]])
    likely = set(told["queries"])
    # A late dose is told in its own rule, which is no danger that the search warns of.
    missed = [query for query, rules in warned(asked).items() if not rules and query not in likely]
    assert missed == ["parkinsons meds 3 hrs late"]
    assert len(likely.intersection(quiet)) <= 0.03 * len(quiet)
    unwarned = {query for query, rules in warned(of_others).items() if not rules}
    assert len(likely & unwarned) <= 0.04 * len(unwarned)
    learnt = Learnt(*told["learnt"])
    assert {query for query in [*asked, *quiet, *of_others] if is_likely(learnt, query)} == likely


def test_examples_teach_what_danger_sounds_like_in_a_list_that_is_none_of_them(course: Course) -> None:
    """The figures of a list whose queries taught nothing: what is learnt is no list of queries."""
    danger = [each["asks"] for each in listed("unseen-5") if each["group"] == "danger"]
    quiet = listed("unseen-5", "harmless")
    of_list = {query.casefold() for query in [*danger, *quiet, *(each["asks"] for each in listed("unseen-5"))]}
    taught = [
        [query for entry in said.values() for query in entry.words if query.casefold() not in of_list]
        for said in (course.asked.danger_said, course.asked.harmless_said)
    ]
    learnt = learn(*taught)
    assert learnt
    assert sum(is_likely(learnt, query) for query in danger) >= 56
    assert sum(is_likely(learnt, query) for query in quiet) <= 2


def test_nobody_is_warned_where_nobody_is_in_danger(warned: Warned) -> None:
    assert len(harmless()) >= 1270
    assert {query: rules for query, rules in warned(harmless()).items() if rules} == {}


def test_somebody_in_trouble_herself_finds_help_for_her_first(site: Path, node: Node) -> None:  # noqa: F811 - a fixture
    mine, others = listed("mine", "mine"), listed("mine", "others")
    first = [found["dangers"][0][0] for found in node.ask("find", [str(site), [*mine, *others]])]
    help_for_her = "reference/help.html#if-you-are-a-carer"
    assert [query for query, place in zip(mine, first, strict=False) if place != help_for_her] == []
    assert [query for query, place in zip(others, first[len(mine) :], strict=True) if place == help_for_her] == []


def test_the_lists_ask_enough_in_each_group_a_third_of_it_with_slips() -> None:
    for name in LISTS:
        queries = listed(name)
        assert Counter(each["group"] for each in queries).keys() == {"danger", "law", "words", "trainers", "carers"}
        assert len(queries) >= 60
        assert sum(each.get("wrong", False) for each in queries) >= 0.25 * len(queries)
    assert len({each["asks"].casefold() for name in LISTS for each in listed(name)}) >= 120


def test_every_page_that_a_list_calls_right_is_there(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    right = {place.partition("#")[0] for name in LISTS for each in listed(name) for place in each["right"]}
    assert right - pages == set()


def test_a_reader_who_looks_alike_finds_no_danger(warned: Warned, course: Course) -> None:
    """A slip of the finger makes a danger of no word that is only like one."""
    words = [*listed("alike", "alike"), *(word for entry in course.asked.alike.values() for word in entry.words)]
    assert len(words) > 500
    assert [word for word, rules in warned(words).items() if rules] == []


# Methods that would be half of what is sent, and that the search never calls.
UNCALLED = (
    "addAllAsync|autoSuggest|clear|conditionalVacuum|delete|dirtCount|dirtFactor|discard|discardAll|"
    "documentCount|executeWildcardQuery|forEach|from|fromObject|fuzzyGet|getDefault|getStoredFields|"
    "has|instantiateMiniSearch|isVacuuming|keys|loadJS|loadJSAsync|loadJSON|loadJSONAsync|"
    "maybeAutoVacuum|performVacuuming|remove|removeAll|removeFieldLength|removeTerm|replace|size|"
    "termCount|toJSON|update|vacuum|vacuumConditionsMet|values|warnDocumentChanged"
)


@pytest.mark.parametrize(
    ("name", "package", "before", "after", "uncalled"),
    [
        ("minisearch", "minisearch/dist/umd/index.js", "", "", UNCALLED),
        ("stemmer", "stemmer/index.js", "globalThis.stemmer = (() => {\n", "\nreturn stemmer\n})()\n", ""),
    ],
)
def test_what_others_made_is_what_they_published(
    name: str,
    package: str,
    before: str,
    after: str,
    uncalled: str,
    node: Node,  # noqa: F811
    node_modules: Path,
) -> None:
    ours = (Path(write.__file__).parent / f"script/{name}.js").read_text(encoding="utf-8")
    said = json.loads((node_modules / name / "package.json").read_text(encoding="utf-8"))
    assert f"{said['version']} (https://www.npmjs.com/package/{name})" in ours.split("*/")[0]
    assert ours.split("*/\n", 1)[1].strip() == node.ask("minified", [package, before, after, uncalled]).strip()


def test_finds_each_word_of_the_glossary_each_card_and_form_and_no_key(told: dict[str, Any], course: Course) -> None:
    index = told
    assert {term.term for term in course.glossary.values()} <= {heading for _, _, heading, _ in index["entries"]}
    found = {address for address, *_ in index["pages"]}
    pages = [page for page in course.pages.values() if page.is_found and not page.path.startswith(KEYS)]
    assert [page.address for page in pages if page.address not in found] == []
    assert [address for address in found if address.startswith(KEYS)] == []


def test_a_danger_is_told_in_the_words_of_its_rule(told: dict[str, Any], course: Course) -> None:
    dangers = {danger["at"].partition("#")[2]: danger for danger in told["dangers"]}
    assert dangers.keys() == course.asked.dangers.keys()
    for name, danger in dangers.items():
        words = html.fromstring(danger["short"]).text_content()
        for line in (course.rules[name].short or "").splitlines():
            plain = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", re.sub(r"^\s*(?:-|\d+\.) |\*", "", line))
            assert " ".join(plain.split()) in words
    line = dangers["cannot-go-on"]["line"]
    assert 'href="tel:999"' in line
    assert 'href="reference/help.html#lines"' in line
