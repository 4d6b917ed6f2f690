"""What Telegram refuses: texts, captions and keyboards outside its limits."""

from tests.bot_api.memory import Json

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_BYTES = 64
_INLINE_ACTIONS = {"callback_data", "url", "web_app", "login_url", "switch_inline_query"}


class RefusedError(Exception):
    """An answer that is not ok, in Telegram's own words."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def check_text(text: str) -> None:
    """Refuses an empty text and one that is too long."""
    if not text.strip():
        raise RefusedError(400, "Bad Request: message text is empty")
    if len(text) > MAX_TEXT:
        raise RefusedError(400, "Bad Request: message is too long")


def check_caption(caption: str) -> None:
    """Refuses a caption that is too long; none at all is fine."""
    if len(caption) > MAX_CAPTION:
        raise RefusedError(400, "Bad Request: message caption is too long")


def check_markup(markup: object) -> None:
    """Refuses a keyboard that Telegram would refuse."""
    if markup is None:
        return
    if not isinstance(markup, dict):
        raise RefusedError(400, "Bad Request: object expected as reply markup")
    for button in _buttons(markup, "inline_keyboard"):
        _check_inline(button)
    for button in _buttons(markup, "keyboard"):
        _check_label(button)


def _buttons(markup: Json, kind: str) -> list[Json]:
    rows = markup.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise RefusedError(400, f'Bad Request: field "{kind}" must be of type Array')
    if kind in markup and kind == "keyboard" and not any(rows):
        raise RefusedError(400, "Bad Request: reply keyboard is empty")
    return [
        {"text": button} if isinstance(button, str) else button for row in rows for button in row
    ]


def _check_label(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise RefusedError(400, "Bad Request: can't parse keyboard button: text is empty")


def _check_inline(button: Json) -> None:
    _check_label(button)
    if not _INLINE_ACTIONS & set(button):
        raise RefusedError(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= MAX_CALLBACK_BYTES:
        raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
