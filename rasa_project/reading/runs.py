"""Words that were written without blanks between them are taken apart again."""

import math
from collections.abc import Mapping

# Shares of all words in a text: what is as frequent as this is a plain word.
PLAIN = 1e-6
_SHORT_WORD = 5e-4
_SHORTEST_RUN = 6
_LONGEST_PART = 14


def taken_apart(run: str, frequencies: Mapping[str, float]) -> tuple[str, ...]:
    """*ikweethetniet*: the likeliest words; nothing when a part of it is no word."""
    if len(run) < _SHORTEST_RUN:
        return ()
    best: list[tuple[float, int]] = [(0.0, 0), *[(-math.inf, 0)] * len(run)]
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST_PART), end - 1):
            likely = best[start][0] + _likely(run[start:end], frequencies)
            if likely > best[end][0]:
                best[end] = (likely, start)
    return _way_back(run, best) if best[-1][0] > -math.inf else ()


def _likely(part: str, frequencies: Mapping[str, float]) -> float:
    """The logarithm of its frequency, and less for every word more."""
    frequency = frequencies.get(part, 0.0)
    least = 2 * PLAIN if len(part) > 3 else _SHORT_WORD
    return math.log(frequency) - 2 if frequency >= least else -math.inf


def _way_back(run: str, best: list[tuple[float, int]]) -> tuple[str, ...]:
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        words.insert(0, run[start:end])
        end = start
    return tuple(words) if len(words) <= 1 + len(run) // 4 else ()
