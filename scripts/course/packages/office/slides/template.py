"""The template of our slides: colours, a master, and one layout for each look, all of which a provider may replace.

Slides take every colour, size and place from here and set none of their own. So whoever changes the master changes
all of them, in any program for slides, or gives the changed file to `course packs --template`.
"""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as PresentationType
from pptx.util import Pt

from course.guidance.colours import GROUNDS, ON_BRAND, TEXTS, Colours
from course.packages.imprint import Imprint
from course.packages.office.slides import look as looks
from course.packages.office.slides.look import HIGH, LEFT, LOOKS, ROOM, WIDE, Look, Looks, Place, Template
from course.packages.office.slides.pictures import box, circle, mark
from course.packages.office.slides.slide import GAP, HANG
from course.packages.package import unzipped, zipped
from course.packages.rich import escaped
from course.refusal import RefusedError

FONT = "Arial"
_SMALL = 12
# Which of the theme's colours are the ground and the ink of a look; all others are on paper.
_ON_BRAND = {looks.OPENING, looks.ACTIVITY, looks.CLOSING}
_CARDS = {looks.SCENE: ("bg2", "accent2"), looks.ANSWER: ("accent5", "accent3")}
# Words in the middle of their place, rather than at its top.
_IN_THE_MIDDLE = {looks.WORDS, looks.TEXT, looks.SCENE, looks.ANSWER, looks.TIMER}
_WITH_MARK = {looks.OPENING, looks.CLOSING}
_BOTTOM = {looks.OPENING, looks.ACTIVITY}


class TemplateError(RefusedError):
    """A template cannot be used. The message says what it lacks."""


def theme_colours(colours: Colours) -> dict[str, str]:
    """Return the colours of the slides by the names that a theme has for them, as six digits."""
    named = {
        "dk1": TEXTS["words"],
        "lt1": colours.paper,
        "dk2": colours.deep,
        "lt2": ON_BRAND,
        "accent1": colours.brand,
        "accent2": TEXTS["warm words"],
        "accent3": TEXTS["what is right"],
        "accent4": GROUNDS["marked words"],
        "accent5": GROUNDS["what is right"],
        "accent6": TEXTS["soft words"],
        "hlink": colours.brand,
        "folHlink": colours.deep,
    }
    return {name: colour.lstrip("#") for name, colour in named.items()}


