"""The vocabulary is made at training: answering needs neither the frequency list nor lemmas."""

from collections import Counter
from collections.abc import Iterable, Mapping

import simplemma
import wordfreq

from rasa_project.reading.runs import PLAIN
from rasa_project.reading.vocabulary import Vocabulary

# What a word weighs that clients used, each time.
_OWN_WEIGHT = 1e-6
_OWN_AT_LEAST = 3
_SHORT_AND_FREQUENT = 1e-4


def make_vocabulary(
    sentences: Iterable[Iterable[str]],
    spellings: Mapping[str, str],
    concepts: Iterable[str] = (),
) -> Vocabulary:
    """From the words of clients, of the concepts, and the frequency list of Dutch (`wordfreq`)."""
    frequencies = dict(_listed())
    for word in concepts:
        if word.isalpha():
            frequencies[word] = max(frequencies.get(word, 0.0), PLAIN)
    for word, often in Counter(word for words in sentences for word in words).items():
        if often >= _OWN_AT_LEAST and word not in spellings:
            frequencies[word] = max(frequencies.get(word, 0.0), _OWN_WEIGHT * often)
    lemmas = {word: simplemma.lemmatize(word, lang="nl").lower() for word in frequencies}
    differing = {word: lemma for word, lemma in lemmas.items() if lemma != word}
    return Vocabulary(frequencies, differing, spellings)


def _listed() -> Iterable[tuple[str, float]]:
    """Of the short ones only what is surely a word."""
    for word, share in wordfreq.get_frequency_dict("nl", wordlist="small").items():
        if word.isalpha() and (len(word) > 2 or share > _SHORT_AND_FREQUENT):
            yield word, share
