import json

from course.site.offline.app import app_manifest

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


def test_its_colours_are_the_paper_that_the_course_chose() -> None:
    manifest = json.loads(app_manifest("Small", "", "", "cy", (), "#ffffff"))
    assert {manifest["background_color"], manifest["theme_color"]} == {"#ffffff"}
