"""What the generator hands to Markdown: plugins and hooks may change a page once its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from course.reading.findings import Finding, Position, Severity
from course.refusal import OF_OTHERS, others_fault
from course.site.configured import OWN_PLUGIN

_CHANGE_TEXT = ("page_read_source", "page_markdown")


def without_ours(config: MkDocsConfig, ours: object, *events: str) -> None:
    """Let a plugin of ours have no say in some events: it changes nothing there, and asks for what others make."""
    for event in events:
        says = config.plugins.events[event]
        says[:] = [each for each in says if getattr(each, "__self__", None) is not ours]


def handed_on(
    config: MkDocsConfig, files: Files, docs: str, pages: list[File]
) -> tuple[dict[str, bytes], list[Finding]]:
    """Return what others make of the text of each page that they change, by its path.

    Args:
        config: What MkDocs made of its configuration, after its plugins had a say.
        files: All that will be published.
        docs: The folder of the pages, for messages.
        pages: The pages among them.
    """
    without_ours(config, config.plugins.get(OWN_PLUGIN), *_CHANGE_TEXT)
    changed: dict[str, bytes] = {}
    faults: list[Finding] = []
    if any(config.plugins.events[event] for event in _CHANGE_TEXT):
        for file in pages:
            try:
                changed.update(_changed(config, files, file))
            except OF_OTHERS as error:
                why = others_fault(error) or type(error).__name__
                message = f"a plugin or a hook stopped at this page, so nothing checks what it makes of it: {why}"
                mend = "Look at its settings, and read the page once it is built."
                where = Position(f"{docs}/{file.src_uri}")
                faults.append(Finding(where, "unchecked-text", message, mend, Severity.WARNING))
    return changed, faults


def _changed(config: MkDocsConfig, files: Files, file: File) -> Iterator[tuple[str, bytes]]:
    written = file.content_string
    page = Page(None, file, config)
    page.read_source(config)
    before = page.markdown or ""
    after = config.plugins.on_page_markdown(before, page=page, config=config, files=files)
    if not written.endswith(before):  # another text was read in its place
        yield file.src_uri, after.encode()
    elif after != before:
        yield file.src_uri, (written.removesuffix(before) + after).encode()
