"""Talks in person on the pages of an advocate: proposed, called off, prepared, and written down."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.models import CheckIn, Due
from store.repositories import By
from store.times import now
from tests.people import BRAM, MARIJKE, PETER, SANNE
from tests.review.house import House, Visit
from tests.review.inbox_steps import Advocates, seen_on


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


def _tomorrow() -> dict[str, str]:
    day = (now().astimezone(ZoneInfo("Europe/Amsterdam")) + timedelta(days=1)).date()
    return {"day": day.isoformat(), "time": "14:00", "place": "the park", "activity": "a walk"}


def _talk(team: Advocates, signal_id: str) -> tuple[str, str, str | None, str | None] | None:
    """Its state, its time on the clock here, the place and what they do together."""
    with team.house.store.open_reading() as work:
        talk = work.talks.of_signal(signal_id)
        if talk is None or talk.at is None:
            return None
        clock = talk.at.astimezone(ZoneInfo("Europe/Amsterdam")).strftime("%H:%M")
        return talk.state, clock, talk.place, talk.activity


def _proposed(team: Advocates) -> tuple[str, Visit]:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/talk")
    return signal_id, visit.press(
        f"/inbox/{signal_id}/talk", **_tomorrow(), do="send", seen=seen_on(visit)
    )


def test_he_sees_it_first_as_the_client_will(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/talk")
    visit.press(f"/inbox/{signal_id}/talk", **_tomorrow(), do="look", seen=seen_on(visit))
    assert visit.says("talk_asks", contact_name=PETER.name)
    assert "the park" in visit.page
    assert "14:00" in visit.page
    assert _talk(team, signal_id) is None  # looking tells nobody anything


def test_sent_it_waits_for_the_client_and_is_in_the_story(team: Advocates) -> None:
    signal_id, visit = _proposed(team)
    assert _talk(team, signal_id) == ("proposed", "14:00", "the park", "a walk")
    signal, deeds = team.signal(signal_id)
    assert deeds[-1] == "proposed"
    assert signal.staff_id == team.staff[PETER.name]
    assert visit.says("happened_proposed", who=PETER.name)


def test_a_new_proposal_takes_the_place_of_the_last(team: Advocates) -> None:
    signal_id, visit = _proposed(team)
    visit.open(f"/inbox/{signal_id}/talk")
    assert visit.says("talk_now_proposed", client_name=SANNE.name)
    other = _tomorrow() | {"time": "16.30", "place": "", "activity": ""}
    visit.press(f"/inbox/{signal_id}/talk", **other, do="send", seen=seen_on(visit))
    assert _talk(team, signal_id) == ("proposed", "16:30", None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("day", "2020-01-01"), ("day", "soon"), ("time", "25:00"), ("time", ""), ("place", "x" * 81)],
)
def test_what_cannot_be_is_said_kindly_and_loses_nothing(
    team: Advocates, field: str, value: str
) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/talk")
    told = _tomorrow() | {field: value}
    visit.press(f"/inbox/{signal_id}/talk", **told, do="send", seen=seen_on(visit))
    assert visit.status == 400
    assert told["activity"] in visit.page
    assert _talk(team, signal_id) is None


def test_the_second_of_two_sees_the_first(team: Advocates) -> None:
    signal_id = team.share()
    peter = team.opened(signal_id).open(f"/inbox/{signal_id}/talk")
    marijke = team.visit(MARIJKE).open(f"/inbox/{signal_id}/talk")
    told = _tomorrow()
    peter.press(f"/inbox/{signal_id}/talk", **told, do="send", seen=seen_on(peter))
    marijke.press(f"/inbox/{signal_id}/talk", **told, do="send", seen=seen_on(marijke))
    assert marijke.status == 409
    assert marijke.says("inbox_meanwhile")


def test_called_off_once(team: Advocates) -> None:
    signal_id, visit = _proposed(team)
    visit.open(f"/inbox/{signal_id}/talk")
    visit.press(f"/inbox/{signal_id}/talk", do="call_off", seen=seen_on(visit))
    assert _talk(team, signal_id) == ("cancelled", "14:00", "the park", "a walk")
    visit.open(f"/inbox/{signal_id}/talk")
    assert 'value="call_off"' not in visit.page


def test_what_was_agreed_stands_in_the_list_until_she_takes_it_back(team: Advocates) -> None:
    signal_id, visit = _proposed(team)
    assert "the park" not in visit.open("/talks").page  # she did not say yes
    with team.house.store.open_work() as work:
        talk = work.talks.of_signal(signal_id)
        assert talk is not None
        assert work.talks.settle(talk, "confirmed")
        work.commit()
    assert "the park" in visit.open("/talks").page
    assert "the park" not in team.visit(MARIJKE).open("/talks").page
    with team.house.store.open_work() as work:
        signal = work.signals.get(signal_id)
        assert signal is not None
        assert work.signals.take_back(signal, By("client", team.sanne))
        work.commit()
    assert "the park" not in visit.open("/talks").page


def test_preparing_shows_what_was_opened_and_logs_why(team: Advocates) -> None:
    read, closed = team.share("I want a dog"), team.share("I am afraid of the stairs")
    visit = team.opened(read)
    visit.open(f"/talks/{_code(team)}")
    assert "I want a dog" in visit.page
    assert "afraid" not in visit.page  # nobody opened it: reading stays an act of its own
    assert visit.says("prepare_closed")
    with team.house.store.open_reading() as work:
        looks = work.accesses.of_client(team.sanne)
        assert "prepare" in {each.why for each in looks if each.subject_id == read}
        assert not [each for each in looks if each.subject_id == closed]


def test_another_clients_page_is_not_there(team: Advocates) -> None:
    bram = team.house.admit(BRAM)
    with team.house.store.open_reading() as work:
        client = work.clients.get(bram)
        assert client is not None
        code = client.code
    visit = team.visit()
    assert visit.open(f"/talks/{code}").status == 404
    assert visit.open(f"/talks/{code}/interview").status == 404


def _interview(team: Advocates, **told: str) -> Visit:
    path = f"/talks/{_code(team)}/interview"
    visit = team.visit().open(path)
    ticket = visit.page.partition('name="ticket" value="')[2].partition('"')[0]
    return visit.press(path, ticket=ticket, **told)


def test_what_they_wrote_together_is_her_own_check_in(team: Advocates) -> None:
    visit = _interview(team, feeling="bad", wants_change="yes", wish="a dog", need="money")
    assert visit.says("interview_kept_title")
    with team.house.store.open_reading() as work:
        (check_in,) = work.check_ins.latest(team.sanne)
        assert (check_in.held_by, check_in.feeling) == (team.staff[PETER.name], "bad")
        answers = work.answers.of_check_in(check_in.id)
        assert {name: each.words or each.code for name, each in answers.items()} == {
            "feeling": "bad", "wants_change": "yes", "wish": "a dog", "need": "money",
        }  # fmt: skip
        assert [each.kind for each in work.dues.waiting(team.sanne)] == ["held"]
        assert [each.what for each in work.accesses.of_client(team.sanne)] == ["interview"]
        assert work.signals.of_client(team.sanne) == []  # nobody was told anything
    assert "a dog" not in team.visit().open(f"/talks/{_code(team)}").page


def test_pressed_twice_it_is_kept_once(team: Advocates) -> None:
    path = f"/talks/{_code(team)}/interview"
    visit = team.visit().open(path)
    ticket, proof = visit.page.partition('name="ticket" value="')[2].partition('"')[0], visit.proof
    for _ in range(2):
        visit.post(path, {"proof": proof, "ticket": ticket, "wish": "a dog"})
    with team.house.store.open_reading() as work:
        assert work.session.query(CheckIn).count() == 1
        assert work.session.query(Due).count() == 1


def test_an_empty_page_is_not_kept(team: Advocates) -> None:
    visit = _interview(team, wish="  ")
    assert visit.status == 400
    assert visit.says("interview_empty")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(day=st.text(max_size=12), time=st.text(max_size=8), do=st.text(max_size=8))
def test_nonsense_breaks_nothing(team: Advocates, day: str, time: str, do: str) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/talk")
    answer = visit.post(
        f"/inbox/{signal_id}/talk",
        {"proof": visit.proof, "day": day, "time": time, "do": do, "seen": "x"},
    )
    assert answer.status_code < 500


def _code(team: Advocates) -> str:
    with team.house.store.open_reading() as work:
        client = work.clients.get(team.sanne)
        assert client is not None
        return client.code
