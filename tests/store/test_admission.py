"""Who gets in: by a link, once, and a stranger never."""

import re
from datetime import timedelta

from store import Store
from tests.people import ANNA, BRAM, KARIM, SANNE
from tests.store.story import chat_of, client, let_in


def test_a_link_fits_telegram_and_is_not_kept(store: Store) -> None:
    with store.open_work() as work:
        sanne, code = work.clients.invite("Emmen", SANNE.name)
        assert re.fullmatch(r"[A-Za-z0-9_-]{22}", code)
        invite = work.invites.look(code)
        assert invite is not None
        assert (invite.client_id, invite.kind) == (sanne.id, "client")
        assert code not in str(vars(invite))


def test_a_client_is_found_by_the_chat_in_which_she_opened_her_link(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        assert client(work).id == client_id
        assert client(work).state == "welcome"
        assert work.clients.by_code(client(work).code.lower()) == client(work)
        assert work.chats.of_person(client(work).person_id) == [chat_of(work, SANNE)]


def test_a_link_that_was_used_lets_nobody_in(store: Store) -> None:
    with store.open_work() as work:
        _, code = work.clients.invite("Emmen")
        assert work.clients.admit(code, chat_of(work, SANNE)) is not None
        assert work.clients.admit(code, chat_of(work, KARIM)) is None
        assert work.clients.by_chat("telegram", str(KARIM.telegram_id)) is None


def test_a_link_can_be_looked_at_often_and_used_once(store: Store) -> None:
    with store.open_work() as work:
        _, code = work.clients.invite("Emmen")
        assert work.invites.look(code) == work.invites.look(code) is not None
        assert work.invites.use(code) is not None
        assert work.invites.use(code) is None
        assert work.invites.look(code) is None


def test_a_link_that_is_too_old_lets_nobody_in(store: Store) -> None:
    with store.open_work() as work:
        sanne, _ = work.clients.invite("Emmen")
        old = work.invites.make("client", client_id=sanne.id, lasts=timedelta(seconds=-1))
        assert work.clients.admit(old, chat_of(work, SANNE)) is None


def test_a_made_up_link_and_a_link_for_a_contact_let_no_client_in(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        _, code = work.contacts.invite(client(work), ANNA.name, "staff")
        for link in (code, "A" * 22, ""):
            assert work.clients.admit(link, chat_of(work, KARIM)) is None
        assert work.contacts.by_link(code) is not None  # and Anna's still works


def test_the_link_of_somebody_else_does_not_make_a_client_another_client(store: Store) -> None:
    let_in(store, BRAM)
    with store.open_work() as work:
        _, code = work.clients.invite("Emmen", SANNE.name)
        assert work.clients.admit(code, chat_of(work, BRAM)) is None
        assert client(work, BRAM).name == BRAM.name
        assert work.invites.look(code) is not None


def test_a_new_phone_keeps_the_story_and_the_old_one_is_cut_off(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.wishes.record(client_id, None, words="een eigen kamer")
        code = work.clients.relink(client(work))
        web = work.chats.get_or_make("web", "phone-2")
        assert work.clients.admit(code, web) is not None
        work.commit()
    with store.open_work() as work:
        assert work.clients.by_chat("telegram", str(SANNE.telegram_id)) is None
        there = work.clients.by_chat("web", "phone-2")
        assert there is not None
        assert (there.name, there.state) == (SANNE.name, "welcome")
        assert work.wishes.latest(there.id)[0].words == "een eigen kamer"


def test_what_had_not_gone_to_the_old_phone_goes_to_the_new_one_in_order(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        old, new = chat_of(work, SANNE), work.chats.get_or_make("web", "phone-2")
        work.outbox.put(new, "welcome")
        work.outbox.mark_sent(work.outbox.put(old, "went already"))
        work.outbox.put(old, "first")
        work.outbox.put(old, "second")
        work.clients.admit(work.clients.relink(client(work)), new)
        work.commit()
    with store.open_work() as work:
        there = work.outbox.after(new.id, 0)
        assert [row.body for row in there] == ["welcome", "first", "second"]
        assert work.chats.get(old.id) is None


def test_trying_out_opens_the_web_phone_without_a_link_and_twice_is_once(store: Store) -> None:
    with store.open_work() as work:
        chat = work.chats.get_or_make("web", "phone-1")
        first = work.clients.admit_without_link(chat, "Emmen")
        assert work.clients.admit_without_link(chat, "Emmen") is first
