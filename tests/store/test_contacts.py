"""Whom a client may tell: confirmed contacts, and staff on duty or assigned."""

from datetime import timedelta

from store import Store, Work
from store.models import Client
from store.times import now
from tests.people import ANNA, BRAM, FATMA, KARIM, PETER
from tests.store.story import chat_of, choose, client, let_in


def test_a_contact_may_be_told_only_after_he_accepted_and_she_confirmed(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, code = work.contacts.invite(client(work), ANNA.name, "staff")
        assert not work.contacts.confirm(anna)
        assert work.contacts.accept(code, chat_of(work, ANNA)) is anna
        assert work.contacts.ready_of(client(work).id) == []
        assert work.contacts.confirm(anna)
        assert work.contacts.ready_of(client(work).id) == [anna]
        work.contacts.stop(anna)
        assert work.contacts.ready_of(client(work).id) == []


def test_a_stranger_who_opened_the_contacts_link_is_cut_off_by_the_client(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, code = work.contacts.invite(client(work), ANNA.name, "staff")
        work.contacts.accept(code, chat_of(work, KARIM))
        work.contacts.reject(anna)
        assert work.contacts.by_chat(chat_of(work, KARIM).id) == []
        again = work.contacts.invite_again(anna)
        assert work.contacts.accept(again, chat_of(work, ANNA)) is anna


def test_a_contact_who_declines_is_not_told_and_the_link_is_used(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, code = work.contacts.invite(client(work), ANNA.name, "staff")
        assert work.contacts.decline(code) is anna
        assert work.contacts.accept(code, chat_of(work, ANNA)) is None
        assert not anna.is_ready


def test_somebody_can_be_client_and_contact_in_the_same_chat(store: Store) -> None:
    let_in(store)
    let_in(store, PETER)
    with store.open_work() as work:
        choose(work, PETER)
        work.commit()
    with store.open_work() as work:
        peter = chat_of(work, PETER)
        assert client(work, PETER).name == PETER.name
        assert [contact.name for contact in work.contacts.by_chat(peter.id)] == [PETER.name]


def test_on_call_is_whoever_has_that_role_for_the_place_and_is_not_away(store: Store) -> None:
    with store.open_work() as work:
        fatma = work.staff.add(FATMA.name, ["on_call"], ["Emmen"])
        work.staff.add(PETER.name, ["advocate"], [])
        assert work.staff.on_call("Emmen", now()) == [fatma]
        assert work.staff.on_call("Assen", now()) == []
        work.staff.be_absent(fatma, now() + timedelta(hours=1))
        assert work.staff.on_call("Emmen", now()) == []
        assert work.staff.on_call("Emmen", now() + timedelta(hours=2)) == [fatma]
        work.staff.remove(fatma)
        assert work.staff.on_call("Emmen", now() + timedelta(hours=2)) == []


def test_an_advocate_sees_clients_while_assigned(store: Store) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        peter = work.staff.add(PETER.name, ["advocate"], [])
        work.assignments.assign(client(work), peter)
        work.assignments.assign(client(work), peter)
        assert _seen_by(work, peter.id) == [client(work)]
        assert not work.assignments.is_assigned(client(work, BRAM).id, peter.id)
        work.assignments.end(client(work), peter)
        assert _seen_by(work, peter.id) == []


def _seen_by(work: Work, staff_id: str) -> list[Client]:
    assigned = work.assignments.of_staff(staff_id)
    return [work.session.get_one(Client, there.client_id) for there in assigned]
