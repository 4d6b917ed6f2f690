"""The tests' Telegram keeps the rules that the real one keeps."""

from collections.abc import Iterator

import httpx
import pytest

from tests.bot_api.client import Telegram
from tests.bot_api.process import running_server
from tests.people import BRAM, KARIM, SANNE

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    with running_server() as (_, telegram):
        telegram.meets(SANNE, BRAM)
        yield telegram


def call(telegram: Telegram, method: str, **asked: object) -> httpx.Response:
    return httpx.post(f"{telegram.url}/bot{telegram.token}/{method}", json=asked, timeout=10)


def updates(telegram: Telegram, **asked: object) -> list[int]:
    return [u["update_id"] for u in call(telegram, "getUpdates", **asked).json()["result"]]


def test_an_update_stays_until_a_later_offset_confirms_it(telegram: Telegram) -> None:
    first, second = telegram.says(SANNE, "one", "two")
    assert updates(telegram) == [first, second]
    assert updates(telegram) == [first, second]
    assert updates(telegram, offset=second) == [second]
    assert updates(telegram, offset=second + 1) == []


def test_it_gives_only_the_kinds_that_were_asked_for(telegram: Telegram) -> None:
    updates(telegram, allowed_updates=["message"])
    telegram.does(SANNE, "edited", text="other words")
    (said,) = telegram.says(SANNE, "hello")
    assert updates(telegram) == [said]
    updates(telegram, offset=said + 1, allowed_updates=[])


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"text": "  "}, "text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "hi", "chat_id": KARIM.telegram_id}, "chat not found"),
        (
            {
                "text": "hi",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "hi", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "unallowed"),
        ({"text": "hi", "reply_markup": {"keyboard": [[{"text": " "}]]}}, "text is empty"),
    ],
)
def test_it_refuses_what_telegram_refuses(
    telegram: Telegram, asked: dict[str, object], why: str
) -> None:
    answer = call(telegram, "sendMessage", **{"chat_id": SANNE.telegram_id, **asked})
    assert answer.status_code == 400
    assert why in answer.json()["description"]


def test_a_caption_may_have_1024_characters(telegram: Telegram) -> None:
    file_id = _upload(telegram)
    for length, code in ((1024, 200), (1025, 400)):
        asked = {"chat_id": BRAM.telegram_id, "voice": file_id, "caption": "x" * length}
        assert call(telegram, "sendVoice", **asked).status_code == code


def test_it_tells_a_wrong_token_apart(telegram: Telegram) -> None:
    assert httpx.get(f"{telegram.url}/bot1:wrong/getMe").status_code == 401


def test_a_dropped_call_may_have_been_taken_or_not(telegram: Telegram) -> None:
    before = len(telegram.sent_to(BRAM))
    for kind, taken in (("drop_before", 0), ("drop_after", 1)):
        telegram.goes_wrong(kind, chat=BRAM)
        with pytest.raises(httpx.TransportError):
            call(telegram, "sendMessage", chat_id=BRAM.telegram_id, text="hi")
        assert len(telegram.sent_to(BRAM)) == before + taken


def _upload(telegram: Telegram) -> str:
    answer = httpx.post(
        f"{telegram.url}/bot{telegram.token}/sendVoice",
        data={"chat_id": str(BRAM.telegram_id)},
        files={"voice": ("voice.ogg", b"OggS-sound", "audio/ogg")},
    )
    file_id: str = answer.json()["result"]["voice"]["file_id"]
    return file_id
