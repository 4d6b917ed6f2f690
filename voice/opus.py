"""The only door to sound files: any container is decoded, Ogg/Opus (mono, 48 kHz) is written."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.filter import Graph

from voice.errors import NotSound
from voice.sound import Sound, join

_RATE = 48_000
_BITS_PER_SECOND = 24_000
# Level 2 takes a third less time than 10; at this rate the file is of the same size.
_OPTIONS = {"application": "voip", "compression_level": "2"}
_LIMIT = "0.84"  # -1.5 dB, so that no decoder clips
LONGEST_SECONDS = 600.0


@dataclass(frozen=True)
class Shape:
    """What happens to a sound on its way to the file; `gain` is in dB."""

    tempo: float = 1.0
    gain: float = 0.0
    tags: Mapping[str, str] = field(default_factory=dict)


def encode(sound: Sound, shape: Shape) -> bytes:
    """A complete Ogg/Opus file, as Telegram wants a voice note."""
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=_RATE, layout="mono", options=_OPTIONS)
        stream.bit_rate = _BITS_PER_SECOND
        stream.metadata.update(shape.tags)
        for frame in _shaped(sound, shape):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def decode(content: bytes, rate: int = _RATE, longest: float = LONGEST_SECONDS) -> Sound:
    """Mono sound of the first audio stream, whatever container or codec it came in."""
    try:
        return _decode(content, rate, longest)
    # IndexError: a file without an audio stream, such as a picture.
    except (av.FFmpegError, IndexError, ValueError) as cause:
        raise NotSound("this cannot be decoded as sound") from cause


def read_tags(path: Path) -> dict[str, str]:
    """The comments in a file that `encode` wrote; empty when it is damaged."""
    try:
        with av.open(str(path)) as container:
            tags = {**container.metadata, **container.streams.audio[0].metadata}
    except (av.FFmpegError, IndexError):
        return {}
    return {name.lower(): value for name, value in tags.items()}


def _decode(content: bytes, rate: int, longest: float) -> Sound:
    resampler = AudioResampler("s16", "mono", rate)
    heard, seconds = [Sound(b"", rate)], 0.0
    with av.open(io.BytesIO(content), "r") as container:
        for frame in _frames(container.decode(container.streams.audio[0]), resampler):
            heard.append(_sound(frame))
            seconds += heard[-1].seconds
            if seconds > longest:
                raise NotSound("the recording is too long")
    return join(heard)


def _frames(decoded: Iterator[AudioFrame], resampler: AudioResampler) -> Iterator[AudioFrame]:
    for frame in decoded:
        frame.pts = None  # phones send time stamps with gaps, which the resampler would refuse
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _sound(frame: AudioFrame) -> Sound:
    return Sound(bytes(frame.planes[0])[: 2 * frame.samples], frame.sample_rate)


def _shaped(sound: Sound, shape: Shape) -> Iterator[AudioFrame]:
    graph = _graph(sound, shape)
    graph.push(_frame(sound))
    graph.push(None)
    while True:
        try:
            frame = graph.pull()
        except (av.EOFError, av.BlockingIOError):
            return
        if isinstance(frame, AudioFrame):
            yield frame


def _graph(sound: Sound, shape: Shape) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=sound.rate, format="s16", layout="mono")
    stretch = graph.add("atempo", f"{shape.tempo:.5f}")
    louder = graph.add("volume", f"{shape.gain:.2f}dB")
    limiter = graph.add("alimiter", f"limit={_LIMIT}:level=disabled")
    form = graph.add("aformat", f"sample_fmts=s16:sample_rates={_RATE}:channel_layouts=mono")
    graph.link_nodes(source, stretch, louder, limiter, form, graph.add("abuffersink"))
    graph.configure()
    return graph


def _frame(sound: Sound) -> AudioFrame:
    frame = AudioFrame("s16", "mono", len(sound.pcm) // 2)
    frame.sample_rate = sound.rate
    frame.planes[0].update(sound.pcm)
    return frame