def template(imprint: Imprint) -> bytes:
    """Return our own template: a file without slides."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE), Pt(HIGH)
    master: Any = presentation.slide_master
    _paint(master, imprint.settings.colours)
    _write_master(master, imprint)
    spare = list(presentation.slide_layouts)
    for layout, (name, look) in zip(spare, LOOKS.items(), strict=False):
        _write_layout(layout, name, look, imprint)
    for layout in spare[len(LOOKS) :]:
        presentation.slide_layouts.remove(layout)
    core = presentation.core_properties
    core.title, core.author, core.last_modified_by = (
        f"{imprint.title}: template for slides",
        imprint.title,
        imprint.title,
    )
    core.created = core.modified = imprint.stamp.replace(tzinfo=None)
    core.language = imprint.language
    links = presentation.part.package._rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        links.pop(name)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return zipped(unzipped(buffer.getvalue()))


def opened(data: bytes) -> Template:
    """Return a file as a template.

    Raises:
        TemplateError: it is no file of slides, has slides of its own, or lacks a layout that our slides need.
    """
    try:
        presentation = Presentation(io.BytesIO(data))
    except (BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        raise TemplateError(
            "The template is no file of slides. Save it as a PowerPoint file that ends in pptx."
        ) from None
    if len(presentation.slides):
        raise TemplateError("The template has slides of its own. Delete them: only its master and layouts are used.")
    return Template(data, _looks(presentation))


def _looks(presentation: PresentationType) -> Looks:
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    missing = [name for name in LOOKS if name not in layouts]
    if missing:
        raise TemplateError(
            f"The template has no layout “{missing[0]}”. Begin with slides-template.pptx, which `course packs` writes, "
            "and keep the names of its layouts."
        )
    return {name: _look(name, layouts[name]) for name in LOOKS}


def _look(name: str, layout: Any) -> Look:
    holders = {shape.placeholder_format.idx: shape for shape in layout.placeholders}
    if not {0, 1} <= holders.keys():
        raise TemplateError(f"The layout “{name}” of the template needs its two places, for a title and for text.")
    ours = LOOKS[name]
    return Look(_place(holders[0], ours.title.size), _place(holders[1], ours.body.size), ours.symbol)


def _place(shape: Any, usual: float) -> Place:
    inset = shape.text_frame
    left, right = inset.margin_left.pt, inset.margin_right.pt
    size = next((float(each.get("sz")) / 100 for each in shape._element.iter(qn("a:defRPr")) if each.get("sz")), usual)
    return Place(shape.left.pt + left, shape.top.pt, shape.width.pt - left - right, shape.height.pt, size)


def _paint(master: Any, colours: Colours) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    scheme = next(theme.iter(qn("a:clrScheme")))
    named = theme_colours(colours)
    for each in scheme:
        each[:] = [etree.Element(qn("a:srgbClr"), val=named[etree.QName(each).localname])]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write_master(master: Any, imprint: Imprint) -> None:
    tree = master.shapes._spTree
    for shape in list(master.shapes):
        tree.remove(shape._element)
    usual = LOOKS[looks.TEXT]
    tree.append(_holder(2, "Title", "title", usual.title, "accent1", "t", is_strong=True))
    tree.append(_holder(3, "Text", "body", usual.body, "tx1", "t"))
    tree.append(box(4, "Edge", (0, 0, 16, HIGH), "accent1"))
    tree.append(_foot(5, imprint))
    for shape in mark(6, imprint.mark, LEFT, HIGH - 40, 28):
        tree.append(shape)


def _write_layout(layout: Any, name: str, look: Look, imprint: Imprint) -> None:
    layout.name = name
    element = layout._element
    element.set("type", "title" if name == looks.OPENING else "obj")
    element.set("preserve", "1")
    is_dark = name in _ON_BRAND
    ink = "bg2" if is_dark else "tx1"
    if is_dark:
        element.set("showMasterSp", "0")
        _ground(element, "accent1")
    tree = layout.shapes._spTree
    for shape in list(layout.shapes):
        tree.remove(shape._element)
    furniture = [*_furniture(name, look), *(_mark_on_brand(imprint) if name in _WITH_MARK else ())]
    for number, shape in enumerate(furniture, 20):
        shape[0][0].set("id", str(number))
        tree.append(shape)
    middle = "ctr" if name in _IN_THE_MIDDLE else "t"
    title_ink = "bg2" if is_dark else _CARDS.get(name, ("", "accent1"))[1]
    at = "b" if name in _BOTTOM else "t"
    kind = "ctrTitle" if name == looks.OPENING else "title"
    tree.append(_holder(2, "Title", kind, look.title, title_ink, at, is_strong=True))
    tree.append(_holder(3, "Text", "subTitle" if name == looks.OPENING else "", look.body, ink, middle))


def _furniture(name: str, look: Look) -> Iterator[etree._Element]:
    if name in _CARDS:
        ground, edge = _CARDS[name]
        body = look.body
        left, top, high = body.left - 22, body.top - 10, body.high + 14
        yield box(0, "Card", (left, top, body.wide + 44, high), ground)
        yield box(0, "Card edge", (left, top, 8, high), edge)
    if look.symbol:
        across, down, size = look.symbol
        yield circle(0, "Place for a symbol", across, down, size, "bg2" if name in _ON_BRAND else "accent4")


def _mark_on_brand(imprint: Imprint) -> Iterator[etree._Element]:
    """Yield the mark on a round of white, as its own colours cannot be seen on the brand's."""
    if imprint.mark:
        yield circle(0, "Round of the mark", LEFT + 30, 64, 60, "bg2")
        yield from mark(0, imprint.mark, LEFT + 10, 44, 40)


def _ground(element: etree._Element, colour: str) -> None:
    data = element.find(qn("p:cSld"))
    assert data is not None  # noqa: S101
    for old in data.findall(qn("p:bg")):
        data.remove(old)
    data.insert(
        0,
        parse_xml(
            f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        ),
    )


def _frame(left: float, top: float, wide: float, high: float) -> str:
    return f'<a:xfrm><a:off x="{Pt(left)}" y="{Pt(top)}"/><a:ext cx="{Pt(wide)}" cy="{Pt(high)}"/></a:xfrm>'


def _holder(
    number: int, name: str, kind: str, place: Place, ink: str, anchor: str, is_strong: bool = False
) -> etree._Element:
    """Return a place for words, with the size and the colour that they have there."""
    told = f'type="{kind}"' if kind else ""
    idx = "" if is_strong else 'idx="1"'
    after = "" if is_strong else f'<a:spcAft><a:spcPts val="{round(place.size * GAP * 100)}"/></a:spcAft>'
    level = (
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'{after}<a:buNone/><a:tabLst><a:tab pos="{Pt(HANG)}" algn="l"/></a:tabLst>'
        f'<a:defRPr sz="{round(place.size * 100)}" b="{int(is_strong)}"><a:solidFill><a:schemeClr val="{ink}"/>'
        "</a:solidFill></a:defRPr>"
    )
    parsed: etree._Element = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {told} {idx}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(place.left, place.top, place.wide, place.high)}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}" wrap="square"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l">{level}</a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    return parsed


def _foot(number: int, imprint: Imprint) -> etree._Element:
    """Return the line at the foot, with the number of the slide."""
    small = f'<a:rPr lang="en-US" sz="{_SMALL * 100}"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:rPr>'
    parsed: etree._Element = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Foot"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(LEFT + 38, HIGH - 34, ROOM - 220, 20)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" wrap="square"/><a:lstStyle/><a:p>'
        f"<a:r>{small}<a:t>{escaped(imprint.footer)} · </a:t></a:r>"
        f'<a:fld id="{{00000000-0000-4000-8000-000000000001}}" type="slidenum">{small}<a:t>‹#›</a:t></a:fld>'
        "</a:p></p:txBody></p:sp>"
    )
    return parsed
