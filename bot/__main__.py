"""Start the bot: `python -m bot`."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from pydantic import ValidationError

from bot.app import App
from bot.settings import BotSettings
from bot.telegram_bot import hush_libraries
from locales.reading import WordsError
from locales.release import NoRelease
from store import MasterKeyMissing
from store.organisation import OrganisationError
from store.production import NotFitForProduction


def main() -> None:
    """Ends by SIGTERM or SIGINT; a start that cannot succeed says why in one line."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    # The health check looks at the tables every few seconds, and says so each time.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    hush_libraries()
    try:
        asyncio.run(_run())
    except NoRelease:
        sys.exit("No words are live yet. Run `make start`, which makes them live.")
    except (OrganisationError, MasterKeyMissing, WordsError, OSError) as error:
        sys.exit(f"The bot cannot start: {error}")
    except NotFitForProduction as error:
        sys.exit(f"The bot does not start with PRODUCTION=true:\n{error}")
    except ValidationError as error:
        sys.exit(f"The bot cannot start, a setting is wrong:\n{error}")


async def _run() -> None:
    app, stop = App(BotSettings()), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await app.run(stop)


if __name__ == "__main__":
    main()
