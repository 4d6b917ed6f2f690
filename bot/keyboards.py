"""The buttons of a reply as Telegram shows them: a large keyboard, or buttons under a message."""

from collections.abc import Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.reply import Reply, ReplyButton

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

_SHORT_LABEL = 16
_FEW = 3


def build_keyboard(reply: Reply) -> Markup | None:
    """The keyboard for a reply; None leaves the one that stands there.

    A message can carry one kind only: as soon as one button is inline, all of them are.
    """
    if any(button.inline for button in reply.buttons):
        return _inline(reply.buttons)
    if reply.buttons:
        return _large(reply.buttons)
    return ReplyKeyboardRemove() if reply.remove_keyboard else None


def _inline(buttons: Sequence[ReplyButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.title, callback_data=one.payload)] for one in buttons]
    )


def _large(buttons: Sequence[ReplyButton]) -> ReplyKeyboardMarkup:
    labels = [KeyboardButton(one.title) for one in buttons]
    width = _width([one.title for one in buttons])
    rows = [labels[start : start + width] for start in range(0, len(labels), width)]
    # Persistent, because people lose a keyboard that hides itself behind an icon.
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)


def _width(labels: Sequence[str]) -> int:
    """One large button a row; two when there are many and all of them are short."""
    is_short = all(len(label) <= _SHORT_LABEL for label in labels)
    return 2 if is_short and len(labels) > _FEW else 1
