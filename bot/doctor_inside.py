"""The doctor looks inside: database and keys, the organisation's file, the words and voices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.doctor_says import Finding, bad, good, warn
from bot.settings import BotSettings
from locales.loader import load_words
from locales.reading import WordsError
from locales.release import NoRelease, Release, current_release
from store import MasterKeyMissing, Store, open_store
from store.organisation import OrganisationError, load_organisation
from store.production import NotFitForProduction, refuse_unfit, unfit_organisation, unfit_settings
from voice import VoicePack
from voice.wanted import sentences_of


def check_store(settings: BotSettings) -> Iterator[Finding]:
    """Opening it is the proof that the key fits the lock."""
    try:
        store = open_store(settings)
    except MasterKeyMissing as error:
        yield bad("keys", str(error))
        return
    yield good("keys", f"the master key is {settings.master_key_file}")
    reason = store.ready()
    yield bad("database", reason) if reason else good("database", "reachable and up to date")
    if reason is None:
        yield from _inside_the_tables(store)
    store.close()


def check_organisation(settings: BotSettings) -> Iterator[Finding]:
    """The file, and whether it is one's own."""
    try:
        organisation = load_organisation(settings.organisation_file)
    except OrganisationError as error:
        yield bad("organisation", str(error))
        return
    yield good("organisation", f"{organisation.name}, {len(organisation.locations)} locations")
    for reason in unfit_organisation(organisation, settings.organisation_file):
        yield warn("organisation", reason)


def check_production(settings: BotSettings) -> Iterator[Finding]:
    """What production would refuse: wrong when PRODUCTION is true, else good to know."""
    if settings.production:
        store = open_store(settings)
        try:
            refuse_unfit(settings, settings.organisation_file, addresses(settings), store)
            yield good("production", "nothing stands in the way")
        except NotFitForProduction as error:
            yield from (bad("production", line) for line in str(error).splitlines())
        finally:
            store.close()
        return
    for reason in unfit_settings(settings, addresses(settings)):
        yield warn("production", f"PRODUCTION is false; with true: {reason}")


def check_words(settings: BotSettings) -> Iterator[Finding]:
    """The live release: its words, its model, its voices, its helplines."""
    try:
        release = current_release(settings.var_dir)
        words = load_words(release.words, release.weights)
    except NoRelease:
        yield bad("words", "nothing is live yet: run `make start`")
        return
    except WordsError as error:
        yield bad("words", str(error))
        return
    yield good("words", f"release {release.number}, {len(words.responses)} sentences")
    if not release.model.exists():
        yield bad("words", "the release has no model: run `zegje train`")
    if words.safety.learned is None:
        yield bad("words", "while Rasa is silent, danger is heard by patterns only: `zegje train`")
    today = datetime.now(UTC).date()
    old = [line.name for line in words.helplines.values() if line.is_old(today)]
    if old:
        yield warn("helplines", f"not checked for 180 days: {', '.join(old)}")
    yield _voices(release, len(sentences_of(words)))


def addresses(settings: BotSettings) -> dict[str, str]:
    """The public addresses by the names of their settings."""
    return {
        "BOT_PUBLIC_URL": settings.bot_public_url,
        "REVIEW_PUBLIC_URL": settings.review_public_url,
        "BOT_WEBHOOK_URL": settings.bot_webhook_url,
    }


def _inside_the_tables(store: Store) -> Iterator[Finding]:
    with store.open_reading() as work:
        broken = work.accesses.first_broken()
        on_call = [staff for staff in work.staff.all() if "on_call" in staff.roles]
    if broken is None:
        yield good("access log", "every line is as it was written")
    else:
        yield bad("access log", f"line {broken} was changed, or lines are missing (-1)")
    if on_call:
        yield good("on call", f"{len(on_call)} people")
    else:
        yield warn("on call", "nobody: zegje staff add NAME EMAIL --role on_call")


def _voices(release: Release, sentences: int) -> Finding:
    recordings = len(VoicePack(release.voices).manifest().recordings)
    if recordings == 0:
        return warn("voices", "no recordings: run `zegje voices`")
    return good("voices", f"{recordings} recordings, at two speeds, of {sentences} sentences")
