"""The doctor looks around: the other processes, the mail server, the clock and the disk."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from bot.carrier import NotCarriedError
from bot.doctor_says import Finding, bad, good, warn
from bot.mail import try_server
from bot.mail_server import MailSettingError, read_mail_server
from bot.settings import BotSettings

_PATIENCE = 3.0
_GIB = 1024**3
_MOST_OFF = 30.0


def check_processes(settings: BotSettings) -> Iterator[Finding]:
    """Each answers for itself on `/healthz`; Rasa answers for the actions too."""
    bot = f"http://127.0.0.1:{settings.bot_web_port}"
    yield _health("bot", bot)
    for url in settings.rasa_urls:
        yield _health("rasa", url)
    yield _health("actions", settings.actions_url)
    yield _health("review", settings.review_public_url)


def check_mail(settings: BotSettings) -> Iterator[Finding]:
    """Connects and logs in; no letter is sent."""
    url = settings.smtp_url.get_secret_value()
    if not url:
        yield warn("mail", "SMTP_URL is empty: nobody is reached by e-mail")
        return
    try:
        server = read_mail_server(url)
        asyncio.run(try_server(server))
    except (MailSettingError, NotCarriedError) as error:
        yield bad("mail", str(error))
        return
    yield good("mail", f"{server.host} takes our letters")


def check_clock(settings: BotSettings) -> Iterator[Finding]:
    """Against Telegram's, when there is Telegram: check-ins and escalation go by the clock."""
    if not settings.uses_telegram:
        return
    try:
        answer = httpx.get(settings.bot_telegram_api_url, timeout=_PATIENCE)
        theirs = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError) as error:
        yield bad("telegram", f"{type(error).__name__}: Telegram cannot be reached")
        return
    off = abs((datetime.now(UTC) - theirs).total_seconds())
    text = f"{off:.0f} s away from Telegram's"
    yield bad("clock", text) if off > _MOST_OFF else good("clock", text)


def check_disk(settings: BotSettings) -> Iterator[Finding]:
    """Where VAR_DIR lies."""
    free = shutil.disk_usage(settings.var_dir).free / _GIB
    text = f"{free:.1f} GiB free"
    if free < 1:
        yield bad("disk", f"{text}: a message that cannot be written is lost")
    else:
        yield good("disk", text) if free > 5 else warn("disk", text)


def _health(name: str, url: str) -> Finding:
    try:
        answer = httpx.get(f"{url.rstrip('/')}/healthz", timeout=_PATIENCE)
    except httpx.HTTPError as error:
        return bad(name, f"no answer at {url} ({type(error).__name__})")
    if answer.status_code == httpx.codes.OK:
        return good(name, f"well, at {url}")
    return bad(name, f"answers {answer.status_code} at {url}: {_reasons(answer)}")


def _reasons(answer: httpx.Response) -> str:
    try:
        body = answer.json()
    except ValueError:
        return "no reason given"
    return "; ".join(map(str, body.get("reasons", []))) if isinstance(body, dict) else ""
