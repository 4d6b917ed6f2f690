"""What the operator decides about voices; the settings of each process that speaks inherit it."""

from pathlib import Path

from store.settings import BaseSettings
from voice.engines import EngineName


class VoiceSettings(BaseSettings):
    """VOICE_ENGINE, VOICE_HUMAN_FOLDER and VOICE_TRANSCRIBER_MODEL."""

    # auto: Google's voice for fixed sentences, or the embedded engine when it cannot be reached.
    voice_engine: EngineName = "auto"
    # Recordings by people, with their list recordings.csv; empty means `human/` in the pack.
    voice_human_folder: Path | None = None
    # Folder of a Vosk or Whisper model; without it voice messages stay voice messages.
    voice_transcriber_model: Path | None = None
