"""Who looked is written down in a chain: a line that is changed, moved or taken out shows."""

import pytest
from sqlalchemy import text

from store import Store
from tests.people import ANNA
from tests.store.story import at_the_same_time, choose, client, let_in

TAMPERINGS = {
    "another actor": ("UPDATE access SET actor_id = 'nobody' WHERE id = 2", 2),
    "another client": ("UPDATE access SET client_id = 'nobody' WHERE id = 2", 2),
    "no reason": ("UPDATE access SET why = NULL WHERE id = 3", 3),
    "a line in the middle taken out": ("DELETE FROM access WHERE id = 2", 3),
    "the last line taken out": ("DELETE FROM access WHERE id = 4", -1),
    "the whole log taken out": ("DELETE FROM access", -1),
}


def test_a_log_that_nobody_touched_is_sound(store: Store) -> None:
    _look(store, 4)
    with store.open_work() as work:
        assert work.accesses.first_broken() is None


@pytest.mark.parametrize(("change", "broken"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_tampering_shows(store: Store, change: str, broken: int) -> None:
    _look(store, 4)
    with store.open_work() as work:
        work.session.execute(text(change))
        work.commit()
    with store.open_work() as work:
        assert work.accesses.first_broken() == broken


def test_lines_added_at_the_same_time_stay_one_chain(store: Store) -> None:
    at_the_same_time(lambda: _look(store, 2), times=4)
    with store.open_work() as work:
        assert work.accesses.first_broken() is None
        assert len(work.accesses.of_actor("anna", limit=100)) == 8


def test_the_client_can_hear_who_looked_last(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        anna, sanne = choose(work, ANNA), client(work)
        work.accesses.append("contact", anna.id, "signal_read", client_id=sanne.id)
        work.accesses.append("staff", "peter", "signal_read", client_id=sanne.id)
        work.commit()
        looked = [line.actor_id for line in work.accesses.of_client(sanne.id)]
        assert looked == ["peter", anna.id]


def test_the_chain_holds_after_the_client_was_forgotten(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        work.accesses.append("contact", "anna", "signal_read", client_id=client_id)
        work.people.forget(client(work).person_id)
        work.commit()
    with store.open_work() as work:
        assert work.accesses.first_broken() is None
        assert len(work.accesses.of_client(client_id)) == 1


def _look(store: Store, times: int) -> None:
    with store.open_work() as work:
        for number in range(times):
            work.accesses.append(
                "contact", "anna", "signal_read", client_id="sanne", why=f"shared {number}"
            )
        work.commit()
