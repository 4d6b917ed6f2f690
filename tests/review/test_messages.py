"""Anna reads exactly what Sanne shared, and answers; nobody else opens it."""

from html import escape

import pytest

from store.repositories import By
from tests.people import ANNA, BRAM, FATMA, KARIM, SANNE
from tests.review.house import WORDS, House, Visit, signal_of


@pytest.fixture
def shared(house: House) -> tuple[str, str]:
    """The ids of contact and signal."""
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    return contact_id, house.share(contact_id)


def _anna(house: House, shared: tuple[str, str]) -> Visit:
    return house.log_in(house.link_for(shared[0]))


def test_the_list_shows_no_content(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared)
    assert visit.says("list_item", client_name="Sanne")
    assert "Emmen" not in visit.page
    assert house.state_of(shared[1]) == "sent"


def test_looking_at_the_address_is_not_reading(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared).open(f"/messages/{shared[1]}")
    assert "Emmen" not in visit.page
    assert house.state_of(shared[1]) == "sent"


def test_opening_is_reading_and_logged(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared).press(f"/messages/{shared[1]}/open")
    assert escape(WORDS) in visit.page
    assert WORDS not in visit.page
    assert house.state_of(shared[1]) == "read"
    with house.store.open_reading() as work:
        client_id = signal_of(work, shared[1]).client_id
        step = work.signals.story(shared[1])[-1]
    assert (step.state, step.by_kind, step.by_id) == ("read", "contact", shared[0])
    assert house.looks(client_id) == [("contact", "signal")]


@pytest.mark.parametrize("state", ["picked_up", "done"])
def test_anna_answers_with_one_button(house: House, shared: tuple[str, str], state: str) -> None:
    visit = _anna(house, shared).press(f"/messages/{shared[1]}/open")
    visit.press(f"/messages/{shared[1]}/answer", state=state)
    assert visit.says(f"signal_told_{state}", client_name="Sanne")
    assert house.state_of(shared[1]) == state


def test_an_answer_twice_is_one_step(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared).press(f"/messages/{shared[1]}/open")
    for _ in range(2):
        visit.press(f"/messages/{shared[1]}/answer", state="picked_up")
    with house.store.open_reading() as work:
        states = [each.state for each in work.signals.story(shared[1])]
    assert states == ["draft", "sent", "read", "picked_up"]


def test_nothing_is_answered_unopened(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared)
    assert visit.press(f"/messages/{shared[1]}/answer", state="done").status == 409
    assert house.state_of(shared[1]) == "sent"


@pytest.mark.parametrize("state", ["sent", "taken_back", "draft", "failed", ""])
def test_only_the_two_answers_count(house: House, shared: tuple[str, str], state: str) -> None:
    visit = _anna(house, shared).press(f"/messages/{shared[1]}/open")
    assert visit.press(f"/messages/{shared[1]}/answer", state=state).status == 400
    assert house.state_of(shared[1]) == "read"


def test_what_sanne_took_back_is_gone(house: House, shared: tuple[str, str]) -> None:
    visit = _anna(house, shared).press(f"/messages/{shared[1]}/open")
    with house.store.open_work() as work:
        signal = signal_of(work, shared[1])
        work.signals.take_back(signal, By("client", signal.client_id))
        work.commit()
    visit.open(f"/messages/{shared[1]}")
    assert visit.status == 410
    assert visit.says("signal_taken_back", client_name="Sanne")
    assert "Emmen" not in visit.page
    assert shared[1] not in visit.open("/messages").page


def test_a_draft_does_not_exist(house: House, shared: tuple[str, str]) -> None:
    with house.store.open_work() as work:
        client_id = signal_of(work, shared[1]).client_id
        draft = work.signals.draft(client_id, "not yet", "contact", contact_id=shared[0])
        work.commit()
    assert _anna(house, shared).open(f"/messages/{draft.id}").status == 404


def test_without_words_only_the_wish_to_talk_shows(house: House, shared: tuple[str, str]) -> None:
    signal_id = house.share(shared[0], "secret", with_words=False, urgency="person")
    visit = _anna(house, shared).press(f"/messages/{signal_id}/open")
    assert visit.says("signal_no_words", client_name="Sanne")
    assert "secret" not in visit.page


def _paths(signal_id: str) -> list[tuple[str, str]]:
    there = f"/messages/{signal_id}"
    gets = [("get", there), ("get", f"{there}/write"), ("get", f"{there}/files/0")]
    posts = [("post", f"{there}/{deed}") for deed in ("open", "answer", "write", "send")]
    return gets + posts


@pytest.mark.parametrize("who", [BRAM, KARIM, FATMA])
def test_others_find_nothing(house: House, shared: tuple[str, str], who: object) -> None:
    """Bram's contact is a contact of somebody else; Karim has no session; Fatma is staff."""
    visit = house.visit().open("/")
    if who is BRAM:
        other = house.befriend(house.admit(BRAM), KARIM)
        visit = house.log_in(house.link_for(other))
    elif who is FATMA:
        visit = house.log_in(house.hire(FATMA))
    unknown = [_try(visit, method, path) for method, path in _paths("0" * 32)]
    assert [_try(visit, method, path) for method, path in _paths(shared[1])] == unknown
    assert set(unknown) <= {401, 403, 404}
    assert house.state_of(shared[1]) == "sent"


def _try(visit: Visit, method: str, path: str) -> int:
    if method == "get":
        return visit.get(path).status_code
    fields = {"proof": visit.proof, "state": "done", "words": "hello"}
    return visit.post(path, fields).status_code


def test_one_person_can_be_the_contact_of_two_clients(house: House) -> None:
    ids = [house.befriend(house.admit(who), ANNA) for who in (SANNE, BRAM)]
    for contact_id in ids:
        house.share(contact_id)
    visit = house.log_in(house.link_for(ids[0]))
    assert visit.says("list_item", client_name="Sanne")
    assert visit.says("list_item", client_name="Bram")


def test_done_ends_the_danger_that_it_is_about(house: House, shared: tuple[str, str]) -> None:
    with house.store.open_reading() as work:
        client_id = signal_of(work, shared[1]).client_id
    incident_id = house.alarm(client_id)
    signal_id = house.share(shared[0], "help", incident_id=incident_id, urgency="danger_b")
    visit = _anna(house, shared).press(f"/messages/{signal_id}/open")
    visit.press(f"/messages/{signal_id}/answer", state="done")
    with house.store.open_reading() as work:
        assert work.incidents.open_of(client_id) is None


def test_the_list_goes_on(house: House, shared: tuple[str, str]) -> None:
    for _ in range(31):
        house.share(shared[0])
    visit = _anna(house, shared)
    assert visit.page.count('class="card ') == 30
    assert visit.open("/messages?show=60").page.count('class="card ') == 32
    assert visit.open("/messages?show=%F0").status == 200
