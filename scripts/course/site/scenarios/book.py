"""A scenario as a gamebook: numbered passages, links from each choice to what follows, and a look back at the end.

It reads without a script, and prints as a booklet. The player takes all that it shows from here.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass

from markdown import Markdown

from course.guidance.lists import HELP_PAGE
from course.measures import grammar
from course.reading.english import plural, role_name
from course.scenarios.graph import graph_of
from course.scenarios.scenario import Ending, Rating, Scenario, Step
from course.site.builders.frame import evidence_line, words_line
from course.site.elements import add, add_inline, add_paragraphs, after, become, finish
from course.site.links import link, page_link
from course.site.minutes import minutes_for
from course.site.parts import heading_of, name_of, title_of
from course.site.scenarios.numbers import Key, Numbers
from course.site.shelf import Shelf
from course.site.speech import initials

# Words and an icon; colour only says it again.
RATING_ICONS: dict[Rating, str] = {"helpful": "✓✓", "acceptable": "✓", "unhelpful": "–", "harmful": "✗"}
OUTCOME_WORDS = {"good": "This went well", "mixed": "Some of this went well", "poor": "This went badly"}
INVENTED = "These people are made up, and so is what they say."


@dataclass(frozen=True, slots=True)
class Book:
    """One scenario at one place on a page. `prefix` makes its ids unique, `level` is that of its headings."""

    scenario: Scenario
    numbers: Numbers
    prefix: str
    level: int
    md: Markdown
    shelf: Shelf

    def id(self, key: Key) -> str:
        """Return the id of a passage."""
        return f"{self.prefix}-{self.numbers.of[key]}"

    @property
    def back(self) -> str:
        """The id of the look back."""
        return f"{self.prefix}-back"

    def heading(self, parent: etree.Element, text: str, deeper: int = 0) -> etree.Element:
        """Add a heading below those of the page."""
        return add(parent, f"h{min(self.level + deeper, 6)}", text)


def build_book(book: Book, element: etree.Element) -> None:
    """Fill a scenario's element."""
    scenario = book.scenario
    become(element, "course-scenario", class_="scenario", data_scenario=scenario.name, data_search_exclude="")
    if scenario.close_to_home:
        _close_to_home(book, element)
        finish(book.md, element)
    add(element, "p", _about(scenario), class_="meta")
    _people(book, element)
    how = "Start at passage 1. Make a choice, and go to the number beside it. Look back when you reach an ending."
    add(element, "p", how, class_="how-to")
    passages = add(element, "div", class_="book")
    for key in book.numbers.order:
        passage = add(passages, "section", class_="passage", id=book.id(key))
        if isinstance(key, tuple):
            _followed(book, passage, *key)
        elif key in scenario.step:
            _step(book, passage, scenario.step[key])
        else:
            _ending(book, passage, scenario.ending[key])
        finish(book.md, passages)
    _look_back(book, element)
    finish(book.md, element)


def _about(scenario: Scenario) -> str:
    return f"{scenario.place}. About {plural(minutes(scenario), 'minute')}. {decisions(scenario)}."


def decisions(scenario: Scenario) -> str:
    """Return how many decisions a way through has: “3 decisions”, “5 or 6 decisions”, “3 to 5 decisions”."""
    graph = graph_of(scenario)
    fewest, most = len(graph.shortest) - 1, len(graph.longest) - 1
    many = plural(most, "decision")
    return many if fewest == most else f"{fewest} {'or' if most == fewest + 1 else 'to'} {many}"


def minutes(scenario: Scenario) -> int:
    """Return the minutes for reading the longest way through, the choices and the look back too."""
    way = graph_of(scenario).longest
    texts: list[str] = []
    for name in way[:-1]:
        step = scenario.step[name]
        texts += [step.text, step.ask, *(choice.text for choice in step.choices)]
        texts += [step.choices[0].consequence, step.choices[0].feedback]
    ending = scenario.ending[way[-1]]
    texts += [ending.text, *ending.voices.values(), ending.guidance.text]
    return minutes_for(sum(map(grammar.word_count, texts)))


def _close_to_home(book: Book, element: etree.Element) -> None:
    box = add(element, "div", class_="admonition close-to-home")
    add(box, "p", "If this is close to home", class_="admonition-title")
    line = add_inline(box, "p", book.scenario.close_to_home or "")
    if title_of(book.shelf.root, HELP_PAGE) is None:
        add(line, "span", " Skip it if you need to.")
        return
    words = "Help by nation" if len(book.shelf.settings().nations) > 1 else "Help"
    after(add(line, "span", " Skip it if you need to. Support for you: "), "")
    after(add(line, "a", words, href=page_link(book.md, HELP_PAGE)), ".")


def _people(book: Book, element: etree.Element) -> None:
    people = add(element, "ul", class_="people")
    for role, who in book.scenario.people.items():
        name, _, rest = (who[0].upper() + who[1:]).partition(",")
        entry = add(people, "li", **_mark(book, role))
        add_inline(entry, "b", name)
        if rest:
            add_inline(entry, "span", f",{rest}")


