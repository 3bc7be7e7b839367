"""The lock files: all that pyproject.toml asks for is in them, for each Python and system, and nothing is unseen."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

FOLDER = ROOT / "scripts/locks"
NAMES = ("dev", "lock", "packages", "site")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# What each file is there for; building is part of all that installs the course itself.
ASKED = {
    "lock": PROJECT["dependency-groups"]["lock"],
    "site": [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]],
    "packages": PROJECT["project"]["optional-dependencies"]["packages"],
    "dev": PROJECT["project"]["optional-dependencies"]["dev"],
}
ENVIRONMENTS = [
    {
        "python_version": version,
        "python_full_version": f"{version}.7",
        "sys_platform": system,
        "platform_system": name,
        "os_name": "nt" if system == "win32" else "posix",
        "extra": "",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system, name in (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))
]


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def entries(name: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Yield what a file locks, with its hashes."""
    for entry in text_of(name).replace("\\\n", " ").splitlines():
        if not entry.startswith(("#", "--only-binary")) and entry.strip():
            requirement, *hashes = entry.split("--hash=")
            yield Requirement(requirement.strip()), [each.strip() for each in hashes]


def pins(name: str, environment: dict[str, str]) -> dict[str, str]:
    """Return the version of each package that a file installs in an environment."""
    chosen = [each for each, _ in entries(name) if each.marker is None or each.marker.evaluate(environment)]
    assert len({each.name for each in chosen}) == len(chosen)
    return {each.name: str(each.specifier).removeprefix("==") for each in chosen}


def test_there_is_a_file_for_each_use_and_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_package_is_one_version_with_its_hashes(name: str) -> None:
    for requirement, hashes in entries(name):
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), requirement


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_built_and_no_host_is_named(name: str) -> None:
    assert "\n--only-binary :all:\n" in text_of(name)
    assert "://" not in text_of(name)
    assert re.findall(r"^--(?!only-binary)", text_of(name), re.MULTILINE) == []


@pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda each: f"{each['python_version']}-{each['sys_platform']}"
)
def test_all_that_the_project_asks_for_is_locked_within_its_bounds(environment: dict[str, str]) -> None:
    missing = []
    for name, asked in ASKED.items():
        locked = pins(name, environment)
        for requirement in map(Requirement, asked):
            version = locked.get(requirement.name.lower().replace("_", "-"))
            is_ours = requirement.name == PROJECT["project"]["name"]
            if not is_ours and (version is None or version not in requirement.specifier):
                missing.append(f"{name}.txt: {requirement}")
    assert missing == [], "Run `make lock`."


@pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda each: f"{each['python_version']}-{each['sys_platform']}"
)
def test_site_packages_and_tests_have_the_same_versions(environment: dict[str, str]) -> None:
    site, packages, dev = (pins(name, environment).items() for name in ("site", "packages", "dev"))
    assert site <= packages <= dev


def test_readers_on_windows_install_what_make_installs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert r"python -m pip install --require-hashes -r scripts\locks\site.txt" in readme
    assert r"python -m pip install --no-deps --no-build-isolation -e ." in readme
    assert "$(PIP) --require-hashes --requirement $(LOCKS)/$*.txt" in makefile
    assert "$(PIP) --no-deps --no-build-isolation --editable ." in makefile
    assert len(re.findall(r"pip install", makefile)) == 1
