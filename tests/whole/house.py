"""The whole system as processes, on free ports and with a VAR_DIR of its own."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from locales.loader import Words, load_words
from store import Store, open_store
from store.settings import BaseSettings
from tests.bot_api.client import Telegram
from tests.bot_api.thread import server_in_thread
from tests.processes import PYTHON, ROOT, Process, actions, bot, free_port, rasa
from tests.release import release_into
from tests.whole.postbox import Postbox, postbox
from voice import make_pack
from voice.wanted import sentences_of

# Enough to hear that a recording is sent; recording every sentence would take minutes.
_RECORDED = ("utter_ask_feeling", "utter_ask_reason", "utter_ask_hello")


@dataclass
class House:
    """Everybody in it: four processes, their store, the Telegram and the mail of the tests."""

    var_dir: Path
    env: Mapping[str, str]
    telegram: Telegram
    mail: Postbox
    store: Store
    words: Words
    actions: Process
    rasa: Process
    bot: Process
    review: Process

    @property
    def phone_url(self) -> str:
        return self.env["BOT_PUBLIC_URL"]

    @property
    def processes(self) -> dict[str, Process]:
        names = ("actions", "rasa", "bot", "review")
        return {name: getattr(self, name) for name in names}

    def zegje(self, *command: str) -> str:
        """What the command line prints; staff use it beside the running processes."""
        done = subprocess.run(
            [PYTHON, "zegje.py", *command],
            cwd=ROOT, env={**self.env, "PATH": ""}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def whole_house(var_dir: Path, **more: str) -> Iterator[House]:
    """Every process is well when this begins; `more` is handed to each of them."""
    release = release_into(var_dir)
    words = load_words(release.words)
    _record(words, release.voices)
    with ExitStack() as stack:
        telegram, mail = stack.enter_context(server_in_thread()), stack.enter_context(postbox())
        store = open_store(BaseSettings(var_dir=var_dir))
        stack.callback(store.close)
        store.migrate()
        env = house_env(var_dir, telegram, mail) | more
        parts = house_parts(var_dir, env)
        # Side by side, as honcho starts them: none needs another to begin.
        for part in parts.values():
            part.start(is_awaited=False)
            stack.callback(part.stop)
        for part in parts.values():
            part.wait_until_well()
        yield House(var_dir, env, telegram, mail, store, words, **parts)


def house_env(var_dir: Path, telegram: Telegram, mail: Postbox) -> dict[str, str]:
    """The settings of one house, on ports that are free now."""
    web, site, brain, doing = (free_port() for _ in range(4))
    return {
        "VAR_DIR": str(var_dir),
        "BOT_WEB_PORT": str(web),
        "BOT_PUBLIC_URL": f"http://127.0.0.1:{web}",
        "BOT_TELEGRAM_TOKEN": telegram.token,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "REVIEW_PORT": str(site),
        "REVIEW_PUBLIC_URL": f"http://127.0.0.1:{site}",
        "RASA_PORT": str(brain),
        "RASA_URLS": f"http://127.0.0.1:{brain}",
        "ACTIONS_PORT": str(doing),
        "ACTIONS_URL": f"http://127.0.0.1:{doing}",
        "SMTP_URL": mail.url,
        "ORGANISATION_FILE": str(ROOT / "organisation.example.yml"),
    }


def house_parts(var_dir: Path, env: dict[str, str]) -> dict[str, Process]:
    """Its processes, not started yet."""
    more = {name: value for name, value in env.items() if name not in ("VAR_DIR", "RASA_URLS")}
    brain, doing = int(more.pop("RASA_PORT")), int(more.pop("ACTIONS_PORT"))
    web, site = int(more.pop("BOT_WEB_PORT")), env["REVIEW_PUBLIC_URL"]
    more.pop("ACTIONS_URL")
    return {
        "actions": actions(var_dir, doing, **more),
        "rasa": rasa(var_dir, brain, doing, **more),
        "bot": bot(var_dir, web, brain, **more),
        "review": Process((PYTHON, "-m", "review"), env, f"{site}/healthz", var_dir / "review.log"),
    }


def _record(words: Words, folder: Path) -> None:
    wanted = [one for one in sentences_of(words) if one.name in _RECORDED]
    make_pack(wanted, folder, "embedded")


@contextmanager
def by_webhook(house: House) -> Iterator[None]:
    """The bot without polling: Telegram calls it; afterwards it polls again."""
    polling, env = house.bot, {**house.bot.env, "BOT_WEBHOOK_URL": f"{house.phone_url}/telegram"}
    polling.stop()
    with replace(polling, env=env):
        yield
    polling.start()


__all__ = ["House", "by_webhook", "whole_house"]
