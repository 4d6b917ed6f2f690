"""People whom the house knows already, for tests that begin in the middle of life."""

from store.models import Client, Signal
from tests.people import Somebody
from tests.whole.house import House


def let_in(house: House, who: Somebody, may_tell: bool = True) -> str:
    """An active client, who was asked what to do in danger; her id."""
    with house.store.open_work() as work:
        client, code = work.clients.invite("linde", who.name)
        assert work.clients.admit(code, work.chats.get_or_make("telegram", str(who.telegram_id)))
        client.state = "active"
        work.consents.record(client.id, "danger", may_tell, "1")
        work.commit()
    house.telegram.meets(who)
    return client.id


def befriend(house: House, client_id: str, contact: Somebody) -> None:
    """A contact who accepted and was confirmed."""
    with house.store.open_work() as work:
        client = work.clients.get(client_id)
        assert client is not None
        chosen, code = work.contacts.invite(client, contact.name, "staff", emergency=True)
        chat = work.chats.get_or_make("telegram", str(contact.telegram_id))
        assert work.contacts.accept(code, chat)
        assert work.contacts.confirm(chosen)
        work.commit()
    house.telegram.meets(contact)


def put_on_call(house: House, who: Somebody) -> None:
    """A member of staff whom danger is told, in his own Telegram."""
    with house.store.open_work() as work:
        email = f"{who.name.casefold()}@linde.example"
        staff = next((one for one in work.staff.all() if one.email == email), None)
        staff = staff or work.staff.add(who.name, ["on_call"], ["linde"], email)
        staff.chat_id = work.chats.get_or_make("telegram", str(who.telegram_id)).id
        work.commit()
    house.telegram.meets(who)


def client_of(house: House, who: Somebody) -> Client:
    with house.store.open_reading() as work:
        client = work.clients.by_chat("telegram", str(who.telegram_id))
        assert client is not None, f"{who.name} is no client"
        return client


def signals_of(house: House, who: Somebody) -> list[Signal]:
    """The oldest first."""
    client_id = client_of(house, who).id
    with house.store.open_reading() as work:
        found = list(reversed(work.signals.of_client(client_id)))
        for signal in found:
            assert signal.words, "opened here, because it cannot be later"
        return found
