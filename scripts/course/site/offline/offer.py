"""The page that offers copies: sizes and addresses that only the finished site knows, and its words within a copy."""

import re

_COPY_SIZE = re.compile(r'(<data class="copy-size")[^>]*>[^<]*')
_ZIP_SIZE = re.compile(r'(<data class="zip-size")[^>]*>[^<]*')
_ZIP_LINK = re.compile(r'<(?:span|a) class="zip-link"[^>]*>(.*?)</(?:span|a)>')
_OFFER = re.compile(r'<div class="offline" data-offline="(\w+)"[^>]*>.*?</div>', re.DOTALL)
_MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\n?')

UNKNOWN = "size counted when the site is built"
# Lists of files that stand beside the site alone: see `course.site.downloads`.
_FILES = re.compile(r'<(section|ul) class="downloads"[^>]*>.*?</\1>', re.DOTALL)
_NO_FILES = re.compile(r'<p class="no-downloads"[^>]*>.*?</p>', re.DOTALL)
_ELSEWHERE = '<p class="no-downloads">The files are on the course’s own website.</p>'
_INSTEAD = {
    "copy": "This works only on the course’s own website. You are using a separate copy now, which needs no browser "
    "to keep it.",
    "download": "You are using a separate copy already. For a newer one, go to the course’s own website.",
    "versions": "The course’s own website keeps the download of each version.",
}


def size(count: int) -> str:
    """Return a number of bytes as people read it: “1.2 MB”, and “85 KB” below a megabyte."""
    return f"{count / 1_000_000:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1000))} KB"


def has_offer(page: str) -> bool:
    """Say whether a page offers a copy."""
    return _OFFER.search(page) is not None


def unfilled(page: str) -> str:
    """Return a page as it was before it was told any size: what is counted must not depend on the count."""
    page = _COPY_SIZE.sub(rf"\1>{UNKNOWN}", _ZIP_SIZE.sub(rf"\1>{UNKNOWN}", page))
    return _ZIP_LINK.sub(r'<span class="zip-link">\1</span>', page)


def filled(page: str, copy: int, zipped: int, address: str) -> str:
    """Return a page with the sizes of both copies, in bytes, and the address of the download."""
    page = _COPY_SIZE.sub(rf'\1 value="{copy}">{size(copy)}', page)
    page = _ZIP_SIZE.sub(rf'\1 value="{zipped}">{size(zipped)}', page)
    return _ZIP_LINK.sub(rf'<a class="zip-link" href="{address}" download>\1</a>', page)


def alone(page: str) -> str:
    """Return a page as it stands in a copy of its own, on a disk or in a learning system: it offers no further copy."""
    page = _NO_FILES.sub(_ELSEWHERE, _FILES.sub("", page))
    return _OFFER.sub(lambda found: f'<p class="offline">{_INSTEAD[found[1]]}</p>', _MANIFEST.sub("", page))
