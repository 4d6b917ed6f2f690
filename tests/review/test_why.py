"""What a colleague is busy with: another advocate says why before the words are there."""

import pytest

from tests.people import JOOST, MARIJKE, PETER
from tests.review.door_steps import member
from tests.review.house import House
from tests.review.inbox_steps import Advocates, seen_on
from tests.review.texts import texts

_HERS = "swimming pool"


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


@pytest.fixture
def taken(team: Advocates) -> str:
    """Peter read it, and does it."""
    signal_id = team.share()
    visit = team.opened(signal_id)
    visit.press(f"/inbox/{signal_id}/answer", answer="take", seen=seen_on(visit))
    return signal_id


def test_the_reason_comes_before_the_words_and_is_asked_once(team: Advocates, taken: str) -> None:
    visit = team.visit(MARIJKE).open(f"/inbox/{taken}")
    assert visit.says("why_ask")
    assert _HERS not in visit.page
    visit.press(f"/inbox/{taken}/open", why="helps")
    assert _HERS in visit.page
    assert _HERS in visit.open(f"/inbox/{taken}").page
    assert _logged(team, MARIJKE.name) == [("said_why", "helps"), *[("signal", "helps")] * 2]


@pytest.mark.parametrize("why", ["", "nonsense", "shared", "<b>"])
def test_without_one_of_the_reasons_it_stays_closed(team: Advocates, taken: str, why: str) -> None:
    visit = team.visit(MARIJKE).press(f"/inbox/{taken}/open", why=why)
    assert visit.says("why_ask")
    assert _HERS not in visit.page
    assert _logged(team, MARIJKE.name) == []


def test_no_side_door_leads_to_words_or_voices(team: Advocates) -> None:
    voice_id = team.voice()
    signal_id = team.share(attachment_ids=[voice_id])
    peter = team.opened(signal_id)
    peter.press(f"/inbox/{signal_id}/answer", answer="take", seen=seen_on(peter))
    said = team.answered(signal_id, voice_id)
    visit, voices = team.visit(MARIJKE), ("files/0", f"said/{said}")
    for path in ("?aloud=text", "/help", "/write", "/talk", ""):
        assert _HERS not in visit.open(f"/inbox/{signal_id}{path}").page
    assert [visit.get(f"/inbox/{signal_id}/{each}").status_code for each in voices] == [404, 404]
    assert _logged(team, MARIJKE.name) == []
    visit.press(f"/inbox/{signal_id}/open", why="client_asked")
    assert [visit.get(f"/inbox/{signal_id}/{each}").status_code for each in voices] == [200, 200]
    assert _logged(team, MARIJKE.name)[-2:] == [("voice", "client_asked")] * 2


def test_who_has_it_and_who_read_it_before_is_asked_nothing(team: Advocates) -> None:
    signal_id = team.share()
    earlier, visit = team.opened(signal_id, MARIJKE), team.opened(signal_id)
    visit.press(f"/inbox/{signal_id}/answer", answer="take", seen=seen_on(visit))
    assert _HERS in visit.open(f"/inbox/{signal_id}").page
    assert _HERS in earlier.open(f"/inbox/{signal_id}").page


def test_who_was_asked_to_read_along_is_asked_nothing(team: Advocates, taken: str) -> None:
    visit = team.visit().open(f"/inbox/{taken}/help")
    marijke = team.staff[MARIJKE.name]
    visit.press(f"/inbox/{taken}/help", who=marijke, do="along", note="", seen=seen_on(visit))
    assert _HERS in team.visit(MARIJKE).open(f"/inbox/{taken}").page


def test_the_manager_sees_the_reason(team: Advocates, taken: str) -> None:
    team.visit(MARIJKE).press(f"/inbox/{taken}/open", why="colleague_away")
    page = member(team.house, JOOST, "manager").open("/looks").page
    said = texts().staff
    read = f"{MARIJKE.name}: {said['look_signal']}, {said['looks_why_colleague_away']}"
    assert read in page
    assert f"{PETER.name}: {said['look_signal']}<" in page
    assert _HERS not in page


def _logged(team: Advocates, who: str) -> list[tuple[str, str | None]]:
    """Oldest first: what this advocate did with words of the client, and why."""
    with team.house.store.open_reading() as work:
        looks = work.accesses.of_actor(team.staff[who])
        return [(each.what, each.why) for each in reversed(looks) if each.subject_id]
