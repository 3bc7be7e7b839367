"""Whatever the generator, a theme, a plugin or a setting refuses: one plain line, and the old site still stands."""

from pathlib import Path

import pytest

from tests.refusals.refusing import READERS, assert_plain, run


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "setting",
    [
        "markdown_extensions: tables",
        "markdown_extensions: [5]",
        "markdown_extensions: [{toc: yes}]",
        "docs_dir: ..",
        "docs_dir: [docs]",
        "docs_dir: /elsewhere",
    ],
)
def test_a_setting_that_cannot_be_used(root: Path, name: str, setting: str) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: x\n{setting}\n", encoding="utf-8")
    line = assert_plain(run(root, name))
    assert line == (
        "Error: `docs_dir:` of mkdocs.yml names no folder within the course. Write, for example, docs."
        if setting.startswith("docs_dir")
        else "Error: the markdown_extensions of mkdocs.yml are no list of names. Write each on a line of its own, such "
        "as “- tables”, and its settings below it, each with its name."
    )


@pytest.mark.parametrize(
    ("before", "setting", "words"),
    [
        ("  - attr_list", "  - toc: {slugify: 5}", "one of them stopped: “'int' object is not callable” in line "),
        (
            "      root:",
            "      report_url: [5]",
            "“course.site.markdown” does not take the settings that it has there.",
        ),
    ],
)
def test_an_extension_that_stops(root: Path, before: str, setting: str, words: str) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, f"{setting}\n{before}"), encoding="utf-8")
    line = assert_plain(run(root, "check"))
    assert line.startswith(f"Error: the markdown_extensions of mkdocs.yml cannot be used: {words}")
    assert line.endswith(" with what it knows.")


def test_a_theme_that_stops(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  social: 5\n", encoding="utf-8")
    line = assert_plain(run(root, "site"))
    start = "Error: The theme, a plugin or an extension stopped: “'int' object is not iterable” in line "
    assert line.startswith(start)
    assert line.removeprefix(start).lstrip("0123456789") == (
        " of social.html. Look in mkdocs.yml at what it reads: `theme:`, `extra:`, `plugins:` or "
        "`markdown_extensions:`."
    )


STANDS = "Nothing was built. The old site, if there is one, still stands."


def test_what_the_generator_refuses(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "edit_uri_template: '{way}'\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n")
    says = f"`edit_uri_template` on line {line} of mkdocs.yml. It says: Unknown template substitute: 'way'"
    assert run(root, "site").output.split("\n\n")[-1].endswith(f"Error: MkDocs cannot use {says}\n{STANDS}\n")


def test_a_plugin_that_is_not_there(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[course]", "[course, nowhere]"), encoding="utf-8")
    results = [run(root, command) for command in ("check", "site")]
    assert [result.exit_code for result in results] == [1, 1]
    assert all("error[unknown-plugin]: no plugin “nowhere” is installed" in result.output for result in results)


def test_a_template_that_is_not_there(root: Path) -> None:
    (root / "docs/index.md").write_text("---\ntitle: Start\ntemplate: nowhere.html\n---\n\n# Start\n", encoding="utf-8")
    result = run(root, "site")
    assert result.exit_code == 1
    assert result.output.startswith("docs/index.md:3:11: error[no-template]: the theme has no template “nowhere.html”")
    assert not (root / "site").exists()
