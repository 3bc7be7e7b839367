"""Each way in which a file can be wrong, with the exact words that its author gets to read.

After a change of words, look at each difference, then run `python -m tests.test_bad_files` to write the files anew.
"""

import tempfile
from importlib import import_module
from pathlib import Path

import pytest

from tests.bad import BadFiles

# Each module that is called like this one shows the bad files of one kind.
_TESTED = [path.stem for path in sorted(Path(__file__).parent.glob("test_bad_*.py")) if path != Path(__file__)]
FOLDERS: list[BadFiles] = [import_module(f"tests.{name}").BAD for name in _TESTED]
FILES = [(bad, name) for bad in FOLDERS for name in bad.names]


@pytest.mark.parametrize(("bad", "name"), FILES, ids=[f"{bad.name}/{name}" for bad, name in FILES])
def test_tells_the_author_what_is_wrong_and_what_would_mend_it(bad: BadFiles, name: str, tmp_path: Path) -> None:
    said, rules = bad.told(name, tmp_path)
    assert said == bad.words(name).read_text(encoding="utf-8")
    rule = name.split(".")[0]
    assert rules == {rule} if bad.is_alone else rule in rules


@pytest.mark.parametrize("bad", FOLDERS, ids=[bad.name for bad in FOLDERS])
def test_every_bad_file_has_its_words(bad: BadFiles) -> None:
    assert sorted(path.stem for path in bad.folder.glob("*.txt")) == bad.names


if __name__ == "__main__":
    for each, file in FILES:
        with tempfile.TemporaryDirectory() as folder:
            each.words(file).write_text(each.told(file, Path(folder))[0], encoding="utf-8")
