"""The page hears what is new, tells what arrived, and shows both sides of the last day."""

import asyncio
import time
from datetime import timedelta

import httpx
import pytest

from bot.phone.session import Session
from bot.reply import Reply, ReplyButton
from store.models import InboxRow, OutboxRow
from store.times import now
from tests.bot.phone.house import House
from tests.bot.phone.posting import answer_all, say


async def ask(browser: httpx.AsyncClient, after: str = "", typing: str = "no") -> httpx.Response:
    return await browser.get("/phone/messages", params={"after": after, "typing": typing})


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits 25 seconds in a test that nothing happens."""
    monkeypatch.setattr("bot.phone.listen.LONGEST_WAIT", 0.05)


async def test_a_message_of_the_bot_comes_with_its_buttons(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    good = ReplyButton(title="🙂 Good", payload="feeling=good")
    row_id = house.says(sanne, Reply(text="How are you?", buttons=(good,)), "question")
    news = (await ask(hers)).json()

    assert [one["id"] for one in news["entries"]] == [f"t-{row_id}"]
    assert f'value="{row_id}:0"' in news["choices"]
    assert "feeling=good" not in str(news)


async def test_who_waits_hears_it_at_once(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    waiting = asyncio.create_task(ask(hers))
    await asyncio.sleep(0.1)
    begun = time.monotonic()
    house.says(sanne, Reply(text="hello"))
    news = (await waiting).json()

    assert "hello" in news["entries"][0]["html"]
    assert time.monotonic() - begun < 1.0


async def test_only_what_was_asked_for_again_counts_as_arrived(
    house: House, sanne: Session, hers: httpx.AsyncClient, brief: None
) -> None:
    row_id = house.says(sanne, Reply(text="hello"))
    cursor = (await ask(hers)).json()["cursor"]
    before = house.outbox(row_id).state
    await ask(hers, cursor)

    assert (before, house.outbox(row_id).state) == ("queued", "sent")


async def test_a_page_that_was_drawn_has_arrived(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    """Without script the page never asks for more."""
    row_id = house.says(sanne, Reply(text="hello"))
    await hers.get("/")

    assert house.outbox(row_id).state == "sent"


async def test_what_the_bot_began_by_itself_is_nobodys_bubble(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    with house.store.open_work() as work:
        key = work.chats.key("web", sanne.address)
        work.inbox.put("own", "due-1", key, None, "not what a page posts")
        work.commit()
    house.says(sanne, Reply(text="good morning"))
    news = (await ask(hers)).json()

    assert [one["html"].count("good morning") for one in news["entries"]] == [1]
    assert news["typing"] is False


async def test_nothing_new_is_an_empty_answer(
    house: House, sanne: Session, hers: httpx.AsyncClient, brief: None
) -> None:
    house.says(sanne, Reply(text="hello"))
    cursor = (await ask(hers)).json()["cursor"]
    news = (await ask(hers, cursor)).json()

    assert (news["entries"], news["cursor"]) == ([], cursor)


async def test_it_types_until_the_answer_is_there(
    house: House, sanne: Session, hers: httpx.AsyncClient, brief: None
) -> None:
    await say(hers, sanne, text="hello")
    busy = (await ask(hers)).json()
    answer_all(house)
    ready = (await ask(hers, busy["cursor"], typing="yes")).json()

    assert (busy["typing"], ready["typing"]) == (True, False)


async def test_the_answers_to_a_question_go_away_while_one_is_under_way(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    yes = ReplyButton(title="Yes", payload="affirm")
    house.says(sanne, Reply(text="Shall we?", buttons=(yes,)))
    await say(hers, sanne, text="hm")
    busy = (await ask(hers)).json()
    answer_all(house)

    assert busy["choices"] == ""
    assert "Yes" in (await ask(hers)).json()["choices"]


async def test_inline_buttons_stay_with_their_message_and_show_what_was_pressed(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    share = ReplyButton(title="✅ Yes", payload="share=yes", inline=True)
    row_id = house.says(sanne, Reply(text="Shall I tell it?", buttons=(share,)))
    await say(hers, sanne, choice=f"{row_id}:0")
    news = (await ask(hers)).json()

    assert news["choices"] == ""
    assert 'class="pressed"' in news["entries"][0]["html"]


async def test_a_nudge_in_between_leaves_the_question_open(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    yes = ReplyButton(title="Yes", payload="affirm")
    look = ReplyButton(title="Open", payload="read", inline=True)
    house.says(sanne, Reply(text="Shall we?", buttons=(yes,)), "question")
    house.says(sanne, Reply(text="News", buttons=(look,)), "nudge")
    house.says(sanne, Reply(text="Is this Anna?", buttons=(look,)), "question")

    assert "Yes" in (await ask(hers)).json()["choices"]


async def test_a_reload_shows_both_sides_in_order(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    house.says(sanne, Reply(text="first"))
    await say(hers, sanne, text="second")
    house.says(sanne, Reply(text="third"))
    page = (await hers.get("/")).text

    assert page.index("first") < page.index("second") < page.index("third")


async def test_yesterday_is_not_shown(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    house.says(sanne, Reply(text="an old answer"))
    await say(hers, sanne, text="an old story")
    with house.store.open_work() as work:
        for kind, moment in ((InboxRow, "received_at"), (OutboxRow, "created_at")):
            for row in work.session.query(kind):
                setattr(row, moment, now() - timedelta(hours=25))
        work.commit()
    page = (await hers.get("/")).text

    assert "an old answer" not in page
    assert "an old story" not in page


async def test_bram_hears_nothing_of_sanne(
    house: House, sanne: Session, bram: Session, his: httpx.AsyncClient, brief: None
) -> None:
    house.says(sanne, Reply(text="only for her"))
    house.says(bram, Reply(text="only for him"))
    news = (await ask(his)).text

    assert "only for him" in news
    assert "only for her" not in news


async def test_a_phone_that_was_cut_off_shows_its_farewell_and_nothing_else(
    house: House, sanne: Session, hers: httpx.AsyncClient
) -> None:
    house.says(sanne, Reply(text="hello Sanne"))
    house.says(sanne, Reply(text="how are you"))
    await say(hers, sanne, text="my story")
    cursor = (await ask(hers)).json()["cursor"]
    with house.store.open_work() as work:
        old = sanne.chat(work)
        assert old is not None
        work.chats.cut_off(old, work.chats.get_or_make("web", "the new phone"))
        again = work.chats.get_or_make("web", sanne.address)
        work.outbox.put(again, Reply(text="farewell").to_body())
        work.commit()
    refused, page = await ask(hers, cursor), (await hers.get("/")).text

    assert refused.status_code == 401
    assert "farewell" in page
    assert "hello Sanne" not in page
    assert "my story" not in page


async def test_who_was_never_let_in_hears_nothing(stranger: httpx.AsyncClient) -> None:
    stranger.cookies.set("phone", "made up")

    assert (await ask(stranger)).status_code == 401
