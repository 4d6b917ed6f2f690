"""What staff do at the command line: invite, assign, relink, export and forget."""

import json
import zipfile
from pathlib import Path

import pytest

from store import Store
from store.admissions import (
    NotAdmitted,
    assign_advocate,
    invite_client,
    list_clients,
    relink_client,
)
from store.employing import add_staff, invite_again, list_staff, remove_staff
from store.exporting import export_client
from store.leaving import conversations_of, forget
from store.organisation import Organisation, load_organisation
from tests.people import BRAM, PETER, SANNE
from tests.store.story import chat_of, choose, client, let_in, share

EXAMPLE = Path(__file__).parents[2] / "organisation.example.yml"


@pytest.fixture
def organisation() -> Organisation:
    return load_organisation(EXAMPLE)


def test_an_invited_client_gets_in_with_the_link(store: Store, organisation: Organisation) -> None:
    add_staff(store, organisation, "Peter", "Peter@linde.example", ["advocate"])
    admitted = invite_client(store, organisation, "linde", ["peter@linde.example"])
    (line,) = list_clients(store)
    assert (line.code, line.state, line.advocates) == (admitted.name, "invited", ("Peter",))
    with store.open_work() as work:
        assert work.clients.admit(admitted.link_code, chat_of(work, SANNE))
        assert [each.what for each in work.accesses.of_client(client(work).id)] == [
            "client_invited"
        ]


def test_relinking_gives_a_link_to_the_same_client(
    store: Store, organisation: Organisation
) -> None:
    sanne = let_in(store)
    (line,) = list_clients(store)
    admitted = relink_client(store, line.code.lower())
    with store.open_work() as work:
        found = work.clients.admit(admitted.link_code, chat_of(work, BRAM))
        assert found is not None
        assert found.id == sanne


def test_mistakes_are_explained(store: Store, organisation: Organisation) -> None:
    add_staff(store, organisation, "Fatma", "fatma@linde.example", ["on_call"], ["linde"])
    with pytest.raises(NotAdmitted, match="has: linde, beuk"):
        invite_client(store, organisation, "eik")
    with pytest.raises(NotAdmitted, match="role advocate"):
        invite_client(store, organisation, "linde", ["fatma@linde.example"])
    with pytest.raises(NotAdmitted, match="no client with the code"):
        assign_advocate(store, "NOBODY", "fatma@linde.example")
    with pytest.raises(NotAdmitted, match="one or more of these roles"):
        add_staff(store, organisation, "Joost", "joost@linde.example", ["boss"])
    with pytest.raises(NotAdmitted, match="already"):
        add_staff(store, organisation, "Fatma", "FATMA@linde.example", ["on_call"])
    assert list_clients(store) == []


def test_who_is_removed_is_no_staff_any_more(store: Store, organisation: Organisation) -> None:
    add_staff(store, organisation, PETER.name, "peter@linde.example", ["advocate"])
    remove_staff(store, "peter@linde.example")
    assert list_staff(store) == []
    with pytest.raises(NotAdmitted, match="no member of staff"):
        remove_staff(store, "peter@linde.example")


def test_the_export_holds_the_words_of_one_client_only(store: Store, tmp_path: Path) -> None:
    let_in(store)
    let_in(store, BRAM)
    with store.open_work() as work:
        choose(work)
        share(work, "I miss Emmen")
        other = work.signals.draft(client(work, BRAM).id, "nobody's business", "contact")
        assert other.words
        work.attachments.voice(client(work).person_id, b"OggS", "audio/ogg", 2)
        code = client(work).code
        work.commit()
    target = tmp_path / "sanne.zip"
    assert export_client(store, code, target) > 0
    with zipfile.ZipFile(target) as archive:
        text = archive.read("story.json").decode()
        recordings = [name for name in archive.namelist() if name.endswith(".ogg")]
        assert archive.read(recordings[0]) == b"OggS"
    assert "I miss Emmen" in text
    assert "nobody's business" not in text
    assert json.loads(text)["client"]["name"] == "Sanne"
    assert "hash" not in text


def test_forgetting_leaves_nothing_to_export(store: Store, tmp_path: Path) -> None:
    sanne = let_in(store)
    with store.open_work() as work:
        conversation = work.conversations.start(sanne, "check_in").id
        code = client(work).code
        work.commit()
    assert conversations_of(store, code) == [conversation]
    forget(store, code)
    with pytest.raises(NotAdmitted):
        export_client(store, code, tmp_path / "sanne.zip")
    assert list_clients(store) == []


def test_new_links_end_the_older_one(store: Store, organisation: Organisation) -> None:
    first = add_staff(store, organisation, PETER.name, "peter@linde.example", ["advocate"])
    second = invite_again(store, "PETER@linde.example")
    with store.open_reading() as work:
        assert work.log_ins.invited(first.log_in_code) is None
        invited = work.log_ins.invited(second.log_in_code)
        assert invited is not None
        assert invited.name == PETER.name
    with pytest.raises(NotAdmitted):
        invite_again(store, "karim@linde.example")
