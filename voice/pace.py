"""How fast a recording is: rule E19 of easy language, 130 to 150 words a minute, and one slower."""

from voice.sentence import Speed

# A little inside the rule's limits, because stretching and coding are not exact to the word.
_BANDS: dict[Speed, tuple[float, float]] = {"normal": (133.0, 145.0), "slow": (102.0, 112.0)}
# "Goed." or "Ja, graag." says nothing about a pace: those are left as the engine says them.
_FEWEST_WORDS = 4
_NATURAL_TEMPO: dict[Speed, float] = {"normal": 1.0, "slow": 0.8}
# Beyond these a voice falls apart; no sentence of four words or more was ever near them.
_SLOWEST, _FASTEST = 0.5, 2.0
# Such a silence is no speech: it stands between options, or a reader took a breath.
LONG_PAUSE_SECONDS = 0.9


def says_its_pace(words: int) -> bool:
    return words >= _FEWEST_WORDS


def words_per_minute(words: int, seconds: float) -> float:
    return 60 * words / seconds


def natural_tempo(speed: Speed) -> float:
    """For texts too short to be measured."""
    return _NATURAL_TEMPO[speed]


def wanted_tempo(natural: float, speed: Speed) -> float:
    """Factor that brings `natural` words a minute into the band, by the smallest change."""
    low, high = _BANDS[speed]
    return min(max(min(max(natural, low), high) / natural, _SLOWEST), _FASTEST)
