"""Libraries that only those install who configured a speech-to-text model."""

import importlib
from typing import Any

from voice.errors import VoiceError


def load_library(module: str, package: str) -> Any:
    """The module, or one line that says what to install."""
    try:
        return importlib.import_module(module)
    except ImportError as cause:
        message = f"the model in VOICE_TRANSCRIBER_MODEL needs the package {package}"
        raise VoiceError(f"{message}: pip install {package}") from cause
