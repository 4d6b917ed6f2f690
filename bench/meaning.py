"""How often the assistant knows what is meant, in sentences that nobody tuned on:
python -m bench.meaning.

`locales/nl/nlu_unseen/meaning/` was written by somebody who saw neither the sentences that the
assistant learns from nor the gate. The figures are those of the gate (`locales.gate.Bar`).
"""

from bench.tables import print_table
from bot.borrowed_rasa import borrowed_rasa
from bot.gate import bar_of, measure
from bot.settings import BotSettings
from bot.understanding import Understanding
from locales.gate import read_bar, read_gate, read_sentences
from locales.loader import load_words
from locales.release import current_release
from locales.style import SEED
from voice import TerminalBar

_FIGURES = ("first", "at_once", "offered", "wrong", "danger", "false_alarms")


def main() -> None:
    """The unseen sentences beside the gate; by the words and the model that are live."""
    settings, bar = BotSettings(), read_bar(SEED)
    assert bar is not None
    live = current_release(settings.var_dir)
    safety = load_words(live.words, live.weights).safety
    sets = {"unseen": read_sentences(SEED / "nlu_unseen", "meaning"), "gate": read_gate(SEED)}
    rows = []
    with borrowed_rasa(settings) as url:
        asked = Understanding(url, settings.rasa_secret.get_secret_value(), safety)
        for name, sentences in sets.items():
            reached = bar_of(measure(asked, sentences, TerminalBar(name)), bar.sure, bar.lost)
            figures = [f"{getattr(reached, figure):.1%}" for figure in _FIGURES]
            rows.append([name, str(len(sentences)), *figures])
    columns = ("set", "sentences", *(figure.replace("_", " ") for figure in _FIGURES))
    print_table("Meaning in sentences that nobody tuned on", columns, rows)


if __name__ == "__main__":
    main()
