"""Start the actions: `python -m actions`."""

import logging
import sys
from contextlib import suppress

import uvicorn
from rasa_sdk.executor import ActionExecutor

from actions import (
    advocate,
    check_in,
    contact,
    explain,
    requests,
    rhythm,
    share,
    small_talk,
    voice,
    welcome,
)
from actions.app import make_app
from actions.recorded import Parts
from actions.settings import ActionsSettings
from locales.live import Following
from locales.loader import Words, load_words
from locales.release import NoRelease
from store import MasterKeyMissing, Store, open_store
from store.production import NotFitForProduction, refuse_unfit

# Rasa keeps an idle connection for 15 s. Were it closed here first, a message that comes at that
# very moment would be lost on it, and the client would have to wait for the next try.
KEPT_OPEN_S = 75

_TOPICS = (
    welcome,
    check_in,
    share,
    contact,
    rhythm,
    voice,
    advocate,
    explain,
    requests,
    small_talk,
)


def make_executor(parts: Parts) -> ActionExecutor:
    """Every action of every topic, ready to be called by name."""
    executor = ActionExecutor()
    for topic in _TOPICS:
        for action in topic.ACTIONS:
            executor.register_action(action(parts))
    return executor


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("rasa_sdk").setLevel(logging.WARNING)
    settings = ActionsSettings()
    store = _open_or_exit(settings)
    words = Following(settings.var_dir, lambda release: load_words(release.words))
    _read_ahead(words)
    executor = make_executor(Parts(store, words))
    app = make_app(executor, settings.secret(), store.ready)
    uvicorn.run(
        app,
        host=settings.actions_host,
        port=settings.actions_port,
        log_level="warning",
        access_log=False,
        timeout_keep_alive=KEPT_OPEN_S,
        timeout_graceful_shutdown=6,
    )


def _read_ahead(words: Following[Words]) -> None:
    """An action has five seconds: the first one must not need them for reading."""
    with suppress(NoRelease):  # `prepare` may still be at work: then the first action reads
        words()


def _open_or_exit(settings: ActionsSettings) -> Store:
    """A start that cannot succeed says why in one line for each reason."""
    try:
        store = open_store(settings)
        store.migrate()
        # No addresses: this process hands out none.
        refuse_unfit(settings, settings.organisation_file, {}, store)
    except (MasterKeyMissing, NotFitForProduction) as error:
        sys.exit(f"The actions cannot start: {error}")
    return store


if __name__ == "__main__":
    main()
