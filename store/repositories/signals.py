"""Signals: what a client wants somebody to know, on its way up the ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from store.models import Audience, Signal, SignalDeed, SignalEvent, SignalState, Urgency
from store.repositories.signals_found import SignalsFound
from store.times import now

_LADDER: dict[SignalState, int] = {
    "draft": 0, "failed": 1, "sent": 2, "read": 3, "picked_up": 4, "done": 5,
}  # fmt: skip


@dataclass(frozen=True)
class By:
    """Who took a step: "client", "contact", "staff" or "system", and its id."""

    kind: str
    id: str | None = None


class Signals(SignalsFound):
    def draft(
        self,
        client_id: str,
        words: str,
        audience: Audience,
        *,
        contact_id: str | None = None,
        staff_id: str | None = None,
        incident_id: str | None = None,
        conversation_id: str | None = None,
        check_in_id: str | None = None,
        attachment_ids: Sequence[str] = (),
        with_words: bool = True,
        urgency: Urgency = "normal",
        feeling: str | None = None,
        theme: str | None = None,
    ) -> Signal:
        """Words as they will be shown to the client before he says yes; nobody else sees them."""
        signal = Signal(
            client_id=client_id,
            words=words,
            words_hash=self.words_hash(words),
            audience=audience,
            contact_id=contact_id,
            staff_id=staff_id,
            incident_id=incident_id,
            conversation_id=conversation_id,
            check_in_id=check_in_id,
            attachment_ids=list(attachment_ids),
            with_words=with_words,
            urgency=urgency,
            feeling=feeling,
            theme=theme,
        )
        self._add(signal)
        self.tell(signal, "step", By("client", client_id))
        return signal

    def words_hash(self, words: str) -> str:
        """Keyed; the first 8 characters go into the button that says yes to these words."""
        return self._keyring.keyed_hash("words", words)

    def reword(self, signal: Signal, words: str) -> bool:
        """Said differently before the yes; False when it is no draft any more.

        The codes of the old words go: who gets the signal sees what the client agreed to.
        """
        if signal.state != "draft":
            return False
        signal.words, signal.words_hash = words, self.words_hash(words)
        signal.feeling = signal.theme = None
        return True

    def send(self, signal: Signal, by: By, at: datetime | None = None) -> bool:
        """The client said yes. False when it had gone already: it goes once."""
        if not self.step(signal, "sent", by):
            return False
        signal.sent_at = at or now()
        return True

    def take_back(self, signal: Signal, by: By) -> bool:
        """Until it is done; afterwards nobody can open it any more."""
        return self.step(signal, "taken_back", by)

    def step(self, signal: Signal, state: SignalState, by: By, note: str | None = None) -> bool:
        """One step up; False when it is there or higher already, taken back, or done."""
        fresh = self._locked(Signal, signal.id)
        if fresh is None or not _may_become(fresh.state, state):
            return False
        fresh.state = state
        self.tell(fresh, "step", by, note)
        return True

    def write_back(self, signal: Signal, note: str, by: By) -> SignalEvent:
        """Words from whoever got the signal, for the client; the ladder stays where it is."""
        return self.tell(signal, "said", by, note)

    def tell(
        self,
        signal: Signal,
        deed: SignalDeed,
        by: By,
        note: str | None = None,
        *,
        to_id: str | None = None,
        attachment_id: str | None = None,
    ) -> SignalEvent:
        """One line of its story, at the step where the signal is now."""
        event = SignalEvent(
            signal_id=signal.id,
            client_id=signal.client_id,
            owner_id=signal.owner_id,
            state=signal.state,
            deed=deed,
            to_id=to_id,
            by_kind=by.kind,
            by_id=by.id,
            note=note,
            attachment_id=attachment_id,
        )
        return self._add(event)


def _may_become(before: SignalState, after: SignalState) -> bool:
    if before in ("taken_back", "done"):
        return False
    if after == "taken_back":
        return True
    if after == "failed":
        return before in ("draft", "sent")
    return _LADDER[after] > _LADDER[before] and (before != "draft" or after == "sent")
