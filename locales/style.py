"""What the checks and the loader tell a coordinator, in Dutch, from `nl/style.yml`."""

from functools import cache
from pathlib import Path

import yaml

SEED = Path(__file__).parent / "nl"


def message(key: str, /, **values: object) -> str:
    """The Dutch message of that key with the values filled in; a missing key is our own mistake."""
    return _messages()[key].format(**values)


@cache
def _messages() -> dict[str, str]:
    text = (SEED / "style.yml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return {str(key): str(text) for key, text in content["messages"].items()}
