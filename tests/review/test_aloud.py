"""Reading aloud: what stands on a page, for who may see it, and nothing besides."""

from __future__ import annotations

import re

import pytest

from review.spoken import text_of_page
from tests.people import ANNA, BRAM, MARIJKE, PETER, SANNE
from tests.review.door_steps import (
    PASSWORD,
    Phone,
    bot_runs,
    employ,
    login_link,
    member,
    member_again,
    secret_of,
)
from tests.review.house import House
from tests.review.inbox_steps import Advocates

PAGE = """<body><header>Zegje</header><main id="text"><h1>One <b>day</b></h1>
<p>Two<br>three</p><script>four()</script><p aria-hidden="true">five</p>
<ul><li id="card"><span>six</span> <span>seven</span></li><li>eight</li></ul>
<p class="secret">nine</p><input value="ten"><a class="aloud" href="x">eleven</a>
<button><span aria-hidden="true">👍</span> twelve &amp; more</button></main><footer>end</footer>"""


@pytest.fixture
def team(house: House) -> Advocates:
    return Advocates(house)


def test_a_page_is_said_line_by_line_without_what_is_not_for_ears() -> None:
    said = ["One day", "Two", "three", "six", "seven", "eight", "twelve & more"]
    assert text_of_page(PAGE, "text").split("\n") == said


def test_one_element_is_said_alone() -> None:
    assert text_of_page(PAGE, "card") == "six\nseven"
    assert text_of_page(PAGE, "nowhere") == ""


def test_unclosed_elements_end_with_what_is_around_them() -> None:
    assert text_of_page("<main id=text><p>one<p>two</main>three", "text") == "one\ntwo"


@pytest.mark.parametrize("view", ["cards", "list"])
def test_each_card_and_each_page_has_a_voice(team: Advocates, view: str) -> None:
    signal_id = team.share(feeling="bad")
    visit = team.visit().press("/own/view", view=view).open("/inbox")
    assert f'aloud=card-{signal_id}"' in visit.page
    for address in (f"/inbox?aloud=card-{signal_id}", "/inbox?show=open&aloud=text"):
        answer = visit.get(address)
        assert answer.headers["content-type"] == "audio/ogg"
        assert answer.content.startswith(b"OggS")
        assert answer.headers["cache-control"] == "no-store"


def test_a_browser_that_cannot_play_that_gets_another_form(team: Advocates) -> None:
    answer = team.visit().get("/inbox?aloud=text&form=wav")
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.content.startswith(b"RIFF")


def test_a_part_of_it_can_be_asked_for(team: Advocates) -> None:
    answer = team.visit().get("/inbox?aloud=text", range="bytes=0-9")
    assert answer.status_code == 206
    assert len(answer.content) == 10


def test_the_preview_is_heard_before_it_goes(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id).open(f"/inbox/{signal_id}/write")
    sent = {"proof": visit.proof, "words": "I will call you on Monday."}
    answer = visit.post(f"/inbox/{signal_id}/write?aloud=bubble", sent)
    assert answer.content.startswith(b"OggS")
    _, deeds = team.signal(signal_id)
    assert "said" not in deeds


def test_hearing_is_seeing_in_the_log_and_nobody_hears_more(team: Advocates) -> None:
    signal_id = team.share()
    visit = team.opened(signal_id)
    with team.house.store.open_reading() as work:
        before = len(work.accesses.of_client(team.sanne))
    assert visit.get(f"/inbox/{signal_id}?aloud=text").content.startswith(b"OggS")
    with team.house.store.open_reading() as work:
        assert len(work.accesses.of_client(team.sanne)) == before + 1
    for other in (
        team.house.visit(),
        member_again(team.house, employ(team.house, BRAM, "manager")),
    ):
        refused = other.get(f"/inbox/{signal_id}?aloud=text")
        assert refused.status_code in (401, 403)
        assert refused.headers["content-type"].startswith("text/html")


def test_a_contacts_messages_are_heard_too(house: House) -> None:
    contact_id = house.befriend(house.admit(SANNE), ANNA)
    signal_id = house.share(contact_id)
    anna = house.log_in(house.link_for(contact_id)).open("/messages")
    address = f"/messages?aloud=card-{signal_id}"
    assert f'href="{address}"' in anna.page
    assert anna.get(address).content.startswith(b"OggS")
    assert signal_id in anna.open("/messages").page
    assert house.state_of(signal_id) == "sent"  # hearing that there is something is not reading it


def test_nothing_to_say_is_the_page_itself(team: Advocates) -> None:
    answer = team.visit().get("/inbox?aloud=nowhere")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


def test_links_and_secrets_on_a_page_are_not_said(house: House) -> None:
    bot_runs(house, bot_name="zegje_bot")
    visit = member(house, MARIJKE, "manager").open("/people").press("/people/new", place="linde")
    assert "start=" in visit.page
    assert "start=" not in text_of_page(visit.page, "text")
    peter = employ(house, PETER, "advocate")
    link = login_link(house, peter)
    joining = house.visit().open(f"/join/{link}")
    joining.press(f"/join/{link}", password=PASSWORD, again=PASSWORD)
    secret = secret_of(house, peter)
    assert secret in joining.page.replace(" ", "")
    assert secret not in text_of_page(joining.page, "text").replace(" ", "")
    spare = joining.press(f"/join/{link}/phone", code=Phone(secret).code())
    codes = re.findall(r'<code class="nl-code">([^<]+)</code>', spare.page)
    assert len(codes) >= 10
    assert not [each for each in codes if each in text_of_page(spare.page, "text")]


def test_a_machine_that_asks_too_often_is_told_so(house: House) -> None:
    house.throttled(aloud="2 per minute")
    team = Advocates(house)
    visit = team.visit()
    codes = [visit.get("/inbox?aloud=text").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
