"""Drawings on slides, as shapes that any program for slides can colour: the course's mark, symbols, round places.

A colour is six digits after “#”, the name of one of the template's colours, or “none”.
"""

from collections.abc import Iterator

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from course.packages.office.slides.outline import outline
from course.site.symbols import shape_of

_SVG = "{http://www.w3.org/2000/svg}"
# What says that a picture is for the eye alone (ECMA-376 as Microsoft extends it, [MS-ODRAWXML] 2.22).
_FOR_THE_EYE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

Frame = tuple[float, float, float, float]


def box(number: int, name: str, frame: Frame, colour: str, form: str = "rect") -> etree._Element:
    """Return a filled shape of one of the forms that every program knows."""
    return _shape(number, name, frame, _preset(form), colour)


def circle(number: int, name: str, across: float, down: float, size: float, colour: str) -> etree._Element:
    """Return a filled circle round a middle."""
    return box(number, name, (across - size / 2, down - size / 2, size, size), colour, "ellipse")


def symbol(number: int, name: str, across: float, down: float, size: float, colour: str) -> etree._Element | None:
    """Return the theme's icon of a name, round a middle; None where the theme has none."""
    found = shape_of(name)
    if found is None:
        return None
    sheet, drawn = found
    frame = (across - size / 2, down - size / 2, size, size)
    return _shape(number, "Symbol", frame, _own(outline(drawn, sheet)), colour)


def mark(number: int, drawing: str, left: float, top: float, size: float) -> Iterator[etree._Element]:
    """Yield the parts of the course's mark, drawn as large as is said: its paths and circles, in its own colours."""
    if not drawing:
        return
    root = etree.fromstring(drawing.encode())
    sheet = root.get("viewBox", "0 0 24 24")
    x, y, wide, _ = (float(part) for part in sheet.split())
    scale = size / wide
    for place, part in enumerate(root.iter(f"{_SVG}path", f"{_SVG}circle"), number):

        def told(name: str, usual: str = "none", part: etree._Element = part) -> str:
            return str(part.get(name, root.get(name, usual)))

        fill, stroke, line = told("fill"), told("stroke"), float(told("stroke-width", "1")) * scale
        if part.tag == f"{_SVG}circle":
            across, down, reach = (float(part.get(name, "0")) for name in ("cx", "cy", "r"))
            at = (left + (across - reach - x) * scale, top + (down - reach - y) * scale)
            frame, form = (*at, 2 * reach * scale, 2 * reach * scale), _preset("ellipse")
        else:
            frame, form = (left, top, size, size), _own(outline(part.get("d", ""), sheet, fill != "none"))
        yield _shape(place, "Mark", frame, form, fill, stroke, line)


def painted(colour: str) -> etree._Element:
    """Return what a shape is filled with."""
    if colour == "none":
        return etree.Element(qn("a:noFill"))
    fill = etree.Element(qn("a:solidFill"))
    kind = "a:srgbClr" if colour.startswith("#") else "a:schemeClr"
    etree.SubElement(fill, qn(kind), val=colour.lstrip("#"))
    return fill


def _shape(
    number: int, name: str, frame: Frame, form: etree._Element, fill: str, stroke: str = "none", line: float = 0
) -> etree._Element:
    left, top, wide, high = (Pt(value) for value in frame)
    shown: etree._Element = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{_FOR_THE_EYE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm></p:spPr></p:sp>'
    )
    edge = etree.Element(qn("a:ln"), w=str(Pt(line)), cap="rnd")
    edge.append(painted(stroke))
    shown[1].extend([form, painted(fill), edge])
    return shown


def _preset(form: str) -> etree._Element:
    shown = etree.Element(qn("a:prstGeom"), prst=form)
    etree.SubElement(shown, qn("a:avLst"))
    return shown


def _own(path: etree._Element) -> etree._Element:
    shown = etree.Element(qn("a:custGeom"))
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        etree.SubElement(shown, qn(f"a:{name}"))
    etree.SubElement(shown, qn("a:rect"), l="0", t="0", r="r", b="b")
    etree.SubElement(shown, qn("a:pathLst")).append(path)
    return shown
