"""Adds to a finished site, whatever generator wrote it, all that makes it work without a connection."""

import posixpath
from pathlib import Path

from course.guidance.colours import PAPER
from course.site.offline.app import app_manifest
from course.site.offline.archive import archive, folder_name
from course.site.offline.contents import APP, WORKER, files_of
from course.site.offline.offer import filled, has_offer, unfilled
from course.site.offline.versions import FOLDER, keep_version, listing, versions_in, with_list
from course.site.offline.worker import worker
from course.site.project import Project


def add_offline(site: Path, project: Project, version: str, paper: str = PAPER) -> None:
    """Write the download, the service worker and the app's manifest, and tell pages their sizes and earlier versions.

    Doing so twice is doing so once.
    """
    files = files_of(site)
    about = (project.name, project.short_name, project.description, project.language)
    app = app_manifest(*about, files, paper).encode()
    offers = {
        name: with_list(unfilled(page), listing((), ""))
        for name in files
        if name.endswith(".html") and has_offer(page := files[name].decode())
    }
    kept = files | {APP: app, **{name: page.encode() for name, page in offers.items()}}
    zipped = archive(kept, project.name)
    course = folder_name(project.name)
    download = f"{course}.zip"
    if project.released:
        keep_version(site, course, version, project.released, zipped)
    versions = versions_in(site)
    sizes = sum(map(len, kept.values())), len(zipped)
    told: dict[str, bytes] = {}
    for name, page in offers.items():
        top = posixpath.relpath(".", posixpath.dirname(name) or ".")
        told[name] = with_list(filled(page, *sizes, f"{top}/{download}"), listing(versions, f"{top}/{FOLDER}")).encode()
    for name, content in {APP: app, **told}.items():
        (site / name).write_bytes(content)
    (site / download).write_bytes(zipped)
    (site / WORKER).write_text(worker(kept | told), encoding="utf-8")
