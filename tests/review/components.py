"""Which class each element of a page has to carry, and what carries none."""

import re
from collections.abc import Mapping

# One of these for each; an element that has no component here may not be used.
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "a": ("nl-link", "nl-button", "nl-skip-link"),
    "blockquote": ("utrecht-blockquote",),
    "body": ("utrecht-document",),
    "button": ("nl-button",),
    "code": ("nl-code",),
    "dd": ("utrecht-data-list__item-value",),
    "dl": ("utrecht-data-list",),
    "dt": ("utrecht-data-list__item-key",),
    "fieldset": ("utrecht-form-fieldset",),
    "figcaption": ("utrecht-figure__caption",),
    "figure": ("utrecht-figure",),
    "h1": ("nl-heading--level-1",),
    "h2": ("nl-heading--level-2",),
    "h3": ("nl-heading--level-3",),
    "input": ("utrecht-textbox", "utrecht-radio-button", "utrecht-checkbox"),
    "label": ("utrecht-form-label",),
    "legend": ("utrecht-form-fieldset__legend",),
    "ol": ("utrecht-ordered-list",),
    "p": ("nl-paragraph",),
    "textarea": ("utrecht-textarea",),
    # The last four are lists of our own (lists.css): there is no component for them.
    "ul": ("utrecht-unordered-list", "utrecht-nav-list", "cards", "rows", "told-list", "codes"),
    "hr": (),
    "pre": (),
    "select": (),
    "table": (),
}

_CONTROL = re.compile(r"{#.*?#}", re.DOTALL)
_HIDDEN = re.compile(r'type="hidden"')
_CLASS = re.compile(r'class="([^"]*)"')
_TAG = re.compile(rf"<({'|'.join(COMPONENTS)})((?:\s(?:{{{{.*?}}}}|{{%.*?%}}|[^>])*)?)>")


def bare(page: str) -> list[str]:
    """The elements that do not carry the class of their component."""
    found = _TAG.finditer(_CONTROL.sub("", page))
    return [each[0] for each in found if not _HIDDEN.search(each[2]) and not _is_dressed(each)]


def classes_in(page: str) -> set[str]:
    """Every class that is written there."""
    return {name for found in _CLASS.findall(page) for name in found.split()}


def _is_dressed(element: re.Match[str]) -> bool:
    return bool(classes_in(element[2]) & set(COMPONENTS[element[1]]))
