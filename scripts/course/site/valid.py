"""What the theme writes and HTML does not allow, mended on the finished page: to copy its templates would cost more."""

import re

# Of no use on a box to tick: it is for what is typed.
_COMPLETED = re.compile(r'(<input class="md-toggle"[^<>]*?) autocomplete="off"')
# A label in the menu that no key shall reach has no place among those that keys reach, and needs none.
_NO_PLACE = re.compile(r'(<label class="md-nav__link[^<>]*?) tabindex=""')
# On a page that stands in no menu, the title of its contents names a box that is not there.
_NO_BOX = ' for="__toc"'
_BOX = 'id="__toc"'


def valid(page: str) -> str:
    """Return a page whose theme says nothing that HTML does not allow. A page that is valid stays as it is."""
    page = _NO_PLACE.sub(r"\1", _COMPLETED.sub(r"\1", page))
    return page if _BOX in page else page.replace(_NO_BOX, "")
