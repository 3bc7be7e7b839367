"""What is published is what was checked: the checks read the generator's own list of pages."""

import re
from pathlib import Path

import pytest

from course.report import headline
from course.site.build import build_site
from course.site.config import BuildError
from course.site.project import open_course
from tests.conftest import SMALL_CONFIG, TODAY, MakeCourse, findings_of
from tests.small import FILES

UNSOURCED = "# Ours\n\nBy law, 73% of carers can ask, says the Care Act 2014.\n"
UNCHECKED = ["figure-source", "legal-source"]


def said(root: Path) -> list[str]:
    return [f"{found.position}: {found.severity}[{found.rule}]: {headline(found)}" for found in findings_of(root)]


def unsourced(root: Path) -> list[str]:
    """Return which pages lack a source of what they say, each twice: of a figure, and of a law."""
    found = findings_of(root)
    assert [each.rule for each in found] == UNCHECKED
    return sorted({each.position.path for each in found})


def config(root: Path, more: str) -> dict[str, str | bytes]:
    """Return the small course's configuration with something more in it."""
    return {"mkdocs.yml": SMALL_CONFIG.format(root=root) + more}


class TestAPageIsChecked:
    @pytest.mark.parametrize("name", ["extra.markdown", "extra.mdown", "extra.mkd", "README.md"])
    def test_whatever_its_ending(self, name: str, make_course: MakeCourse) -> None:
        found = findings_of(make_course({**FILES, f"docs/ours/{name}": UNSOURCED}))
        assert [(each.rule, each.position.path) for each in found] == [
            (rule, f"docs/ours/{name}") for rule in UNCHECKED
        ]

    def test_behind_a_link_to_a_folder(self, make_course: MakeCourse, tmp_path_factory: pytest.TempPathFactory) -> None:
        root = make_course(FILES)
        elsewhere = tmp_path_factory.mktemp("shared")
        (elsewhere / "page.md").write_text(UNSOURCED, encoding="utf-8")
        (root / "docs/ours").symlink_to(elsewhere)
        found = findings_of(root)
        assert [(each.rule, each.position.path) for each in found] == [
            (rule, "docs/ours/page.md") for rule in UNCHECKED
        ]

    def test_where_a_plugin_or_a_hook_makes_it(self, make_course: MakeCourse, tmp_path: Path) -> None:
        hook = (
            "from mkdocs.structure.files import File\n\n\n"
            "def on_files(files, config):\n"
            f"    files.append(File.generated(config, 'made/page.md', content={UNSOURCED!r}))\n"
            "    files.remove(files.src_uris['gone.md'])\n"
            "    return files\n"
        )
        more = {"hook.py": hook, "docs/gone.md": UNSOURCED}
        found = findings_of(make_course({**FILES, **config(tmp_path, "hooks: [hook.py]\n"), **more}))
        assert [(each.rule, each.position.path) for each in found] == [
            (rule, "docs/made/page.md") for rule in UNCHECKED
        ]

    @pytest.mark.parametrize(
        ("hook", "said"),
        [
            ("def on_files(files, config):\n    return {}['nothing']\n", "“'nothing'” in line 2"),
            ("import sys\ndef on_files(files, config): sys.exit(3)\n", "it ended the command in line 2"),
            ("import sys\nsys.exit(3)\n", "it ended the command in line 2"),
            ("def on_files(:\n", "“invalid syntax” in line 1"),
        ],
    )
    def test_and_what_stops_is_said_in_one_line(
        self, hook: str, said: str, make_course: MakeCourse, tmp_path: Path
    ) -> None:
        root = make_course({**FILES, **config(tmp_path, "hooks: [hook.py]\n"), "hook.py": hook})
        with pytest.raises(BuildError) as caught:
            findings_of(root)
        assert (
            str(caught.value) == f"A plugin or a hook of mkdocs.yml stopped: {said} of hook.py. Look at its settings."
        )


def test_the_site_shows_each_where_the_last_look_expects_it(make_course: MakeCourse) -> None:
    page = "# {}\n\n/// quiz | good\n    questions: [notice-change-1]\n///\n"
    names = {"docs/ours/README.md": "ours/index.html", "docs/about/extra.markdown": "about/extra.html"}
    root = make_course({**FILES, **{name: page.format(Path(name).stem) for name in names}})
    assert build_site(root, open_course(root, TODAY), root / "site") == []
    assert all((root / "site" / address).is_file() for address in names.values())


