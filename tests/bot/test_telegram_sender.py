"""What lies in the outbox goes out once, in order, and what became of it is the truth."""

import pytest

from bot.carrier import Delivered, Parcel, RefusedError
from bot.reply import Reply, ReplyButton
from tests.bot.edge import Edge
from tests.bot.running import running
from tests.bot_api.client import Telegram
from tests.people import BRAM, SANNE

pytestmark = pytest.mark.process


def _settled(telegram: Telegram, edge: Edge, ids: list[str]) -> list[str]:
    telegram.wait_for(lambda: not {"queued", "sending"} & set(edge.states(ids)))
    return edge.states(ids)


def _texts(telegram: Telegram) -> list[str]:
    return [seen.text for seen in telegram.sent_to(SANNE)]


def test_one_chat_gets_its_messages_in_order(telegram: Telegram, edge: Edge) -> None:
    ids = edge.put(SANNE, "one", "two", "three")
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["sent"] * 3
    assert _texts(telegram) == ["one", "two", "three"]
    refs = [str(seen.message_id) for seen in telegram.sent_to(SANNE)]
    assert [edge.row(row).delivered_ref for row in ids] == refs


def test_a_slow_chat_holds_up_nobody_else(telegram: Telegram, edge: Edge) -> None:
    telegram.goes_wrong("delay", seconds=1.5, chat=SANNE)
    slow = edge.put(SANNE, "slow")
    quick = edge.put(BRAM, "quick")
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, quick) == ["sent"]
        assert edge.states(slow) == ["sending"]
        assert _settled(telegram, edge, slow) == ["sent"]


def test_danger_jumps_the_queue(telegram: Telegram, edge: Edge) -> None:
    edge.put(SANNE, "one", "two", "three")
    edge.put(BRAM, "hello")
    danger = edge.put(SANNE, "helpline", kind="safety")
    with running(edge, edge.sender()):
        _settled(telegram, edge, danger)
        telegram.wait_for_messages(SANNE, 4)
        telegram.wait_for_messages(BRAM, 1)
    assert _texts(telegram) == ["helpline", "one", "two", "three"]
    first = min(telegram.calls("sendMessage"), key=lambda call: float(call["at"]))
    assert first["text"] == "helpline"


def test_danger_that_does_not_come_through_holds_up_nobody(telegram: Telegram, edge: Edge) -> None:
    telegram.goes_wrong("delay", seconds=4, chat=SANNE)
    danger = edge.put(SANNE, "helpline", kind="safety")
    hello = edge.put(BRAM, "hello")
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, hello) == ["sent"]
        assert edge.states(danger) == ["sending"]


class Post:
    """A carrier of letters."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []

    async def carry(self, parcel: Parcel) -> Delivered:
        if parcel.reply.text == "refuse me":
            raise RefusedError("550")
        self.letters.append((parcel.address, parcel.reply.text))
        return Delivered("letter-1")


def test_letters_go_by_post_and_the_web_phone_fetches_its_own(
    telegram: Telegram, edge: Edge
) -> None:
    rows = {}
    with edge.store.open_work() as work:
        for channel, text in (("email", "news"), ("email", "refuse me"), ("web", "hello")):
            chat = work.chats.get_or_make(channel, f"{channel}-address")  # type: ignore[arg-type]
            rows[text] = work.outbox.put(chat, Reply(text=text).to_body()).id
        work.commit()
    post = Post()
    with running(edge, edge.sender(email=post)):
        letters = [rows["news"], rows["refuse me"]]
        assert _settled(telegram, edge, letters) == ["sent", "failed"]
        assert edge.states([rows["hello"]]) == ["queued"]
    assert post.letters == [("email-address", "news")]


def test_a_press_is_answered_even_when_nothing_is_said(telegram: Telegram, edge: Edge) -> None:
    ids = edge.put(SANNE, Reply(answer_callback="77"))
    with running(edge, edge.sender()):
        assert _settled(telegram, edge, ids) == ["sent"]
    assert [call["callback_query_id"] for call in telegram.calls("answerCallbackQuery")] == ["77"]
    assert telegram.sent_to(SANNE) == []


def test_buttons_reach_the_person(telegram: Telegram, edge: Edge) -> None:
    yes = ReplyButton(title="👍 yes", payload="share_yes|1234abcd|deadbeef", inline=True)
    ids = edge.put(SANNE, Reply(text="?", buttons=(yes,)))
    good = ReplyButton(title="🙂 good", payload="feeling=good")
    ids += edge.put(SANNE, Reply(text="how?", buttons=(good,)))
    with running(edge, edge.sender(), edge.poll()):
        assert _settled(telegram, edge, ids) == ["sent", "sent"]
        numbers = [telegram.presses(SANNE, "👍 yes"), telegram.taps(SANNE, "🙂 good")]
        telegram.wait_for(lambda: not telegram.state()["waiting"])
        assert edge.inbox(SANNE) == [str(number) for number in numbers]
