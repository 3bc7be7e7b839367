"""A scenario on a page: the gamebook that reads without a script, from which the player takes all that it shows."""

from pathlib import Path

import markdown
import pytest
from hypothesis import given, strategies as st
from lxml import html

from course.scenarios.graph import Graph
from course.scenarios.scenario import Scenario
from course.site.scenarios.numbers import Numbers
from tests.checks.test_scenarios import as_scenario
from tests.conftest import write_course
from tests.scenarios.test_graph import graphs
from tests.site.rendering import page, render, texts, words
from tests.small_story import STORY, parsed_scenario, scenario

BLOCK = "# Story\n\n/// scenario | plate\n///\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path, STORY)


@pytest.fixture
def story() -> Scenario:
    found, _ = parsed_scenario("quizzes/scenarios/plate.yml", scenario().encode())
    assert found is not None
    return found


def follow(tree: html.HtmlElement, passage: html.HtmlElement, link: int) -> html.HtmlElement:
    """Return the passage to which a link of another leads."""
    href = passage.xpath(".//ol[@class='choices']//a/@href | .//p[@class='go-on']/a/@href")[link]
    (target,) = tree.xpath(f"//*[@id='{href[1:]}']")
    return target


def test_every_way_can_be_walked_by_its_links(root: Path, story: Scenario) -> None:
    tree = page(root, BLOCK)
    walked: set[str] = set()

    def walk(name: str, passage: html.HtmlElement) -> None:
        step = story.step[name]
        assert (passage.get("data-kind"), passage.get("data-node")) == ("step", name)
        assert words(passage.find_class("title")[0]) == step.title
        assert words(passage.find_class("ask")[0]) == step.ask
        for place, choice in enumerate(step.choices):
            followed = follow(tree, passage, place)
            assert words(followed.find_class("told")[0]) == choice.consequence
            target = follow(tree, followed, 0)
            if choice.next in story.step:
                walk(choice.next, target)
            else:
                assert target.get("data-node") == choice.next
                walked.add(choice.next)

    walk(story.start, tree.xpath("//section[contains(@class, 'passage')]")[0])
    assert walked == story.ending.keys()