def _mark(book: Book, role: str) -> dict[str, str]:
    """Return what marks somebody for the eye: initials, and a colour that stays theirs. The learner is the last."""
    place = list(book.scenario.people).index(role) + 1
    is_learner = role not in book.scenario.others
    name = book.scenario.people[role].partition(",")[0]
    return {"data_by": "You" if is_learner else initials(name), "data_hue": "0" if is_learner else str(place)}


def _title(book: Book, passage: etree.Element, key: Key, title: str) -> None:
    heading = book.heading(passage, "")
    after(add(heading, "span", str(book.numbers.of[key]), class_="number"), " ")
    add(heading, "span", title, class_="title")


def _step(book: Book, passage: etree.Element, step: Step) -> None:
    become(passage, data_kind="step", data_node=step.id)
    _title(book, passage, step.id, step.title)
    add_paragraphs(book.md, add(passage, "div", class_="told"), step.text)
    add_inline(passage, "p", step.ask, class_="ask")
    choices = add(passage, "ol", class_="choices", type="A")
    for place, choice in enumerate(step.choices):
        key = (step.id, place)
        anchor = add(add(choices, "li"), "a", href=f"#{book.id(key)}", data_choice=str(place))
        add_inline(anchor, "span", choice.text, class_="choice")
        add(anchor, "span", f" Go to {book.numbers.of[key]}", class_="go")
    texts = " ".join([step.text, step.ask, *(choice.text for choice in step.choices)])
    words_line(book.shelf.words(), book.md, passage, texts)


def _followed(book: Book, passage: etree.Element, name: str, place: int) -> None:
    choice = book.scenario.step[name].choices[place]
    become(passage, data_kind="followed", data_node=name, data_choice=str(place), data_next=choice.next)
    _title(book, passage, (name, place), "What happened next")
    add_paragraphs(book.md, add(passage, "div", class_="told"), choice.consequence)
    line = add(passage, "p", class_="go-on")
    add(line, "a", f"Go on to {book.numbers.of[choice.next]}", href=f"#{book.id(choice.next)}")


def _ending(book: Book, passage: etree.Element, ending: Ending) -> None:
    become(passage, data_kind="ending", data_node=ending.id, data_outcome=ending.outcome)
    _title(book, passage, ending.id, ending.title)
    outcome = add(passage, "p", class_="outcome")
    after(add(outcome, "span", "The end. ", class_="end"), f"{OUTCOME_WORDS[ending.outcome]}.")
    add_paragraphs(book.md, add(passage, "div", class_="told"), ending.text)
    people = book.scenario.people
    book.heading(passage, "What each person might say", 1)
    add(passage, "p", INVENTED, class_="meta")
    for role, who in people.items():
        voice = add(passage, "figure", class_="voice", data_voice=role, **_mark(book, role))
        add_inline(voice, "figcaption", f"The {role_name(role)}: {who}")
        add_inline(add(voice, "blockquote"), "p", ending.voices[role])
    book.heading(passage, "What the guidance says", 1)
    add_inline(passage, "p", ending.guidance.text, class_="guidance")
    places = add(passage, "ul", class_="read-again")
    for place in ending.guidance.links:
        title = heading_of(book.shelf.root, f"{place.page}#{place.section}") or place.section
        add(add(places, "li"), "a", title, href=link(book.md, place.page, place.section))
    for module in book.scenario.modules:
        title = name_of(book.shelf.root, module.page) or module.page
        add(add(places, "li"), "a", f"Module {title}", href=page_link(book.md, module.page))
    line = add(passage, "p", class_="go-on")
    after(add(line, "a", "Look back at your choices", href=f"#{book.back}"), " ")
    add(line, "a", "Start again at 1", href=f"#{book.id(book.scenario.start)}")


def _look_back(book: Book, element: etree.Element) -> None:
    """Add what each choice is worth and why; closed, and on paper on a page of its own."""
    details = add(element, "details", class_="look-back", id=book.back)
    add(details, "summary", "Look back when you reach an ending: how each choice helps or harms")
    at_whom = " and ".join(f"at the {role_name(role)}" for role in book.scenario.others)
    add(details, "p", f"Find the passages where you made a choice. The ratings look {at_whom}.")
    order = [key for key in book.numbers.order if isinstance(key, str) and key in book.scenario.step]
    for name in order:
        step = book.scenario.step[name]
        decision = add(details, "section", data_node=name)
        book.heading(decision, f"Passage {book.numbers.of[name]}. {step.title}")
        choices = add(decision, "ol", class_="judged", type="A")
        for place, choice in enumerate(step.choices):
            entry = add(choices, "li", data_choice=str(place), data_rating=choice.rating)
            add_inline(entry, "p", choice.text, class_="chosen")
            why = add(entry, "p", class_="why")
            rating = add(why, "strong", class_="rating")
            after(add(rating, "span", RATING_ICONS[choice.rating], aria_hidden="true"), f" {choice.rating.title()}.")
            after(rating, " ")
            add_inline(why, "span", choice.feedback)
        evidence_line(book.shelf, book.md, decision, step.evidence, step.rule)
