"""A module's package where a system fails, where it was updated, and where it is only looked at."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from course.packages.formats.scorm import PAGE
from tests.packages.learner import System
from tests.packages.scorm_play.reading import STATUS, VERSIONS, Open, assert_status, deciding, table, told, unclean


@pytest.mark.parametrize("version", VERSIONS)
class TestSomethingAmiss:
    def test_without_a_system_it_says_so_and_runs(self, system: Open, folder: Path, version: str) -> None:
        visit = system(version, "module").open(none="1")
        assert visit.trouble() == (
            "You did not open this from a learning system, so nothing is recorded. "
            "You can still read and answer everything."
        )
        visit.start()
        visit.answer(*deciding(folder, version))
        assert visit.said() == "100%. That would be a pass, but nothing is recorded."
        assert visit.calls() == []
        visit.leave()
        expect(visit.shell.locator("#last h1")).to_have_text("Finished here")

    @pytest.mark.parametrize("how", ["says no", "throws"])
    def test_a_system_that_fails_half_way(self, system: Open, ids: list[str], version: str, how: str) -> None:
        visit = system(version, "module").open().start()
        visit.answer(*ids[:2])
        visit.page.evaluate("(how) => { fails = how }", how)
        visit.answer(*ids[2:-1])
        assert visit.trouble().startswith("Your learning system did not save your last answer.")
        said = f"{len(ids) - 1} of {len(ids)} questions answered. Your learning system may not have saved this yet."
        assert visit.said() == said
        visit.page.evaluate("() => { fails = '' }")
        visit.answer(ids[-1])
        assert visit.trouble() == ""
        visit.leave()
        record = visit.record()
        assert_status(record, version, passed=True, raw="100")
        assert sorted(told(record)) == sorted(ids)

    def test_what_a_failing_system_did_not_take_is_said_at_the_end(
        self, system: Open, folder: Path, version: str
    ) -> None:
        visit = system(version, "module").open().start()
        visit.page.evaluate("() => { fails = 'throws' }")
        visit.answer(*deciding(folder, version)[:2])
        visit.shell.get_by_role("button", name="Save and exit").click()
        expect(visit.shell.locator("#last")).to_be_hidden()
        visit.shell.get_by_role("button", name="Exit, though not all is saved").click()
        expect(visit.shell.locator("#last h1")).to_have_text("Not all of it was saved")

    def test_a_second_window_records_nothing(self, lms: System, ids: list[str], version: str) -> None:
        first = lms.open().start()
        first.answer(*ids[:3])
        second = lms.open()
        assert second.trouble().startswith("The course is open in another window, so nothing is recorded")
        before = first.record()
        second.start()
        second.answer(*ids)
        second.leave()
        assert first.record() == before
        second.page.close()
        first.answer(*ids[3:])
        assert_status(first.record(), version, passed=True, raw="100")

    def test_a_system_that_starts_no_second_record(self, system: Open, version: str) -> None:
        visit = system(version, "module").open()
        visit.page.evaluate("() => { const frame = frames[0]; frame.location.reload() }")
        expect(visit.shell.locator("#trouble")).to_contain_text("did not start a record")

    def test_a_name_is_shown_as_it_is(self, lms: System) -> None:
        lms.set("learner", "O'Brien <b>")
        visit = lms.open()
        expect(visit.shell.locator("#learner")).to_have_text("You are signed in as O'Brien <b>.")
        assert visit.shell.locator("#learner b").count() == 0

    @pytest.mark.parametrize("mode", ["review", "browse"])
    def test_looking_back_writes_nothing(self, lms: System, folder: Path, version: str, mode: str) -> None:
        lms.set("mode", mode)
        visit = lms.open().start()
        assert visit.trouble().startswith(
            "You are only looking. Nothing new is recorded." if mode == "review" else "This is a preview. Nothing is"
        )
        visit.answer(*deciding(folder, version))
        visit.leave()
        # Where a system would take a preview that says nothing for finished.
        browsed = ["cmi.core.lesson_status", "browsed"] if (version, mode) == ("1.2", "browse") else []
        assert [call[1:3] for call in visit.calls() if call[0] == "SetValue"] == [browsed] * bool(browsed)

    # The last one has no score: a trainer may say that somebody has passed.
    @pytest.mark.parametrize(("status", "score"), [("passed", "91"), ("completed", "91"), ("passed", "")])
    def test_a_status_is_never_lowered(self, lms: System, folder: Path, version: str, status: str, score: str) -> None:
        name, word = (
            (STATUS[version]["status"], status)
            if version == "1.2" or status == "completed"
            else ("cmi.success_status", status)
        )
        lms.set("record", {name: word, **({STATUS[version]["score"]: score} if score else {})})
        visit = lms.open().start()
        visit.answer(*deciding(folder, version), wrong=tuple(deciding(folder, version)))
        visit.leave()
        assert visit.record()[name] == word
        assert not score or visit.record()[STATUS[version]["score"]] == score

    def test_a_package_that_was_updated(self, lms: System, ids: list[str], folder: Path, version: str) -> None:
        visit = lms.open().start()
        visit.answer(*ids)
        visit.leave()
        visit.page.close()
        newer = folder / f"newer-{version}"
        shutil.copytree(folder / f"module-{version}", newer, dirs_exist_ok=True)
        page = newer / PAGE
        known = table(folder, f"module-{version}")["print"]
        page.write_text(page.read_text(encoding="utf-8").replace(known, "00000000"), encoding="utf-8")
        again = lms.open(package=f"newer-{version}")
        expect(again.shell.locator("#news")).to_have_text(
            "The course has been updated since your last visit, so its questions start again. Your result is saved."
        )
        assert again.said() == "You have passed, with 100%."
        again.start()
        again.answer(ids[0], wrong=(ids[0],))
        again.leave()
        assert_status(again.record(), version, passed=True, raw="100")
        assert unclean(again.calls()) == []

    def test_what_cannot_be_read_starts_again(self, lms: System, folder: Path, version: str) -> None:
        # To the shell, all that it cannot read is nothing at all: test_scorm_record.py.
        lms.set("record", {"cmi.suspend_data": {"1.2": "é" * 100, "2004": "1" + "A" * 4095}[version]})
        visit = lms.open()
        expect(visit.shell.locator("#news")).to_have_text(
            "We could not read what was saved on your last visit, so the questions start again."
        )
        visit.start()
        visit.answer(*deciding(folder, version))
        assert_status(visit.record(), version, passed=True, raw="100")

    def test_a_page_alone_calls_for_its_shell(self, lms: System, context: BrowserContext) -> None:
        page = context.new_page()
        page.goto(f"{lms.address}/{lms.package}/reference/help.html")
        page.wait_for_url("**/index_scorm.html#reference/help.html")
        expect(page.locator("#trouble")).to_contain_text("nothing is recorded")
        page.get_by_role("button", name="Start").click()
        expect(page.frame_locator("#course").locator("h1")).to_contain_text("Help")
