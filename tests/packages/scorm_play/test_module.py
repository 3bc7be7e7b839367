"""A module's package, visited as people visit it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.packages.learner import System
from tests.packages.scorm_play.reading import STATUS, VERSIONS, Open, assert_status, deciding, table, unclean


def critical(folder: Path, version: str) -> list[str]:
    known = table(folder, f"module-{version}")
    return [
        known["questions"][index]["id"]
        for index in known["rule"]["questions"]
        if "critical" in known["questions"][index]
    ]


@pytest.mark.parametrize("version", VERSIONS)
class TestModule:
    def test_first_visit_leave_resume_finish_reopen(self, lms: System, ids: list[str], version: str) -> None:
        first = lms.open()
        assert first.trouble() == ""
        expect(first.shell.locator("#rule")).to_contain_text(f"all {len(ids)} scored questions")
        assert_status(first.record(), version, passed=None)
        first.start()
        first.answer(*ids[:3])
        assert first.said() == f"3 of {len(ids)} questions answered."
        first.leave()
        expect(first.shell.locator("#last")).to_contain_text("such as “Exit activity”")  # for who is inside a frame
        assert_status(first.record(), version, passed=None)
        first.page.close()

        second = lms.open()
        assert second.said() == f"3 of {len(ids)} questions answered."
        expect(second.shell.locator("#start")).to_have_text("Carry on")
        second.start()
        second.answer(*ids[3:])
        assert second.said() == "You have passed, with 100%."
        second.leave()
        assert_status(second.record(), version, passed=True, raw="100")
        assert unclean(second.calls()) == []
        second.page.close()

        third = lms.open()
        assert third.said() == "You have passed, with 100%."
        third.start()
        third.answer(ids[0], wrong=(ids[0],))
        third.leave()
        assert_status(third.record(), version, passed=True, raw="100")
        assert unclean(third.calls()) == []

    def test_opened_and_closed_is_not_finished(self, lms: System, version: str) -> None:
        lms.open().page.close(run_before_unload=True)
        assert_status(lms.get("record"), version, passed=None)
        assert lms.get("record")["cmi.core.exit" if version == "1.2" else "cmi.exit"] == "suspend"

    def test_fail_then_pass(self, lms: System, ids: list[str], version: str) -> None:
        visit = lms.open().start()
        visit.course.get_by_role("link", name=re.compile("^Next part: ")).first.click()
        visit.answer(*ids, wrong=tuple(ids[:4]))
        assert "not passed yet" in visit.said()
        record = visit.record()
        low = int(record[STATUS[version]["score"]])
        assert low < 80
        assert_status(record, version, passed=False, raw=str(low))
        visit.leave()
        visit.page.close()

        again = lms.open().start()
        expect(again.course.get_by_text(re.compile("Part 2 of"))).to_be_visible()  # where the learner was
        stood = again.course.locator('course-quiz[data-scored="true"] form.question .earlier')
        expect(stood).to_have_count(len(ids))
        assert sum(words.endswith(": not right.") for words in stood.all_text_contents()) == 4
        again.answer(*ids[:4])
        assert_status(again.record(), version, passed=True, raw="100")
        again.leave()
        assert unclean(again.calls()) == []

    @pytest.mark.parametrize("how", ["leave", "close"])
    def test_the_part_where_a_learner_left_is_where_she_carries_on(self, lms: System, version: str, how: str) -> None:
        visit = lms.open().start()
        visit.course.get_by_role("link", name=re.compile("^Next part: ")).first.click()
        expect(visit.course.get_by_text(re.compile("Part 2 of"))).to_be_visible()
        visit.settle()
        name = STATUS[version]["place"]
        part = visit.record()[name].rstrip("#")
        assert "#" in part
        visit.close()
        lms.set("record", {**lms.get("record"), name: f"{part}##"})  # as many visits left it
        again = lms.open().start()
        expect(again.course.get_by_text(re.compile("Part 2 of"))).to_be_visible()
        getattr(again, how)()
        assert lms.get("record")[name] in {part, f"{part}#"}  # and no longer from visit to visit

    def test_a_wrong_question_about_safety_is_no_pass(self, lms: System, folder: Path, version: str) -> None:
        ids, safety = deciding(folder, version), critical(folder, version)
        if not safety:
            pytest.fail("This module has no safety question: choose another for this test.")
        visit = lms.open().start()
        visit.answer(*ids, wrong=(safety[0],))
        assert "You need to get this safety question right" in visit.said()
        assert_status(visit.record(), version, passed=False, raw=visit.record()[STATUS[version]["score"]])
        assert int(visit.record()[STATUS[version]["score"]]) >= 80

    def test_the_warm_up_does_not_count(self, system: Open, folder: Path, version: str) -> None:
        visit = system(version, "module").open().start()
        # In a package all questions of a part stand below one another, and no button shows more or fewer.
        visit.course.get_by_role("button", name="Show everything on one page").click()
        forms = visit.course.locator("course-quiz form.question")
        expect(forms.locator("visible=true")).to_have_count(forms.count())
        expect(visit.course.get_by_role("button", name=re.compile("Next question|Show all|at a time"))).to_have_count(0)
        form = visit.course.locator('course-quiz[data-scored="false"] form.question').first
        form.locator("input").first.check()
        form.get_by_role("button", name="Check answer").click()
        visit.settle()
        assert visit.said().startswith("0 of ")

    def test_a_tab_closed_in_the_middle_loses_nothing(self, lms: System, ids: list[str], version: str) -> None:
        visit = lms.open().start()
        visit.answer(*ids[:2])
        visit.page.close(run_before_unload=True)
        calls = lms.get("calls")
        assert [call[0] for call in calls].count("Finish" if version == "1.2" else "Terminate") == 1
        assert unclean(calls) == []
        assert lms.open().said() == f"2 of {len(ids)} questions answered."

    def test_interactions_tell_what_the_learner_did(
        self, lms: System, ids: list[str], folder: Path, version: str
    ) -> None:
        known = table(folder, f"module-{version}")
        visit = lms.open().start()
        visit.answer(*ids, wrong=(ids[0],))
        visit.answer(ids[0])
        visit.leave()
        record = visit.record()
        response = "student_response" if version == "1.2" else "learner_response"
        rows = {
            record[f"cmi.interactions.{slot}.id"]: {
                name.split(".", 3)[3]: value
                for name, value in record.items()
                if name.startswith(f"cmi.interactions.{slot}.")
            }
            for slot in range(len(ids))
        }
        assert sorted(rows) == sorted(ids)
        assert f"cmi.interactions.{len(ids)}.id" not in record
        kinds = {each["id"]: each["type"] for each in known["questions"]}
        for name, row in rows.items():
            assert row["type"] == kinds[name]
            assert row["result"] == "correct", (name, row)
            assert row[response] == row["correct_responses.0.pattern"]
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,80}", row["id"])
            if version == "1.2":
                assert re.fullmatch(r"\d\d:\d\d:\d\d", row["time"])
            else:
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ", row["timestamp"])
                assert 0 < len(row["description"]) <= 80
        calls = [call for call in visit.calls() if call[0] == "SetValue"]
        wrong = next(call for call in calls if str(call[1]).endswith(".result"))
        assert wrong[2] in {"wrong" if version == "1.2" else "incorrect"} or 0 < float(wrong[2]) < 1
        time = record["cmi.core.session_time" if version == "1.2" else "cmi.session_time"]
        assert re.fullmatch(r"\d\d:\d\d:\d\d" if version == "1.2" else r"PT\d+H\d+M\d+S", time)

    def test_score_then_status_then_one_commit(self, system: Open, folder: Path, version: str) -> None:
        visit = system(version, "module").open().start()
        visit.answer(*deciding(folder, version))
        names = [str(call[1]) if call[0] == "SetValue" else call[0] for call in visit.calls()]
        last = len(names) - 1 - names[::-1].index(STATUS[version]["score"])
        after = [name.rpartition(".")[2] if "score" in name else name for name in names[last - 2 :]]
        wanted = (
            ["min", "max", "raw", "cmi.core.lesson_status"]
            if version == "1.2"
            else ["min", "max", "raw", "scaled", "cmi.completion_status", "cmi.success_status"]
        )
        assert after[: len(wanted)] == wanted
        assert after[len(wanted) :].count("Commit") == 1
