"""QTI as tests write it and read it back."""

import itertools
import random
from fractions import Fraction

from course.bank.scoring import all_or_nothing, neighbouring_pairs, right_minus_wrong, share_right
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Item
from course.packages.formats.qti import qti
from course.packages.package import unzipped
from tests.packages import qti_engine
from tests.packages.editions import edition_with


def files_of(*items: Item) -> dict[str, bytes]:
    (data,) = qti(edition_with(*items)).files.values()
    return unzipped(data)


def read(item: Item) -> qti_engine.Item:
    return qti_engine.Item(files_of(item)[f"items/{item.question.id}.xml"])


def marked(item: Item, responses: dict[str, list[str]]) -> Fraction:
    """Return the points that the table of question types gives for a response to an item."""
    question = item.question
    given_ = responses.get("RESPONSE", [])
    numbers = [int(value.rpartition("-")[2]) - 1 for value in given_]
    match question:
        case SingleChoice() | MultipleResponse():
            key = {index for index, option in enumerate(question.options) if option.correct}
            rule = all_or_nothing if isinstance(question, SingleChoice) else right_minus_wrong
            return rule(key, set(numbers))
        case Ordering():
            return neighbouring_pairs(numbers) if numbers else Fraction(0)
        case Matching():
            pairs = {tuple(int(part.rpartition("-")[2]) - 1 for part in value.split()) for value in given_}
            return share_right(question.key, [dict(pairs).get(index) for index in range(len(question.items))])
        case GapSelect():
            picked = [responses.get(f"RESPONSE-{n}", []) for n in range(1, len(question.gaps) + 1)]
            return share_right(question.key, [int(each[0].rpartition("-")[2]) - 1 if each else None for each in picked])
    return Fraction(0)


def some_responses(item: Item, chance: random.Random) -> list[dict[str, list[str]]]:
    """Return no response, the right one, and others."""
    question = item.question
    found: list[dict[str, list[str]]] = [{}]
    match question:
        case SingleChoice():
            found += [{"RESPONSE": [f"OPTION-{n}"]} for n in range(1, len(question.options) + 1)]
        case MultipleResponse():
            names = [f"OPTION-{n}" for n in range(1, len(question.options) + 1)]
            sets = [c for size in range(1, len(names) + 1) for c in itertools.combinations(names, size)]
            found += [{"RESPONSE": list(each)} for each in chance.sample(sets, min(25, len(sets)))]
        case Ordering():
            names = [f"STEP-{n}" for n in range(1, len(question.steps) + 1)]
            orders = list(itertools.permutations(names))
            found += [{"RESPONSE": list(each)} for each in [orders[0], *chance.sample(orders, min(20, len(orders)))]]
        case Matching():
            count = len(question.categories)
            keys = [question.key, *([chance.randrange(count) for _ in question.items] for _ in range(8))]
            found += [{"RESPONSE": [f"ITEM-{i} CATEGORY-{k + 1}" for i, k in enumerate(key, 1)]} for key in keys]
            found.append({"RESPONSE": found[-1]["RESPONSE"][:1]})
        case GapSelect():
            for key in [question.key, *([chance.randrange(len(g.choices)) for g in question.gaps] for _ in range(8))]:
                found.append({f"RESPONSE-{n}": [f"GAP-{n}-{k + 1}"] for n, k in enumerate(key, 1)})
            found.append(dict(itertools.islice(found[-1].items(), 1)))
    return found
