"""What learners write: saved by a choice of its own."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.site.browser import data
from tests.site.browser.progress import PROGRESS, Visit, kept, saved

REFLECTION = next(each for each in data.instances() if each.kind == "reflection")


class TestFreeText:
    def test_is_kept_only_by_a_choice_of_its_own(self, visit: Visit) -> None:
        page, _, _ = saved(visit)
        page.goto("/assessment/workbook.html")
        field = page.locator("textarea[data-text=who]")
        field.fill("A daughter")
        assert "texts" not in kept(page)
        page.goto(PROGRESS)
        expect(page.get_by_text("Do not choose this on a device that others use")).to_be_visible()
        page.get_by_label("Save what I write as well").check()
        page.goto("/assessment/workbook.html")
        field.fill("A neighbour")
        assert kept(page)["texts"] == {"who": "A neighbour"}
        page.reload()
        expect(field).to_have_value("A neighbour")
        page.goto(PROGRESS)
        page.get_by_label("Save what I write as well").click()
        page.get_by_role("button", name="Yes, delete").click()
        expect(page.get_by_text("What you wrote is deleted from this device.")).to_be_visible()
        assert "texts" not in kept(page)

    @pytest.mark.parametrize("place", ["/assessment/workbook.html", REFLECTION.address])
    def test_is_offered_to_be_saved_and_asked_about_before_it_goes(self, visit: Visit, place: str) -> None:
        page = visit(place)
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        field = page.locator("textarea:visible").first
        field.click()
        page.keyboard.type("A neighbour")
        page.goto("/index.html")
        assert asked == ["beforeunload"]
        page.goto(place)
        expect(field).to_have_value("")
        field.fill("A cousin")
        page.get_by_role("button", name="Save what I write").click()
        expect(page.get_by_text("Saved on this device.")).to_be_visible()
        field.press_sequentially(", too")
        page.reload()
        expect(field).to_have_value("A cousin, too")
        assert asked == ["beforeunload"]
        assert list(kept(page)["texts"].values()) == ["A cousin, too"]

    def test_of_one_name_is_one_text_wherever_it_stands(self, visit: Visit) -> None:
        page = visit("/assessment/workbook.html")
        page.evaluate("""() => {
            const other = document.createElement("textarea")
            other.dataset.text = "who"
            document.querySelector("article").append(other)
        }""")
        fields = page.locator("textarea[data-text=who]")
        fields.last.fill("A neighbour")
        expect(fields.first).to_have_value("A neighbour")

    def test_leaves_as_a_file(self, visit: Visit, tmp_path: Path) -> None:
        page = visit("/assessment/workbook.html")
        page.locator("textarea[data-text=who]").fill("A neighbour & <b>")
        for button, ending, holds in (
            ("Save as text", ".txt", "A neighbour & <b>"),
            ("Save for Word", ".doc", "A neighbour &#38; &#60;b&#62;"),
        ):
            with page.expect_download() as caught:
                page.get_by_role("button", name=button).click()
            file = tmp_path / caught.value.suggested_filename
            caught.value.save_as(file)
            assert file.name == f"my-workbook-2026-11-22{ending}"
            assert holds in file.read_text(encoding="utf-8")

    def test_can_be_copied(self, visit: Visit, phone_of: BrowserContext) -> None:
        phone_of.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit("/assessment/workbook.html")
        page.locator("textarea[data-text=who]").fill("A neighbour")
        page.get_by_role("button", name="Copy everything").click()
        expect(page.get_by_text("Copied. You can paste it now.")).to_be_visible()
        assert "A neighbour" in page.evaluate("navigator.clipboard.readText()")
