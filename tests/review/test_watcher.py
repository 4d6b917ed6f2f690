"""When the bot is gone or nobody reads, on-call gets a letter without content, not too often."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from review.mail import MailSettingError, read_mail_server
from review.watcher import Watcher
from store.models import Heartbeat
from store.repositories import By
from store.times import now
from tests.people import ANNA, FATMA, PETER, SANNE
from tests.review.house import House, staff_named

STORY = "he hits me"


class Postbox(MessageHandler):
    """Keeps every letter."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)

    def to(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, str]]:
    """A real mail server on loopback, and its SMTP_URL."""
    box, port = Postbox(), _free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}?from=zegje@linde.example"
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def box(house: House, postbox: tuple[Postbox, str]) -> Postbox:
    house.hire(FATMA)
    house.parts = replace(house.parts, mail=read_mail_server(postbox[1]))
    return postbox[0]


def _beat(house: House, seconds_ago: float) -> None:
    with house.store.open_work() as work:
        work.heartbeats.beat("bot", {})
        beat = work.session.get(Heartbeat, "bot")
        assert beat is not None
        beat.at = now() - timedelta(seconds=seconds_ago)
        work.commit()


def _look(house: House, at: datetime | None = None) -> None:
    house.loop.run(Watcher(house.parts).look(at or now()))


def test_a_living_bot_is_nobodys_business(house: House, box: Postbox) -> None:
    _beat(house, 20)
    _look(house)
    assert box.letters == []


def test_a_bot_that_never_lived_is_nobodys_business(house: House, box: Postbox) -> None:
    _look(house)
    assert box.letters == []


def test_a_silent_bot_is_told_once_and_again_after_an_hour(house: House, box: Postbox) -> None:
    _beat(house, 90)
    for minutes in (0, 1, 30, 59):
        _look(house, now() + timedelta(minutes=minutes))
    assert box.to() == ["fatma@linde.example"]
    _look(house, now() + timedelta(minutes=61))
    assert len(box.letters) == 2


def test_a_second_silence_is_told_anew(house: House, box: Postbox) -> None:
    for seconds_ago in (90, 5, 90):
        _beat(house, seconds_ago)
        _look(house)
    assert len(box.letters) == 2


def test_who_is_absent_is_left_alone(house: House, box: Postbox) -> None:
    """Nobody is left then, so the confidential adviser is told."""
    with house.store.open_work() as work:
        work.staff.be_absent(staff_named(work, FATMA), now() + timedelta(days=1))
        work.commit()
    _beat(house, 90)
    _look(house)
    assert box.to() == ["marijke@linde.example"]


def test_a_letter_holds_no_content(house: House, box: Postbox) -> None:
    house.alarm(house.admit(SANNE), STORY)
    _beat(house, 90)
    _look(house)
    assert len(box.letters) == 2
    for letter in box.letters:
        raw = letter.as_string()
        body = letter.get_payload(decode=True)
        assert isinstance(body, bytes)
        assert b"/on-call" in body
        assert "Sanne" not in raw + body.decode()
        assert STORY not in raw + body.decode()


def _tell(house: House, client_id: str, incident_id: str, state: str = "sent") -> None:
    with house.store.open_work() as work:
        staff_id = staff_named(work, FATMA).id
        signal = work.signals.draft(
            client_id, STORY, "on_call", staff_id=staff_id, incident_id=incident_id
        )
        work.signals.send(signal, By("system"))
        if state == "read":
            work.signals.step(signal, "read", By("staff", staff_id))
        work.commit()


@pytest.mark.parametrize(("minutes", "letters"), [(15, 0), (21, 1)])
def test_danger_that_nobody_reads_is_told_though_the_bot_lives(
    house: House, box: Postbox, minutes: int, letters: int
) -> None:
    client_id = house.admit(SANNE)
    _tell(house, client_id, house.alarm(client_id, STORY, minutes=minutes))
    _beat(house, 5)
    _look(house)
    assert len(box.letters) == letters


def test_danger_that_somebody_read_is_quiet(house: House, box: Postbox) -> None:
    client_id = house.admit(SANNE)
    _tell(house, client_id, house.alarm(client_id, STORY, minutes=60), "read")
    _beat(house, 5)
    _look(house)
    assert box.letters == []


def test_who_is_named_in_the_story_gets_no_letter_about_it(house: House, box: Postbox) -> None:
    house.alarm(house.admit(SANNE), "Fatma hits me")
    _beat(house, 5)
    _look(house)
    assert box.to() == ["marijke@linde.example"]


def test_a_letter_that_did_not_go_is_tried_at_the_next_look(house: House, box: Postbox) -> None:
    good = house.parts.mail
    house.parts = replace(house.parts, mail=read_mail_server("smtp://127.0.0.1:9?from=z@l.example"))
    _beat(house, 90)
    _look(house)
    house.parts = replace(house.parts, mail=good)
    _look(house)
    assert len(box.letters) == 1


def test_with_the_bot_gone_the_code_still_reaches_fatma(house: House, box: Postbox) -> None:
    with house.store.open_work() as work:
        link = work.invites.make("page", staff_id=staff_named(work, FATMA).id)
        work.commit()
    _beat(house, 90)
    visit = house.visit().open(f"/c/{link}").press(f"/c/{link}")
    body = box.letters[-1].get_payload(decode=True)
    assert isinstance(body, bytes)
    code = next(word for word in body.decode().split() if word.isdigit() and len(word) == 6)
    assert visit.press(f"/c/{link}/code", code=code).says("on_call_quiet")
    assert house.all_to(FATMA) == []


def test_peter_is_not_on_call(house: House, box: Postbox) -> None:
    house.hire(PETER, "advocate")
    house.befriend(house.admit(SANNE), ANNA)
    _beat(house, 90)
    _look(house)
    assert box.to() == ["fatma@linde.example"]


@pytest.mark.parametrize("url", ["http://x", "smtp://", "smtp://host"])
def test_a_useless_smtp_url_is_refused(url: str) -> None:
    with pytest.raises(MailSettingError):
        read_mail_server(url)
