"""A phone that is really served, a bot that answers from a script, and somebody's browser."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from bot.reply import Reply
from tests.bot.phone.house import House, real_pages
from tests.bot.phone.script import ANYTHING, Script, ScriptedBot
from tests.bot.phone.sentences import reply
from tests.browser import browser, context, serving

__all__ = ["browser"]

expect.set_options(timeout=8_000)

SAY = real_pages().pages
_DANGER = "112 / 0800-0113"
_YES, _NO = reply("utter_ask_share").buttons[:2]
SCRIPT: Script = {
    "start": [reply("utter_check_in_start"), reply("utter_ask_feeling")],
    "feeling=bad": [reply("utter_ask_reason")],
    "feeling=good": [reply("utter_ask_wants_change")],
    "wants_change=yes": [reply("utter_ask_wish")],
    "share": [
        reply(
            "utter_ask_share",
            buttons=(_YES.model_dump(), _NO.model_dump()),
        )
    ],
    "danger": [Reply(utter="say_danger", text=_DANGER, spoken=_DANGER)],
    SAY["phone_help_word"]: [reply("utter_check_in_listening")],
    ANYTHING: [reply("utter_check_in_listening")],
}


@dataclass(frozen=True)
class Served:
    """Where the phone is, and the bot behind it."""

    url: str
    bot: ScriptedBot
    house: House


@pytest.fixture
def served(house: House) -> Iterator[Served]:
    with serving(house.phone()) as url, ScriptedBot(house, SCRIPT) as bot:
        yield Served(url, bot, house)


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Sanne's page, with a microphone; nothing may go wrong in its console."""
    with context(browser, permissions=["microphone"], reduced_motion="reduce") as own:
        opened = own.new_page()
        complaints: list[str] = []
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda told: _note(told, complaints))
        opened.goto(served.url)
        expect(choices(opened)).to_have_count(4)
        yield opened
        assert complaints == []


def choices(page: Page) -> Locator:
    """The large buttons under the last question."""
    return page.locator("#choices button")


def _note(told: ConsoleMessage, complaints: list[str]) -> None:
    # What is not loaded is so on purpose; all else (the security policy, a script) is ours.
    if told.type == "error" and not told.text.startswith("Failed to load resource"):
        complaints.append(told.text)
