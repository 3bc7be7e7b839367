"""How booklets and the book look: a cover, running heads, contents with page numbers."""

from collections.abc import Sequence

_LOOK = """
@page { margin: 16mm 15mm 17mm }
/* The theme begins a page with a line of nothing, which would have a page of its own. */
.md-typeset.md-content__inner::before { display: none }
.md-typeset section.paper:first-child { position: relative; padding-top: 36mm }
.md-typeset section.paper:first-child > h1 { font-size: 30pt; line-height: 1.15; margin: 0 0 8mm }
.md-typeset .cover-mark { position: absolute; top: 0; left: 0; right: 0; display: flex; align-items: center; gap: 4mm;
  font-size: 12pt; border-bottom: 2pt solid #000; padding-bottom: 4mm }
.md-typeset .cover-mark svg { width: 16mm; height: 16mm; flex: none }
.md-typeset .cover-mark .symbol { width: 24mm; height: 24mm; margin-left: auto; fill: #000 }
.md-typeset .contents ul, .md-typeset .contents li { list-style: none; margin: 0; padding: 0 }
.md-typeset .contents li { margin: 0.8mm 0 }
.md-typeset .contents li li { padding-left: 6mm }
.md-typeset .contents a { display: flex; gap: 2mm; align-items: baseline }
.md-typeset .contents a::before { content: ""; order: 1; flex: 1; border-bottom: 0.7pt dotted #000 }
.md-typeset .contents .page-of { order: 2; min-width: 2em; text-align: right }
.md-typeset .cover-help { border: 1pt solid #000; padding: 1mm 4mm; margin-top: 5mm; break-inside: avoid }
.md-typeset :is(.options, .steps) { break-inside: avoid }
.md-typeset { line-height: 1.35 }
.md-typeset h2 { margin-top: 5mm }
.md-typeset textarea { height: 32mm !important; min-height: 0 !important }
.md-typeset :is(.vignette, .question, .admonition, .law, .rule) { margin-block: 3mm }
.md-typeset .book-answers { font-size: 10pt }
.md-typeset .book-answers .asked { margin-top: 4mm }
"""


def look(heads: Sequence[str]) -> str:
    """Return the style of papers, each of which has a running head of its own; an empty one is none."""
    parts = [_LOOK]
    for number, head in enumerate(heads, 1):
        shown = head.replace("\\", "").replace('"', "”")
        parts.append(f".md-typeset section.paper:nth-of-type({number}) {{ page: part-{number} }}\n")
        if shown:
            parts.append(f'@page part-{number} {{ @top-left {{ content: "{shown}"; font: 8pt Arial, sans-serif }} }}\n')
    # A cover has none.
    return "".join([*parts, "@page part-1:first { @top-left { content: none } }\n"])
