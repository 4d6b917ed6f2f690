"""Fatma sees open danger of her locations, what was said when Sanne allowed it, and ends it."""

import json
from datetime import timedelta

import pytest

from store.models import Signal
from store.repositories import By
from store.times import now
from tests.people import ANNA, FATMA, KARIM, MARIJKE, PETER, SANNE
from tests.review.house import House, Visit, client_of, staff_named

STORY = "he hits me"


def _told(house: House, client_id: str, incident_id: str, who: object = FATMA) -> str:
    """The bot told this member of staff; the id of the signal."""
    with house.store.open_work() as work:
        signal = work.signals.draft(
            client_id,
            STORY,
            "on_call",
            staff_id=staff_named(work, who).id,  # type: ignore[arg-type]
            incident_id=incident_id,
            urgency="danger_b",
        )
        work.signals.send(signal, By("system"))
        work.commit()
        return signal.id


@pytest.fixture
def sanne(house: House) -> str:
    return house.admit(SANNE)


@pytest.fixture
def incident(house: House, sanne: str) -> str:
    return house.alarm(sanne, STORY)


def _fatma(house: House) -> Visit:
    return house.log_in(house.hire(FATMA))


def _signals(house: House, incident_id: str) -> list[Signal]:
    with house.store.open_reading() as work:
        return work.signals.of_incident(incident_id)


def test_without_a_session_only_an_address_is_asked(house: House, incident: str) -> None:
    visit = house.visit().open("/on-call")
    assert visit.says("new_link_label")
    assert incident not in visit.page
    assert house.visit().open(f"/on-call/{incident}").status == 401


def test_fatma_gets_her_link_on_request(house: House) -> None:
    house.hire(FATMA)
    visit = house.visit().open("/on-call").press("/new-link", email="fatma@linde.example")
    assert visit.status == 200
    link = house.last_to(FATMA).rpartition("/c/")[2]
    assert house.log_in(link).says("on_call_quiet")


def test_the_list_shows_where_and_not_who(house: House, incident: str) -> None:
    visit = _fatma(house)
    assert visit.says("on_call_item", location="De Linde")
    assert STORY not in visit.page
    assert "Sanne" not in visit.page


def test_opening_tells_everything_and_stops_the_clock(
    house: House, sanne: str, incident: str
) -> None:
    link = house.hire(FATMA)
    signal_id = _told(house, sanne, incident)
    visit = house.log_in(link)
    assert STORY not in visit.open(f"/on-call/{incident}").page
    visit.press(f"/on-call/{incident}/open")
    with house.store.open_reading() as work:
        code = client_of(work, sanne).code
    for shown in ("Sanne", code, "De Linde", STORY, "Fatma"):
        assert shown in visit.page
    assert house.state_of(signal_id) == "read"
    assert house.looks(sanne) == [("staff", "signal")]


def test_what_the_bot_said_stands_there(house: House, sanne: str, incident: str) -> None:
    with house.store.open_work() as work:
        chat = work.chats.get_or_make("telegram", str(SANNE.telegram_id))
        for utter, text in (("say_danger_ask", "asked this"), ("say_slower", "not this")):
            work.outbox.put(chat, json.dumps({"utter": utter, "text": text}))
        work.commit()
    visit = _fatma(house).press(f"/on-call/{incident}/open")
    assert "asked this" in visit.page
    assert "not this" not in visit.page
    assert visit.says("answer_none")


def test_without_consent_there_are_no_words(house: House) -> None:
    client_id = house.admit(SANNE, consent=None)
    incident_id = house.alarm(client_id, STORY)
    visit = _fatma(house).press(f"/on-call/{incident_id}/open")
    assert visit.says("incident_no_words", client_name="Sanne")
    assert STORY not in visit.page
    assert [each.with_words for each in _signals(house, incident_id)] == [False]


def test_in_touch_and_then_over(house: House, sanne: str, incident: str) -> None:
    visit = _fatma(house).press(f"/on-call/{incident}/open")
    visit.press(f"/on-call/{incident}/answer", state="picked_up")
    assert visit.says("told_picked_up")
    visit.press(f"/on-call/{incident}/answer", state="done")
    assert visit.says("incident_closed_title")
    with house.store.open_reading() as work:
        assert work.incidents.open_of(sanne) is None
    assert visit.open("/on-call").says("on_call_quiet")


def test_nothing_is_ended_unopened(house: House, sanne: str, incident: str) -> None:
    link = house.hire(FATMA)
    _told(house, sanne, incident)
    visit = house.log_in(link)
    assert visit.press(f"/on-call/{incident}/answer", state="done").status == 409


def test_before_the_client_could_answer_nobody_looks(house: House, sanne: str) -> None:
    incident_id = house.alarm(sanne, STORY, minutes=1)
    visit = _fatma(house)
    assert visit.says("on_call_quiet")
    assert visit.open(f"/on-call/{incident_id}").status == 404


def test_another_location_sees_nothing(house: House, incident: str) -> None:
    visit = house.log_in(house.hire(FATMA, location="beuk"))
    assert visit.says("on_call_quiet")
    assert visit.open(f"/on-call/{incident}").status == 404


def test_who_is_absent_sees_nothing(house: House, incident: str) -> None:
    visit = _fatma(house)
    with house.store.open_work() as work:
        work.staff.be_absent(staff_named(work, FATMA), now() + timedelta(hours=1))
        work.commit()
    assert visit.open("/on-call").says("no_duty_title")
    assert visit.open(f"/on-call/{incident}").status == 404


def test_who_was_removed_is_out_at_once(house: House, incident: str) -> None:
    visit = _fatma(house)
    with house.store.open_work() as work:
        work.staff.remove(staff_named(work, FATMA))
        work.commit()
    assert visit.open("/on-call").says("on_call_in_text")
    assert visit.open(f"/on-call/{incident}").status == 401


@pytest.mark.parametrize(("who", "role"), [(PETER, "advocate"), (MARIJKE, "manager")])
def test_other_roles_see_no_danger(house: House, incident: str, who: object, role: str) -> None:
    visit = house.log_in(house.hire(who, role))  # type: ignore[arg-type]
    assert visit.open("/on-call").status == 403
    assert visit.open(f"/on-call/{incident}").status == 404
    assert visit.open("/messages").status == 404


def test_the_adviser_sees_what_he_was_told(house: House, sanne: str, incident: str) -> None:
    link = house.hire(MARIJKE, "manager")
    _told(house, sanne, incident, MARIJKE)
    visit = house.log_in(link).press(f"/on-call/{incident}/open")
    assert STORY in visit.page


def test_who_is_named_in_the_story_sees_nothing(house: House, sanne: str) -> None:
    incident_id = house.alarm(sanne, "fatma hits me")
    visit = _fatma(house)
    assert visit.says("on_call_quiet")
    assert visit.press(f"/on-call/{incident_id}/open").status == 404


def test_a_contact_sees_no_list_of_danger(house: House, sanne: str, incident: str) -> None:
    contact_id = house.befriend(sanne, ANNA)
    anna = house.log_in(house.link_for(contact_id))
    assert anna.open("/on-call").status == 404
    assert anna.open(f"/on-call/{incident}").status == 404
    assert house.visit().open(f"/on-call/{incident}").status == 401


def test_two_look_and_the_second_sees_the_first(house: House, sanne: str, incident: str) -> None:
    _fatma(house).press(f"/on-call/{incident}/open")
    karim = house.log_in(house.hire(KARIM))
    assert karim.says("on_call_taken")
    assert "Fatma" in karim.press(f"/on-call/{incident}/open").page
    assert len(_signals(house, incident)) == 2
