"""What the documents name is there: files, commands, settings and decisions."""

import re
from pathlib import Path

import pytest
import typer.main

import zegje
from tests.architecture.sources import ROOT, sources
from tests.architecture.test_settings import known_variables, secrets

_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_COMMAND = re.compile(r"zegje ((?:client |staff |key )?[a-z][a-z-]*)")
_CODE = re.compile(r"`([^`\n]+)`|^ {4,}(.+)$", re.MULTILINE)
_VARIABLE = re.compile(r"\b[A-Z]+_[A-Z_]*[A-Z]\b")
_MAKE = re.compile(r"\bmake ([a-z]+)")
_FILE = re.compile(
    r"\b((?:bot|actions|review|store|voice|rasa_project|locales|docs|tests)/[\w./-]+)"
)
# Variables of programs that are not ours, and words of the documents themselves.
_OTHERS = {"FORWARDED_ALLOW_IPS", "NAME_FILE"}

_DOCUMENTS = [path for path in sources(".md") if path.parts[:2] != ("docs", "decisions")]


def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _code(path: Path) -> str:
    return "\n".join(one or other for one, other in _CODE.findall(_text(path)))


def _commands() -> set[str]:
    click = typer.main.get_command(zegje.app)
    found = set()
    for name, command in getattr(click, "commands", {}).items():
        found |= {name} | {f"{name} {each}" for each in getattr(command, "commands", {})}
    return found


@pytest.mark.parametrize("path", sources(".md"), ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    found = [
        link for link in _LINK.findall(_text(path)) if not (ROOT / path.parent / link).exists()
    ]
    assert found == []


@pytest.mark.parametrize("path", _DOCUMENTS, ids=str)
def test_files_that_are_named_are_there(path: Path) -> None:
    named = _FILE.findall(_code(path))
    assert [name for name in named if not (ROOT / name.rstrip("./")).exists()] == []


@pytest.mark.parametrize("path", _DOCUMENTS, ids=str)
def test_commands_that_are_named_can_be_run(path: Path) -> None:
    named = set(_COMMAND.findall(_code(path)))
    assert {name for name in named if name.strip() not in _commands()} == set()


@pytest.mark.parametrize("path", _DOCUMENTS, ids=str)
def test_targets_that_are_named_can_be_made(path: Path) -> None:
    targets = re.findall(r"^([a-z]+):", _text(Path("Makefile")), re.MULTILINE)
    assert set(_MAKE.findall(_code(path))) <= set(targets)


@pytest.mark.parametrize("path", _DOCUMENTS, ids=str)
def test_settings_that_are_named_are_settings(path: Path) -> None:
    known = known_variables() | {f"{secret}_FILE" for secret in secrets()} | _OTHERS
    assert set(_VARIABLE.findall(_code(path))) - known == set()


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("0*.md"))
