"""Every process says of itself whether it can do its work."""

import httpx
import pytest

from tests.whole.house import House

pytestmark = pytest.mark.process


@pytest.mark.parametrize("name", ["actions", "rasa", "bot", "review"])
def test_a_process_that_can_work_says_so(house: House, name: str) -> None:
    answer = httpx.get(house.processes[name].health, timeout=10)
    assert (answer.status_code, answer.json()["reasons"]) == (200, [])


def test_the_bot_knows_that_telegram_is_heard_and_rasa_is_ready(house: House) -> None:
    facts = httpx.get(house.bot.health, timeout=10).json()
    assert (facts["telegram"], facts["rasa"]) == (True, True)


def test_each_bot_has_an_address_of_its_own(house: House) -> None:
    assert len({process.health for process in house.processes.values()}) == len(house.processes)
