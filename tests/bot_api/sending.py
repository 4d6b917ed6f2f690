"""The methods with which a bot writes into a chat."""

from collections.abc import Callable

from tests.bot_api.checks import RefusedError, check_caption, check_markup, check_text
from tests.bot_api.memory import Chat, Json, Memory
from tests.bot_api.updates import ME


def send_message(memory: Memory, asked: Json) -> Json:
    """Text, with or without a keyboard."""
    chat = _open_chat(memory, asked)
    check_text(str(asked.get("text", "")))
    return _deliver(memory, chat, asked, text=str(asked["text"]))


def send_voice(memory: Memory, asked: Json) -> Json:
    """A voice note: uploaded, or by the id of an earlier upload."""
    chat = _open_chat(memory, asked)
    if chat.voice_refused:
        raise RefusedError(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    check_caption(str(asked.get("caption", "")))
    file_id = _file_id(memory, asked.get("voice"))
    voice = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "duration": 1}
    return _deliver(memory, chat, asked, voice=voice, **_caption(asked))


def send_photo(memory: Memory, asked: Json) -> Json:
    """A picture: uploaded, by id, or by an address that Telegram fetches."""
    chat = _open_chat(memory, asked)
    check_caption(str(asked.get("caption", "")))
    file_id = _file_id(memory, asked.get("photo"))
    size = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "width": 64, "height": 64}
    return _deliver(memory, chat, asked, photo=[size], **_caption(asked))


def edit_markup(memory: Memory, asked: Json) -> Json:
    """Another inline keyboard under a message, or none."""
    check_markup(asked.get("reply_markup"))
    message = _message(memory, asked)
    message.pop("reply_markup", None)
    if asked.get("reply_markup"):
        message["reply_markup"] = asked["reply_markup"]
    return message


def delete_message(memory: Memory, asked: Json) -> bool:
    """Takes a message away from the chat."""
    _message(memory, asked)["deleted"] = True
    return True


def show_action(memory: Memory, asked: Json) -> bool:
    """The typing sign: the chat must be one that the bot may write to."""
    _open_chat(memory, asked)
    return True


def answer_callback(memory: Memory, asked: Json) -> bool:
    """Ends the little clock on a pressed button; the id must be one that was given out."""
    known = {call.get("callback_query_id") for call in memory.calls}
    if asked.get("callback_query_id") in known or not asked.get("callback_query_id"):
        raise RefusedError(400, "Bad Request: query is too old and response timeout expired")
    return True


def _open_chat(memory: Memory, asked: Json) -> Chat:
    chat = memory.chats.get(int(asked.get("chat_id") or 0))
    if chat is None:
        raise RefusedError(400, "Bad Request: chat not found")
    if chat.blocked:
        raise RefusedError(403, "Forbidden: bot was blocked by the user")
    return chat


def _deliver(memory: Memory, chat: Chat, asked: Json, **content: object) -> Json:
    check_markup(asked.get("reply_markup"))
    message = memory.new_message(chat, ME, **content)
    if asked.get("reply_markup"):
        message["reply_markup"] = asked["reply_markup"]
    memory.messages.append(message)
    return message


def _caption(asked: Json) -> Json:
    return {"caption": asked["caption"]} if asked.get("caption") else {}


def _file_id(memory: Memory, given: object) -> str:
    if isinstance(given, bytes) and given:
        return memory.keep_file(given)
    if isinstance(given, str) and (given in memory.files or given.startswith("http")):
        return given
    raise RefusedError(400, "Bad Request: wrong file identifier/HTTP URL specified")


def _message(memory: Memory, asked: Json) -> Json:
    wanted = int(asked.get("message_id") or 0)
    for message in memory.messages:
        if message["message_id"] == wanted and not message.get("deleted"):
            return message
    raise RefusedError(400, "Bad Request: message to edit not found")


SENDING: dict[str, Callable[[Memory, Json], Json | bool]] = {
    "sendMessage": send_message,
    "sendVoice": send_voice,
    "sendPhoto": send_photo,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "sendChatAction": show_action,
    "answerCallbackQuery": answer_callback,
}
