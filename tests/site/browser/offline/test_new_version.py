"""A new version: one at a time, fetched whole, and never mixed with another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.headers import refusals
from tests.site.browser.host import Host
from tests.site.browser.nginx import Behind, nginx
from tests.site.browser.offline.offer import (
    NEW,
    READY,
    SWITCHED,
    UPDATE,
    Offer,
    Open,
    editions,
    half_published,
    kept,
    limit,
    published,
    version_of,
    versions,
)


@pytest.fixture
def behind_nginx(both: tuple[Path, Path], nginx_program: str, tmp_path: Path) -> Iterator[Behind]:
    """The first edition below a path of a host, where browsers keep the theme's files for a year."""
    course = tmp_path / "www/care/course"
    course.parent.mkdir(parents=True)
    course.symlink_to(both[0])
    with nginx(nginx_program, tmp_path, tmp_path / "www", "/care/course/") as address:
        yield Behind(address, course)


class TestANewVersion:
    def publish(self, host: Host, two: Path, page: Page) -> None:
        host.folder = two
        page.evaluate(UPDATE)

    def test_is_fetched_whole_and_used_when_all_pages_have_gone(
        self, behind_nginx: Behind, both: tuple[Path, Path], visit: Open
    ) -> None:
        page = visit(behind_nginx)
        refused = refusals(page.context)
        offer = Offer(page).make()
        behind_nginx.folder = both[1]
        page.reload()  # a visit is enough for the browser to look
        expect(offer.status).to_have_text(NEW)
        offer.shows("Use the new version", "Delete the offline copy")
        assert versions(page) == {version_of(site)[0] for site in both}
        assert editions(page, "index.html") == {"one"}
        context = page.context
        page.close()
        later = context.new_page()
        later.wait_for_timeout(500)
        assert editions(later, "index.html") == {"two"}
        Offer(later).open()
        expect(Offer(later).status).to_have_text(READY)
        assert versions(later) == {version_of(both[1])[0]}
        assert refused == []

    def test_fetches_only_what_changed(self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer) -> None:
        host.asked.clear()
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        assert "/edition.js" in host.asked
        assert "/assets/course.css" not in host.asked

    def test_published_mid_quiz_leaves_answers_and_version_alone(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        quiz = page.context.new_page()
        quiz.goto("/modules/small.html#whom-to-tell")
        form = quiz.locator("form.question").first
        form.get_by_role("radio").nth(1).check()
        form.get_by_role("button", name="Check answer").click()
        said = form.locator(".verdict").inner_text()
        assert said
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        copy.use.click()
        expect(copy.status).to_have_text(SWITCHED)
        copy.shows("Delete the offline copy")
        # The quiz that was open: its answer, its words, its script, and what it loads from now on.
        expect(form.get_by_role("radio").nth(1)).to_be_checked()
        expect(form.locator(".verdict")).to_have_text(said)
        assert editions(quiz) == {"one"}
        assert versions(page) == {version_of(site)[0] for site in both}
        # The same after the browser has let the worker rest.
        stop_workers(page)
        assert editions(quiz) == {"one"}
        # Also with the server stopped.
        host.stop()
        assert editions(quiz) == {"one"}
        other = page.context.new_page()
        assert editions(other, "/index.html") == {"two"}
        # Left, the page comes back as the new version, and the old one goes.
        quiz.reload()
        assert editions(quiz) == {"two"}
        assert editions(page, "/index.html") == {"two"}
        other.reload()
        other.wait_for_timeout(300)
        assert versions(other) == {version_of(both[1])[0]}

    def test_three_versions_never_mix(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        three = published(tmp_path_factory, 3)
        tabs = []
        for site in (both[1], three):
            tab = page.context.new_page()
            tab.goto("/modules/small.html")
            tabs.append(tab)
            self.publish(host, site, page)
            expect(copy.status).to_have_text(NEW)
            copy.use.click()
            expect(copy.status).to_have_text(SWITCHED)
        stop_workers(page)
        assert [editions(tab) for tab in tabs] == [{"one"}, {"two"}]
        assert len(versions(page)) == 3
        assert editions(tabs[0], "/index.html") == {"three"}
        assert editions(tabs[1]) == {"two"}

    def test_an_older_version_published_again(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text(NEW)
        self.publish(host, both[0], page)
        page.wait_for_function("navigator.serviceWorker.getRegistration().then(({ installing }) => !installing)")
        expect(copy.status).to_have_text(NEW)
        copy.use.click()
        expect(copy.status).to_have_text(SWITCHED)
        host.stop()
        assert editions(page, "/index.html") == {"one"}
        assert versions(page) == {version_of(both[0])[0]}

    @pytest.mark.parametrize("files", [0, 3, 6])
    def test_that_fails_halfway_leaves_the_old_copy_whole(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, files: int
    ) -> None:
        before = kept(page)
        host.asked.clear()
        host.fails = lambda path, count: path != "/service-worker.js" and count > files
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        copy.shows("Delete the offline copy")
        assert kept(page) == before
        host.stop()
        assert editions(page, "/modules/small.html") == {"one"}
        host.start()
        # And the next visit brings it.
        host.fails = lambda path, count: False
        copy.open()
        page.evaluate(UPDATE)
        expect(copy.status).to_have_text(NEW)

    def test_that_is_being_published_just_now_is_not_mixed(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer, tmp_path: Path
    ) -> None:
        before = kept(page)
        host.folder = half_published(both, tmp_path)
        page.evaluate(UPDATE)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        assert kept(page) == before

    def test_that_no_longer_fits_leaves_the_old_copy_whole(
        self, host: Host, both: tuple[Path, Path], page: Page, copy: Offer
    ) -> None:
        before = kept(page)
        limit(page, host, 50_000)
        self.publish(host, both[1], page)
        expect(copy.status).to_have_text("The new version did not download. Your copy still works offline.")
        assert kept(page) == before


def stop_workers(page: Page) -> None:
    """End the worker's process, as browsers do with one that rests: what it only remembers is gone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    page.wait_for_timeout(200)
