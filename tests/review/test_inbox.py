"""The inbox of an advocate: what clients of his shared, and what he does with it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from store.repositories import By
from store.times import now
from tests.people import ANNA, BRAM, FATMA, JOOST, KARIM, MARIJKE, PETER, SANNE
from tests.review.door_steps import employ, member_again
from tests.review.house import House
from tests.review.inbox_steps import WORDS, Advocates, seen_on


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


def test_the_card_tells_no_words(team: Advocates) -> None:
    signal_id = team.share(feeling="bad", theme="health")
    visit = team.visit().open("/inbox")
    assert visit.says("list_item", client_name=SANNE.name)
    assert visit.says("feels_bad")
    assert "swimming" not in visit.page
    assert "swimming" not in visit.open(f"/inbox/{signal_id}").page
    assert team.signal(signal_id)[0].state == "sent"  # a list, and a cover, are not reading


def test_opening_is_reading_and_is_logged(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    assert "swimming pool with &lt;b&gt;you" in visit.page
    assert team.signal(signal_id)[0].state == "read"
    with team.house.store.open_reading() as work:
        looks = [each for each in work.accesses.of_client(team.sanne) if each.what == "signal"]
        assert [each.actor_id for each in looks] == [team.staff[PETER.name]]


def test_what_the_words_do_not_say_is_not_shown(team: Advocates) -> None:
    with team.house.store.open_work() as work:
        signal = work.signals.draft(team.sanne, "I am sad", "advocate", feeling="bad")
        work.signals.reword(signal, "I want to talk")
        work.signals.send(signal, By("client", team.sanne))
        work.commit()
    assert not team.visit().open("/inbox").says("feels_bad")


def test_understood_goes_up_the_ladder_and_he_has_it(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id, MARIJKE)
    visit.press(f"/inbox/{signal_id}/answer", answer="understood", seen=seen_on(visit))
    signal, _ = team.signal(signal_id)
    assert (signal.state, signal.staff_id) == ("picked_up", team.staff[MARIJKE.name])
    assert visit.says("card_has_it", staff_name=MARIJKE.name)


@pytest.mark.parametrize(("answer", "deed"), [("unclear", "unclear"), ("take", "taken")])
def test_other_answers_leave_the_ladder_where_it_is(
    team: Advocates, answer: str, deed: str
) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    visit.press(f"/inbox/{signal_id}/answer", answer=answer, seen=seen_on(visit))
    signal, deeds = team.signal(signal_id)
    assert (signal.state, deeds[-1]) == ("read", deed)


def test_closing_is_asked_and_not_done(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    visit.press(f"/inbox/{signal_id}/answer", answer="understood", seen=seen_on(visit))
    visit.press(f"/inbox/{signal_id}/answer", answer="closing", seen=seen_on(visit))
    signal, deeds = team.signal(signal_id)
    assert (signal.state, deeds[-1]) == ("picked_up", "closing")
    assert visit.says("closing_asked", client_name=SANNE.name)


def test_the_second_sees_what_the_first_did(team: Advocates) -> None:
    signal_id = team.share()
    first = team.opened(signal_id, PETER)
    second = team.opened(signal_id, MARIJKE)
    seen = seen_on(second)
    first.press(f"/inbox/{signal_id}/answer", answer="understood", seen=seen)
    second.press(f"/inbox/{signal_id}/answer", answer="take", seen=seen)
    assert second.status == 409
    assert second.says("inbox_meanwhile")
    assert second.says("happened_picked_up", who=PETER.name)
    assert team.signal(signal_id)[0].staff_id == team.staff[PETER.name]


@pytest.mark.parametrize("do", ["handed", "along"])
def test_help_of_another_advocate(team: Advocates, do: str) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/help")
    marijke = team.staff[MARIJKE.name]
    visit.press(f"/inbox/{signal_id}/help", who=marijke, do=do, note="Hoi", seen=seen_on(visit))
    signal, deeds = team.signal(signal_id)
    assert (deeds[-1], signal.staff_id == marijke) == (do, do == "handed")
    theirs = team.visit(MARIJKE).open("/inbox?show=mine")
    assert theirs.says("list_item", client_name=SANNE.name)


def test_only_advocates_of_this_client_can_help(team: Advocates) -> None:
    signal_id = team.share()
    fatma = employ(team.house, FATMA, "advocate")
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/help")
    assert FATMA.name not in visit.page
    visit.press(f"/inbox/{signal_id}/help", who=fatma, do="handed", note="", seen=seen_on(visit))
    assert visit.status == 400


def test_words_to_the_client_are_shown_first_and_go_once(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/write")
    visit.press(f"/inbox/{signal_id}/write", words="Ik bel je")
    assert visit.says("preview_says", contact_name=PETER.name)
    assert team.signal(signal_id)[1][-1] == "step"
    proof = visit.proof
    for _ in range(2):
        visit.post(f"/inbox/{signal_id}/send", {"proof": proof, "words": "Ik bel je"})
    assert team.signal(signal_id)[1].count("said") == 1


def test_taken_back_is_unreadable_at_once(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    with team.house.store.open_work() as work:
        signal = work.signals.get(signal_id)
        assert signal is not None
        work.signals.take_back(signal, By("client", team.sanne))
        work.commit()
    assert visit.open(f"/inbox/{signal_id}").status == 410
    assert visit.says("signal_taken_back_title")
    assert not visit.open("/inbox").says("list_item", client_name=SANNE.name)


@pytest.mark.parametrize("words", ["Peter deed lelijk", "mijn belangenbehartiger slaat mij"])
def test_a_story_about_him_is_not_his_to_read(team: Advocates, words: str) -> None:
    signal_id = team.share(words)
    visit = team.visit(PETER).open("/inbox")
    assert not visit.says("list_item", client_name=SANNE.name)
    assert visit.open(f"/inbox/{signal_id}").status == 404
    assert visit.press(f"/inbox/{signal_id}/open").status in (403, 404)
    assert team.signal(signal_id)[0].state == "sent"


def test_what_went_to_a_contact_or_to_another_is_not_here(team: Advocates) -> None:
    contact = team.house.befriend(team.sanne, ANNA)
    to_contact = team.house.share(contact)
    bram = team.house.admit(BRAM)
    of_bram = team.share(client_id=bram)
    visit = team.visit()
    for signal_id in (to_contact, of_bram):
        assert visit.open(f"/inbox/{signal_id}").status == 404
    assert visit.open("/inbox").says("inbox_none_open")


def test_an_assignment_that_ended_ends_the_looking(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    with team.house.store.open_work() as work:
        client, staff = work.clients.get(team.sanne), work.staff.get(team.staff[PETER.name])
        assert client is not None
        assert staff is not None
        work.assignments.end(client, staff)
        work.commit()
    assert visit.open(f"/inbox/{signal_id}").status == 404


def test_filters_and_search(team: Advocates) -> None:
    old, new = team.share("old"), team.share("new")
    with team.house.store.open_work() as work:
        signal, client = work.signals.get(old), work.clients.get(team.sanne)
        assert signal is not None
        assert client is not None
        signal.sent_at = now() - timedelta(days=3)
        here = signal.sent_at.astimezone(ZoneInfo("Europe/Amsterdam"))
        code, day = client.code, here.strftime("%d-%m-%Y")
        work.commit()
    visit = team.visit()
    shown = {
        "/inbox": {old, new},
        "/inbox?show=long": {old},
        "/inbox?show=done": set(),
        f"/inbox?q={code.lower()}": {old, new},
        f"/inbox?q={day}": {old},
        "/inbox?q=XXXXXX": set(),
        "/inbox?show=nonsense&page=-4&q=%00": set(),
    }
    for address, expected in shown.items():
        page = visit.open(address).page
        assert {each for each in (old, new) if each in page} == expected, address


def test_a_plain_list_for_who_prefers_it(team: Advocates) -> None:
    team.share()
    visit = team.visit().press("/own/view", view="list").open("/inbox")
    assert '<ul class="rows">' in visit.page


def test_looking_by_itself_keeps_nobody_logged_in(team: Advocates) -> None:
    visit = team.visit()
    before = now() - timedelta(minutes=20)
    with team.house.store.open_work() as work:
        session = work.page_sessions.find(visit.cookie)
        assert session is not None
        session.last_at = before
        work.commit()
    assert visit.get("/inbox?show=open&part=cards").status_code == 200
    with team.house.store.open_reading() as work:
        session = work.page_sessions.find(visit.cookie, is_awake=False)
        assert session is not None
        assert session.last_at == before


@pytest.mark.parametrize(("who", "role"), [(FATMA, "on_call"), (JOOST, "coordinator")])
def test_other_roles_have_no_inbox(team: Advocates, who: object, role: str) -> None:
    signal_id = team.share()
    visit = member_again(team.house, employ(team.house, who, role))  # type: ignore[arg-type]
    for path in ("/inbox", f"/inbox/{signal_id}", f"/inbox/{signal_id}/write"):
        assert visit.open(path).status == 403, path


def test_nobody_and_a_stranger_see_nothing(team: Advocates) -> None:
    signal_id = team.share()
    for visit in (
        team.house.visit(),
        member_again(team.house, employ(team.house, KARIM, "advocate")),
    ):
        for path in (
            f"/inbox/{signal_id}",
            f"/inbox/{signal_id}/help",
            f"/inbox/{signal_id}/files/0",
        ):
            assert visit.open(path).status in (401, 404), path
            assert WORDS not in visit.page


def test_without_the_proof_of_this_browser_nothing_changes(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.visit()
    for path in ("open", "answer", "help", "write", "send"):
        answer = visit.post(f"/inbox/{signal_id}/{path}", {"proof": "0" * 64, "answer": "take"})
        assert answer.status_code == 403, path
    assert team.signal(signal_id)[0].state == "sent"


def test_her_answer_by_voice_is_heard_on_the_card_and_logged(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    line = team.answered(signal_id, team.voice())
    page = visit.open(f"/inbox/{signal_id}").page
    assert f"/inbox/{signal_id}/said/{line}" in page
    assert visit.get(f"/inbox/{signal_id}/said/{line}").content == b"OggS voice"
    assert visit.get(f"/inbox/{signal_id}/said/x").status_code == 404
    stranger = member_again(team.house, employ(team.house, BRAM, "advocate"))
    assert stranger.get(f"/inbox/{signal_id}/said/{line}").status_code == 404
    with team.house.store.open_reading() as work:
        assert "voice" in {each.what for each in work.accesses.of_client(team.sanne)}
