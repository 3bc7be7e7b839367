"""A question without its key, and its key with the reasons: what every page and every format renders."""

from dataclasses import dataclass

Path = tuple[str | int, ...]

# What a text shows in the place of a gap, after its number.
_BLANK = "……"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a learner sees below the stem. Texts hold inline Markdown.

    Attributes:
        how: What to do.
        choose_from: What may be given to each entry, where it is the same for all.
        text: A text with numbered gaps.
        entries: What to choose from, or what to judge; several texts are the choices of one gap.
        is_lettered: Whether entries have letters, and not numbers.
        lines: How many lines there are to write on.
    """

    how: str
    choose_from: tuple[str, ...] = ()
    text: str = ""
    entries: tuple[tuple[str, ...], ...] = ()
    is_lettered: bool = True
    lines: int = 0

    def label(self, index: int) -> str:
        """Return what stands before an entry."""
        return f"{letter(index) if self.is_lettered else index + 1}."

    @property
    def labels(self) -> list[str]:
        """What may be given to each entry, with the letters that a room votes by."""
        return [f"{letter(index)}. {text}" for index, text in enumerate(self.choose_from)]

    def texts(self) -> list[str]:
        """Return every text that a learner reads."""
        return [self.text, *self.choose_from, *(text for entry in self.entries for text in entry)]


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of a key. `part`, `answer` and `why` hold inline Markdown.

    Attributes:
        part: An option, a step, an item, or a choice for a gap.
        answer: Whether it is right, or where it belongs: its place, its category.
        is_right: Whether a learner should give it.
        why: The feedback.
        label: What stands before the entry that it is about, where the question is asked.
        at: Where it stands in the question.
        is_choice: Whether it competes with its neighbours for being right.
        where: The gap of a choice.
    """

    part: str
    answer: str
    is_right: bool
    why: str
    label: str
    at: Path
    is_choice: bool = False
    where: str = ""

    @property
    def in_words(self) -> str:
        """What is right, in a line."""
        return self.part if self.is_choice else f"{self.part} → {self.answer}"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What decides in one situation of a family, and what holds in all of them. Texts hold inline Markdown.

    Attributes:
        words: Words of the situation.
        act: The option that they make right.
        because: Why they do.
        principle: What holds in every situation of the family.
    """

    words: tuple[str, ...]
    act: str
    because: str
    principle: str

    @property
    def quoted(self) -> str:
        """The words as a quotation."""
        return " … ".join(map(_quoted, self.words))


def _quoted(words: str) -> str:
    """Return words between quotation marks; what somebody says in them keeps marks of its own."""
    if words.startswith("“") and words.find("”") == len(words) - 1:
        return words
    # A piece of what somebody says may begin or end in the middle of it.
    missing = words.count("“") - words.count("”")
    whole = "“" * -missing + words + "”" * missing
    return f"“{whole.replace('“', '‘').replace('”', '’')}”"


def letter(index: int) -> str:
    """Return the letter that a list of type A gives to an entry."""
    return chr(ord("A") + index)


def blank(number: int) -> str:
    """Return what stands in the place of a gap."""
    return f"({number}) {_BLANK}"
