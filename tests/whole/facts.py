"""What the store holds at the end of many talks, read row by row, whatever was said."""

from sqlalchemy import func, select

from bot.reply import Reply
from store import Work
from store.models import Answer, CheckIn, InboxRow, OutboxRow
from tests.whole.house import House
from tests.whole.knowing import client_of
from tests.whole.talking import Talker


def inbox_of(house: House, one: Talker) -> list[InboxRow]:
    """Everything that came from this chat, in order."""
    with house.store.open_reading() as work:
        key = work.chats.key("telegram", str(one.phone.who.telegram_id))
        mine = select(InboxRow).where(
            InboxRow.chat_key == key, InboxRow.bot.startswith("telegram:")
        )
        return list(work.session.scalars(mine.order_by(InboxRow.arrival)))


def replies_to(house: House, row: InboxRow) -> list[str]:
    """What became of each message that answers this row."""
    with house.store.open_reading() as work:
        mine = select(OutboxRow.state).where(OutboxRow.dedup_key.startswith(f"{row.id}:"))
        return [str(state) for state in work.session.scalars(mine)]


def answers_of(house: House, one: Talker) -> list[list[tuple[str, str | None]]]:
    """For each check-in, in order, every answer that is kept: its question and its words."""
    client = client_of(house, one.phone.who)
    with house.store.open_reading() as work:
        mine = select(CheckIn).where(CheckIn.client_id == client.id).order_by(CheckIn.started_at)
        return [_answers(work, check_in) for check_in in work.session.scalars(mine)]


def questions_of(house: House, one: Talker) -> list[str]:
    """The names of everything said in this chat, in order."""
    with house.store.open_reading() as work:
        chat = work.chats.by_address("telegram", str(one.phone.who.telegram_id))
        rows = work.outbox.after(chat.id, 0, limit=10_000) if chat else []
        return [Reply.from_body(row.body).utter or "" for row in rows]


def nudges_of(house: House, one: Talker) -> list[str | None]:
    """The signal of each nudge that went to this client's contact."""
    client = client_of(house, one.phone.who)
    with house.store.open_reading() as work:
        ids = [signal.id for signal in work.signals.of_client(client.id)]
        mine = select(OutboxRow.signal_id).where(OutboxRow.signal_id.in_(ids))
        return list(work.session.scalars(mine.where(OutboxRow.kind == "signal")))


def waiting(house: House) -> int:
    """How many messages, in and out, are not done yet."""
    with house.store.open_reading() as work:
        into = select(func.count()).where(InboxRow.state == "new")
        out = select(func.count()).where(OutboxRow.state.in_(("queued", "sending")))
        return (work.session.scalar(into) or 0) + (work.session.scalar(out) or 0)


def _answers(work: Work, check_in: CheckIn) -> list[tuple[str, str | None]]:
    mine = select(Answer).where(Answer.conversation_id == check_in.conversation_id)
    rows = work.session.scalars(mine.order_by(Answer.at)).all()
    return [(row.question, row.words) for row in rows]
