"""What somebody hears of a page: its words in order, without pictograms, secrets and scripts."""

from __future__ import annotations

from html.parser import HTMLParser

# Said with a rest after it; everything else flows on.
_WITH_REST = frozenset(
    [
        "p", "h1", "h2", "h3", "li", "div", "section", "button", "a", "label", "legend",
        "blockquote", "summary", "span", "figcaption", "br",
    ]
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "audio", "svg", "input", "select"})
# Who reads aloud is not alone: codes and secrets stay on the screen.
_SECRET = frozenset({"secret", "codes", "aloud"})
_EMPTY = frozenset({"br", "img", "input", "source", "meta", "link", "hr"})


def text_of_page(page: str, element: str) -> str:
    """One thing to say a line; empty when there is no such element."""
    reader = _Reader(element)
    reader.feed(page)
    lines = (" ".join(line.split()) for line in "".join(reader.said).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self, element: str) -> None:
        super().__init__()
        self._element = element
        self._open: list[tuple[str, bool, bool]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        is_within, is_silent = self._at()
        is_within = is_within or known.get("id") == self._element
        is_silent = is_silent or _is_silent(tag, known)
        if is_within and not is_silent and tag in _WITH_REST:
            self.said.append("\n")
        if tag not in _EMPTY:
            self._open.append((tag, is_within, is_silent))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, is_within, is_silent = self._open.pop()
            if is_within and not is_silent and name in _WITH_REST:
                self.said.append("\n")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        is_within, is_silent = self._at()
        if is_within and not is_silent:
            self.said.append(data)

    def _at(self) -> tuple[bool, bool]:
        return self._open[-1][1:] if self._open else (False, False)


def _is_silent(tag: str, known: dict[str, str | None]) -> bool:
    classes = set((known.get("class") or "").split())
    is_hidden = known.get("aria-hidden") == "true" or "hidden" in known
    return tag in _SILENT or is_hidden or bool(classes & _SECRET)
