"""SCORM: the site as a package for a learning system, the whole course or one module, as one unit (a single SCO).

After “SCORM 1.2” (ADL 2001) and “SCORM 2004”, 3rd and 4th edition (ADL 2006, 2009). Systems differ in what they let
pass, so nothing here is used that a strict one refuses:

- One unit holds the session; pages come and go in a frame of its page. Pages that each open a session lose it.
- The course decides who has passed. A mark in the manifest would change that behind its back, so there is none.
- Names of files are lower-case ASCII, links are relative, nothing comes from another host, and no file is a zip.
"""

from course.packages.edition import Edition
from course.packages.formats.scorm.contents import of_course, of_module
from course.packages.formats.scorm.manifest import FIRST, FOURTH, MANIFEST, THIRD, Standard, manifest
from course.packages.formats.scorm.shell import PAGE, shell_files
from course.packages.formats.scorm.table import table_of
from course.packages.package import Package, zipped


class NoSiteError(ValueError):
    """An edition has no site to be made from."""


def scorm12(edition: Edition) -> Package:
    """Return an edition as a package for SCORM 1.2."""
    return _package(edition, FIRST)


def scorm2004(edition: Edition) -> Package:
    """Return an edition as a package for SCORM 2004, 4th edition."""
    return _package(edition, FOURTH)


def scorm2004_3rd(edition: Edition) -> Package:
    """Return an edition as a package for SCORM 2004, 3rd edition: for systems that stop there."""
    return _package(edition, THIRD)


def _package(edition: Edition, standard: Standard) -> Package:
    if edition.site is None:
        raise NoSiteError("A package for a learning system is made from the built site, and this edition has none.")
    site = dict(edition.site.files)
    module = edition.modules[0] if edition.part else None
    if module:
        contents = of_module(site, module.page, edition.pages, edition.address)
    else:
        contents = of_course(site, edition.pages, edition.address)
    table = table_of(edition, contents, standard.version)
    title = f"{edition.title}: {module.heading}" if module else edition.title
    files = {**contents.files, **shell_files(title, edition.language, table)}
    files = {MANIFEST: manifest(standard, edition.name, title, PAGE, sorted(files)), **dict(sorted(files.items()))}
    return Package({f"{edition.name}-{standard.name}.zip": zipped(files)})
