"""Rules of the theme for any element at all, narrowed to the elements that they were made for.

What begins or ends a cell of a table, or follows a table, loses or gets a margin. The theme asks so whatever element it
is, and whether the table has a class: with that, a browser dresses everything anew that stands below an element whose
class changes, or beside one that comes or goes. That is most of a page, and on a slow phone a tenth of a second.
"""

import re

_ANY = re.compile(r"(table:not\(\[class\]\)(?:\+| t[dh]>))\*?(?=[,{]|:(?:first|last)-child)")
# `:where` weighs nothing: what else asks for an element wins as before.
_BLOCKS = ":where(blockquote,details,div,dl,figure,form,h1,h2,h3,h4,h5,h6,hr,ol,p,pre,section,table,ul)"


def for_blocks(style: str) -> str:
    """Return a style sheet whose margins around and in tables ask for elements that have such."""
    return _ANY.sub(rf"\1{_BLOCKS}", style)
