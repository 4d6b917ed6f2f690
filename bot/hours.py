"""Outside monitored hours each talk begins with the truth: nobody reads along now."""

from __future__ import annotations

from datetime import timedelta

from bot.danger_words import numbers
from bot.live import Live
from bot.rendering import voiced
from bot.saying import say
from bot.scene import Scene

# After this much silence it is another talk.
_SILENCE = timedelta(hours=2)


def tell_unmonitored(scene: Scene, live: Live) -> None:
    """Put it before the first answer of a talk; at most once an hour."""
    client = scene.client
    if client is None or client.state != "active" or scene.organisation.is_monitored(scene.now):
        return
    recent = scene.work.conversations.stack(client.id)
    if any(scene.now - row.last_at < _SILENCE for row in recent):
        return
    reply = say(scene.words, "say_unmonitored", numbers(scene.words))
    key = f"unmonitored:{client.id}:{scene.now:%Y%m%d%H}"
    scene.work.outbox.put(scene.chat, voiced(reply, client, live).to_body(), dedup_key=key)
