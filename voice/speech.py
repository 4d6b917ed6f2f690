"""From a spoken text and an engine to one finished recording: paced, levelled, in Ogg/Opus."""

from collections.abc import Mapping
from dataclasses import dataclass

from voice import opus, pace, sound
from voice.engine import Engine
from voice.errors import EngineFailed, NothingToSay
from voice.script import blocks, can_be_spoken, spoken_text, word_count
from voice.sentence import Speed, text_hash
from voice.sound import Sound

# Who reads little needs time to choose: at least a second between spoken options.
_PAUSE_SECONDS = 1.1
_LOUDNESS = -19.0
# Raise it when recordings made before would sound different now: all are then made again.
RECIPE = "1"


@dataclass(frozen=True)
class Part:
    """What is said in one breath, without the silence around it."""

    text: str
    heard: Sound


@dataclass(frozen=True)
class Draft:
    """A text as an engine says it by itself; `words_per_minute` is None when it has no pace."""

    spoken: str
    parts: list[Part]
    words_per_minute: float | None


@dataclass(frozen=True)
class Recording:
    """An Ogg/Opus file; `words_per_minute` is None for a text too short to have a pace."""

    content: bytes
    seconds: float
    words_per_minute: float | None


def listen(engine: Engine, text: str) -> Draft:
    """What the engine makes of a text by itself; both speeds begin with it."""
    spoken = spoken_text(text)
    if not can_be_spoken(spoken):
        raise NothingToSay("there is no letter or digit to read aloud")
    parts = _said(engine, spoken)
    return Draft(spoken, parts, measured(parts))


def record(engine: Engine, draft: Draft, speed: Speed) -> Recording:
    """One recording at one of the two speeds."""
    tempo = tempo_for(draft.words_per_minute, speed)
    # An engine that can speak slower sounds better than a stretched one: it is asked first.
    parts = _said(engine, draft.spoken, tempo) if engine.has_tempo else draft.parts
    if engine.has_tempo:
        # Only what is left is stretched; a text without a pace is now at its own tempo.
        tempo = 1.0 if draft.words_per_minute is None else tempo_for(measured(parts), speed)
    tags = {"engine": engine.name, "speed": speed, "text_hash": text_hash(draft.spoken)}
    return finished(parts, tempo, tags)


def finished(parts: list[Part], tempo: float, tags: Mapping[str, str]) -> Recording:
    """Stretch the parts, level them, join them with pauses, and write what they are beside."""
    whole, natural = _joined(parts, tempo), measured(parts)
    said_at = None if natural is None else round(natural * tempo, 1)
    seconds = round(whole.seconds / tempo, 2)
    facts = {"recipe": RECIPE, "seconds": str(seconds), "words_per_minute": str(said_at or "")}
    shape = opus.Shape(tempo, _LOUDNESS - sound.level(whole), {**tags, **facts})
    return Recording(opus.encode(whole, shape), seconds, said_at)


def tempo_for(natural: float | None, speed: Speed) -> float:
    """Factor for parts that were measured at `natural` words a minute, None when too short."""
    return pace.natural_tempo(speed) if natural is None else pace.wanted_tempo(natural, speed)


def measured(parts: list[Part]) -> float | None:
    """Words a minute over the parts that are sentences: a single word has no pace."""
    counted = [(word_count(part.text), part.heard) for part in parts]
    counted = [(words, heard) for words, heard in counted if pace.says_its_pace(words)]
    if not counted:
        return None
    seconds = sum(_seconds_spoken(heard) for _, heard in counted)
    return pace.words_per_minute(sum(words for words, _ in counted), seconds)


def _said(engine: Engine, spoken: str, tempo: float = 1.0) -> list[Part]:
    parts = [Part(text, sound.trimmed(engine.say(text, tempo))) for text in blocks(spoken)]
    if not all(part.heard.pcm for part in parts):
        raise EngineFailed(engine.name, "it answered with silence")
    return parts


def _seconds_spoken(heard: Sound) -> float:
    long_pauses = (pause for pause in sound.pauses(heard) if pause >= pace.LONG_PAUSE_SECONDS)
    return heard.seconds - sum(long_pauses)


def _joined(parts: list[Part], tempo: float) -> Sound:
    # The pause is stretched with the rest, so it is made that much longer or shorter before.
    pause = sound.silence(_PAUSE_SECONDS * tempo, parts[0].heard.rate)
    sounds = [piece for part in parts for piece in (pause, part.heard)]
    return sound.join(sounds[1:])
