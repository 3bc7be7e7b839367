"""What the search is made of: sections of pages, and the lists of what people ask."""

from collections.abc import Callable

import pytest
from lxml import html

from course.guidance.asked import DANGERS, SAID, WORDS
from course.guidance.rules import RULES
from course.site.search.sections import as_one, sections_of
from tests.conftest import MakeCourse, findings_of
from tests.packages.conftest import node  # noqa: F401 - a fixture


class TestSections:
    def sections(self, markup: str) -> list[tuple[str, str, str]]:
        article = html.fromstring(f"<article>{markup}</article>")
        return [(each.id, each.heading, each.text) for each in sections_of(article)]

    def test_are_headings_with_the_text_below_them(self) -> None:
        markup = """<h1 id="a">A <em>page</em></h1><p>One
            two.</p><ul><li>Three</li><li>Four</li></ul><div><h2 id="b">B</h2><p>Five</p></div><p>Six</p>"""
        assert self.sections(markup) == [("a", "A page", "One two. Three. Four."), ("b", "B", "Five. Six.")]

    def test_are_words_of_a_glossary(self) -> None:
        markup = '<h1 id="g">G</h1><dl><div id="x"><dt>x</dt><dd>An x.</dd></div></dl>'
        assert self.sections(markup) == [("g", "G", ""), ("x", "x", "An x.")]

    def test_are_one_where_nobody_looks_for_a_part(self) -> None:
        markup = '<h1 id="a">A</h1><p>One</p><h2 id="b">B</h2><p>Two</p>'
        one = as_one(sections_of(html.fromstring(f"<article>{markup}</article>")))
        assert (one.id, one.heading, one.text) == ("a", "A", "One. B. Two.")

    def test_hold_nothing_of_questions_stories_or_what_is_marked(self) -> None:
        markup = """<h1 id="a">A</h1><course-quiz><p>Option</p></course-quiz><course-scenario>Story</course-scenario>
            <div data-search-exclude=""><h2 id="b">B</h2>Hidden</div><p class="rule-source">Source</p><p>Seen</p>"""
        assert self.sections(markup) == [("a", "A", "Seen.")]


RULE = """\
rules:
  - id: leaks
    title: A leak
    nation: UK
    when: Water comes in.
    rule: "**Call 999.**"
    sources: [s]
    checked: 2026-11-29
"""
SMALL = {
    "docs/index.md": "# Home\n\n- Are you wet? Call [999](tel:999).\n",
    f"docs/{RULES}": RULE,
    "docs/reference/rules.md": "# Rules\n\n/// rules\n///\n",
}


class TestLists:
    @pytest.fixture
    def said(self, make_course: MakeCourse) -> Callable[..., list[str]]:
        def check(words: str, dangers: str, examples: str = "danger: []\n") -> list[str]:
            lists = {f"docs/{WORDS}": words or "places: []\n", f"docs/{DANGERS}": dangers or "dangers: []\n"}
            lists[f"docs/{SAID}"] = examples
            found = findings_of(make_course({**SMALL, **lists}))
            asked = tuple(f"docs/reference/{name}" for name in ("words.yml", "dangers.yml", "said.yml", "rules.md"))
            return [f"{each.message}. {each.mend}" for each in found if each.position.path in asked]

        return check

    def test_a_place_may_be_many_pages_and_must_be_one(self, said: Callable[[str, str], list[str]]) -> None:
        words = "places:\n  - {id: reference/ru*.md#leaks, words: [wet]}\n  - {id: reference/none-*.md, words: [dry]}\n"
        (told,) = said(words, "")
        assert told.startswith("there is no page docs/reference/none-*.md; did you mean “reference/rules.md”?")

    def test_a_phrase_names_groups_that_are_there(self, said: Callable[[str, str], list[str]]) -> None:
        groups = "groups:\n  - {id: take, words: [took, swallowed]}\n"
        dangers = groups + "dangers:\n  - {id: leaks, words: [(take) water, (tak) water]}\n"
        assert said("", dangers) == [
            "there is no group of words “tak”; did you mean “take”?. Add it below `groups:` in "
            "docs/reference/dangers.yml."
        ]
        held = "groups:\n  - {id: who, words: [(kin), he]}\n  - {id: kin, words: [son, (frend)]}\n"
        dangers = f"{held}dangers:\n  - {{id: leaks, words: [(who) (=leaks) (in|out)]}}\n"
        assert said("", dangers) == [
            "the group “who” holds “kin”, which does not stand before it. Move “kin” up, above “who”.",
            "there is no group of words “frend”. Add it below `groups:` in docs/reference/dangers.yml.",
        ]

    @pytest.mark.parametrize("phrase", ["(take (much) (drug)", "take) water", "(take water"])
    def test_a_bracket_of_a_group_has_its_other_half(self, phrase: str, said: Callable[[str, str], list[str]]) -> None:
        assert said("", f"dangers:\n  - {{id: leaks, words: [{phrase}, wet]}}\n") == [
            f"a bracket in “{phrase}” has no other half. Write each group in brackets of its own, such as “(take) "
            "(much)”."
        ]

    def test_what_is_needed_in_a_hurry_has_everyday_words(self, said: Callable[[str, str], list[str]]) -> None:
        assert said("places:\n  - {id: index.md, words: [home]}\n", "") == [
            "docs/reference/words.yml has no words that people look for “reference/rules.md#leaks” by. Add it there, "
            "with the words of somebody who does not know ours."
        ]

    def test_an_example_is_danger_or_it_is_not(self, said: Callable[..., list[str]]) -> None:
        examples = (
            "danger:\n  - {id: leaks, words: [it pours in]}\nharmless:\n  - {id: rain, words: [tea, It pours in]}\n"
        )
        assert said("", "dangers: []\n", examples) == [
            "“It pours in” stands below `danger:` and below `harmless:`. Leave it where it is right."
        ]

    def test_a_danger_has_a_rule_and_a_line_for_who_is_in_it(self, said: Callable[[str, str], list[str]]) -> None:
        dangers = """\
dangers:
  - {id: leak, words: [wet]}
  - {id: leaks, words: [wet], yours: [I am wet]}
"""
        assert said("", dangers) == [
            "there is no rule of safety “leak”; did you mean “leaks”?. Name a danger after the rule that is for it.",
            "this danger has words of somebody who is in trouble herself, and nothing for her to read first. Add "
            "`you:`, a page and section, and `begins:`.",
        ]
        dangers = "dangers:\n  - {id: leaks, words: [wet], you: index.md, begins: Are you dry}\n"
        assert said("", dangers) == [
            "no line of docs/index.md begins with “Are you dry”. Copy the first words of the line from the page."
        ]
