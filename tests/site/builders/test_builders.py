"""How each type of question stands on a page: native controls, the key as data, every reason beside its answer."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from lxml import html

from course.bank.scoring import neighbouring_pairs
from course.bank.types import TYPES
from course.bank.types.ordering import mixed
from course.site.builders import BUILDERS
from tests.site.rendering import page, question, render, small_course, texts, words
from tests.small import quiz, single_choice

QUIZ = "/// quiz | all\n///\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path)


@pytest.fixture
def tree(root: Path) -> html.HtmlElement:
    return page(root, QUIZ, report_url="https://example.org/new?title={id}")


def test_every_type_has_a_builder() -> None:
    assert BUILDERS.keys() == TYPES.keys()


def test_a_question_to_the_letter(tmp_path: Path) -> None:
    small_course(tmp_path, quizzes__one=quiz(single_choice("pick", more="    vignette: It is late.\n")))
    assert render(tmp_path, "/// quiz | one\n///\n") == (
        '<course-quiz class="quiz" data-quiz="one" data-scored="true" data-search-exclude="">\n'
        '<form class="question" data-print="f9d3b755" data-question="pick" data-scoring="all-or-nothing" '
        'data-type="single-choice" '
        'id="quiz-1-pick" method="dialog" novalidate="novalidate">'
        '<div class="vignette" id="quiz-1-pick-vignette">'
        "<p>It is late.</p>"
        "</div>"
        '<fieldset aria-describedby="quiz-1-pick-vignette">'
        '<legend><span class="number">Question 1</span> <span class="stem">What should you do first?</span></legend>'
        '<p class="how">Choose one answer.</p>'
        '<ol class="options" type="A">'
        '<li><input data-correct="" id="quiz-1-pick-0" name="quiz-1-pick" type="radio" value="0" />'
        '<label for="quiz-1-pick-0">Ask what is different.</label></li>'
        '<li><input id="quiz-1-pick-1" name="quiz-1-pick" type="radio" value="1" />'
        '<label for="quiz-1-pick-1">Wait until Monday.</label></li>'
        "</ol>"
        "</fieldset>"
        '<details class="answer">'
        "<summary>Answer and reasons</summary>"
        '<p class="key">Right: A.</p>'
        '<ol class="reasons" type="A">'
        '<li data-for="0">Facts come first.</li>'
        '<li data-for="1">A small change can be the first sign.</li>'
        "</ol>"
        "</details>"
        '<p class="evidence">Read about this: <a href="modules/small.html#what-to-ask">What to ask</a></p>'
        "</form>\n"
        "</course-quiz>"
    )


class TestEveryQuestion:
    def test_is_a_form_with_its_type_and_its_rule_for_points(self, tree: html.HtmlElement) -> None:
        shown = {form.get("data-type"): form.get("data-scoring") for form in tree.iter("form")}
        assert shown == {name: row.scoring.value if row.scoring else "none" for name, row in TYPES.items()}

    def test_asks_in_a_legend_with_its_number(self, tree: html.HtmlElement) -> None:
        assert texts(tree, "//fieldset/legend")[:2] == [
            "Question 1 What should you do first?",
            "Question 2 Which two facts do you pass on?",
        ]

    def test_has_nothing_chosen(self, tree: html.HtmlElement) -> None:
        assert tree.xpath("//*[@checked or @selected]") == []

    def test_keeps_its_answer_closed(self, tree: html.HtmlElement) -> None:
        details = tree.xpath("//form/details")
        assert len(details) == len(TYPES)
        assert [element for element in details if element.get("open") is not None] == []

    def test_has_no_button_that_would_be_dead_without_a_script(self, tree: html.HtmlElement) -> None:
        assert tree.xpath("//button | //input[@type='submit']") == []

    def test_has_a_name_for_every_control(self, tree: html.HtmlElement) -> None:
        labelled = set(tree.xpath("//label/@for"))
        controls = tree.xpath("//input | //select | //textarea")
        assert controls
        assert [one.get("id") for one in controls if one.get("id") not in labelled and not one.get("aria-label")] == []

    def test_can_be_reported_where_the_course_says_so(self, root: Path, tree: html.HtmlElement) -> None:
        assert tree.xpath("//course-quiz/@data-report") == ["https://example.org/new?title={id}"]
        assert page(root, QUIZ).xpath("//course-quiz/@data-report") == []

    def test_names_the_glossary_words_that_it_uses(self, tree: html.HtmlElement) -> None:
        (line,) = question(tree, "pick").find_class("words")
        assert words(line) == "Word help: shift lead."
        assert line.xpath("a/@data-meaning") == ["The worker who answers for a shift."]

    def test_names_words_that_only_a_choice_of_a_gap_uses(self, tree: html.HtmlElement) -> None:
        assert [words(line) for line in question(tree, "fill-in").find_class("words")] == ["Word help: shift lead."]

    def test_has_no_glossary_links_in_its_text(self, tree: html.HtmlElement) -> None:
        assert tree.xpath("//label//a | //legend//a | //summary//a | //div[@class='vignette']//a") == []

    def test_links_each_section_of_its_evidence_once(self, tmp_path: Path) -> None:
        twice = single_choice("twice") + (
            "      - page: modules/small.md\n        section: what-to-ask\n        quote: One two three four five six\n"
            "      - page: modules/small.md\n        section: gone\n        quote: One two three four five six\n"
        )
        small_course(tmp_path, quizzes__twice=quiz(twice))
        tree = page(tmp_path, "/// quiz | twice\n///\n")
        assert texts(tree, "//p[@class='evidence']") == ["Read about this: What to ask, gone"]

    def test_stands_twice_with_ids_of_its_own(self, root: Path) -> None:
        tree = page(root, QUIZ + "\n" + QUIZ)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert [form.get("id") for form in tree.xpath("//form[@data-question='pick']")] == [
            "quiz-1-pick",
            "quiz-2-pick",
        ]
        assert texts(tree, "//legend/span[@class='number']")[:7] == [
            *(f"Question {n}" for n in range(1, 7)),
            "Question 1",
        ]

    def test_points_only_to_ids_that_are_there(self, tree: html.HtmlElement) -> None:
        assert set(tree.xpath("//@for | //@aria-describedby")) <= set(tree.xpath("//@id"))

    def test_shows_signs_of_html_as_signs(self, tmp_path: Path) -> None:
        odd = single_choice("odd").replace("Wait until Monday.", "A pulse < 50 & “rising” {x} [y] 1*2*3")
        small_course(tmp_path, quizzes__odd=quiz(odd))
        shown = texts(page(tmp_path, "/// quiz | odd\n///\n"), "//label")[1]
        assert shown == "A pulse < 50 & “rising” {x} [y] 123"

    def test_shows_emphasis_and_links(self, tmp_path: Path) -> None:
        rich = single_choice("rich").replace("Facts come first.", "See *this* and [that](https://example.org/).")
        small_course(tmp_path, quizzes__rich=quiz(rich))
        reason = page(tmp_path, "/// quiz | rich\n///\n").xpath("//li[@data-for='0']")[0]
        assert [child.tag for child in reason] == ["em", "a"]

    def test_keeps_paragraphs_and_lists_of_a_situation(self, tmp_path: Path) -> None:
        vignette = "    vignette: |\n      First.\n\n      - one\n      - two\n"
        small_course(tmp_path, quizzes__long=quiz(single_choice("long", more=vignette)))
        (situation,) = page(tmp_path, "/// quiz | long\n///\n").find_class("vignette")
        assert [child.tag for child in situation] == ["p", "ul"]


class TestMultipleResponse:
    def test_is_checkboxes_and_says_how_many(self, tree: html.HtmlElement) -> None:
        form = question(tree, "right-set")
        assert texts(form, ".//p[@class='how']") == ["Choose two answers."]
        assert form.xpath(".//input/@type") == ["checkbox"] * 3
        assert form.xpath(".//input[@data-correct]/@value") == ["0", "1"]
        assert texts(form, ".//p[@class='key']") == ["Right: A and B."]

    def test_with_more_right_answers_than_words_still_shows(self, tmp_path: Path) -> None:
        options = "".join(f"      - text: Right {n}\n        correct: true\n        feedback: So.\n" for n in range(9))
        text = (
            "  - id: many\n    type: multiple-response\n    outcome: o\n    use: module\n    stem: Which 9 help?\n"
            f"    options:\n{options}      - text: Wrong\n        feedback: So.\n"
            "    evidence:\n      - page: modules/small.md\n        section: what-to-ask\n        quote: x\n"
        )
        small_course(tmp_path, quizzes__many=quiz(text))
        assert texts(page(tmp_path, "/// quiz | many\n///\n"), "//p[@class='how']") == ["Choose 9 answers."]


class TestOrdering:
    def test_shows_the_steps_mixed_and_says_their_order_by_letters(self, tree: html.HtmlElement) -> None:
        form = question(tree, "in-order")
        shown = [int(index) for index in form.xpath(".//ol[@class='steps']/li/@data-index")]
        assert shown == mixed("in-order", 3)
        assert texts(form, ".//ol[@class='steps']/li") == [["Ask.", "Write.", "Tell."][index] for index in shown]
        letters = ", ".join("ABC"[shown.index(index)] for index in range(3))
        assert texts(form, ".//p[@class='key']") == [f"In order: {letters}."]
        assert texts(form, ".//ol[@class='reasons']/li") == [
            "You need facts.",
            "While you remember.",
            "Then others can act.",
        ]

    @given(st.text(max_size=20), st.integers(3, 12))
    def test_no_neighbours_are_right_from_the_start(self, seed: str, count: int) -> None:
        order = mixed(seed, count)
        assert sorted(order) == list(range(count))
        assert neighbouring_pairs(order) == 0

    def test_the_order_is_the_same_in_every_build_and_another_for_another_question(self) -> None:
        assert mixed("a", 6) == mixed("a", 6)
        assert len({tuple(mixed(str(seed), 6)) for seed in range(20)}) > 10


class TestMatching:
    def test_gives_each_item_all_categories_and_its_key(self, tree: html.HtmlElement) -> None:
        form = question(tree, "which-is-which")
        assert texts(form, ".//label") == ["She ate nothing.", "She is in a mood."]
        assert form.xpath(".//select/@data-key") == ["0", "1"]
        assert texts(form, "(.//select)[1]/option") == ["Choose…", "Fact", "Opinion"]
        assert form.xpath("(.//select)[1]/option/@value") == ["", "0", "1"]
        assert texts(form, ".//details//li") == ["Fact. You saw it.", "Opinion. Nobody can see a mood."]


class TestGapSelect:
    def test_puts_a_select_in_the_place_of_each_mark(self, tree: html.HtmlElement) -> None:
        (paragraph,) = question(tree, "fill-in").find_class("gapped")
        assert [child.tag for child in paragraph] == ["span", "select", "span", "span", "select", "span", "span"]
        assert paragraph.xpath("select/@data-key") == ["0", "1"]
        assert paragraph.xpath("select/@aria-label") == ["Gap 1", "Gap 2"]
        assert "[[" not in words(paragraph)
        assert paragraph.xpath(".//em/text()") == ["slept"]

    def test_says_the_choices_on_paper(self, tree: html.HtmlElement) -> None:
        assert texts(question(tree, "fill-in"), ".//span[@class='on-paper']") == [
            "(said / claims)",
            "(neighbour / shift lead)",
        ]

    def test_gives_the_reason_of_every_choice(self, tree: html.HtmlElement) -> None:
        reasons = texts(question(tree, "fill-in"), ".//ul[@class='reasons']/li")
        assert reasons == [
            "said: A neutral word.",
            "claims: It sounds like doubt.",
            "neighbour: That breaks a confidence.",
            "shift lead: She can act.",
        ]


class TestReflection:
    def test_is_a_place_to_write_with_a_model_answer_to_compare(self, tree: html.HtmlElement) -> None:
        form = question(tree, "think-back")
        (area,) = form.iter("textarea")
        assert words(form.get_element_by_id(area.get("aria-describedby"))).startswith("Do not use names.")
        (model,) = form.find_class("model")
        assert [child.tag for child in model] == ["summary", "p", "ul", "p", "ul"]
        assert texts(model, ".//ul[@class='checklist']/li") == ["It says who told you.", "It says when."]

    def test_is_never_told_to_be_right(self, tree: html.HtmlElement) -> None:
        form = question(tree, "think-back")
        assert form.xpath(".//@data-key | .//@data-correct") == []
        assert re.search(r"\bRight\b", words(form)) is None
