"""The standing cast of the tests: who is who, so that access tests read like stories."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Somebody:
    """A member of the cast; `telegram_id` is the private chat's id in the tests' Bot API server."""

    name: str
    telegram_id: int
    part: str


SANNE = Somebody("Sanne", 1001, "client; it is her story")
ANNA = Somebody("Anna", 1002, "Sanne's support worker and chosen contact")
BRAM = Somebody("Bram", 1003, "another client; must see nothing of Sanne")
PETER = Somebody("Peter", 1004, "advocate, and a client himself")
FATMA = Somebody("Fatma", 1005, "on call; sees open danger only")
JOOST = Somebody("Joost", 1006, "coordinator; tunes words, knows nobody's story")
MARIJKE = Somebody("Marijke", 1007, "manager; admits people, sees counts")
KARIM = Somebody("Karim", 1008, "a stranger; nothing may reach him")

CAST = (SANNE, ANNA, BRAM, PETER, FATMA, JOOST, MARIJKE, KARIM)
