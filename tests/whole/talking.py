"""One client of many who tap and type at the same time, whatever is killed meanwhile."""

from dataclasses import dataclass

from tests.people import SANNE
from tests.whole.house import House
from tests.whole.knowing import befriend, let_in
from tests.whole.on_telegram import OnTelegram, with_new_phone
from tests.whole.walks import SAID

# A kill of Rasa takes its start to get over, which a busy machine makes minutes of.
_PATIENCE_S = 240.0


@dataclass
class Talker:
    """Does check-ins one after the other, each with words of its own."""

    house: House
    phone: OnTelegram
    talks: int

    def run(self) -> None:
        for number in range(1, self.talks + 1):
            self._talk(number)

    def reason(self, number: int) -> str:
        return SAID["reason_number"].format(number=number)

    def _talk(self, number: int) -> None:
        phone = self.phone
        phone.says(SAID["hello"])
        phone.hears("utter_hello")
        phone.presses("want_check_in")
        phone.hears("utter_ask_feeling")
        phone.presses("feeling=bad")
        phone.hears("utter_ask_reason")
        phone.says(self.reason(number))
        phone.hears("utter_ask_wants_change")
        phone.presses("wants_change=no")
        phone.hears("utter_ask_need")
        phone.presses("skip")
        phone.hears("utter_ask_share")
        phone.presses("share=yes")
        phone.hears("utter_ask_share_sure")
        phone.presses("share_sure=send")
        phone.hears("say_share_sending")


def talker(house: House, talks: int, contact: OnTelegram) -> Talker:
    """A client who is known, with that contact."""
    who = with_new_phone(SANNE)
    befriend(house, let_in(house, who), contact.who)
    phone = OnTelegram(house, who)
    phone.hearing.patience = _PATIENCE_S
    return Talker(house, phone, talks)
