"""Every package of the product has a contract that names all of its modules."""

import tomllib
from collections import Counter
from typing import Any

from tests.architecture.sources import ROOT, of_the_product, packages

# Alembic runs these by path; nothing imports them.
_NOT_IMPORTED = {"store.migrations", "store.migrations.versions"}


def _linter() -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = settings["tool"]["importlinter"]
    return found


def _complete() -> list[str]:
    contracts = [each for each in _linter()["contracts"] if each.get("exhaustive")]
    return [package for each in contracts for package in each["containers"]]


def _importable() -> set[str]:
    """Packages with anything to put in order: at least two modules of their own."""
    parents = Counter(
        ".".join(path.parent.parts)
        for path in of_the_product(".py")
        if len(path.parts) > 1 and path.name != "__init__.py"
    )
    tops = packages()
    return {name for name, count in parents.items() if count > 1 and name.split(".")[0] in tops}


def test_the_linter_looks_at_every_package_of_the_product() -> None:
    assert set(_linter()["root_packages"]) == packages()


def test_every_package_has_a_contract_that_names_all_of_it() -> None:
    inside = {name for name in _importable() if "tensorflow_stand_in" not in name}
    assert inside - _NOT_IMPORTED <= set(_complete())


def test_the_three_processes_never_import_each_other() -> None:
    one_way = _linter()["contracts"][0]
    assert one_way["layers"] == ["bot | actions | review", "voice", "store | locales"]
