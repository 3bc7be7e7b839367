"""English as the rules need it: words, stems of words, sentences, the clause that asks. No rule lives here."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\*{1,3}|(?<!\w)_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?!\w)|`")
_MARKS = frozenset("[*_`")
_EQUAL = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), "‑": "-", "‐": "-", "\xa0": " "}
)


def bag(words: str) -> frozenset[str]:
    """Return a text's words as a set: lists of words are easier to read, and to mend, as running text."""
    return frozenset(words.split())


# Words that carry grammar, not content. Question words and words about the answer itself are here too:
# a key may share “which” or “best” with its stem without giving anything away.
STOP_WORDS = bag(
    """
    a an the this that these those some any each every all both either neither no not none nor never ever i me
    my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it
    its itself they them their theirs themselves one ones someone somebody something anyone anything everyone
    who whom whose which what when where why how whether am is are was were be been being do does did done
    doing have has had having will would shall should can could may might must ought need let get gets got
    getting make makes made making go goes going went gone and or but if then than so as because since while
    although though until unless of in on at by for with about against between into through during before
    after above below to from up down out off over under again further once here there within without upon
    onto per via among along across around very too also just only even still yet more most less least much
    many few own same other another such best true false correct incorrect following statement answer question
    option word words likely s t d ll m o re ve don doesn didn isn aren wasn weren won wouldn shouldn couldn
    can't cannot
    come comes came coming
    """
)

_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot", "teeth": "tooth",
    "lives": "life", "wives": "wife", "told": "tell", "said": "say", "gave": "give", "given": "give", "took": "take",
    "taken": "take", "felt": "feel", "kept": "keep", "left": "leave", "wrote": "write", "written": "write",
    "spoke": "speak", "spoken": "speak", "thought": "think", "bought": "buy", "brought": "bring", "ate": "eat",
    "eaten": "eat", "slept": "sleep", "paid": "pay", "met": "meet", "knew": "know", "known": "know", "saw": "see",
    "seen": "see", "fell": "fall", "fallen": "fall", "chose": "choose", "chosen": "choose", "helped": "help",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Return a text without Markdown's marks, with quotation marks, hyphens and spaces made equal."""
    if not _MARKS.isdisjoint(text):
        text = _MARKDOWN.sub(lambda found: found[1] or "", text)
    return " ".join(text.translate(_EQUAL).split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, apostrophes and hyphens kept inside them."""
    return tuple(_WORD.findall(plain(text).lower()))


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """Return a word without its common endings, so that “carers”, “cared” and “caring” meet “care”.

    A light stemmer in the manner of Porter's first steps: heavier ones join words that have nothing in common.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif len(word) > 4 and re.search(r"(?:ss|sh|ch|x|z)es$", word):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        stub = word.removesuffix(ending)
        if stub != word and len(stub) > 2 and re.search("[aeiouy]", stub):
            doubled = len(stub) > 3 and stub[-1] == stub[-2] and stub[-1] not in "lsz"
            return (stub[:-1] if doubled else stub).removesuffix("e")
    if len(word) > 4 and word.endswith("ly"):
        word = word[:-2]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """Return the roots of a text's content words: what is left without grammar."""
    return frozenset(root(word) for word in words(text) if word not in STOP_WORDS and (len(word) > 1 or word.isdigit()))


# A point after one of these ends no sentence.
_ABBREVIATIONS = bag(
    """
    mr mrs ms mx dr prof st sr jr rev hon no nos fig figs vol pp dept est approx ext tel etc vs eg ie al cf
    e.g i.e a.m p.m u.k u.s ph.d rs inc ltd co
    """
)
# Some of them may stand last in a sentence all the same, before a capital.
_MAY_END = bag(
    """
    etc a.m p.m u.k u.s inc ltd co no est ext al
    """
)
# A label that opens a list within a line: “Which hold? i) … ii) …”
_LABEL = re.compile(r"\(?(?:[ivx]{1,4}|[a-h]|\d)\)\s")
_END = re.compile(r"([.!?]+|…)([\"')\]]*)(\s+|$)")
_LIST_ITEM = re.compile(r"\n\s*(?:[-*+•]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)])\s+|\n\s*\n", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text.

    Points inside abbreviations, initials, times, figures and names of files end nothing; “…” ends a sentence only
    before a capital; closing quotation marks and brackets belong to the sentence before them, and a quoted question
    goes on when a small letter follows (“Are you sure?” she asks). Entries of a list are sentences of their own.
    """
    found: list[str] = []
    for part in _LIST_ITEM.split("\n" + text):
        part = plain(part)
        start = 0
        for end in _END.finditer(part):
            if end.end() < len(part) and not _is_end(part, end, start):
                continue
            if sentence := part[start : end.end()].strip():
                found.append(sentence)
            start = end.end()
        if rest := part[start:].strip():
            found.append(rest)
    return tuple(sentence for sentence in found if _WORD.search(sentence))


def _is_end(text: str, end: re.Match[str], start: int) -> bool:
    after = text[end.end() :].lstrip("\"'([")
    if _LABEL.match(after):
        return True
    if not after or after[0].islower():
        return False
    if end[1] != ".":
        return True
    before = text[start : end.start()].rsplit(None, 1)[-1:]
    last = before[0].lstrip("\"'([").lower() if before else ""
    if last == "no" and not after[0].isdigit():  # “He said no. Then …”, but “No. 7”
        return True
    if last in _ABBREVIATIONS:
        return last in _MAY_END and after[0].isupper() and bool(end[2] or last not in {"no", "est", "ext"})
    is_initial = len(last) == 1 and last.isalpha() and last != "i" and bool(before and before[0][-1].isupper())
    return not is_initial


def lead_in(text: str) -> str:
    """Return the sentence that asks: the last with a question mark, else the last."""
    parts = sentences(text)
    asking = [part for part in parts if part.rstrip("\"')]").endswith("?") and not _is_all_quoted(part)]
    return asking[-1] if asking else parts[-1] if parts else plain(text)


def scenario(text: str) -> str:
    """Return what stands before the sentence that asks."""
    whole, asked = plain(text), lead_in(text)
    return whole[: whole.rfind(asked)].strip() if asked in whole else ""


def _is_all_quoted(sentence: str) -> bool:
    return sentence.startswith('"') and sentence.rstrip().endswith('"')


# Words that open a clause which only says when, why or under which condition something is asked.
_SIDE_CLAUSE = re.compile(
    r"(?:^|(?<=, )|(?<=; ))(?:and |but )?(?:if|when|while|whenever|because|since|although|though|after|before|once"
    r"|unless"
    r"|given(?: that)?|assuming(?: that)?|suppose(?: that)?|as)\b[^,;]*(?:[,;]\s*|$)"
    r"|,? (?:if|when|while|because|since|although|though|unless|given that|assuming(?: that)?|in order"
    r"|so that)\b[^,;?]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|\([^)]*\)")


def main_clause(sentence: str) -> str:
    """Return a sentence without quotations, brackets and side clauses: what is really asked.

    Where nothing would be left, the sentence itself is returned.
    """
    bare = _QUOTED.sub(" ", plain(sentence))
    clause = " ".join(_SIDE_CLAUSE.sub(" ", bare).split())
    return clause if len(_WORD.findall(clause)) > 1 else " ".join(bare.split())


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """Return how much two sets of words share, from 0 to 1 (Jaccard)."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(words(text))
