"""The course as an app on a home screen: its web app manifest."""

from __future__ import annotations

import json
from collections.abc import Container

# The paper of the light colours in course.css: a manifest cannot know which colours are on.
PAPER = "#fcf8f1"

_ICONS = (
    ("assets/icon-192.png", "192x192", "any"),
    ("assets/icon-512.png", "512x512", "any"),
    ("assets/icon-maskable-512.png", "512x512", "maskable"),
)


def app_manifest(name: str, short_name: str, description: str, language: str, files: Container[str]) -> str:
    """Return the manifest of a course, with those of its icons that are there."""
    manifest = {
        "name": name,
        "short_name": short_name or name,
        "description": description,
        "lang": language,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}
            for src, sizes, purpose in _ICONS
            if src in files
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
