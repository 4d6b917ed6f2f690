"""The sentences of `marked.yml`, for every test of what is marked."""

from pathlib import Path
from typing import Any

import yaml

MARKED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("marked.yml").read_text(encoding="utf-8")
)
HARD: str = MARKED["hard"][0]["text"]
EASY: str = MARKED["easy"][0]
