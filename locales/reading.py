"""How one file of words becomes typed data, and how a mistake in it is told to a coordinator."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from locales.style import message

Shape = TypeVar("Shape")


class WordsError(Exception):
    """A file of words cannot be used; the text is Dutch and names the file, for a coordinator."""


def read_yaml(path: Path, shape: type[Shape]) -> Shape:
    """The content of the file in the given shape; a missing file, key or type is a WordsError."""
    content = _parse(path)
    try:
        return TypeAdapter(shape).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(step) for step in first["loc"]) or "-"
        raise WordsError(
            message("wrong_shape", file=path.name, place=place, kind=first["type"])
        ) from error


def _parse(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise WordsError(message("no_file", file=path.name)) from error
    except UnicodeDecodeError as error:
        raise WordsError(message("not_text", file=path.name)) from error
    try:
        return yaml.load(text, Loader=_Careful)  # noqa: S506 - a SafeLoader, see below
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WordsError(
            message("not_yaml", file=path.name, line=line, problem=error.problem)
        ) from error


class _Careful(yaml.CSafeLoader):
    """Plain YAML lets a second key of the same name win silently: words would disappear."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
            if key.value in seen:
                problem = message("double_key", key=key.value)
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)
