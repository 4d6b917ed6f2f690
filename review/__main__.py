"""Start the website: `python -m review`."""

from __future__ import annotations

import logging
import sys

import uvicorn

from locales.live import Following
from locales.loader import Words, load_words
from locales.marking import NAME, Marker, read_marker
from locales.release import Release
from review.app import make_app
from review.mail import MailSettingError, read_mail_server
from review.parts import Parts
from review.render import make_templates
from review.settings import ReviewSettings
from review.throttle import Throttle
from review.watcher import Watcher
from store import MasterKeyMissing, Store, open_store
from store.organisation import OrganisationError, load_organisation
from store.production import NotFitForProduction, refuse_unfit


def main() -> None:
    """Refuses to start, with one line for each reason, when it could not do its work."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    settings = ReviewSettings()
    try:
        store = open_store(settings)
        store.migrate()
        house = make_parts(settings, store)
    except (MasterKeyMissing, OrganisationError, MailSettingError, NotFitForProduction) as error:
        sys.exit(f"The website cannot start: {error}")
    uvicorn.run(
        make_app(house, Watcher(house)),
        host=settings.review_host,
        port=settings.review_port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=6,
    )


def make_parts(settings: ReviewSettings, store: Store) -> Parts:
    """Everything real."""
    addresses = {"REVIEW_PUBLIC_URL": settings.review_public_url}
    refuse_unfit(settings, settings.organisation_file, addresses, store)
    mail = read_mail_server(settings.smtp_url.get_secret_value())
    if settings.production and mail is None:
        raise NotFitForProduction("SMTP_URL is empty: on-call could not be warned by letter")
    return Parts(
        store=store,
        words=Following(settings.var_dir, _read),
        organisation=load_organisation(settings.organisation_file),
        throttle=Throttle(),
        templates=make_templates(),
        address=settings.review_public_url.rstrip("/"),
        marker=Following(settings.var_dir, _read_marker),
        mail=mail,
    )


def _read_marker(release: Release) -> Marker:
    return read_marker(release.words, release.folder / NAME)


def _read(release: Release) -> Words:
    return load_words(release.words)


if __name__ == "__main__":
    main()
