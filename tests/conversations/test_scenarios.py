"""Every scenario script, through the bot's own turns and the real Rasa channel."""

from pathlib import Path

import pytest

from tests.conversations.played import Play
from tests.conversations.script import FOLDER, all_scripts, read_script

pytestmark = pytest.mark.rasa


@pytest.mark.parametrize("path", all_scripts(), ids=lambda p: str(p.relative_to(FOLDER)))
async def test_it_goes_as_written(play: Play, path: Path) -> None:
    await play.run(read_script(path))
