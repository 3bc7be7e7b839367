"""The course as an app on a home screen: its web app manifest."""

import json
from collections.abc import Container

from course.guidance.colours import PAPER

ICONS = (
    ("assets/icon-192.png", "192x192", "any"),
    ("assets/icon-512.png", "512x512", "any"),
    ("assets/icon-maskable-512.png", "512x512", "maskable"),
)


def app_manifest(
    name: str, short_name: str, description: str, language: str, files: Container[str], paper: str = PAPER
) -> str:
    """Return the manifest of a course, with those of its icons that are there.

    `paper` is that of the light colours: a manifest cannot know which colours are on.
    """
    manifest = {
        "name": name,
        "short_name": short_name or name,
        **({"description": description} if description else {}),
        "lang": language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}
            for src, sizes, purpose in ICONS
            if src in files
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
