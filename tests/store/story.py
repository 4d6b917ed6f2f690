"""What most stories begin with: somebody is let in, and chose somebody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from store import Store, Work
from store.models import Chat, Client, Contact, Signal
from store.repositories import By
from tests.people import ANNA, SANNE, Somebody

LOCATION = "Emmen"

T = TypeVar("T")


def let_in(store: Store, who: Somebody = SANNE) -> str:
    """A client with a Telegram chat; her id."""
    with store.open_work() as work:
        client, code = work.clients.invite(LOCATION, who.name)
        assert work.clients.admit(code, chat_of(work, who)) is not None
        work.commit()
        return client.id


def chat_of(work: Work, who: Somebody) -> Chat:
    return work.chats.get_or_make("telegram", str(who.telegram_id))


def client(work: Work, who: Somebody = SANNE) -> Client:
    found = work.clients.by_chat("telegram", str(who.telegram_id))
    assert found is not None
    return found


def choose(work: Work, who: Somebody = ANNA, whose: Somebody = SANNE) -> Contact:
    """A contact who accepted and was confirmed."""
    _, code = work.contacts.invite(client(work, whose), who.name, "staff", emergency=True)
    contact = work.contacts.accept(code, chat_of(work, who))
    assert contact is not None
    assert work.contacts.confirm(contact)
    return contact


def share(work: Work, words: str, who: Somebody = SANNE) -> Signal:
    """Words that went to the first contact of this client."""
    owner = client(work, who)
    contact = work.contacts.ready_of(owner.id)[0]
    signal = work.signals.draft(owner.id, words, "contact", contact_id=contact.id)
    assert work.signals.send(signal, By("client", owner.id))
    return signal


def at_the_same_time(happens: Callable[[], T], times: int = 2) -> list[T]:
    """Let it happen in as many threads, started together; what each one gave."""
    together = Barrier(times)

    def one() -> T:
        together.wait()
        return happens()

    with ThreadPoolExecutor(times) as pool:
        return [future.result() for future in [pool.submit(one) for _ in range(times)]]
