"""Between engine and file: speech as samples, trimmed, joined and measured."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

_WINDOW_SECONDS = 0.01
# Below a fiftieth of the loudest moment (-34 dB) a window counts as silence.
_QUIET = 0.02
# And below -60 dB there is nothing but the noise of coding.
_NOTHING = 32
_FULL_SCALE = 32768


@dataclass(frozen=True)
class Sound:
    """Mono samples of 16 bits at `rate` per second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.pcm) / 2 / self.rate


def silence(seconds: float, rate: int) -> Sound:
    return Sound(bytes(2 * round(seconds * rate)), rate)


def join(sounds: Sequence[Sound]) -> Sound:
    """One after the other; all have the rate of the first."""
    if len({sound.rate for sound in sounds}) != 1:
        raise ValueError("only sounds of one rate can be joined")
    return Sound(b"".join(sound.pcm for sound in sounds), sounds[0].rate)


def trimmed(sound: Sound) -> Sound:
    """Without the silence before and after; empty when nothing is heard at all."""
    heard = _heard_windows(sound)
    if not heard:
        return Sound(b"", sound.rate)
    width = 2 * _window(sound)
    return Sound(sound.pcm[heard[0] * width : (heard[-1] + 1) * width], sound.rate)


def pauses(sound: Sound) -> list[float]:
    """Seconds of each silence between two moments that are heard."""
    heard, seconds = _heard_windows(sound), _window(sound) / sound.rate
    gaps = (after - before - 1 for before, after in itertools.pairwise(heard))
    return [gap * seconds for gap in gaps if gap]


def level(sound: Sound) -> float:
    """Loudness of what is heard, in dB below full scale (root mean square, without silences)."""
    width, samples = _window(sound), memoryview(sound.pcm).cast("h")
    heard = [samples[at * width : (at + 1) * width] for at in _heard_windows(sound)]
    if not heard:
        return -math.inf
    energy = sum(sum(map(mul, window, window)) for window in heard)
    return 10 * math.log10(energy / sum(map(len, heard)) / _FULL_SCALE**2)


def _heard_windows(sound: Sound) -> list[int]:
    # Every fourth sample shows where somebody speaks just as well, in a quarter of the time.
    samples, width = memoryview(sound.pcm).cast("h")[::4], _window(sound) // 4
    peaks = [_peak(samples[at : at + width]) for at in range(0, len(samples), width)]
    floor = max(_NOTHING, max(peaks, default=0) * _QUIET)
    return [number for number, peak in enumerate(peaks) if peak > floor]


def _peak(samples: "memoryview[int]") -> int:
    return max(max(samples), -min(samples))


def _window(sound: Sound) -> int:
    return 4 * round(sound.rate * _WINDOW_SECONDS / 4)
