"""Tells in the chats what happened elsewhere: on a contact's page, or on the page of on-call.

Everything is told once: the keys are those of the same sentences said within a chat.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.advocate_news import Told, tell_of_advocate
from bot.around import Surroundings
from bot.contact_opening import ask_client, ask_who_it_is, tell_declined
from bot.ladder import climb
from bot.links import Links
from bot.saying import say, tell_client
from bot.signal_reading import HEARD, close_incident
from bot.signals import settle, tell_unread, whom
from bot.talk_left import end_left
from bot.write_back import tell_words
from locales.loader import Words
from store import Store, Work
from store.models import Client, Signal, SignalEvent
from store.organisation import Organisation
from store.people_news import declined, steps, unconfirmed

LATELY = timedelta(hours=1)
# At the start: what happened on the pages while the bot was gone, a long weekend at most.
WHILE_GONE = timedelta(days=4)


def tell_news(
    store: Store,
    words: Words,
    organisation: Organisation,
    now: datetime,
    back: timedelta = LATELY,
    links: Links | None = None,
) -> None:
    """Looks `back` from now; what was told before is not told again."""
    with store.open_work() as work:
        settle(work, words)
        _contacts(work, words, now - back)
        around = Surroundings(work, words, organisation, links or Links())
        for event in steps(work, now - back):
            _step(around, event)
        climb(around, now)
        end_left(around)
        tell_unread(work, words, organisation, now)
        work.commit()


def _contacts(work: Work, words: Words, since: datetime) -> None:
    for contact in unconfirmed(work, since):
        client = work.clients.get(contact.client_id)
        if client is not None:
            question = ask_who_it_is(words, client, contact, contact.address)
            ask_client(work, client, contact, question)
    for contact in declined(work, since):
        client = work.clients.get(contact.client_id)
        if client is not None:
            tell_declined(work, words, client, contact)


def _step(around: Surroundings, event: SignalEvent) -> None:
    work, words = around.work, around.words
    signal = work.signals.get(event.signal_id)
    client = work.clients.get(event.client_id)
    if signal is None or client is None:
        return
    if event.by_kind == "staff" and signal.audience == "advocate":
        tell_of_advocate(
            Told(work, words, around.organisation, around.links, client, signal, event)
        )
    elif event.deed == "said":
        _words_back(work, words, (signal, client), event)
    elif event.deed == "step" and event.state in HEARD:
        name = HEARD[event.state]
        reply = say(words, name, whom(work, signal, words, client))
        tell_client(work, client, reply, key=f"{name}:{signal.id}")
    close_incident(work, signal, event.state)


def _words_back(work: Work, words: Words, about: tuple[Signal, Client], event: SignalEvent) -> None:
    signal, client = about
    contact = work.contacts.get(signal.contact_id) if signal.contact_id else None
    if contact is not None:
        tell_words(work, words, (client, contact), event)
