"""The search by itself, with a small index: what is packed comes back, and how a phrase of danger is heard."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from course.site.search import write
from course.site.search.pack import packed
from tests.conftest import write_files
from tests.packages.conftest import node  # noqa: F401 - a fixture
from tests.packages.node import Node

EMPTY: dict[str, Any] = {
    "pages": [],
    "entries": [],
    "same": [],
    "calm": [],
    "company": [],
    "groups": {},
    "dangers": [],
    "call": [],
    "ways": [],
}


def write_index(folder: Path, index: Mapping[str, Any]) -> None:
    """Write a search that knows an index and nothing else."""
    script = Path(write.__file__).parent / "script"
    parts = {path.stem: path.read_text(encoding="utf-8") for path in script.glob("*.js")}
    packed_index = f"globalThis.courseIndex = {json.dumps(packed(index))}"
    found = "\n".join(
        [parts["minisearch"], parts["stemmer"], parts["slips"], parts["engine"], packed_index, parts["unpack"]]
    )
    write_files(folder, {"search/find.js": found, "search/texts.js": 'courseTexts([], ["", 0], [])'})


def test_what_is_packed_is_unpacked_as_it_was(tmp_path: Path, node: Node) -> None:  # noqa: F811
    """Phrases come sorted, in what the script reads of them: only the first of words for one thing keeps its place."""
    typed = {"words": ["(One|two) man's", "a & b"], "maybe": ["fit"], "harmless": [], "yours": ["Me"]}
    danger = {"words": ["(one|two)man", "a&b"], "maybe": ["fit"], "harmless": [], "yours": ["me"]}
    index = {
        **EMPTY,
        "pages": [["a.html", "A", "Page", 1.2, "Page · A"], ["b.html", "B", "Page", 1, "B only"]],
        "entries": [
            [0, "", "", []],
            [0, "one-two", "One | “Two”?", ["what now", "when"]],
            [1, "x", "One two", ["who"]],
            [1, "", "No anchor", []],
        ],
        "same": [["tablet", "pill"]],
        "company": ["(one)", "day"],
        "groups": {"one": ["her", "him"]},
        "dangers": [danger],
    }
    write_index(tmp_path, {**index, "dangers": [typed]})
    told = node.ask("index", str(tmp_path))
    assert {key: told[key] for key in index} == index


class TestPhrases:
    """What a phrase of danger may say, measured with a search that knows nothing else."""

    GROUPS: ClassVar = {"drug": ["tablets", "insulin"], "take": ["took", "has had"], "who": ["(drug)", "mum"]}

    @pytest.fixture
    def warns(self, tmp_path: Path, node: Node) -> Callable[..., list[str]]:  # noqa: F811
        def ask(phrases: list[str], harmless: list[str], *queries: str, **more: Any) -> list[str]:
            danger = {"at": "r#d", "always": False, "words": phrases, "maybe": [], "harmless": harmless, "yours": []}
            calm, company = more.pop("calm", []), more.pop("company", [])
            index = {"groups": self.GROUPS, "dangers": [{**danger, **more}], "calm": calm, "company": company}
            write_index(tmp_path, {**EMPTY, **index})
            found = node.ask("warned", [str(tmp_path), list(queries)])
            return [query for query, each in zip(queries, found, strict=True) if each]

        return ask

    def test_name_groups_whose_words_stand_in_order_and_near(self, warns: Callable[..., list[str]]) -> None:
        right = ["took all tablets", "she has had too much insulin", "he taking tablets took all the tablet"]
        right.append("took all of them and then two blue tablets")
        wrong = [
            "tablets all took",
            "took all of her many big blue tablets",
            "has all tablets",
            "took all",
            "all tablets",
        ]
        assert warns(["(take) all (drug)", "(take) much (drug)"], [], *right, *wrong) == right

    def test_are_harmless_where_a_harmless_one_is_as_long(self, warns: Callable[..., list[str]]) -> None:
        asked = ["took insulin", "took insulin pens", "he took insulin pens", "took all insulin pens"]
        assert warns(["(take) (drug)"], ["(drug) pens"], *asked) == asked[:1]
        asked[3] = "took whole insulin pens"
        assert warns(["(take) whole (drug)"], ["(drug) pens"], *asked) == asked[3:]

    def test_count_by_their_telling_words(self, warns: Callable[..., list[str]]) -> None:
        asked = ["she fell in the chair", "she fell asleep in the chair", "had a fit in the bath", "it will fit in"]
        assert warns(["fell in chair", "had a fit"], ["fell asleep", "fit in"], *asked) == [asked[0], asked[2]]

    def test_may_stand_in_any_order_or_be_one_form_of_a_word(self, warns: Callable[..., list[str]]) -> None:
        asked = ["his head and then the blue door he hit", "hit his head", "is fitting", "is fit", "two men", "ten men"]
        right = [*asked[:3], "two men"]
        assert warns(["hit & head", "is (=fitting)", "(one|two) men"], [], *asked, "blue door then blue door") == right

    def test_that_mean_danger_now_and_then_need_plain_company(self, warns: Callable[..., list[str]]) -> None:
        right = ["hit", "she was hit", "mum hit again", "insulin hit 2 times", "hit in her fit"]
        wrong = ["hit list", "mum hit the gym again", "hit 2019", "hot"]
        asked = {"maybe": ["hit", "fit"], "company": ["(who)", "again", "times"]}
        assert warns(["kill"], [], *right, *wrong, **asked) == right

    def test_are_not_read_into_a_word_that_is_far_from_them(self, warns: Callable[..., list[str]]) -> None:
        asked = ["seizure", "siezure", "seazuer"]
        assert warns(["kill"], [], *asked, maybe=["seizure"]) == asked[:2]
        assert warns(["seizure"], [], *asked) == asked

    def test_go_before_a_slip_that_looks_like_teaching(self, warns: Callable[..., list[str]]) -> None:
        asked = ["mr jokas kill him", "joke kill him"]
        assert warns(["kill him"], [], *asked, calm=["joke"]) == asked[:1]

    def test_find_forms_of_their_words_that_are_written_nowhere(self, warns: Callable[..., list[str]]) -> None:
        asked = ["foaming at the mouth", "foams mouth", "forming mouth"]
        assert warns(["foam mouth"], [], *asked) == asked[:2]
