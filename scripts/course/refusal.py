"""What the system, the disk or the generator refuses, in words for whoever called a command."""

import errno
import traceback
from pathlib import Path


class RefusedError(Exception):
    """A command cannot do its work, and its code is not to blame. The message is for whoever called it."""


_MENDS = {
    errno.EACCES: "Ask for the right to it, or work on a copy of your own.",
    errno.EPERM: "Ask for the right to it, or work on a copy of your own.",
    errno.EROFS: "Work on a copy that can be written to, or name another place with --out.",
    errno.ENOSPC: "Make room, then run this again.",
    errno.EDQUOT: "Make room, then run this again.",
    errno.EFBIG: "Make room, or raise the limit for files, then run this again.",
    errno.ENOENT: "Is it a link to something that is gone? Mend the link, or delete it.",
    errno.ENXIO: "Put a file in its place, or delete it.",
    errno.ELOOP: "It is a link that leads back to itself: delete it.",
    errno.EBUSY: "Something else holds it: close that, then run this again.",
    errno.EISDIR: "Rename the folder, or name another place.",
    errno.ENOTDIR: "Rename the file that stands where a folder must be, or name another place.",
    errno.EEXIST: "Rename what is there, or name another place.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}
_OTHER = "Check the disk and the place, then run this again."


def refused(error: OSError) -> str:
    """Return in one line what the system refused, where, and what would mend it."""
    place = error.filename2 or error.filename  # where something was to go, before where it came from
    if isinstance(place, bytes):
        place = place.decode(errors="replace")
    where = f"{place}: " if isinstance(place, str) else ""
    what = " ".join((error.strerror or str(error) or type(error).__name__).split()).rstrip(".")
    return f"{where}{what[:1].lower() + what[1:] if where else what}. {_MENDS.get(error.errno or 0, _OTHER)}"


# What the code of others may raise: a plugin, a hook, an extension.
OF_OTHERS = (Exception, SystemExit)


def others_fault(error: BaseException) -> str:
    """Return where the code of somebody else gave up, and its words; nothing where the fault is ours."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"“{error.msg}” in line {error.lineno} of {Path(error.filename).name}"
    frame = traceback.extract_tb(error.__traceback__)[-1]
    path = Path(frame.filename)
    if path.is_relative_to(Path(__file__).parent):
        return ""
    what = "it ended the command" if isinstance(error, SystemExit) else f"“{error}”"
    return f"{what} in line {frame.lineno} of {path.name}"
