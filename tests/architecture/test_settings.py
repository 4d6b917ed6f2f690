"""Every setting of every process stands in `.env.example`, and nothing else does."""

import re
import shutil
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

from store.settings import BaseSettings
from tests.architecture.sources import ROOT

_EXAMPLE = ROOT / ".env.example"
_LINE = re.compile(r"^([A-Z_]+)=", re.MULTILINE)
_READ_BY_RASA = re.compile(r'(?:environ\.get\(|_given\(|_secret\(var_dir, )"([A-Z_]+)"')


def settings_classes() -> list[type[BaseSettings]]:
    """One frozen class for each process, and the one of the voice."""
    modules = [path for path in ROOT.glob("*/settings.py") if path.parent.name != "rasa_project"]
    found = [vars(import_module(f"{path.parent.name}.settings")).values() for path in modules]
    return [
        each
        for values in found
        for each in values
        if isinstance(each, type) and issubclass(each, BaseSettings)
    ]


def known_variables() -> set[str]:
    """What any process reads from its environment (secrets also as `<NAME>_FILE`)."""
    ours = {name.upper() for each in settings_classes() for name in each.model_fields}
    rasa = (ROOT / "rasa_project/settings.py").read_text(encoding="utf-8")
    return ours | set(_READ_BY_RASA.findall(rasa))


def secrets() -> set[str]:
    """The settings that can also lie in a file."""
    ours = {
        name.upper()
        for each in settings_classes()
        for name, field in each.model_fields.items()
        if "SecretStr" in str(field.annotation)
    }
    return ours | {"RASA_TRACKER_URL"}


def _example() -> list[str]:
    return _LINE.findall(_EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_names_every_setting_once_and_no_other() -> None:
    assert sorted(_example()) == sorted(known_variables())


def test_the_example_says_of_each_setting_what_it_is() -> None:
    lines = _EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert [now for before, now in pairwise(lines) if _LINE.match(now) and not before] == []


def test_the_example_says_which_settings_are_secret() -> None:
    text = _EXAMPLE.read_text(encoding="utf-8")
    marked = re.findall(r"\(secret\)\n([A-Z_]+)=", text)
    assert set(marked) == secrets()


def test_a_copied_example_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in known_variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    bare = [kind() for kind in settings_classes()]
    shutil.copy(_EXAMPLE, tmp_path / ".env")
    assert [kind() for kind in settings_classes()] == bare
