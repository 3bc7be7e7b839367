"""A bar of minutes that empties by itself: the animation that every program for slides has, without a macro.

A minute is a block of its own, as programs refuse to play one effect for longer than some minutes. What is left of half
a minute is a block half as wide.
"""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

_MINUTE = 60_000


def blocks_of(minutes: float) -> list[float]:
    """Return how long each block of a bar takes, in minutes."""
    return [1.0] * int(minutes) + [0.5] * (minutes % 1 > 0)


def counting_down(blocks: Sequence[tuple[int, float]], at_the_end: int) -> etree._Element:
    """Return what plays at one click: each block is wiped away in its time, one after the other, and then words appear.

    Args:
        blocks: The ids of the blocks' shapes, the first to go first, and how many minutes each takes.
        at_the_end: The id of the shape that appears.
    """
    number = iter(range(3, 10_000))
    begun = 0
    steps = []
    for place, (block, minutes) in enumerate(blocks):
        lasts = round(minutes * _MINUTE)
        steps.append(_step(number, begun, _effect(number, _wiped(number, block, lasts), is_first=place == 0)))
        begun += lasts
    steps.append(_step(number, begun, _effect(number, _shown(number, at_the_end), is_entrance=True)))
    parsed: etree._Element = parse_xml(
        f'<p:timing {nsdecls("p")}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f'<p:childTnLst><p:par><p:cTn id="{next(number)}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        f"</p:stCondLst><p:childTnLst>{''.join(steps)}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
        "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>"
        + "".join(
            f'<p:bldP spid="{shape}" grpId="0" animBg="1"/>' for shape in (*(block for block, _ in blocks), at_the_end)
        )
        + "</p:bldLst></p:timing>"
    )
    return parsed


def _step(number: Iterator[int], begun: int, effect: str) -> str:
    return (
        f'<p:par><p:cTn id="{next(number)}" fill="hold"><p:stCondLst><p:cond delay="{begun}"/></p:stCondLst>'
        f"<p:childTnLst>{effect}</p:childTnLst></p:cTn></p:par>"
    )


def _effect(number: Iterator[int], parts: Iterable[str], is_first: bool = False, is_entrance: bool = False) -> str:
    kind = 'presetID="1" presetClass="entr"' if is_entrance else 'presetID="22" presetClass="exit" presetSubtype="8"'
    start = "clickEffect" if is_first else "afterEffect"
    return (
        f'<p:par><p:cTn id="{next(number)}" {kind} fill="hold" grpId="0" nodeType="{start}"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst><p:childTnLst>{"".join(parts)}</p:childTnLst></p:cTn></p:par>'
    )


def _wiped(number: Iterator[int], shape: int, lasts: int) -> Iterator[str]:
    yield (
        f'<p:animEffect transition="out" filter="wipe(left)"><p:cBhvr><p:cTn id="{next(number)}" dur="{lasts}"/>'
        f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:animEffect>'
    )
    yield _visible(number, shape, "hidden", lasts - 1)


def _shown(number: Iterator[int], shape: int) -> Iterator[str]:
    yield _visible(number, shape, "visible", 0)


def _visible(number: Iterator[int], shape: int, state: str, delay: int) -> str:
    return (
        f'<p:set><p:cBhvr><p:cTn id="{next(number)}" dur="1" fill="hold"><p:stCondLst><p:cond delay="{delay}"/>'
        f'</p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst>'
        f'<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="{state}"/></p:to>'
        "</p:set>"
    )
