from pathlib import Path

import pytest

from tests.site.rendering import page, words


@pytest.mark.parametrize("argument", ["", "copies"])
def test_another_name_gets_an_error_box(tmp_path: Path, argument: str) -> None:
    (box,) = page(tmp_path, f"/// offline | {argument}\n///\n").find_class("quiz-error")
    assert words(box) == f"There is no offline copy “{argument}”. Write “copy”, “download” and “versions”."


def test_the_search_passes_the_offers_by(tmp_path: Path) -> None:
    tree = page(tmp_path, "/// offline | copy\n///\n\n/// offline | download\n///\n")
    assert ["data-search-exclude" in each.attrib for each in tree.find_class("offline")] == [True, True]


def test_no_button_shows_without_a_script(tmp_path: Path) -> None:
    tree = page(tmp_path, "/// offline | copy\n///\n")
    assert {words(each): "hidden" in each.attrib for each in tree.iter("button")} == {
        "Save a copy for offline use": True,
        "Use the new version": True,
        "Delete the offline copy": True,
    }


def test_a_page_s_own_prose_has_no_offers(tmp_path: Path) -> None:
    assert words(page(tmp_path, "Before\n\n/// offline | copy\n///\n", prose_only=True)) == "Before"
