"""The settings of the website: read once at the start, then handed in."""

from pathlib import Path

from pydantic import SecretStr

from store.settings import BaseSettings


class ReviewSettings(BaseSettings):
    """What the website needs beside the settings that every process shares."""

    review_host: str = "127.0.0.1"
    review_port: int = 8001
    review_public_url: str = "http://127.0.0.1:8001"
    smtp_url: SecretStr = SecretStr("")
    """Empty: on-call is not warned by letter when the bot is gone."""
    organisation_file: Path = Path(__file__).parents[1] / "organisation.example.yml"
