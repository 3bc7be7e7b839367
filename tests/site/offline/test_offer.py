import pytest

from course.site.offline.offer import alone, filled, has_offer, size, unfilled
from tests.site.offline.offers import PAGE, paragraphs


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "1 KB"),
        (1_499, "1 KB"),
        (85_400, "85 KB"),
        (999_400, "999 KB"),
        (999_500, "1.0 MB"),
        (1_000_000, "1.0 MB"),
        (1_340_000, "1.3 MB"),
        (12_000_000, "12.0 MB"),
    ],
)
def test_a_size_as_people_read_it(count: int, words: str) -> None:
    assert size(count) == words


def test_a_page_is_told_both_sizes_and_the_address() -> None:
    page = filled(PAGE, 1_340_000, 329_000, "../small.zip")
    assert paragraphs(page)[0] == (
        "One press saves every page, quiz and picture on this device (1.3 MB). They stay until you press “Delete "
        "the offline copy”."
    )
    assert paragraphs(page)[-1] == "Download the course as a zip file (329 KB)."
    assert '<a class="zip-link" href="../small.zip" download>Download the course as a zip file</a>' in page
    assert '<data class="copy-size" value="1340000">1.3 MB</data>' in page


def test_what_was_filled_can_be_filled_again() -> None:
    once = filled(PAGE, 1, 2, "a.zip")
    assert unfilled(once) == unfilled(PAGE)
    assert filled(unfilled(once), 1, 2, "a.zip") == once
    assert filled(once, 1, 2, "a.zip") == once


def test_before_it_is_filled_a_page_says_why() -> None:
    assert paragraphs(PAGE)[-1] == "Download the course as a zip file (size counted when the site is built)."
    assert "<a " not in PAGE


def test_a_page_that_stands_alone_offers_nothing_and_has_no_script() -> None:
    page = alone(f'<link rel="manifest" href="../manifest.webmanifest">\n{filled(PAGE, 1, 2, "a.zip")}<p>After</p>')
    assert paragraphs(page) == [
        "This works only on the course’s own website. You are using a separate copy now, which needs no browser to "
        "keep it.",
        "You are using a separate copy already. For a newer one, go to the course’s own website.",
        "After",
    ]
    assert [word for word in ("<script", "<button", "<a ", "manifest", "role=") if word in page] == []
    assert not has_offer(page)


def test_other_pages_stay_as_they_are() -> None:
    page = '<p>One <data value="1">thing</data> <a href="x.zip">zip</a></p>'
    assert not has_offer(page)
    assert unfilled(page) == alone(page) == filled(page, 1, 2, "a.zip") == page
