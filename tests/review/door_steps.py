"""How tests come in as staff: with a password and the codes of a phone of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pyotp
from httpx import Cookies

from review.browser import new_browser
from review.visitor import Visitor, start_session
from store.models import Role
from store.times import now
from tests.people import Somebody
from tests.review.house import LOCATION, House, Visit, email

PASSWORD = "drie groene fietsen buiten"


@dataclass
class Phone:
    """An app for codes; each code it gives is a fresh one."""

    secret: str
    used: int = 0

    def code(self) -> str:
        at = now() + timedelta(seconds=30 * self.used - 30)
        self.used += 1
        return pyotp.TOTP(self.secret).at(at)


def employ(house: House, who: Somebody, *roles: Role, places: tuple[str, ...] = (LOCATION,)) -> str:
    """Somebody who works here; the id."""
    with house.store.open_work() as work:
        staff = work.staff.add(who.name, roles, places, email(who))
        work.commit()
        return staff.id


def login_link(house: House, staff_id: str) -> str:
    with house.store.open_work() as work:
        staff = work.staff.get(staff_id)
        assert staff is not None
        link = work.log_ins.invite(staff)
        work.commit()
        return link


def join(house: House, staff_id: str) -> tuple[Visit, Phone]:
    """By the link of the invitation, as he does it himself: his browser, and his phone."""
    link = login_link(house, staff_id)
    visit = house.visit().open(f"/join/{link}")
    visit.press(f"/join/{link}", password=PASSWORD, again=PASSWORD)
    phone = Phone(secret_of(house, staff_id))
    return visit.press(f"/join/{link}/phone", code=phone.code()), phone


def secret_of(house: House, staff_id: str) -> str:
    with house.store.open_reading() as work:
        staff = work.staff.get(staff_id)
        assert staff is not None
        return staff.totp or ""


def member(
    house: House, who: Somebody, *roles: Role, places: tuple[str, ...] = (LOCATION,)
) -> Visit:
    """Logged in, without the way there, which takes tests most of their time."""
    return member_again(house, employ(house, who, *roles, places=places))


def member_again(house: House, staff_id: str) -> Visit:
    """One more browser of somebody who works here."""
    visit = house.visit()
    visit.client.cookies = Cookies({"review": cookie_of(house, staff_id)})
    return visit.open("/own")


def cookie_of(house: House, staff_id: str) -> str:
    """Of a log-in that is complete."""
    browser = new_browser()
    with house.store.open_work() as work:
        start_session(work, Visitor("member", staff_id), browser)
        work.commit()
    return browser.secret


def bot_runs(house: House, bot_name: str | None = None) -> None:
    """Its heartbeat says where clients find it."""
    with house.store.open_work() as work:
        work.heartbeats.beat("bot", {"phone": "https://zegje.example", "bot_name": bot_name})
        work.commit()
