"""HTML from anywhere, such that the standard parser reads it in linear time and without raising."""

from re import compile as pattern

_TAG = pattern("<[A-Za-z/!?]")
_PARAMETER = pattern("&(?=[A-Za-z][A-Za-z0-9]*=)")


def tamed(markup: str) -> str:
    """Give HTML without what html.parser, in some versions, trips over.

    A tag or comment that never ends would be looked for to the end again and again: as in
    browsers such a tag is dropped; such a comment is none, so that nothing behind it is lost.
    `<![` opens nothing, and the parameter `&section=2` of an address has no `§` in it.
    """
    markup = _PARAMETER.sub("&amp;", markup.replace("<![", "<! ["))
    last = markup.rfind("-->") + 1
    markup = markup[:last] + markup[last:].replace("<!--", "")
    end = markup.rfind(">") + 1
    cut = _TAG.search(markup, end)
    return markup[: cut.start()] if cut else markup
