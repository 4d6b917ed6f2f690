"""What the easy-Dutch check found: which rule, in which response, which words, and what helps."""

from dataclasses import dataclass

from locales.style import message

# Rules whose break is told but does not fail the check; all others are hard.
WARNINGS = frozenset(
    {
        "E1_average",
        "E2_comma",
        "E2_joined",
        "E2_verbs",
        "E10_less_known",
        "E16_passive",
        "E16_conditional",
        "E17_formal",
        "E17_small",
        "E17_praise",
        "E18",
        "E24",
    }
)


@dataclass(frozen=True)
class Finding:
    """One broken rule; `told` and `hint` are Dutch sentences for a coordinator."""

    file: str
    name: str
    key: str
    words: str
    told: str
    hint: str

    @property
    def rule(self) -> str:
        """The number of the rule, "E1" to "E24"."""
        return self.key.partition("_")[0]

    @property
    def is_hard(self) -> bool:
        """Whether the check fails because of it."""
        return self.key not in WARNINGS


def finding(key: str, place: tuple[str, str], words: str = "", /, **values: object) -> Finding:
    """A finding with its messages from `style.yml`; `place` is the file and the response."""
    told = message(f"easy_{key}", words=words, **values)
    return Finding(*place, key, words, told, message(f"easy_{key}_hint", words=words, **values))
