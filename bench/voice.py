"""Measures the voice: how long a pack takes, how fast it speaks, and how soon a name is said.

Run as `python -m bench.voice`; prints a table for docs/decisions/0004-voices.md.
"""

import random
import re
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from voice import SPEEDS, Sentence, TerminalBar, VoicePack, make_pack, speak_locally, spoken_text

_SENTENCES = 300
_RESPONSES = Path(__file__).parents[1] / "locales" / "nl" / "responses"


def main() -> None:
    """One table of all figures."""
    with tempfile.TemporaryDirectory() as folder:
        sentences = _sentences()
        first = _seconds(lambda: make_pack(sentences, Path(folder), "embedded", TerminalBar()))
        again = _seconds(lambda: make_pack(sentences, Path(folder), "embedded"))
        _print_pack(VoicePack(Path(folder)), first, again)
    _print_local()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| memory of the process at its highest | {peak:.0f} MB |")


def _sentences() -> list[Sentence]:
    chance, words = random.Random(1), _words()
    texts = (
        "\n".join(_sentence(chance, words) for _ in range(chance.randint(1, 3)))
        for _ in range(_SENTENCES)
    )
    options = (["1", "2"] if number % 3 == 0 else [] for number in range(_SENTENCES))
    pairs = zip(texts, options, strict=True)
    return [Sentence(spoken_text(text, some), "bench") for text, some in pairs]


def _words() -> list[str]:
    """Those that the bot really says, as often as it says them."""
    files = sorted(_RESPONSES.glob("*.yml"))
    texts = (line for path in files for line in _lines(path))
    return [word for text in texts for word in re.findall(r"[a-z]+", text)]


def _lines(path: Path) -> list[str]:
    # Lines of a text are indented; names of responses and buttons hold a colon.
    return [line for line in path.read_text().splitlines() if ":" not in line and line[:1] == " "]


def _sentence(chance: random.Random, words: list[str]) -> str:
    return " ".join(chance.choices(words, k=chance.randint(3, 9))).capitalize() + "."


def _print_pack(pack: VoicePack, first: float, again: float) -> None:
    recordings = pack.manifest().recordings.values()
    print("| what | measured |\n|---|---|")
    print(f"| {len(recordings)} recordings of {_SENTENCES} texts, first time | {first:.1f} s |")
    print(f"| the same, nothing changed | {again:.2f} s |")
    print(f"| spoken in all | {sum(facts.seconds for facts in recordings) / 60:.0f} min |")
    size = sum(path.stat().st_size for path in pack.folder.glob("*.ogg"))
    print(f"| size of the pack | {size / 1e6:.1f} MB |")
    for speed in SPEEDS:
        of_speed = (facts for facts in recordings if facts.speed == speed)
        pace = [facts.words_per_minute for facts in of_speed if facts.words_per_minute]
        row = f"{min(pace):.0f} to {max(pace):.0f}, mean {mean(pace):.0f}"
        print(f"| words a minute, {speed} | {row} |")


def _print_local() -> None:
    speak_locally("1")  # starts the process
    chance, words = random.Random(2), _words()
    taken = sorted(_seconds(lambda: speak_locally(_sentence(chance, words))) for _ in range(40))
    row = f"{median(taken) * 1000:.0f} ms at the median, {taken[37] * 1000:.0f} ms at the 95th"
    print(f"| a sentence with a name, spoken locally | {row} |")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
