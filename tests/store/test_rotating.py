"""A new master key changes nothing for anybody, and the old one is needed no more."""

import json

import pytest

from store import MasterKeyMissing, Store, rotate_master_key
from store.master_keys import read_master_keys
from store.models import PersonKey
from tests.people import BRAM, SANNE
from tests.store.story import client, let_in


def test_words_and_addresses_are_found_after_a_rotation(store: Store) -> None:
    let_in(store)
    with store.open_work() as work:
        everybody = work.session.query(PersonKey).count()
    assert rotate_master_key(store) == everybody > 0
    with store.open_work() as work:
        assert client(work).name == SANNE.name


def test_a_process_that_did_not_rotate_reads_the_new_key_by_itself(store: Store) -> None:
    let_in(store)
    other = Store(store.engine, type(store.vault)(store.vault.path))
    rotate_master_key(store)
    with other.open_work() as work:
        assert client(work).name == SANNE.name
    let_in(other, BRAM)
    with store.open_work() as work:
        masters = {key.master_id for key in work.session.query(PersonKey)}
        assert masters == {store.vault.newest_id()}


def test_after_a_rotation_the_old_key_can_be_taken_out(store: Store) -> None:
    let_in(store)
    rotate_master_key(store)
    _keep_only(store, -1)
    fresh = Store(store.engine, type(store.vault)(store.vault.path))
    with fresh.open_work() as work:
        assert client(work).name == SANNE.name


def test_without_its_master_key_a_name_does_not_open_and_the_error_says_which(store: Store) -> None:
    let_in(store)
    old = store.vault.newest_id()
    rotate_master_key(store)
    _keep_only(store, 0)
    fresh = Store(store.engine, type(store.vault)(store.vault.path))
    with fresh.open_work() as work, pytest.raises(MasterKeyMissing) as missing:
        _ = client(work).name
    assert old not in str(missing.value)


def test_the_key_file_is_for_this_user_only(store: Store) -> None:
    assert store.vault.path.stat().st_mode & 0o077 == 0
    rotate_master_key(store)
    assert store.vault.path.stat().st_mode & 0o077 == 0


def test_the_hash_secret_survives_a_rotation(store: Store) -> None:
    before = read_master_keys(store.vault.path)
    rotate_master_key(store)
    after = read_master_keys(store.vault.path)
    assert after.hash_secret == before.hash_secret
    assert list(after.keys)[:-1] == list(before.keys)


def _keep_only(store: Store, which: int) -> None:
    data = json.loads(store.vault.path.read_text())
    data["keys"] = [data["keys"][which]]
    store.vault.path.write_text(json.dumps(data))
