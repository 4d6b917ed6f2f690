"""Watches the bot, and danger that nobody reads; warns on-call by letter, without any content."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from review.access import is_silent_danger
from review.delivering import SILENT_AFTER
from review.mail import Letter, MailNotSent
from review.parts import Parts
from store import Work
from store.conflict import has_a_part
from store.models import Incident, Staff
from store.times import now

logger = logging.getLogger(__name__)

PROCESS = "review"
_EVERY = 15.0
_AGAIN = timedelta(hours=1)
_OPENED = ("read", "picked_up", "done")
_BOT = "bot"


@dataclass(frozen=True)
class Alert:
    """`key` is what it is about: the bot, or an incident; `letter` names its two texts."""

    key: str
    letter: str
    to: tuple[str, ...]


class Watcher:
    """What was told lies in the heartbeat of this process: a restart tells nobody twice."""

    def __init__(self, house: Parts) -> None:
        self._house = house
        self._looked_at = now()

    async def run(self) -> None:
        """Until it is cancelled; an error is for the log, and the next look comes all the same."""
        while True:
            try:
                await self.look(now())
            except Exception as error:
                logger.error("the watcher cannot look: %s", type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def look(self, at: datetime) -> None:
        """Look once: warn of what is new, and again of what lasts an hour."""
        alerts, mailed = await self._house.work(lambda work: _found(work, self._house, at))
        due = [each for each in alerts if not _is_fresh(mailed.get(each.key), at)]
        gone = {each.key: at.isoformat() for each in due if await self._warn(each)}
        lasting = {each.key for each in alerts}
        kept = {key: when for key, when in mailed.items() if key in lasting} | gone
        await self._house.work(lambda work: work.heartbeats.beat(PROCESS, {"mailed": kept}))
        self._looked_at = at

    def is_late(self) -> bool:
        """It has not looked for a minute."""
        return now() - self._looked_at > SILENT_AFTER

    async def _warn(self, alert: Alert) -> bool:
        """True when at least one of them has it; the others are tried again in an hour."""
        if self._house.mail is None:
            logger.error("on-call cannot be warned: SMTP_URL is empty")
            return False
        letters = [self._letter(alert, address) for address in alert.to]
        return any([await self._send(letter) for letter in letters])

    async def _send(self, letter: Letter) -> bool:
        try:
            if self._house.mail is not None:
                await self._house.mail.send(letter)
        except MailNotSent as error:
            logger.error("a warning to on-call did not go: %s", error)
            return False
        return True

    def _letter(self, alert: Alert, address: str) -> Letter:
        words = self._house.words().pages
        text = f"{words[alert.letter]}\n{self._house.address}/on-call\n"
        return Letter(address, words[f"{alert.letter}_subject"], text)


def _found(work: Work, house: Parts, at: datetime) -> tuple[list[Alert], Mapping[str, str]]:
    beat = work.heartbeats.of(PROCESS)
    return list(_alerts(work, house, at)), (beat.facts.get("mailed", {}) if beat else {})


def _alerts(work: Work, house: Parts, at: datetime) -> Iterator[Alert]:
    beat = work.heartbeats.of(_BOT)
    is_silent = beat is not None and at - beat.at > SILENT_AFTER
    if is_silent:
        yield Alert(_BOT, "mail_silent", _addresses(house, _on_call(work, at)))
    for incident in work.incidents.all_open():
        if _is_unread(work, house, incident, at, is_silent):
            yield Alert(incident.id, "mail_unread", _who_may_know(work, house, incident, at))


def _is_unread(work: Work, house: Parts, incident: Incident, at: datetime, is_silent: bool) -> bool:
    """While the bot lives its own clock asks the next in line; here is who asks when that fails."""
    signals = work.signals.of_incident(incident.id)
    if any(each.state in _OPENED for each in signals):
        return False
    if not signals:
        return is_silent_danger(work, house, incident, at)
    times = house.organisation.escalation
    patience = timedelta(minutes=times.minutes_a + times.minutes_b)
    return is_silent or at - incident.opened_at > patience


def _who_may_know(work: Work, house: Parts, incident: Incident, at: datetime) -> tuple[str, ...]:
    client = work.clients.get(incident.client_id)
    there = work.staff.on_call(client.location, at) if client else []
    role = house.words().roles.get("on_call", ())
    return _addresses(house, (s for s in there if not has_a_part(incident.words, s.name, role)))


def _on_call(work: Work, at: datetime) -> list[Staff]:
    """Everybody who is on call anywhere and not absent."""
    on_call = [each for each in work.staff.all() if "on_call" in each.roles]
    return [each for each in on_call if each.absent_until is None or each.absent_until <= at]


def _addresses(house: Parts, staff: Iterable[Staff]) -> tuple[str, ...]:
    """When nobody is left, the confidential adviser."""
    found = tuple(each.email for each in staff if each.email)
    return found or (house.organisation.confidential_adviser.email,)


def _is_fresh(when: str | None, at: datetime) -> bool:
    return when is not None and at - datetime.fromisoformat(when) < _AGAIN