def test_each_link_names_the_number_of_the_passage_that_it_leads_to(root: Path) -> None:
    tree = page(root, BLOCK)
    links = tree.xpath("//ol[@class='choices']//a | //p[@class='go-on']/a[starts-with(., 'Go on')]")
    assert len(links) == 2 * 9
    for link in links:
        (number,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']//span[@class='number']")
        assert words(link).endswith(f"to {words(number)}")


def test_an_ending_says_how_it_went_who_might_say_what_and_where_to_read(root: Path) -> None:
    (ending,) = page(root, BLOCK).xpath("//section[@data-node='half-told']")
    assert words(ending.find_class("outcome")[0]) == "The end. Some of this went well."
    assert "These people are made up, and so is what they say." in words(ending)
    assert texts(ending, ".//figcaption") == ["The person: Mr Bello", "The carer: Ada, his sister", "The worker: you"]
    assert ending.xpath(".//ul[@class='read-again']//a/@href") == [
        "modules/small.html#what-to-ask",
        "modules/small.html",
    ]


def test_its_people_stand_at_its_head_each_with_initials_and_a_colour_that_stays_theirs(root: Path) -> None:
    (element,) = page(root, BLOCK).xpath("//course-scenario")
    (people,) = element.xpath("./ul[@class='people']")
    assert people.getnext().get("class") == "how-to"
    assert texts(people, "./li") == ["Mr Bello", "Ada, his sister", "You"]
    marks = [(each.get("data-by"), each.get("data-hue")) for each in people]
    assert marks == [("B", "1"), ("A", "2"), ("You", "0")]
    (ending,) = element.xpath(".//section[@data-node='half-told']")
    assert [(each.get("data-by"), each.get("data-hue")) for each in ending.xpath("./figure")] == marks


def test_ratings_and_reasons_stand_in_the_closed_look_back_and_nowhere_else(root: Path, story: Scenario) -> None:
    tree = page(root, BLOCK)
    (back,) = tree.xpath("//details[@class='look-back']")
    assert back.get("open") is None
    for step in story.steps:
        for place, choice in enumerate(step.choices):
            (entry,) = back.xpath(f"./section[@data-node='{step.id}']/ol/li[@data-choice='{place}']")
            assert entry.get("data-rating") == choice.rating
            assert f"{choice.rating.title()}. {choice.feedback}" in words(entry)
    back.drop_tree()
    rest = words(tree)
    for step in story.steps:
        for choice in step.choices:
            assert choice.feedback not in rest
            assert choice.rating not in rest.lower().split()


def test_inline_markdown_is_rendered_and_headings_stay_out_of_the_contents(root: Path) -> None:
    rendered = render(root, BLOCK)
    assert "<em>fine</em>" in rendered
    assert "<em>different</em>" in rendered
    parser = markdown.Markdown(
        extensions=["toc", "course.site.markdown"], extension_configs={"course.site.markdown": {"root": str(root)}}
    )
    parser.convert(BLOCK)
    assert [entry["name"] for entry in parser.toc_tokens] == ["Story"]  # type: ignore[attr-defined]
    assert parser.toc_tokens[0]["children"] == []  # type: ignore[attr-defined]


def test_headings_go_one_below_the_heading_above(root: Path) -> None:
    assert page(root, BLOCK).xpath("//section[@data-kind='step']/h2")
    assert page(root, "# A\n\n## B\n\n/// scenario | plate\n///\n").xpath("//section[@data-kind='step']/h3")


def test_words_of_the_glossary_are_explained_below_the_choices(root: Path) -> None:
    tree = page(root, BLOCK)
    assert texts(tree, "//section[@data-node='the-door' and @data-kind='step']/p[@class='words']") == [
        "Word help: shift lead."
    ]


def test_the_search_passes_it_by_and_prose_leaves_it_out(root: Path) -> None:
    assert page(root, BLOCK).xpath("//course-scenario/@data-search-exclude") == [""]
    assert words(page(root, f"Before\n\n{BLOCK.partition('# Story')[2]}\nAfter", prose_only=True)) == "Before After"


def test_two_stories_on_a_page_share_no_id(root: Path) -> None:
    ids = page(root, BLOCK + "\n/// scenario | plate\n///\n").xpath("//@id")
    assert len(ids) == len(set(ids))


def test_only_a_page_with_a_story_asks_for_the_player(root: Path) -> None:
    assert page(root, BLOCK).xpath("//script/@src") == ["assets/scenario.js"]
    assert page(root, "# Start\n\n/// quiz | good\n///\n").xpath("//script/@src") == []


def test_close_to_home_comes_first_with_a_link_to_help(tmp_path: Path) -> None:
    hard = scenario().replace("start: the-door", "close_to_home: It holds a *fall*.\nstart: the-door")
    files = {**STORY, "quizzes/scenarios/plate.yml": hard, "docs/reference/help.md": "# Help\n"}
    root = write_course(tmp_path, files)
    element = page(root, BLOCK).xpath("//course-scenario")[0]
    assert words(element[0]) == (
        "If this is close to homeIt holds a fall. Skip it if you need to. Support for you: Help by nation."
    )
    assert element[0].xpath(".//a/@href") == ["reference/help.html"]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "title: 'x",
        "title: x\n",
        scenario().replace("next: too-late", "next: the-door"),
        scenario().replace("next: too-late", "next: nowhere"),
        scenario().replace("start: the-door", "start: nowhere"),
    ],
)
@pytest.mark.parametrize("block", ["scenario", "scenario-map"])
def test_that_cannot_be_shown_says_so_in_a_box(tmp_path: Path, content: str | None, block: str) -> None:
    files = {} if content is None else {"quizzes/scenarios/plate.yml": content}
    root = write_course(tmp_path, files)
    (box,) = page(root, f"/// {block} | plate\n///\n").find_class("quiz-error")
    assert words(box) == (
        "This scenario cannot be shown. quizzes/scenarios/plate.yml is missing or has a fault; see `course check`."
    )


def test_the_list_of_stories(root: Path) -> None:
    (entry,) = page(root, "/// scenarios\n///\n").xpath("//li")
    assert words(entry) == "The full plate At noon. Home care, at noon, UK · about 2 minutes · Small changes"
    assert entry.xpath(".//a/@href") == ["scenarios/plate.html"]


@given(graphs(), st.data())
def test_every_passage_has_one_number_and_the_start_is_the_first(graph: Graph, data: st.DataObject) -> None:
    drawn = as_scenario(graph, data)
    numbers = Numbers(drawn)
    assert numbers.of[drawn.start] == 1
    assert sorted(numbers.of.values()) == list(range(1, len(graph.steps) + len(graph.endings) + graph.edges + 1))
    assert Numbers(drawn).order == numbers.order


def test_what_follows_a_choice_does_not_stand_next_to_it(story: Scenario) -> None:
    numbers = Numbers(story)
    for step in story.steps:
        for place, choice in enumerate(step.choices):
            followed = numbers.of[step.id, place]
            assert abs(followed - numbers.of[step.id]) > 1
            assert abs(followed - numbers.of[choice.next]) > 1
