from __future__ import annotations

import json

from course.site.offline.app import PAPER, app_manifest
from tests.conftest import ROOT

ICONS = {"assets/icon-192.png", "assets/icon-512.png", "assets/icon-maskable-512.png"}


def test_the_manifest_of_a_course() -> None:
    assert json.loads(app_manifest("Working with Carers", "Carers course", "About “carers”.", "en-GB", ICONS)) == {
        "name": "Working with Carers",
        "short_name": "Carers course",
        "description": "About “carers”.",
        "lang": "en-GB",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fcf8f1",
        "theme_color": "#fcf8f1",
        "icons": [
            {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }


def test_a_course_without_a_short_name_or_icons() -> None:
    manifest = json.loads(app_manifest("Small", "", "", "cy", ()))
    assert (manifest["short_name"], manifest["icons"]) == ("Small", [])


def test_its_colour_is_the_paper_of_the_light_colours() -> None:
    styles = (ROOT / "scripts/course/site/theme/assets/course.css").read_text(encoding="utf-8")
    assert f"body {{\n  --paper: {PAPER};" in styles
