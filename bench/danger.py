"""How much danger is noticed in sentences that nobody tuned on: python -m bench.danger.

Each set of `locales/nl/nlu_unseen/` was written by somebody who saw neither patterns nor sentences
that the assistant learns from. All but the fifth avoid the usual phrases: harder than talk is.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from bench.tables import print_table
from bot.settings import BotSettings
from bot.understanding import understand_lines
from locales.loader import load_words
from locales.release import current_release
from locales.style import SEED

SETS = SEED / "nlu_unseen"
_KINDS = ("now", "told", "everyday", "alarming_words")
_COLUMNS = ("set", "sentences", "kind", "patterns", "bot alone", "model alone", "bot and model")


@dataclass(frozen=True)
class Noticed:
    """What each layer made of one sentence: the bot alone has patterns and its learned weights,
    and leaves these to the model where the model hears the sentence."""

    by_patterns: bool
    by_weights: bool
    by_model: bool


def main() -> None:
    """Shares of sentences at which an alarm was raised; by the words and model that are live."""
    sets = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(SETS.glob("*.yml"))
    }
    texts = [text for each in sets.values() for kind in _KINDS for text in each[kind]]
    noticed = dict(zip(texts, _noticed(texts), strict=True))
    rows = [
        [name, str(len(each[kind])), kind, *_shares([noticed[text] for text in each[kind]])]
        for name, each in sets.items()
        for kind in _KINDS
    ]
    print_table("Danger in sentences that nobody tuned on", _COLUMNS, rows)


def _noticed(texts: Sequence[str]) -> Iterable[Noticed]:
    live = current_release(BotSettings().var_dir)
    safety = load_words(live.words, live.weights).safety
    asked = [json.dumps({"text": text}) for text in texts]
    for text, line in zip(texts, understand_lines(BotSettings(), asked), strict=True):
        understood = json.loads(line)
        notice = safety.notice(text)
        yield Noticed(
            by_patterns=notice is not None and notice.tier in ("A", "B"),
            by_weights=safety.suspect(text) is not None,
            by_model=understood["outcome"] == "understood"
            and str(understood["intent"]).startswith("safety_"),
        )


def _shares(found: Sequence[Noticed]) -> list[str]:
    layers = (
        [each.by_patterns for each in found],
        [each.by_patterns or each.by_weights for each in found],
        [each.by_model for each in found],
        [each.by_patterns or each.by_model for each in found],
    )
    return [f"{sum(layer) / len(layer):.0%}" for layer in layers]


if __name__ == "__main__":
    main()
