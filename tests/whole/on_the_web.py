"""Somebody's web phone in a real browser: the same walks, by touching what stands on the page."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from store import Work
from store.models import Chat, OutboxRow
from tests.whole.hearing import ON_ITS_WAY, Hearing
from tests.whole.house import House
from tests.whole.walks import BY_MAIL, WELCOME_BEGINS, WELCOME_ENDS, WELCOME_WEB, walk

_PATIENCE_MS = 15_000


@dataclass
class OnTheWeb:
    """`code` is the client's, as staff see it; pictures of the page go into `pictures`."""

    house: House
    page: Page
    code: str
    pictures: Path
    hearing: Hearing = field(init=False)
    bubble: Locator = field(init=False)

    def __post_init__(self) -> None:
        # A page fetches its messages itself: on its way is all that the outbox can tell.
        self.hearing = Hearing(self.house.store, self._chat, ON_ITS_WAY)

    def says(self, text: str) -> None:
        self.page.locator("#text").fill(text)
        self.page.locator("#send").click()

    def hears(self, *utters: str) -> None:
        """Each of them stands on the page."""
        for utter in utters:
            self.bubble = self._bubble(self.hearing.wait_for(utter))
            expect(self.bubble).to_be_visible(timeout=_PATIENCE_MS)

    def presses(self, payload: str) -> None:
        """The newest button with this meaning; turns the pages to find it."""
        while (found := self.hearing.button(payload)) is None:
            assert payload != "more", f"no such button at {self.hearing.asked}"
            asked = self.hearing.asked
            self.presses("more")
            self.hears(asked)
        row, place, _ = found
        self.page.locator(f"button[value='{row.id}:{place}']").click(timeout=_PATIENCE_MS)

    def plays(self) -> None:
        """The voice of the last message, until it is heard."""
        self.bubble.locator(".play").click()
        expect(self.bubble).to_have_class(re.compile(r"\bplaying\b"))

    def draws(self, name: str) -> None:
        """A picture of what stands on the screen now."""
        self.page.wait_for_timeout(300)  # bubbles slide in
        self.page.screenshot(path=self.pictures / f"{name}.png")

    def _bubble(self, row: OutboxRow) -> Locator:
        return self.page.locator(f"#t-{row.id}")

    def _chat(self, work: Work) -> Chat | None:
        client = work.clients.by_code(self.code)
        return work.chats.get(client.chat_id) if client and client.chat_id else None


def become_known(sanne: OnTheWeb, address: str = "anna@linde.example") -> None:
    """The first talk, up to the letter to her contact; tests in one house take an address each."""
    sanne.hears("utter_ask_hello")
    sanne.draws("1-hello")
    walk(sanne, [*WELCOME_BEGINS, *WELCOME_WEB, *WELCOME_ENDS, *BY_MAIL[:-1]])
    walk(sanne, [("say", address, ["utter_contact_mail"])])
