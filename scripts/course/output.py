"""Where commands write: only over what a command wrote, as a whole or not at all, and one command at a time.

A folder of ours keeps a list of what was written there, which `sha256sum --check` can read. A file that is not on it,
or that somebody changed since, is a person's: it is never deleted, and nothing takes its place.
"""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from course.reading.disk import special, text_of
from course.written import OutputError, named

LIST = ".written.sha256"
# Where a command makes things, within the folder where they go: that may be a disk of its own.
_BENCH = ".writing-"
_LEFTOVER = f"{_BENCH}????????"
# Written by systems, and not by people, into folders that they show.
_NOBODYS = {LIST, ".DS_Store", "Thumbs.db", "desktop.ini"}
_NAMED = 5

# Files by path and digest. While one takes another's place, both are on the list.
Listed = frozenset[tuple[str, str]]


@contextmanager
def bench(folder: Path) -> Iterator[Path]:
    """Yield a folder within `folder` to make things in. It is gone afterwards, and so is what killed commands left.

    Raises:
        OutputError: another command is writing into the folder.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder) as is_alone:
            for left in folder.glob(_LEFTOVER) if is_alone else ():
                shutil.rmtree(left, ignore_errors=True)
            place = Path(tempfile.mkdtemp(prefix=_BENCH, dir=folder))
            try:
                yield place
            finally:
                shutil.rmtree(place, ignore_errors=True)
    finally:
        for each in made:
            with suppress(OSError):
                each.rmdir()  # it is not empty, where all went well


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Hold a folder, so that no other command of ours writes there; yield whether that is sure."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        is_alone = True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"Another command is writing into {folder}. Wait until it has ended, then run this again."
            raise OutputError(message) from None
        except OSError:  # some disks of other machines have no locks
            is_alone = False
        yield is_alone
    finally:
        os.close(handle)


def listed(folder: Path) -> Listed:
    """Return what commands wrote into a folder."""
    try:
        lines = text_of(folder / LIST).splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return frozenset()
    return frozenset((name, found) for found, _, name in (line.partition("  ") for line in lines) if name)


def refuse_others(folder: Path, kept: Iterable[str] = ()) -> None:
    """Refuse a folder that holds anything which no command wrote.

    Args:
        folder: The folder; it need not be there.
        kept: Names of files that stay as they are, whoever wrote them.

    Raises:
        OutputError: it does. The message names what.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file. Name a folder.")
    others = list(_others(folder, listed(folder), frozenset(kept))) if folder.exists() else []
    if others:
        old = "" if (folder / LIST).exists() else " An old site, built before there was a list of its files, may go."
        raise OutputError(
            f"{folder} holds what no build wrote: {_few(others)}. Nothing there was touched. Give the site a folder "
            f"of its own, or move this away.{old}"
        )


def _others(folder: Path, known: Listed, kept: frozenset[str]) -> Iterator[str]:
    """Yield what in a folder is not of ours; a folder without anything of ours is named as one."""
    ours = {name for name, _ in known} | kept
    folders = {parent.as_posix() for name in ours for parent in PurePosixPath(name).parents}

    def within(place: Path, below: str) -> Iterator[str]:
        for path in sorted(place.iterdir()):
            name = f"{below}{path.name}"
            if path.is_dir() and not path.is_symlink():
                if name in folders:
                    yield from within(path, f"{name}/")
                elif not (below == "" and path.match(_LEFTOVER)):
                    yield f"{name}/"
            elif name not in kept and path.name not in _NOBODYS and (name, digest_of(path)) not in known:
                yield f"{name} (changed since)" if name in ours else name

    return within(folder, "")


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def take_over(folder: Path, names: Iterable[str], fresh: Path) -> Listed:
    """Copy files of a folder to where they are made anew, and return what they were."""
    found = set()
    for name in names:
        if (folder / name).is_file():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, fresh / name)
            found.add((name, digest_of(fresh / name)))
    return frozenset(found)


def put(fresh: Path, folder: Path, instead_of: Listed) -> None:
    """Put the files of a bench where they belong: all of them, or none.

    Args:
        fresh: A folder on the bench of `folder`.
        folder: Where its files go.
        instead_of: What may be replaced. What of it is not made anew is deleted.

    Raises:
        OutputError: other files stand in their places.
    """
    new = {path.relative_to(fresh).as_posix(): digest_of(path) for path in sorted(fresh.rglob("*")) if path.is_file()}
    old = {name for name, _ in instead_of}
    # Where a folder stands in the way of a file, taking out what is gone may empty it.
    there = {name: digest_of(folder / name) for name in {*new, *old} if _is_file(folder / name)}
    others = [name for name in sorted(there) if (name, there[name]) not in instead_of and there[name] != new.get(name)]
    if others:
        raise OutputError(
            f"{folder} holds files that this command did not write, or that somebody changed since: {_few(others)}. "
            "They were left as they are. Move them away, or delete them, then run this again."
        )
    known = listed(folder)
    gone = sorted(there.keys() - new.keys())
    changed = sorted(
        (name for name in new if there.get(name) != new[name]), key=lambda name: (name.endswith(".html"), name)
    )
    stays = {each for each in known if each[0] not in new and each[0] not in gone}
    mine = {(name, new[name]) for name in new if name in changed or (name, new[name]) in known}
    _write_list(fresh.parent, folder, known | mine)  # whoever is killed from here on leaves nothing unknown
    _swap([*gone, *changed], fresh, folder)
    _write_list(fresh.parent, folder, stays | mine)


def _swap(names: list[str], fresh: Path, folder: Path) -> None:
    """Take what stands at each name aside, and put what is fresh there; where one is refused, take all back."""
    aside = fresh.with_name("old")
    done: list[tuple[Path, Path]] = []
    try:
        for name in names:
            target = folder / name
            if target.is_dir() and not target.is_symlink():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            for start, end in ((target, aside / name), (fresh / name, target)):
                if os.path.lexists(start):
                    end.parent.mkdir(parents=True, exist_ok=True)
                    start.rename(end)
                    done.append((start, end))
            for parent in target.parents[: name.count("/")]:
                with suppress(OSError):
                    parent.rmdir()  # only where it is empty now
    except BaseException:  # Ctrl-C too
        for start, end in reversed(done):
            start.parent.mkdir(parents=True, exist_ok=True)
            end.rename(start)
        raise


def _write_list(place: Path, folder: Path, files: Iterable[tuple[str, str]]) -> None:
    write_note(folder / LIST, "".join(f"{found}  {name}\n" for name, found in sorted(files)), place)


def write_note(path: Path, text: str, place: Path) -> None:
    """Write, by way of a bench, a file that a command keeps for itself."""
    with named(path):
        (place / path.name).write_text(text, encoding="utf-8")
        (place / path.name).replace(path)


def write_files(folder: Path, files: Mapping[str, bytes], place: Path) -> None:
    """Write files into a folder by way of its bench; those that stand there already must be of ours.

    Raises:
        OutputError: they are not.
    """
    fresh = place / "new"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, data in files.items():
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        with named(folder / name):
            (fresh / name).write_bytes(data)
    put(fresh, folder, frozenset(each for each in listed(folder) if each[0] in files))


def _is_file(path: Path) -> bool:
    return path.is_symlink() or (path.exists() and not path.is_dir())


def digest_of(path: Path) -> str:
    """Return what tells a file from any other; a link is like none, nor is what is no file."""
    if path.is_symlink():
        return "a link"
    if what := special(path):
        return what
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
