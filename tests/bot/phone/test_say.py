"""What somebody says on the web phone reaches the inbox once, and only from his own page."""

import secrets

import httpx
import pytest

from bot.phone.session import Session
from bot.reply import Reply, ReplyButton
from store import StoreUnavailable
from tests.bot.phone.house import HERE, LOST, House
from tests.bot.phone.posting import SCRIPT, inbox, say

FEELING = Reply(
    text="How are you?",
    buttons=(
        ReplyButton(title="🙂 Good", payload="feeling=good"),
        ReplyButton(title="🙁 Bad", payload="feeling=bad"),
    ),
)


async def test_what_sanne_types_is_in_the_inbox_before_she_sees_it(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await say(hers, sanne, text="I want <to> move")

    [incoming] = inbox(house, sanne)
    assert (incoming.kind, incoming.text) == ("text", "I want <to> move")
    assert (incoming.channel, incoming.address) == ("web", sanne.address)
    assert house.woken == 1
    assert "I want &lt;to&gt; move" in answer.json()["entries"][0]["html"]


async def test_the_same_post_twice_is_said_once(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    own_id = secrets.token_hex(16)
    first = await say(hers, sanne, own_id, text="hello")
    second = await say(hers, sanne, own_id, text="hello")

    assert len(inbox(house, sanne)) == 1
    assert (first.status_code, second.status_code) == (200, 200)
    assert [one["id"] for one in second.json()["entries"]] == [f"m-{own_id}"]


async def test_bram_cannot_take_an_id_away_from_sanne(
    house: House, sanne: Session, bram: Session, hers: httpx.AsyncClient, his: httpx.AsyncClient
) -> None:
    own_id = secrets.token_hex(16)
    await say(his, bram, own_id, text="first")
    await say(hers, sanne, own_id, text="second")

    assert [one.text for one in inbox(house, sanne)] == ["second"]


async def test_a_choice_is_posted_as_the_id_of_its_option(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    row_id = house.says(sanne, FEELING, "question")
    answer = await say(hers, sanne, choice=f"{row_id}:1")

    [incoming] = inbox(house, sanne)
    assert (incoming.kind, incoming.text) == ("choice", f"{row_id}:1")
    assert "Bad" in answer.json()["entries"][0]["html"]
    assert "feeling" not in answer.text


async def test_the_question_that_is_answered_had_arrived(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    row_id = house.says(sanne, FEELING, "question")
    assert house.outbox(row_id).state == "queued"
    await say(hers, sanne, choice=f"{row_id}:0")

    assert house.outbox(row_id).state == "sent"


@pytest.mark.parametrize("option", ["{row}:2", "{row}:x", "{row}", "feeling=good", "{row}:-1"])
async def test_what_was_not_offered_cannot_be_chosen(
    option: str, house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    row_id = house.says(sanne, FEELING)
    answer = await say(hers, sanne, choice=option.format(row=row_id))

    assert (answer.status_code, inbox(house, sanne)) == (404, [])
    assert answer.json()["say"]


async def test_bram_cannot_answer_sannes_question(
    house: House, sanne: Session, bram: Session, his: httpx.AsyncClient
) -> None:
    row_id = house.says(sanne, FEELING)
    answer = await say(his, bram, choice=f"{row_id}:0")

    assert (answer.status_code, inbox(house, bram)) == (404, [])


@pytest.mark.parametrize("token", ["", "0" * 64, "ë"])
async def test_a_form_without_the_proof_of_her_page_says_nothing(
    token: str, house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await say(hers, sanne, token=token, text="hello")

    assert (answer.status_code, inbox(house, sanne)) == (403, [])


async def test_brams_proof_is_not_sannes(
    house: House, sanne: Session, bram: Session, hers: httpx.AsyncClient
) -> None:
    answer = await say(hers, sanne, token=bram.token, text="hello")

    assert (answer.status_code, inbox(house, sanne)) == (403, [])


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:9999"])
async def test_another_website_cannot_speak_for_her(
    origin: str, house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    form = {"token": sanne.token, "id": secrets.token_hex(16), "text": "hello"}
    headers = {**SCRIPT, "origin": origin}
    answer = await hers.post("/phone/say", data=form, headers=headers)

    assert (answer.status_code, inbox(house, sanne)) == (403, [])


async def test_who_has_no_phone_here_says_nothing(stranger: httpx.AsyncClient) -> None:
    karim = Session("made up by himself")
    stranger.cookies.set("phone", karim.secret)

    assert (await say(stranger, karim, text="hello")).status_code == 401


async def test_too_many_messages_get_a_kind_word(sanne: Session, hers: httpx.AsyncClient) -> None:
    answers = [await say(hers, sanne, text=str(number)) for number in range(41)]

    assert [answer.status_code for answer in answers[39:]] == [200, 429]
    assert answers[-1].json()["say"]


async def test_a_long_story_is_refused_kindly(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    answer = await say(hers, sanne, text="a" * 2_001)

    assert (answer.status_code, inbox(house, sanne)) == (413, [])
    assert answer.json()["say"]


async def test_without_script_a_post_leads_back_to_the_conversation(
    house: House, sanne: Session, hers: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.phone.say._BRIEF", 0.0)
    form = {"token": sanne.token, "id": secrets.token_hex(16), "text": "hello"}
    answer = await hers.post("/phone/say", data=form, headers={"origin": HERE})

    assert (answer.status_code, answer.headers["location"]) == (303, "/#end")
    assert len(inbox(house, sanne)) == 1


async def test_when_nothing_can_be_stored_danger_is_answered_all_the_same(
    house: House, sanne: Session, hers: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*given: object) -> int:
        raise StoreUnavailable("locked")

    monkeypatch.setattr("bot.phone.say.put", locked)
    answer = await say(hers, sanne, text="call 112")

    assert answer.status_code == 503
    assert answer.json()["say"] == f'{LOST}\ncall <a href="tel:112">112</a>'
    assert house.woken == 0
