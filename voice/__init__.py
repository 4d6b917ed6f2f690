"""Every sentence can be heard: recordings made ahead of time, and a voice for all the rest."""

from voice.engines import EngineName, engines_for
from voice.errors import EngineFailed, NothingToSay, NotSound, VoiceError
from voice.local import speak_locally
from voice.making import Report, Sources, make_pack
from voice.pack import VoicePack
from voice.progress import TerminalBar
from voice.script import is_fixed, spoken_text
from voice.sentence import SPEEDS, Sentence, Speed
from voice.settings import VoiceSettings
from voice.transcription import Transcriber, transcriber
from voice.voice_note import VoiceNote, voice_note

__all__ = [
    "SPEEDS",
    "EngineFailed",
    "EngineName",
    "NotSound",
    "NothingToSay",
    "Report",
    "Sentence",
    "Sources",
    "Speed",
    "TerminalBar",
    "Transcriber",
    "VoiceError",
    "VoiceNote",
    "VoicePack",
    "VoiceSettings",
    "engines_for",
    "is_fixed",
    "make_pack",
    "speak_locally",
    "spoken_text",
    "transcriber",
    "voice_note",
]
