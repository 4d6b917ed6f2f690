"""Somebody's Telegram: hears responses by their names and answers by what buttons mean."""

from dataclasses import dataclass, field, replace
from itertools import count

from store import Work
from store.models import Chat, OutboxRow
from tests.bot_api.seen import Seen
from tests.people import Somebody
from tests.whole.hearing import Hearing
from tests.whole.house import House

_new_number = count(5001)


def with_new_phone(who: Somebody) -> Somebody:
    """The same person in a chat that nobody has seen: every test begins with a clean sheet."""
    return replace(who, telegram_id=next(_new_number))


@dataclass
class OnTelegram:
    """Reads the outbox for the names of what was said, and the tests' Telegram for the rest."""

    house: House
    who: Somebody
    sent: list[int] = field(default_factory=list)
    """The numbers of the updates that came of what was done here."""
    hearing: Hearing = field(init=False)

    def __post_init__(self) -> None:
        self.hearing = Hearing(self.house.store, self._chat)

    def says(self, text: str) -> None:
        self.sent += self.house.telegram.says(self.who, text)

    def opens(self, link: str) -> None:
        """A link of the bot, as it stands in a message or on paper."""
        self.house.telegram.starts(self.who, link.split("start=")[1].split()[0])

    def hears(self, *utters: str) -> Seen | None:
        """Waits for these responses in this order, whatever is said between; shows the last.

        None when nobody knows whether it arrived.
        """
        rows = [self.hearing.wait_for(utter) for utter in utters]
        return self._seen(rows[-1])

    def hears_again(self, utter: str) -> Seen:
        """The newest message that was this response."""
        found = self._seen(self.hearing.last(utter))
        assert found is not None, f"{utter} did not arrive"
        return found

    def presses(self, payload: str) -> None:
        """The newest button with this meaning, large or small; turns the pages to find it."""
        while (found := self.hearing.button(payload)) is None:
            asked = self.hearing.asked
            assert payload != "more", f"{self.who.name} has no such button at {asked}"
            self.presses("more")
            self.hears(asked)
        row, _, button = found
        if not button.inline:
            return self.says(button.title)
        number = int(row.delivered_ref or 0) or self._any_message()
        self.sent.append(self.house.telegram.presses_data(self.who, number, button.payload))
        return None

    def _chat(self, work: Work) -> Chat | None:
        return work.chats.by_address("telegram", str(self.who.telegram_id))

    def _seen(self, row: OutboxRow) -> Seen | None:
        found = self.house.telegram.sent_to(self.who)
        return next((each for each in found if str(each.message_id) == row.delivered_ref), None)

    def _any_message(self) -> int:
        """The message of an uncertain row may not have arrived; its button is pressed elsewhere."""
        return self.house.telegram.sent_to(self.who)[-1].message_id
