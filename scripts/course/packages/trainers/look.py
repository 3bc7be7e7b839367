"""How a print pack looks: small margins, a time in the margin, cards of a quarter of a page."""

# In millimetres, as the style has them: a page, its head and its foot, a line of notes, what is above those lines.
HIGH, HEAD, FOOT, NOTE_LINE, NOTE_HEAD = 297.0, 13.0, 15.0, 8.1, 19.0

LOOK = """
@page { margin: 13mm 15mm 15mm }
@page answers { @top-right { content: "Answers: keep separate"; font: bold 9pt Arial, sans-serif } }
.paper:has(> .part-marking) { page: answers }
.md-typeset { font-size: 10.5pt; line-height: 1.32 }
.md-typeset h1 { font-size: 17pt; margin: 0 0 3mm; padding-bottom: 1.5mm; border-bottom: 1.5pt solid #000 }
.md-typeset h2 { font-size: 12.5pt; margin: 4.5mm 0 1mm }
.md-typeset h3 { font-size: 11pt; margin: 3mm 0 .8mm }
.md-typeset :is(h4, h5, h6) { font-size: 10.5pt; margin: 2.5mm 0 .5mm }
.md-typeset :is(h1, h2, h3, h4, h5, h6, caption, .rule-title, .law-head, .law-label, .admonition-title) {
  break-after: avoid; break-inside: avoid }
.md-typeset :is(p, ul, ol) { margin-block: 1.1mm; orphans: 2; widows: 2 }
.md-typeset :is(ul, ol) li { margin-bottom: .6mm }
.md-typeset table:not([class]) { font-size: 9.5pt; margin: 1.5mm 0 }
.md-typeset table:not([class]) :is(th, td) { padding: .8mm 1.6mm; vertical-align: top }
.md-typeset tr { break-inside: avoid }
.md-typeset td:empty { height: 7.5mm }
.md-typeset .meta { color: #000; font-size: 9.5pt; margin: 0 }
.md-typeset .imprint { font-size: 8.5pt; margin: 1mm 0 }
.md-typeset .write { margin: 1.5mm 0; break-inside: avoid }
.md-typeset .write-lines span { height: 8mm; opacity: 1; border-bottom: .5pt solid #555 }
.md-typeset .notes { break-before: avoid }
.md-typeset .option { margin-bottom: .5mm }
.md-typeset .timed { padding-left: 17mm; border-top: .5pt solid #999; margin-top: 3mm }
.md-typeset .timed > h2 { margin-top: 2mm }
.md-typeset .clock { float: left; margin-left: -17mm; font-size: 11pt }
.md-typeset .moves { margin-left: 5mm; padding: 0 }
.md-typeset .moves > li { margin: 0 0 1mm; padding-left: 1mm }
.md-typeset .move { display: block; padding-left: 11mm; text-indent: -11mm }
.md-typeset .move > strong { display: inline-block; width: 11mm; text-indent: 0 }
.md-typeset :is(.asked-together, .sheet-of-questions) {
  columns: 2; column-gap: 8mm; font-size: 10pt; line-height: 1.27 }
.md-typeset .asked-together { margin: 1mm 0 }
.md-typeset :is(.asked-together, .sheet-of-questions) h3:first-child { margin-top: 0 }
.md-typeset .one-question { break-inside: avoid; padding-bottom: 2.5mm }
.md-typeset .one-situation { break-inside: avoid; margin-top: 1.5mm }
.md-typeset .story { columns: 2; column-gap: 8mm; font-size: 10pt; line-height: 1.27 }
.md-typeset .story > h2 { margin-top: 0 }
.md-typeset .numbered > h3 { border-top: .5pt solid #999; padding-top: 1mm }
.md-typeset .role-cards { display: grid; grid-template: 122mm 122mm / 1fr 1fr; break-before: auto; break-inside: avoid }
.md-typeset .role-card {
  min-height: 0; margin: 0; border: .7pt dashed #555; border-radius: 0; padding: 5mm; font-size: 11.5pt }
.md-typeset .role-card h2 { font-size: 22pt; line-height: 1.1; margin: 0 0 2mm }
.md-typeset .part-run-sheet td { height: 11mm }
.md-typeset .part-marking table:not([class]) { font-size: 9pt; margin: 1mm 0 }
.md-typeset .part-marking { font-size: 10pt; line-height: 1.25 }
.md-typeset :is(.part-register, .part-evaluation, .part-attendance) { font-size: 10pt; line-height: 1.25 }
.md-typeset :is(.part-register, .part-evaluation) .write { margin: .5mm 0 }
.md-typeset :is(.part-register, .part-evaluation) .write-lines span { height: 6.2mm }
.md-typeset .part-register td:empty { height: 5.6mm }
.md-typeset .part-handout { font-size: 10pt; line-height: 1.28 }
.md-typeset .part-attendance .write-lines span { height: 13mm }
.md-typeset .part-attendance td:empty { height: 14mm }
.md-typeset .part-cover > ul:last-child { columns: 2 }
.md-typeset .part-cover:not(.tight) td { height: 6.8mm }
.md-typeset .sheet-of-questions { font-size: 11.3pt; line-height: 1.38 }
.md-typeset .tight, .md-typeset .tight :is(.asked-together, .sheet-of-questions) { font-size: 9.6pt; line-height: 1.2 }
.md-typeset .tight .sheet-of-questions { font-size: 9.7pt; line-height: 1.2 }
.md-typeset .part-plan.tight { font-size: 9.8pt; line-height: 1.22 }
.md-typeset .tight .one-question { padding-bottom: 1mm }
.md-typeset .tight :is(h2, h3) { margin-top: 2.2mm }
.md-typeset .tight .timed { margin-top: 1.5mm }
.md-typeset .tight .moves > li { margin-bottom: .4mm }
.md-typeset .tight table:not([class]) :is(th, td) { padding-block: .4mm }
.md-typeset .tight :is(p, ul, ol) { margin-block: .7mm }
.md-typeset .tight .write-lines span { height: 5.8mm }
.md-typeset .part-evaluation.tight .write-lines span { height: 7.6mm }
.md-typeset .tight table:not([class]) { font-size: 9pt }
.md-typeset .notes .write { margin: 0 }
.md-typeset .notes .write-label { margin: 3mm 0 0; line-height: 5mm }
.md-typeset .notes .write-lines span { box-sizing: border-box; height: 8mm }
.md-typeset .diagram { float: right; width: 78mm; margin: 0 0 2mm 5mm }
.md-typeset .diagram svg { max-height: 17cm }
.md-typeset .write { display: flow-root }
.md-typeset .law { overflow: visible }
.md-typeset .law > * { border: 0 }
.md-typeset :is(.part-handout > h2, .asked-together) { clear: right }
"""
