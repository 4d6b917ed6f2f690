"""A client has at most one open incident, however many signs of danger there are."""

from store import Store
from store.models import Incident
from tests.store.story import at_the_same_time, let_in


def test_two_signs_of_danger_at_once_make_one_incident(store: Store) -> None:
    client_id = let_in(store)

    def alarm() -> bool:
        with store.open_work() as work:
            _, opened = work.incidents.open_or_join(client_id, "B", "self_harm", "ik wil niet meer")
            work.commit()
            return opened

    assert sorted(at_the_same_time(alarm)) == [False, True]
    with store.open_work() as work:
        incident = work.session.query(Incident).one()
        assert incident.words == "ik wil niet meer\nik wil niet meer"


def test_a_graver_sign_raises_the_open_incident_and_a_lighter_one_does_not_lower_it(
    store: Store,
) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        for tier, category in (("C", "sad"), ("A", "emergency"), ("B", "abuse")):
            incident, _ = work.incidents.open_or_join(client_id, tier, category, None)  # type: ignore[arg-type]
        work.commit()
    assert (incident.tier, incident.category) == ("A", "emergency")


def test_after_an_incident_is_closed_another_can_be_opened(store: Store) -> None:
    client_id = let_in(store)
    with store.open_work() as work:
        first, _ = work.incidents.open_or_join(client_id, "B", "abuse", None)
        assert work.incidents.close(first)
        assert not work.incidents.close(first)
        second, opened = work.incidents.open_or_join(client_id, "B", "abuse", None)
        assert opened
        assert work.incidents.all_open() == [second]
