"""One length of a session, with all that its files are made from; and a paper, before it is a file."""

from __future__ import annotations

from dataclasses import dataclass

from course.bank.sessions.session import Activity, Plan, Session
from course.packages.edition import Item, slugged
from course.packages.packs.library import Library
from course.packages.rich import escaped, inline_html


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title in plain words, and its body as HTML whose headings begin at level 2."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What one plan of a session needs, for a number of learners."""

    library: Library
    session: Session
    plan: Plan
    learners: int

    @property
    def name(self) -> str:
        """What its files are called, before what each is."""
        return f"{slugged(self.session.name)}-{self.plan.minutes}"

    @property
    def timetable(self) -> list[tuple[Activity, int]]:
        """The activities with their minutes."""
        return self.session.timetable(self.plan)

    @property
    def activities(self) -> list[Activity]:
        """The activities in order."""
        return [activity for activity, _ in self.timetable]

    @property
    def questions(self) -> list[Item]:
        """The questions that the plan discusses, in order."""
        items = self.library.items
        return [items[name] for activity in self.activities for name in activity.questions if name in items]

    def titled(self, what: str) -> str:
        """Return the title of one of its files."""
        return f"{self.session.title}: {what} ({self.plan.minutes} minutes)"


def paragraph(text: str, names: str = "") -> str:
    """Return inline Markdown as a paragraph."""
    return f'<p class="{names}">{inline_html(text)}</p>' if names else f"<p>{inline_html(text)}</p>"


def heading(text: str, level: int = 2, new_page: bool = False) -> str:
    """Return inline Markdown as a heading."""
    start = ' class="new-page"' if new_page else ""
    return f"<h{level}{start}>{inline_html(text)}</h{level}>"


def listing(texts: list[str], tag: str = "ul") -> str:
    """Return texts of inline Markdown as a list; nothing where there is none."""
    entries = "".join(f"<li>{inline_html(text)}</li>" for text in texts)
    return f"<{tag}>{entries}</{tag}>" if texts else ""


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of inline Markdown with a header row."""
    top = "".join(f'<th scope="col">{escaped(text)}</th>' for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{inline_html(text)}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def room(label: str, lines: int) -> str:
    """Return a label with lines to write on."""
    ruled = "<span></span>" * lines
    return (
        f'<div class="write"><p class="write-label">{inline_html(label)}</p>'
        f'<div class="write-lines" aria-hidden="true">{ruled}</div></div>'
    )


def told(label: str, text: str | None) -> str:
    """Return a paragraph after its label; nothing where there is no text."""
    return f"<p><strong>{escaped(label)}</strong> {inline_html(text)}</p>" if text else ""
