"""What people do in the tests' Telegram, as the updates that Telegram would make of it."""

from collections.abc import Callable

from tests.bot_api.memory import BOT_ID, BOT_NAME, Chat, Json, Memory

ME: Json = {"id": BOT_ID, "is_bot": True, "first_name": "Zegje", "username": BOT_NAME}


def put_act(memory: Memory, act: Json) -> int:
    """Queues what somebody did; `act` names the kind, the chat and the details."""
    if act["kind"] == "raw":
        return memory.put_update(act["type"], act["content"])
    chat = memory.chats.setdefault(act["chat"], Chat(act["chat"], act.get("name", "Somebody")))
    chat.type = act.get("chat_type", chat.type)
    return _ACTS[act["kind"]](memory, chat, act)


def _sender(chat: Chat, act: Json) -> Json:
    return {"id": act.get("sender", chat.id), "is_bot": False, "first_name": chat.name}


def _message(memory: Memory, chat: Chat, act: Json, **content: object) -> int:
    message = memory.new_message(chat, _sender(chat, act), **content)
    return memory.put_update("message", message)


def _text(memory: Memory, chat: Chat, act: Json) -> int:
    text: str = act["text"]
    entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return _message(
        memory, chat, act, text=text, **({"entities": entities} if text.startswith("/") else {})
    )


def _edited(memory: Memory, chat: Chat, act: Json) -> int:
    message = memory.new_message(chat, _sender(chat, act), text=act["text"])
    message |= {"edit_date": message["date"], "message_id": act.get("message", 1)}
    return memory.put_update("edited_message", message)


def _voice(memory: Memory, chat: Chat, act: Json) -> int:
    file_id = memory.keep_file(bytes.fromhex(act["content"]))
    voice = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "mime_type": "audio/ogg"}
    return _message(memory, chat, act, voice=voice | {"duration": act.get("seconds", 3)})


def _photo(memory: Memory, chat: Chat, act: Json) -> int:
    file_id = memory.keep_file(bytes.fromhex(act["content"]))
    size: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "width": 640, "height": 480}
    caption = {"caption": act["text"]} if act.get("text") else {}
    return _message(memory, chat, act, photo=[size], **caption)


def _sticker(memory: Memory, chat: Chat, act: Json) -> int:
    sticker: Json = {"file_id": "sticker-1", "file_unique_id": "u-sticker-1", "type": "regular"}
    sticker |= {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return _message(memory, chat, act, sticker=sticker)


def _location(memory: Memory, chat: Chat, act: Json) -> int:
    return _message(memory, chat, act, location={"longitude": 5.1, "latitude": 52.1})


def _callback(memory: Memory, chat: Chat, act: Json) -> int:
    message = _as_received(next(m for m in memory.messages if m["message_id"] == act["message"]))
    query = {"id": str(memory.next_update), "from": _sender(chat, act), "message": message}
    return memory.put_update(
        "callback_query", query | {"chat_instance": str(chat.id), "data": act["data"]}
    )


def _as_received(message: Json) -> Json:
    """Telegram shows a bot the buttons under a message, never the keyboard that came with it."""
    if "inline_keyboard" in message.get("reply_markup", {}):
        return message
    return {name: value for name, value in message.items() if name != "reply_markup"}


def _membership(memory: Memory, chat: Chat, act: Json) -> int:
    chat.blocked = act["kind"] == "blocks"
    old, new = ("member", "kicked") if chat.blocked else ("kicked", "member")
    content: Json = {
        "chat": chat.as_telegram(),
        "from": _sender(chat, act),
        "date": 1_760_000_000,
        "old_chat_member": _member(old),
        "new_chat_member": _member(new),
    }
    return memory.put_update("my_chat_member", content)


def _member(status: str) -> Json:
    return {"user": ME, "status": status} | ({"until_date": 0} if status == "kicked" else {})


_ACTS: dict[str, Callable[[Memory, Chat, Json], int]] = {
    "text": _text,
    "edited": _edited,
    "voice": _voice,
    "photo": _photo,
    "sticker": _sticker,
    "location": _location,
    "callback": _callback,
    "blocks": _membership,
    "unblocks": _membership,
}
