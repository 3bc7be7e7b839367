"""Adds to a finished site, whatever generator wrote it, all that makes it work without a connection."""

from __future__ import annotations

import posixpath
from pathlib import Path

from course.site.offline.app import app_manifest
from course.site.offline.archive import archive, folder_name
from course.site.offline.contents import APP, WORKER, Files, in_browser, read_files
from course.site.offline.offer import filled, has_offer, unfilled
from course.site.offline.worker import worker
from course.site.project import Project


def add_offline(site: Path, project: Project) -> None:
    """Write the download, the service worker and the app's manifest, and tell pages their sizes.

    Doing so twice is doing so once.
    """
    files = read_files(site)
    files[APP] = app_manifest(project.name, project.short_name, project.description, files).encode()
    offers = {
        name: unfilled(content.decode())
        for name, content in files.items()
        if name.endswith(".html") and has_offer(content.decode())
    }
    files |= {name: page.encode() for name, page in offers.items()}
    kept, zipped = in_browser(files), archive(files, project.name)
    download = f"{folder_name(project.name)}.zip"
    sizes = sum(map(len, kept.values())), len(zipped)
    told: Files = {}
    for name, page in offers.items():
        address = posixpath.relpath(download, posixpath.dirname(name) or ".")
        told[name] = filled(page, *sizes, address).encode()
    for name, content in {APP: files[APP], **told}.items():
        (site / name).write_bytes(content)
    (site / download).write_bytes(zipped)
    (site / WORKER).write_text(worker(kept | told), encoding="utf-8")
