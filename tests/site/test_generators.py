"""What a generator makes of a whole course: MkDocs, whose site is published, and Zensical, which may have to follow it.

Texts and questions must come out of both. Theme, scripts, search and the step after the build are those of MkDocs.
"""

import re
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from course.course import Course
from course.guidance.published import KEYS
from course.report import as_text
from course.site.config import CONFIG
from course.site.finish import BuiltPage, expected_questions, expected_scenarios, look_over, read_site
from course.site.project import load_project
from course.site.search.index import pages_of
from tests.conftest import ROOT
from tests.site.changed import SENTINELS, STORY, STORY_SENTINELS
from tests.site.test_build import command

RULES = "reference/rules.html"
KNOW = "modules/what-carers-know.html"


@pytest.fixture(scope="module")
def built(changed: Path) -> Path:
    """The copy's site."""
    return changed / "site"


@pytest.fixture(scope="module")
def zensical(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy's site by the second generator, which runs no plugin: the Markdown that ours brings is spelled out."""
    root = shutil.copytree(changed, tmp_path_factory.mktemp("zensical") / "copy", ignore=lambda *_: {"site"})
    project = load_project(root)
    extensions = [{name: told} for name, told in project.settings.items()]
    config = {**project.said, "markdown_extensions": extensions, "use_directory_urls": False}
    (root / CONFIG).write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    result = command(root, "zensical", "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def pages(changed_pages: Mapping[str, BuiltPage]) -> Mapping[str, BuiltPage]:
    return changed_pages


def test_zensical_is_the_version_that_this_was_tried_with() -> None:
    pinned = re.search(r'"zensical==([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pinned is not None
    assert version("zensical") == pinned[1]


def test_nothing_is_wrong_with_the_site(built: Path, course: Course) -> None:
    assert as_text(look_over(built, expected_questions(course), expected_scenarios(course.pages)), built) == ""


def test_every_question_stands_where_the_data_says(pages: Mapping[str, BuiltPage], course: Course) -> None:
    expected = expected_questions(course)
    shown = [question for _, question in course.bank.questions() if not question.is_kept]
    assert sum(map(len, expected.values())) > len(shown)
    assert {path: page.questions for path, page in pages.items() if page.questions} == {
        path: names for path, names in expected.items() if names
    }


def test_every_link_to_evidence_leads_to_its_section(pages: Mapping[str, BuiltPage], course: Course) -> None:
    evidence = {
        question.id: {
            (RULES, part.rule) if part.rule else (part.page.removesuffix(".md") + ".html", part.section)
            for part in question.evidence
        }
        | ({(RULES, question.rule)} if question.rule else set())
        for _, question in course.bank.questions()
        if hasattr(question, "evidence")
    }
    seen = 0
    for page in pages.values():
        for form in page.tree.iter("form"):
            for line in form.find_class("evidence"):
                targets = [urlsplit(urljoin(page.path, anchor.get("href"))) for anchor in line.iter("a")]
                assert {(target.path or page.path, target.fragment) for target in targets} == evidence[
                    form.get("data-question")
                ]
                assert all(target.fragment in pages[target.path or page.path].ids for target in targets)
                seen += len(targets)
    assert seen >= len(evidence)


def test_no_block_is_published_as_text(pages: Mapping[str, BuiltPage]) -> None:
    shown = {path: re.findall(r"(?m)^\s*/{3,}.*$", page.tree.body.text_content()) for path, page in pages.items()}
    assert {path: lines for path, lines in shown.items() if lines} == {}


def test_every_glossary_link_carries_its_meaning(pages: Mapping[str, BuiltPage]) -> None:
    links = [link for page in pages.values() for link in page.tree.find_class("term")]
    assert len(links) > 50
    assert all(link.get("data-meaning") for link in links)


def test_both_generators_show_the_same_questions_and_stories(built: Path, zensical: Path, course: Course) -> None:
    def shown(site: Path) -> dict[str, list[tuple[str, list[str], list[str]]]]:
        return {
            path: [
                (
                    " ".join(each.text_content().split()),
                    [str(name) for name in each.xpath(".//form/@data-question")],
                    [str(address) for address in each.xpath(".//a/@href | script/@src")],
                )
                for each in page.tree.xpath("//course-quiz | //course-scenario")
            ]
            for path, page in read_site(site).items()
        }

    found = shown(built)
    assert found == shown(zensical)
    names = {name for parts in found.values() for _, ids, _ in parts for name in ids}
    assert names == {question.id for _, question in course.bank.questions() if not question.is_kept}


def test_the_player_of_scenarios_is_where_pages_ask_for_it(pages: Mapping[str, BuiltPage], built: Path) -> None:
    for path, page in pages.items():
        for address in page.tree.xpath("//course-scenario/script/@src"):
            assert (built / path).parent.joinpath(address).resolve().is_file()


def test_the_sentinel_words_are_on_the_page(built: Path) -> None:
    html = (built / "modules/what-carers-know.html").read_text(encoding="utf-8")
    assert [html.count(word) > 0 for word in SENTINELS.values()] == [True, True]
    html = (built / f"scenarios/{STORY}.html").read_text(encoding="utf-8")
    assert [word for word in STORY_SENTINELS.values() if word not in html] == []


def test_no_option_feedback_or_story_is_in_the_search(built: Path) -> None:
    finder, texts = ((built / f"search/{name}.js").read_text(encoding="utf-8") for name in ("find", "texts"))
    assert "Act at the right speed" in finder, "this is no index of the course"
    assert "you hear a bump" in texts, "what stands before a story is to be found"
    words = [*SENTINELS.values(), *STORY_SENTINELS.values()]
    assert [word for word in words if word.casefold() in f"{finder}{texts}".casefold()] == []


def test_answer_keys_are_built_and_found_by_nobody_but_trainers(
    pages: Mapping[str, BuiltPage], built: Path, course: Course
) -> None:
    keys = {path for path in pages if path.startswith(KEYS)}
    assert len(keys) == len(course.bank.files) + len(course.scenarios.files) + 1
    assert {path for path in pages if pages[path].tree.xpath("//meta[@name='robots'][@content='noindex']")} == keys
    for path in built.glob("search/*.js"):
        assert KEYS not in path.read_text(encoding="utf-8"), path


def test_every_answer_stands_on_a_key(pages: Mapping[str, BuiltPage], course: Course) -> None:
    shown = {str(name) for path, page in pages.items() for name in page.tree.xpath("//ol[@class='answer-key']/li/@id")}
    assert shown == {question.id for _, question in course.bank.questions()}


def test_the_search_still_finds_the_prose_around_a_quiz(built: Path) -> None:
    (page,) = (page for page in pages_of(built) if page.address == KNOW)
    sections = {section.id: section.text for section in page.sections}
    assert "You are not expected to know yet" in sections["before-you-start"]
