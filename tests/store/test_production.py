"""PRODUCTION=true starts only when somebody can be reached, safely, and the key lies apart."""

from pathlib import Path

import pytest
import yaml

from store import Store
from store.production import NotFitForProduction, refuse_unfit
from store.settings import BaseSettings

EXAMPLE = Path(__file__).parents[2] / "organisation.example.yml"
SAFE = {"BOT_PUBLIC_URL": "https://zegje.example", "BOT_WEBHOOK_URL": ""}


def _fit(store: Store, folder: Path) -> tuple[BaseSettings, Path]:
    """Everything as production wants it."""
    own = folder / "organisation.yml"
    own.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    key = folder / "elsewhere" / "master.key"
    key.parent.mkdir()
    key.write_text("key")
    key.chmod(0o600)
    with store.open_work() as work:
        work.staff.add("Fatma", ["on_call"], [], "fatma@linde.example")
        work.commit()
    settings = BaseSettings(var_dir=folder / "data", master_key_file=key, production=True)
    return settings, own


def test_everything_in_its_place_starts(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    refuse_unfit(settings, own, SAFE, sqlite_store)


def test_without_production_nothing_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings = BaseSettings(var_dir=tmp_path)
    refuse_unfit(settings, EXAMPLE, {"BOT_PUBLIC_URL": "http://zegje.example"}, sqlite_store)


def test_an_address_without_tls_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    with pytest.raises(NotFitForProduction, match="REVIEW_PUBLIC_URL must begin with https"):
        refuse_unfit(settings, own, SAFE | {"REVIEW_PUBLIC_URL": "http://x"}, sqlite_store)


def test_a_key_with_the_data_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    beside = settings.model_copy(update={"master_key_file": settings.var_dir / "keys/master.key"})
    with pytest.raises(NotFitForProduction, match="MASTER_KEY_FILE lies with the data"):
        refuse_unfit(beside, own, SAFE, sqlite_store)


def test_a_key_that_others_can_read_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    settings.master_key_file.chmod(0o644)
    with pytest.raises(NotFitForProduction, match="mode 600"):
        refuse_unfit(settings, own, SAFE, sqlite_store)


def test_nobody_on_call_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    with sqlite_store.open_work() as work:
        fatma = work.staff.by_email("fatma@linde.example")
        assert fatma is not None
        work.staff.remove(fatma)
        work.commit()
    with pytest.raises(NotFitForProduction, match="nobody is on call"):
        refuse_unfit(settings, own, SAFE, sqlite_store)


def test_missing_regional_helplines_are_refused(sqlite_store: Store, tmp_path: Path) -> None:
    settings, own = _fit(sqlite_store, tmp_path)
    written = yaml.safe_load(own.read_text(encoding="utf-8"))
    del written["helplines"]["crisis_service"]
    own.write_text(yaml.safe_dump(written), encoding="utf-8")
    with pytest.raises(NotFitForProduction, match=r"helplines\.crisis_service"):
        refuse_unfit(settings, own, SAFE, sqlite_store)


def test_the_example_is_refused_with_everything_else(sqlite_store: Store, tmp_path: Path) -> None:
    settings, _ = _fit(sqlite_store, tmp_path)
    with pytest.raises(NotFitForProduction) as refused:
        refuse_unfit(settings, EXAMPLE, {"BOT_PUBLIC_URL": "http://x"}, sqlite_store)
    assert len(str(refused.value).splitlines()) == 2
