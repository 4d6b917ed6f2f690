"""Nothing is told without a yes, asked twice, to exactly these words."""

from collections.abc import Callable

import pytest

from actions.share import AskOtherContact, FinishShare, ShareForm, StartShare
from store import Store
from tests.actions.talk import Talk, names
from tests.people import ANNA

Begin = Callable[..., Talk]


@pytest.fixture
def share(store: Store, talk: Begin) -> Talk:
    client_talk = talk("small_talk")
    with store.open_work() as work:
        conversation = work.conversations.get(client_talk.conversation)
        assert conversation is not None
        client = work.clients.get(conversation.client_id)
        assert client is not None
        contact, code = work.contacts.invite(client, ANNA.name, "staff")
        work.contacts.accept(code, work.chats.get_or_make("telegram", str(ANNA.telegram_id)))
        work.contacts.confirm(contact)
        signal = work.signals.draft(client.id, "de woorden", "contact", contact_id=contact.id)
        work.commit()
        subject = signal.id
    return talk("share", subject)


def test_a_yes_alone_sends_nothing(share: Talk) -> None:
    share.run(StartShare)
    assert share.answers(ShareForm, "share", "yes") == []
    assert share.slots.get("share_sure") is None


def test_sends_after_the_second_yes(share: Talk) -> None:
    share.answers(ShareForm, "share", "yes")
    share.answers(ShareForm, "share_sure", "send")
    assert names(share.run(FinishShare)) == ["!send_signal", "!end_topic"]


@pytest.mark.parametrize("taps", [[("share", "no")], [("share", "yes"), ("share_sure", "keep")]])
def test_keeps_it_when_the_client_does_not_want_it(
    share: Talk, taps: list[tuple[str, str]]
) -> None:
    for slot, value in taps:
        share.answers(ShareForm, slot, value)
    assert names(share.run(FinishShare)) == ["utter_share_kept", "!end_topic"]


def test_shows_other_words_again_before_anything_is_sent(store: Store, share: Talk) -> None:
    share.answers(ShareForm, "share", "other")
    share.answers(ShareForm, "share_change", "words")
    share.types(ShareForm, "other_words", "alleen dit")
    assert share.slots["share"] is None
    with store.open_reading() as work:
        conversation = work.conversations.get(share.conversation)
        assert conversation is not None
        signal = work.signals.get(conversation.subject_id or "")
        assert signal is not None
        assert signal.words == "alleen dit"
        assert signal.state == "draft"


def test_a_contact_is_a_placeholder_for_rasa(share: Talk) -> None:
    (said,) = share.run(AskOtherContact)
    assert ANNA.name not in str(said)
    assert "{contact_1}" in said["buttons"][0]["title"]
