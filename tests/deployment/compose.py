"""docker-compose.yml as it is read by an engine, without needing one."""

import re
from functools import cache
from typing import Any

import yaml

from tests.architecture.sources import ROOT

PATH = ROOT / "docker-compose.yml"
VAR_DIR = "/var/lib/zegje"
# Services that end by themselves.
ONCE = {"prepare"}
# Ours, but no process of the product.
OTHERS = {"postgres", "caddy"}


@cache
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return found


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose()["services"]
    return found


def ours() -> dict[str, dict[str, Any]]:
    """The processes of the product."""
    return {name: each for name, each in services().items() if name not in OTHERS}


def environment(name: str) -> dict[str, str]:
    """The variables of one service."""
    return dict(services()[name].get("environment", {}))


def networks(name: str) -> set[str]:
    return set(services()[name].get("networks", []))


def mounts(name: str) -> dict[str, tuple[str, bool]]:
    """What is mounted by its place in the container: source, and whether it can be written."""
    found = {}
    for mount in services()[name].get("volumes", []):
        source, target, *options = mount.split(":")
        found[target] = (source, "ro" not in options)
    return found


def seconds(text: str) -> int:
    match = re.fullmatch(r"(\d+)s", text)
    assert match, f"{text} is no number of seconds"
    return int(match.group(1))
