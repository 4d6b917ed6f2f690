"""Make the picture of the README from the real web phone: python -m docs.pictures.make

Starts the actions, Rasa and the bot in a folder of their own, plays the first talk and a short
check-in in a real browser, and saves what Sanne sees. Needs Chromium; takes a minute or two.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from locales.loader import Words, load_words
from tests.browser import CHROMIUM
from tests.processes import actions, bot, free_port, rasa
from tests.release import release_into
from tests.whole.walks import NO_RHYTHM, SAID, WELCOME_BEGINS, WELCOME_ENDS, WELCOME_WEB, Step
from voice import make_pack
from voice.wanted import sentences_of

HERE = Path(__file__).parent
PHONE = ViewportSize(width=390, height=800)
# The welcome without a contact; then the check-in as far as it fits on a phone.
_TALK: list[Step] = [
    *WELCOME_BEGINS,
    *WELCOME_WEB,
    *WELCOME_ENDS[:2],
    ("press", "sound_first=on", ["utter_welcome_done", "utter_ask_contact_name"]),
    ("press", "skip", ["utter_ask_rhythm_what"]),
    *NO_RHYTHM,
    ("press", "feeling=so_so", ["utter_ask_reason"]),
    ("say", "reason", ["utter_ask_wants_change"]),
]
_SPOKEN = ("utter_ask_feeling", "utter_ask_reason", "utter_ask_wants_change", "utter_rhythm_off")


def main() -> None:
    with TemporaryDirectory() as folder, _running(Path(folder)) as (url, words):
        _draw(url, words)


def _draw(url: str, words: Words) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="nl-NL")
        page.goto(url)
        _talk(page, words, _TALK)
        page.mouse.move(0, 0)
        page.wait_for_timeout(1000)  # bubbles slide in, and recordings are fetched
        page.screenshot(path=HERE / "conversation.png")
        browser.close()


def _talk(page: Page, words: Words, steps: Sequence[Step]) -> None:
    asked = "utter_ask_hello"
    for act, what, hears in steps:
        _wait_for(page, words, asked)
        if act == "press":
            _press(page, words, asked, what)
        else:
            page.locator("#text").fill(SAID[what])
            page.keyboard.press("Enter")
        asked = hears[-1]
    _wait_for(page, words, asked)


def _press(page: Page, words: Words, asked: str, payload: str) -> None:
    buttons = words.responses[asked].buttons
    title = next(each.title for each in buttons if each.payload == payload)
    page.locator("#choices button", has_text=title.split(" ", 1)[-1]).first.click()


def _wait_for(page: Page, words: Words, name: str) -> None:
    """The last bubble of the conversation is this question."""
    line = words.responses[name].text.splitlines()[-1]
    expect(page.locator("#entries > li").last).to_contain_text(line, timeout=30_000)


@contextmanager
def _running(var_dir: Path) -> Iterator[tuple[str, Words]]:
    release = release_into(var_dir)
    words = load_words(release.words)
    make_pack(
        [one for one in sentences_of(words) if one.name in _SPOKEN], release.voices, "embedded"
    )
    web, brain, doing = (free_port() for _ in range(3))
    url = f"http://127.0.0.1:{web}"
    with ExitStack() as stack:
        stack.enter_context(actions(var_dir, doing))
        stack.enter_context(rasa(var_dir, brain, doing))
        stack.enter_context(bot(var_dir, web, brain, BOT_PUBLIC_URL=url, BOT_TELEGRAM_TOKEN=""))
        yield url, words


if __name__ == "__main__":
    main()
