"""Chance, exactly: how likely is it that guessing does as well as this?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

# Less than this adds nothing to a probability that is shown with four digits.
_NEGLIGIBLE = 1e-15


def distribution(chances: Iterable[float]) -> list[float]:
    """Return the probability of 0, 1, 2 … successes in independent trials of unlike chances.

    With equal chances this is the binomial distribution; questions with three and with four options need the general
    one (Poisson-binomial), which costs no more to reckon exactly.
    """
    row = [1.0]
    for chance, trials in Counter(chances).items():
        row = _convolved(row, _binomial(trials, chance))
    return row


def _binomial(trials: int, chance: float) -> list[float]:
    if chance in {0.0, 1.0}:
        return [float(hits == trials * chance) for hits in range(trials + 1)]
    logs = [lgamma(count + 1) for count in range(trials + 1)]
    yes, no = log(chance), log1p(-chance)
    return [
        exp(logs[trials] - logs[hits] - logs[trials - hits] + hits * yes + (trials - hits) * no)
        for hits in range(trials + 1)
    ]


def _convolved(first: list[float], second: list[float]) -> list[float]:
    """Return the distribution of the sum of two counts."""
    row = [0.0] * (len(first) + len(second) - 1)
    for index, one in enumerate(first):
        if one > _NEGLIGIBLE:
            for offset, other in enumerate(second):
                row[index + offset] += one * other
    return row


def at_least(hits: int, chances: Sequence[float]) -> float:
    """Return the one-sided p: how likely guessing gets at least so many right."""
    return min(1.0, sum(distribution(chances)[max(hits, 0) :]))


def two_sided(hits: int, chances: Sequence[float]) -> float:
    """Return the two-sided p: twice the smaller tail, at most 1."""
    row = distribution(chances)
    return min(1.0, 2 * min(sum(row[: hits + 1]), sum(row[hits:])))


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return Wilson's 95% interval for a share: it stays between 0 and 1, and is sound for few trials (Wilson 1927)."""
    if not trials:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.975)
    share = hits / trials
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    reach = z / (1 + z * z / trials) * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return max(0.0, middle - reach), min(1.0, middle + reach)
