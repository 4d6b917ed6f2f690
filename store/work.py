"""The unit of work: everything that happens in it is kept together, or not at all."""

from types import TracebackType

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NoResultFound, TimeoutError
from sqlalchemy.orm import Session

from store import repositories
from store.errors import StoreError, StoreRefused, StoreUnavailable
from store.keyring import Keyring
from store.sealed import KEYRING
from store.vault import Vault

_OF_THE_ENGINE = (DBAPIError, TimeoutError, NoResultFound)
_REFUSALS = (IntegrityError, DataError, NoResultFound)


class Work:
    """Use as `with store.open_work() as work:`; without `work.commit()` nothing stays.

    Raises `StoreUnavailable` when the database cannot be reached or is locked too long, and
    `StoreRefused` for values that it does not take. Nothing that waits for a network may happen
    inside it.
    """

    def __init__(self, session: Session, vault: Vault) -> None:
        self.session = session
        self.keyring = session.info[KEYRING] = Keyring(vault, session)
        parts = (session, self.keyring)
        self.people = repositories.People(*parts)
        self.chats = repositories.Chats(*parts)
        self.clients = repositories.Clients(*parts)
        self.consents = repositories.Consents(*parts)
        self.invites = repositories.Invites(*parts)
        self.contacts = repositories.Contacts(*parts)
        self.conversations = repositories.Conversations(*parts)
        self.check_ins = repositories.CheckIns(*parts)
        self.answers = repositories.Answers(*parts)
        self.wishes = repositories.Wishes(*parts)
        self.attachments = repositories.Attachments(*parts)
        self.signals = repositories.Signals(*parts)
        self.shared_signals = repositories.SharedSignals(*parts)
        self.talks = repositories.Talks(*parts)
        self.incidents = repositories.Incidents(*parts)
        self.rhythms = repositories.Rhythms(*parts)
        self.dues = repositories.Dues(*parts)
        self.staff = repositories.StaffList(*parts)
        self.log_ins = repositories.LogIns(*parts)
        self.assignments = repositories.Assignments(*parts)
        self.accesses = repositories.Accesses(*parts)
        self.page_sessions = repositories.PageSessions(*parts)
        self.unclear = repositories.UnclearSentences(*parts)
        self.releases = repositories.Releases(*parts)
        self.action_results = repositories.ActionResults(*parts)
        self.inbox = repositories.Inbox(*parts)
        self.outbox = repositories.Outbox(*parts)
        self.heartbeats = repositories.Heartbeats(*parts)
        self.spoken_files = repositories.SpokenFiles(*parts)

    def __enter__(self) -> "Work":
        try:
            self.session.connection()  # begins now, so that waiting for the lock happens here
        except _OF_THE_ENGINE as cause:
            self.session.close()
            raise _in_our_words(cause) from None
        return self

    def commit(self) -> None:
        """Keep what happened; it is on the disk when this returns."""
        try:
            self.session.commit()
        except _OF_THE_ENGINE as cause:
            raise _in_our_words(cause) from None

    def rollback(self) -> None:
        """Undo what happened since the beginning or the last commit."""
        self.session.rollback()
        self.keyring.lose_all()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()
        self.keyring.lose_all()
        if isinstance(error, _OF_THE_ENGINE):
            raise _in_our_words(error) from None


def _in_our_words(error: BaseException) -> StoreError:
    """Never the statement and, of a refusal, only its kind: the values can be a person's."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, _REFUSALS):
        return StoreRefused(type(cause).__name__)
    return StoreUnavailable(f"{type(cause).__name__}: {cause}")
