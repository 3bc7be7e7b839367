import io
import zipfile

import pytest

from course.site.offline.archive import archive, folder_name
from tests.site.offline.offers import PAGE, paragraphs

FILES = {"index.html": b"<h1>Start</h1>", "a/offline.html": PAGE.encode(), "b.css": b"p { color: red }" * 99}


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Working with Carers", "working-with-carers"), (" A: B/C ", "a-b-c"), ("../..", "course"), ("", "course")],
)
def test_the_folder_is_named_for_the_course(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_it_holds_one_folder_in_order() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, "Small"))) as found:
        assert found.namelist() == ["small/a/offline.html", "small/b.css", "small/index.html"]
        assert found.read("small/b.css") == FILES["b.css"]
        assert {entry.compress_type for entry in found.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr for entry in found.infolist()} == {0o644 << 16}


def test_the_same_files_in_any_order_make_the_same_bytes() -> None:
    assert archive(FILES, "Small") == archive(dict(reversed(FILES.items())), "Small")


def test_its_pages_do_not_lead_to_answer_keys() -> None:
    page = '<p><a href="../keys/a.html#one">Key <b>a</b></a>, <a href="../other/keys.html">other</a></p>'
    with zipfile.ZipFile(io.BytesIO(archive({"trainers/sessions/s.html": page.encode()}, "Small"))) as found:
        assert found.read("small/trainers/sessions/s.html").decode() == (
            '<p><span>Key <b>a</b> (on the course’s own website)</span>, <a href="../other/keys.html">other</a></p>'
        )


def test_its_pages_stand_alone() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, "Small"))) as found:
        page = found.read("small/a/offline.html").decode()
    assert (
        paragraphs(page)[-1]
        == "You are using a separate copy already. For a newer one, go to the course’s own website."
    )
