"""What PRODUCTION=true refuses to start with; every process asks before it does anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import make_url

from store.organisation import Organisation, OrganisationError, load_organisation
from store.settings import BaseSettings
from store.store import Store

REGIONAL = ("crisis_service", "client_trust_person")


class NotFitForProduction(Exception):
    """Each line of the text is one thing to put right."""


def refuse_unfit(
    settings: BaseSettings, organisation_file: Path, addresses: Mapping[str, str], store: Store
) -> None:
    """Do nothing unless PRODUCTION is true; then raise NotFitForProduction with all reasons.

    `addresses` are the public addresses that this process hands out, by the name of the setting.
    """
    if not settings.production:
        return
    try:
        organisation = load_organisation(organisation_file)
    except OrganisationError as error:
        raise NotFitForProduction(str(error)) from error
    reasons = [
        *unfit_settings(settings, addresses),
        *unfit_organisation(organisation, organisation_file),
        *_nobody_on_call(store),
    ]
    if reasons:
        raise NotFitForProduction("\n".join(reasons))


def unfit_settings(settings: BaseSettings, addresses: Mapping[str, str]) -> Iterator[str]:
    """Addresses without TLS, and a master key beside the data."""
    for name, address in addresses.items():
        if address and not address.startswith("https://"):
            yield f"{name} must begin with https:// in production"
    key = settings.master_key_file.resolve()
    for place in _data_folders(settings):
        if key.is_relative_to(place):
            yield f"MASTER_KEY_FILE lies with the data in {place}: a copy of one is a copy of both"
            return
    if key.exists() and key.stat().st_mode & 0o077:
        yield "MASTER_KEY_FILE can be read by others: make it mode 600"


def unfit_organisation(organisation: Organisation, path: Path) -> Iterator[str]:
    """An example for real people, or no regional helplines."""
    if path.name == "organisation.example.yml":
        yield "ORGANISATION_FILE is the example: write one of your own"
    for code in REGIONAL:
        if code not in organisation.helplines:
            yield f"ORGANISATION_FILE misses helplines.{code}"


def _nobody_on_call(store: Store) -> Iterator[str]:
    """Asked of the tables, so only once they are there."""
    reason = store.ready()
    if reason is not None:
        yield reason
        return
    with store.open_reading() as work:
        there = [staff for staff in work.staff.all() if "on_call" in staff.roles]
    if not any(staff.chat_id or staff.email for staff in there):
        yield "nobody is on call: zegje staff add NAME EMAIL --role on_call"


def _data_folders(settings: BaseSettings) -> Iterator[Path]:
    yield settings.var_dir.resolve()
    url = make_url(settings.database_url.get_secret_value())
    if url.get_backend_name() == "sqlite" and url.database:
        yield Path(url.database).resolve().parent
