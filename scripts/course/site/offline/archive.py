"""The download: a zip of the course that opens from a disk. The same files make the same bytes."""

import io
import re
import zipfile

from course.site.offline.contents import Files, is_on_disk
from course.site.offline.offer import alone
from course.site.withhold import without_key_links

# The first day that a zip can name. A real one would differ from build to build.
_DAY = (1980, 1, 1, 0, 0, 0)


def folder_name(name: str) -> str:
    """Return a course's name as the name of a folder: `Working with Carers` gives `working-with-carers`."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "course"


def archive(files: Files, name: str) -> bytes:
    """Return the zip of a course's files, in one folder, so that unpacking never strews them about."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for path in sorted(filter(is_on_disk, files)):
            content = files[path]
            entry = entry_of(f"{folder_name(name)}/{path}")
            is_page = path.endswith(".html")
            target.writestr(entry, without_key_links(alone(content.decode())) if is_page else content, compresslevel=9)
    return stream.getvalue()


def entry_of(name: str) -> zipfile.ZipInfo:
    """Return the head of a file in a zip: no clock, no owner, and not the system of whoever builds."""
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
