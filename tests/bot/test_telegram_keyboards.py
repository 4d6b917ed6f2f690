"""Choices are shown large, and what gives something away stays with its message."""

import pytest
from pydantic import ValidationError
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.keyboards import build_keyboard
from bot.long_text import MAX_TEXT, length_of, split_text
from bot.reply import Reply, ReplyButton


def _reply(*titles: str, inline: bool = False) -> Reply:
    buttons = tuple(ReplyButton(title=title, payload="x=1", inline=inline) for title in titles)
    return Reply(text="?", buttons=buttons)


def _rows(reply: Reply) -> list[list[str]]:
    keyboard = build_keyboard(reply)
    assert isinstance(keyboard, ReplyKeyboardMarkup)
    assert keyboard.is_persistent
    assert keyboard.resize_keyboard
    return [[button.text for button in row] for row in keyboard.keyboard]


def test_few_choices_get_a_whole_row_each() -> None:
    assert _rows(_reply("🙂 a", "😐 b", "🙁 c")) == [["🙂 a"], ["😐 b"], ["🙁 c"]]


def test_many_short_choices_stand_two_by_two() -> None:
    assert _rows(_reply("a", "b", "c", "d", "e")) == [["a", "b"], ["c", "d"], ["e"]]


def test_a_long_choice_is_never_squeezed() -> None:
    long = "a choice in many words"
    assert _rows(_reply("a", "b", "c", long)) == [["a"], ["b"], ["c"], [long]]


def test_inline_buttons_carry_their_payload() -> None:
    keyboard = build_keyboard(_reply("yes", inline=True))
    assert isinstance(keyboard, InlineKeyboardMarkup)
    assert keyboard.inline_keyboard[0][0].callback_data == "x=1"


def test_one_inline_button_makes_all_of_them_inline() -> None:
    mixed = Reply(text="?", buttons=_reply("a").buttons + _reply("b", inline=True).buttons)
    keyboard = build_keyboard(mixed)
    assert isinstance(keyboard, InlineKeyboardMarkup)
    assert len(keyboard.inline_keyboard) == 2


def test_a_payload_that_telegram_would_refuse_is_refused_before_the_outbox() -> None:
    ReplyButton(title="a", payload="é" * 32, inline=True)
    with pytest.raises(ValidationError):
        ReplyButton(title="a", payload="é" * 33, inline=True)


def test_without_choices_the_keyboard_stays_or_goes() -> None:
    assert build_keyboard(Reply(text="hi")) is None
    away = build_keyboard(Reply(text="hi", remove_keyboard=True))
    assert isinstance(away, ReplyKeyboardRemove)


def test_a_reply_survives_the_outbox() -> None:
    reply = _reply("yes", inline=True)
    assert Reply.from_body(reply.to_body()) == reply


def test_a_long_text_is_cut_between_paragraphs_and_loses_nothing() -> None:
    text = "\n\n".join(["a sentence. " * 100] * 8).strip()
    parts = split_text(text)
    assert len(parts) > 1
    assert all(length_of(part) <= MAX_TEXT for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_faces_count_double_and_are_never_cut_in_half() -> None:
    parts = split_text("🙂" * 3000)
    assert [length_of(part) for part in parts] == [4096, 1904]
    assert "".join(parts) == "🙂" * 3000


def test_a_text_that_just_fits_stays_whole() -> None:
    assert split_text("x" * 4096) == ["x" * 4096]
    assert split_text("") == [""]
