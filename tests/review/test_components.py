"""The pages are made of components of NL Design System, with tokens of our own."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from review.render import HERE, STATIC, make_templates
from tests.review.components import bare, classes_in

FOLDER = STATIC / "nl_design_system"
TEMPLATES = sorted(path.name for path in (HERE / "templates").glob("*.html"))
# How each macro of nl.html is called; `choices` and `fact` go around something.
CALLS = (
    "nl.title('a', id='b')",
    "nl.heading('a')",
    "nl.button('a', icon='👍', is_small=true)",
    "nl.button('a', kind='primary', is_pressed=true)",
    "nl.way('a', '/b')",
    "nl.aloud({'aloud_read': 'a', 'aloud_stop': 'b'}, '/c')",
    "nl.aloud({'aloud_read': 'a', 'aloud_stop': 'b'})",
    "nl.alert('a')",
    "nl.alert('a', kind='ok', role='status')",
    "nl.field('a', 'b', how='c', wrong='d', required=true)",
    "nl.area('a', 'b', 'c', wrong='d')",
    "nl.radio('a', name='b', checked=true)",
    "nl.checkbox('a', name='b')",
)
AROUND = ("nl.choices('a')", "nl.fact('a')")
# What the macros are made of, and no template calls.
INSIDE = {"given", "pressable", "labelled", "fielded", "lettered", "told"}

_PIECE = re.compile(r"^/\* === (\S+) (\S+), (\S+) === \*/\n", re.MULTILINE)
_COMPONENT = re.compile(r"(?:nl|utrecht)-[a-z0-9_-]+")
_TOKEN = re.compile(r"^\s*(--[a-z0-9-]+):", re.MULTILINE)
_USED = re.compile(r"var\(\s*(--[a-z0-9-]+)")


@pytest.fixture
def templates() -> Environment:
    return make_templates()


def _components() -> str:
    return (FOLDER / "components.css").read_text(encoding="utf-8")


def _own() -> Iterator[tuple[str, str]]:
    for path in sorted(STATIC.glob("*.css")):
        yield path.name, path.read_text(encoding="utf-8")


def _template(name: str) -> str:
    return (HERE / "templates" / name).read_text(encoding="utf-8")


def _macros(templates: Environment) -> str:
    drawn = [templates.from_string(f"{{{{ {call} }}}}").render() for call in CALLS]
    drawn += [templates.from_string(f"{{% call {c} %}}x{{% endcall %}}").render() for c in AROUND]
    return "\n".join(drawn)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "nl.html"])
def test_nothing_in_a_template_is_without_its_component(name: str) -> None:
    assert bare(_template(name)) == []


def test_nothing_in_a_macro_is_without_its_component(templates: Environment) -> None:
    assert bare(_macros(templates)) == []


def test_every_macro_is_looked_at() -> None:
    written = set(re.findall(r"{% macro (\w+)", _template("nl.html")))
    assert {call[3:].partition("(")[0] for call in CALLS + AROUND} | INSIDE == written


def test_something_bare_would_be_seen() -> None:
    assert bare("<button>x</button>") == ["<button>"]
    assert (
        bare('<input type="hidden" name="proof"><h1 class="nl-heading nl-heading--level-1">') == []
    )
    assert bare('<h1 class="nl-heading nl-heading--level-2">') != []
    assert bare("<table><select><hr>") == ["<table>", "<select>", "<hr>"]


def test_every_class_of_a_component_is_defined(templates: Environment) -> None:
    defined = set(re.findall(r"\.((?:nl|utrecht)-[a-z0-9_-]+)", _components()))
    pages = "\n".join(_template(name) for name in TEMPLATES if name != "nl.html")
    used = set(_COMPONENT.findall(" ".join(classes_in(pages + _macros(templates)))))
    assert used - defined == set()


def test_every_package_is_used(templates: Environment) -> None:
    drawn = classes_in("\n".join(map(_template, TEMPLATES)) + _macros(templates))
    for name, content in _pieces():
        first = re.search(r"\.((?:nl|utrecht)-[a-z-]+?)(?:--|__|[^a-z-])", content)
        assert first, name
        assert first[1] in drawn, name


def test_rules_of_our_own_name_only_classes_that_are_there() -> None:
    named = {each for _, text in _own() for each in re.findall(r"\.((?:nl|utrecht)-[\w-]+)", text)}
    assert {each for each in named if f".{each}" not in _components()} == set()


def test_every_token_of_a_component_is_one_that_it_reads() -> None:
    read = set(_USED.findall(_components()))
    ours = {each for _, text in _own() for each in _TOKEN.findall(text)}
    assert {each for each in ours if _COMPONENT.match(each[2:])} - read == set()


def test_every_token_that_we_read_is_written() -> None:
    written = {each for _, text in _own() for each in _TOKEN.findall(text)}
    assert {each for _, text in _own() for each in _USED.findall(text)} - written == set()


def test_colours_are_written_once() -> None:
    for name, text in _own():
        if name != "tokens.css":
            found = set(re.findall(r"#[0-9a-f]{3,8}\b|rgb\([^)]*\)", text))
            assert found <= {"#ffffff"}, name  # the square that a telephone reads


def test_the_manifest_agrees_with_what_is_there() -> None:
    listed = json.loads((FOLDER / "packages.json").read_text(encoding="utf-8"))
    found = _PIECE.findall(_components())
    assert [(each["name"], each["version"], each["file"]) for each in listed] == found
    for each, (_, content) in zip(listed, _pieces(), strict=True):
        digest = hashlib.sha256(content.encode("utf-8")).hexdigest()
        assert digest == each["sha256"], each["name"]
        assert each["integrity"].startswith("sha512-")


def test_a_candidate_comes_before_what_a_municipality_made() -> None:
    listed = json.loads((FOLDER / "packages.json").read_text(encoding="utf-8"))
    names = [each["name"].partition("/") for each in listed]
    candidates = {name for scope, _, name in names if scope == "@nl-design-system-candidate"}
    assert {name for scope, _, name in names if scope == "@utrecht"} & candidates == set()


def test_the_licence_goes_along() -> None:
    licence = (FOLDER / "LICENSE.md").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence
    assert "nl_design_system/LICENSE.md" in Path(HERE.parent / "README.md").read_text("utf-8")


def test_the_components_come_first_and_our_own_after_them() -> None:
    sheets = re.findall(r"asset\('([^']+\.css)'\)", _template("page.html"))
    assert sheets[0] == "nl_design_system/components.css"
    assert set(sheets[1:]) == {name for name, _ in _own()}
    assert "@import" not in _components()
    assert "url(" not in _components()


def _pieces() -> list[tuple[str, str]]:
    """Each package and its file, byte for byte as it was published."""
    text = (FOLDER / "components.css").read_bytes().decode("utf-8")
    parts = _PIECE.split(text)[1:]
    return [
        (name, content.removesuffix("\n"))
        for name, content in zip(parts[::4], parts[3::4], strict=True)
    ]
