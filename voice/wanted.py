"""Which sentences of the words are recorded ahead of time: each as it will be looked for."""

from locales.loader import Words
from locales.responses import Response
from voice.script import spoken_text
from voice.sentence import Sentence


def sentences_of(words: Words) -> list[Sentence]:
    """Every response as it is read aloud: its own buttons are read after it, as options.

    Those with a placeholder are left out by `make_pack`, and spoken by the local engine.
    """
    return [_sentence(response) for response in words.responses.values()]


def _sentence(response: Response) -> Sentence:
    titles = [button.title for button in response.buttons]
    return Sentence(spoken_text(response.spoken or response.text, titles), response.name)
