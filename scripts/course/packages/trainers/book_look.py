"""How booklets and the book look: a cover, running heads, contents with page numbers, and sides that are full."""

from collections.abc import Sequence

# Of the book, in points.
_SIZE = 10.8
_LOOK = """
@page { margin: 15mm 14mm 15mm }
/* The theme begins a page with a line of nothing, which would have a page of its own. */
.md-typeset.md-content__inner::before { display: none }
.md-typeset section.paper:has(> .cover-mark) { position: relative; padding-top: 32mm }
.md-typeset section.paper:has(> .cover-mark) > h1 { font-size: 30pt; line-height: 1.15; margin: 0 0 8mm }
.md-typeset .cover-mark { position: absolute; top: 0; left: 0; right: 0; display: flex; align-items: center; gap: 4mm;
  font-size: 12pt; border-bottom: 2pt solid #000; padding-bottom: 4mm }
.md-typeset .cover-mark svg { width: 16mm; height: 16mm; flex: none }
.md-typeset .cover-mark .symbol { width: 24mm; height: 24mm; margin-left: auto; fill: #000 }
.md-typeset .cover-foot { font-size: 9pt; margin-top: 6mm }
.md-typeset .contents { margin-top: 5mm }
.md-typeset .contents ul, .md-typeset .contents li { list-style: none; margin: 0; padding: 0 }
.md-typeset .contents li { margin: 0.8mm 0 }
.md-typeset .contents li li { padding-left: 6mm }
.md-typeset .contents a { display: flex; gap: 2mm; align-items: baseline }
.md-typeset .contents a::before { content: ""; order: 1; flex: 1; border-bottom: 0.7pt dotted #000 }
.md-typeset .contents .page-of { order: 2; min-width: 2em; text-align: right }
.md-typeset .cover-help { border: 1pt solid #000; padding: 1mm 4mm; margin-top: 5mm; break-inside: avoid }
.md-typeset .cover-help .write { display: flex; gap: 3mm; align-items: baseline; margin: 1mm 0 }
.md-typeset .cover-help .write-lines { flex: 1 }
.md-typeset :is(.options, .steps, .items) { break-inside: avoid }
.md-typeset :is(.vignette, .same-acts) { break-after: avoid }
.md-typeset { line-height: 1.32 }
.md-typeset p { break-inside: auto; orphans: 2; widows: 2 }
.md-typeset :is(p, ul, ol) { margin-block: .36em }
.md-typeset :is(ul, ol) li { margin-bottom: .15em }
.md-typeset h2 { margin: .9em 0 .3em; font-size: 1.35em; clear: right }
.md-typeset h3 { margin: .9em 0 .25em; font-size: 1.1em }
.md-typeset :is(h4, h5, h6) { font-size: 1em }
.md-typeset :is(.vignette, .question, .admonition, .law, .rule) { margin-block: .7em }
.md-typeset :is(.vignette, .admonition) { padding-block: .4em }
.md-typeset table:not([class]) { font-size: .93em }
/* What a law says runs on behind its label. */
.md-typeset .law > * { border: 0; padding: 0; margin: 0 }
.md-typeset .law :is(.law-label, .law-label + p) { display: inline }
.md-typeset .law-label::after { content: ". " }
.md-typeset textarea { height: 7.5em !important; min-height: 0 !important }
.md-typeset :is(.question:has(textarea), .gapped, .try, .workbook, .entry) { break-inside: avoid }
.md-typeset .workbook { break-after: avoid }
.md-typeset .question .number { font-family: inherit }
.md-typeset .gapped { line-height: 1.8 }
[dir] .md-typeset .question :is(.options, .steps, .items) > li:nth-child(n) { margin-bottom: .15em }
/* Words stand beside a drawing. */
.md-typeset .diagram { float: right; width: 80mm; margin: 0 0 2mm 5mm }
.md-typeset .diagram svg { max-height: 17cm }
.md-typeset .answers-title { border-top: 2pt solid #000; padding-top: .4em; font-size: 1.6em }
.md-typeset .book-answers { columns: 2; column-gap: 8mm; font-size: 9.5pt; line-height: 1.28 }
.md-typeset .book-answers > :is(h2, h3):first-child { margin-top: 0 }
.md-typeset .book-answers .asked { margin-top: 1em }
"""


def look(heads: Sequence[str], sizes: Sequence[float] = ()) -> str:
    """Return the style of papers.

    Args:
        heads: The running head of each paper; an empty one is none.
        sizes: Of the type of each paper, in points; without them, the book's.
    """
    parts = [_LOOK]
    for number, (head, size) in enumerate(zip(heads, sizes or [_SIZE] * len(heads), strict=True), 1):
        shown = head.replace("\\", "").replace('"', "”")
        parts.append(
            f".md-typeset section.paper:nth-of-type({number}) {{ page: part-{number}; font-size: {size}pt }}\n"
        )
        if shown:
            parts.append(f'@page part-{number} {{ @top-left {{ content: "{shown}"; font: 8pt Arial, sans-serif }} }}\n')
    # A cover has none.
    return "".join([*parts, "@page part-1:first { @top-left { content: none } }\n"])