class TestAPageIsLeftOut:
    @pytest.mark.parametrize(
        ("setting", "why"),
        [
            ("exclude_docs: /modules/*\n", "`exclude_docs:` of mkdocs.yml keeps it out of the site"),
            ("draft_docs: /modules/*\n", "`draft_docs:` of mkdocs.yml keeps it out of the site"),
            ("exclude_docs: '!/ours'\ndraft_docs: small.md\n", "`draft_docs:` of mkdocs.yml keeps it out of the site"),
        ],
    )
    def test_who_names_it_is_told_why(self, setting: str, why: str, make_course: MakeCourse, tmp_path: Path) -> None:
        (line,) = said(make_course({**FILES, **config(tmp_path, setting)}))
        assert re.fullmatch(
            rf"mkdocs\.yml:\d+:1: error\[left-out-page\]: docs/modules/small\.md is there, but {re.escape(why)}; 7 "
            r"places name it, the first is quizzes/good\.yml:2\. Let it be published, or change those places\.",
            line,
        )

    def test_by_mkdocs_itself(self, make_course: MakeCourse) -> None:
        moved = {name.replace("modules/", "templates/"): text for name, text in FILES.items()}
        moved["quizzes/good.yml"] = str(FILES["quizzes/good.yml"]).replace("modules/small.md", "templates/small.md")
        assert said(make_course(moved))[0].startswith(
            "docs/templates/small.md:1:1: error[left-out-page]: docs/templates/small.md is there, but MkDocs leaves "
            "out names that begin with a dot, and the folder “templates”; 7 places name it, "
        )

    def test_by_another_with_the_same_address(self, make_course: MakeCourse) -> None:
        root = make_course({**FILES, "docs/index.md": "# One\n", "docs/README.md": "# Two\n"})
        assert said(root) == [
            "docs/README.md:1:1: error[same-address]: this page is not published, because docs/index.md has the same "
            "address. Keep one of the two, or rename one."
        ]


def test_a_link_that_leads_back_is_told_and_not_gone_round(make_course: MakeCourse) -> None:
    root = make_course(FILES)
    (root / "docs/modules/again").symlink_to(root / "docs")
    assert said(root) == [
        "docs/modules/again:1:1: error[link-loop]: this link leads back to a folder that it is in, so its pages would "
        "be published again and again. Delete it."
    ]
    assert not any("again" in path for path in open_course(root, TODAY).pages)


@pytest.mark.parametrize(("name", "line"), [("nowhere.html", 2), ("mian.html", 2)])
def test_a_template_that_is_not_there(name: str, line: int, make_course: MakeCourse) -> None:
    root = make_course({**FILES, "docs/a.md": f"---\ntemplate: {name}\n---\n# A\n"})
    assert said(root) == [
        f"docs/a.md:{line}:11: error[no-template]: the theme has no template “{name}”. Fix or delete `template:` in "
        "its front matter."
    ]


@pytest.mark.parametrize("name", ["404.html", "redirect.html", "base.html"])
def test_a_template_that_shows_no_page(name: str, make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": f"---\ntemplate: {name}\n---\n# A\n"})) == [
        f"docs/a.md:2:11: error[no-template]: the template “{name}” does not show what a page says, so this page's "
        "text would be lost. Fix or delete `template:` in its front matter."
    ]


@pytest.mark.parametrize(
    ("template", "count"),
    [
        ('{% extends "main.html" %}', 0),
        ("<p>{{ page.content }}</p>", 0),
        ("<p>Gone</p>", 1),
        ('{% extends "main.html" %}{% block content %}Gone{% endblock %}', 1),
    ],
)
def test_a_template_of_the_course_itself(template: str, count: int, make_course: MakeCourse, tmp_path: Path) -> None:
    files = {**FILES, "docs/a.md": "---\ntemplate: own.html\n---\n# A\n", "ours/own.html": template}
    text = SMALL_CONFIG.format(root=tmp_path).replace("  font: false", "  custom_dir: ours")
    root = make_course({**files, "mkdocs.yml": text})
    assert len(said(root)) == count


