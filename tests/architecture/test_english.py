"""Dutch lives in `locales/nl`; code and templates are English."""

import re

from tests.architecture.sources import ROOT, of_the_product

# Frequent Dutch words that are no English words, and in no name of ours.
_DUTCH = re.compile(
    r"\b(aan|als|bij|dat|deze|dit|een|graag|heb|hebt|heeft|het|hoe|iets|iemand|jij|jou|jouw|kan je"
    r"|kunt|maar|mag|mijn|moet|naar|niet|niets|nog|nu|ook|praten|uit|vaak|vandaag|van|voor|waar"
    r"|wat|wie|wil|wilt|zijn|zou)\b",
    re.IGNORECASE,
)
# How many such words make a line Dutch: a single one can be a control word or a name.
_MANY = 2
# In a comment, what stands between backticks is somebody's own words, or a pattern for them.
_QUOTED = re.compile(r"`[^`]*`")


def _dutch_lines() -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path in of_the_product(".py", ".html", ".js")
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if _is_dutch(line) and path.parts[:2] != ("locales", "nl")
    ]


def _is_dutch(line: str) -> bool:
    return len(set(_DUTCH.findall(_QUOTED.sub("", line)))) >= _MANY


def test_no_dutch_stands_outside_the_folder_of_words() -> None:
    assert _dutch_lines() == []


def test_a_dutch_sentence_would_be_seen() -> None:
    assert _is_dutch('return "Wil je nog iets zeggen?"')
