"""Two editions of a small site in the course's own theme: every page and a script say which edition they are of."""

import os
from pathlib import Path

from course.site.build import build_site
from course.site.project import open_course
from tests.conftest import TODAY, write_files
from tests.small import FILES

NAMES = {1: "one", 2: "two", 3: "three"}

CONFIG = """\
site_name: Edition {name}
site_description: A small course.
site_url: https://example.org/care/course/
use_directory_urls: false
theme:
  name: material
  font: false
  palette: {{ scheme: default }}
plugins: [course]
markdown_extensions:
  - attr_list
  - course.site.markdown:
      root: {root}
extra_css: [assets/course.css]
extra_javascript: [assets/tools.js, assets/course.js, edition.js]
"""

OFFER = """\
---
title: Offline
---

# Offline

/// offline | copy
///

/// offline | download
///
"""


def edition(root: Path, number: int) -> Path:
    """Build an edition; return the folder of its site."""
    name = NAMES[number]
    files = {
        **FILES,
        "mkdocs.yml": CONFIG.format(name=name, root=root),
        "docs/edition.js": f'document.documentElement.dataset.edition = "{name}"\n',
        "docs/index.md": f"---\ntitle: Start\n---\n\n# Start here\n\nThis is edition{name}word.\n",
        "docs/assessment/offline.md": OFFER,
    }
    write_files(root, files)
    site = root / "site"
    assert build_site(root, open_course(root, TODAY), site) == []
    # A server tells browsers the age of its files in seconds, and tests are faster than that.
    for path in site.rglob("*"):
        os.utime(path, (number * 60, number * 60))
    return site