def test_a_template_of_the_theme(make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": "---\ntemplate: main.html\n---\n# A\n"})) == []


class TestWhatAHookMakesOfAPage:
    """It is checked as Markdown gets it."""

    @pytest.mark.parametrize(
        "hook",
        [
            "def on_page_markdown(text, page, **_):\n    return text + TEXT if page.title == 'A' else text\n",
            "def on_page_read_source(page, **_):\n    return TEXT if page.file.name == 'a' else None\n",
        ],
    )
    def test_is_checked(self, hook: str, make_course: MakeCourse, tmp_path: Path) -> None:
        text = UNSOURCED.partition("\n")[2]
        files = {"hook.py": f"TEXT = {text!r}\n{hook}", "docs/a.md": "---\ntitle: A\n---\n\n# A\n"}
        assert unsourced(make_course({**FILES, **files, **config(tmp_path, "hooks: [hook.py]\n")})) == ["docs/a.md"]

    def test_is_told_of_where_it_stops(self, make_course: MakeCourse, tmp_path: Path) -> None:
        hook = (
            "def on_page_markdown(markdown, page, **_):\n    return markdown if page.title != 'A' else page.nothing\n"
        )
        files = {"hook.py": hook, "docs/a.md": "# A\n"}
        assert said(make_course({**FILES, **files, **config(tmp_path, "hooks: [hook.py]\n")})) == [
            "docs/a.md:1:1: warning[unchecked-text]: a plugin or a hook stopped at this page, so nothing checks what "
            "it makes of it: “'Page' object has no attribute 'nothing'” in line 2 of hook.py. Look at its settings, "
            "and read the page once it is built."
        ]


class TestSettings:
    @pytest.mark.parametrize(
        ("right", "wrong", "line"),
        [("plugins: [course]", "plugins: [search]", 6), ("plugins: [course]\n", "", 1), ("[course]", "{search: }", 6)],
    )
    def test_without_the_plugin(
        self, right: str, wrong: str, line: int, make_course: MakeCourse, tmp_path: Path
    ) -> None:
        text = SMALL_CONFIG.format(root=tmp_path).replace(right, wrong)
        assert said(make_course({**FILES, "mkdocs.yml": text})) == [
            f"mkdocs.yml:{line}:1: error[no-plugin]: mkdocs.yml does not name the plugin that brings what the course "
            "needs and finishes its site. Add a line “- course” below `plugins:`."
        ]

    def test_the_plugin_with_settings(self, make_course: MakeCourse, tmp_path: Path) -> None:
        text = SMALL_CONFIG.format(root=tmp_path).replace("[course]", "{course: {check: true}}")
        assert said(make_course({**FILES, "mkdocs.yml": text})) == []

    def test_addresses_of_folders(self, make_course: MakeCourse, tmp_path: Path) -> None:
        text = SMALL_CONFIG.format(root=tmp_path).replace("use_directory_urls: false", "use_directory_urls: true")
        assert said(make_course({**FILES, "mkdocs.yml": text})) == [
            "mkdocs.yml:2:1: error[no-effect]: `use_directory_urls: true` has no effect: pages must also open from a "
            "disk, and in a learning system. Take the line away."
        ]

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            (
                "site_dir: public",
                "error[no-effect]: `site_dir: public` has no effect: `course site` builds into the folder site. Take "
                "the line away, and build with `course site --out FOLDER`.",
            ),
            (
                "extra_css: [assets/ours.css]",
                "error[missing-file]: `extra_css:` names “assets/ours.css”, and there is no such file: every page "
                "would ask for it in vain. Write its path below the folder of the pages, or take the line away.",
            ),
            (
                "extra_javascript: [{path: ours.js, defer: true}]",
                "error[missing-file]: `extra_javascript:` names “ours.js”, and there is no such file: every page "
                "would ask for it in vain. Write its path below the folder of the pages, or take the line away.",
            ),
        ],
    )
    def test_what_leads_to_nothing(self, more: str, says: str, make_course: MakeCourse, tmp_path: Path) -> None:
        files = config(tmp_path, f"{more}\n")
        line = str(files["mkdocs.yml"]).count("\n")
        column = more.index("[") + 2 if "[" in more else 1
        assert said(make_course({**FILES, **files})) == [f"mkdocs.yml:{line}:{column}: {says}"]

    def test_what_leads_somewhere(self, make_course: MakeCourse, tmp_path: Path) -> None:
        more = "site_dir: site\nextra_css: ['ours.css?v=1', assets/course.css, 'https://example.org/a.css']\n"
        assert said(make_course({**FILES, **config(tmp_path, more), "docs/ours.css": b""})) == []

    def test_a_release_that_is_no_day(self, make_course: MakeCourse, tmp_path: Path) -> None:
        text = re.sub(r"(?m)^extra:\n|^  released:.*\n", "", SMALL_CONFIG.format(root=tmp_path))
        more = 'extra:\n  released: "30 November"\n'
        line = text.count("\n") + 2
        assert said(make_course({**FILES, "mkdocs.yml": text + more})) == [
            f"mkdocs.yml:{line}:3: error[not-a-date]: `released: 30 November` is no day, so nobody is told which "
            'release this is. Write it as `released: "2026-11-22"`.'
        ]

    def test_a_list_that_is_none(self, make_course: MakeCourse, tmp_path: Path) -> None:
        root = make_course({**FILES, **config(tmp_path, "exclude_docs: [a]\n")})
        with pytest.raises(
            BuildError, match=r"^MkDocs cannot use `exclude_docs` on line 11 of mkdocs\.yml\. It says: "
        ):
            findings_of(root)


def test_an_index_of_modules_by_another_name_is_no_module(make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/modules/README.md": "# Modules\n"})) == []
