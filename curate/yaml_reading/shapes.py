"""The shapes that the value of a field can have: one class each, used by the table of fields."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum, StrEnum, auto
from typing import Any

from curate.addresses import ADDRESS_PATTERN
from curate.safe_text import UNSEEN, clean_line, clean_text
from curate.wording import quoted

FieldText = str | Sequence[str] | None
"""A field as it is written in the file; None, or no texts: it is not there."""

NOTHING = {"type": "null"}
TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
"""The JSON Schema of a text that another YAML reader may take for a number or a truth value."""
_SEEN = rf"[^{UNSEEN}\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]"
"""What can be seen: in the dialect that Python and ECMA 262 share, which may halve characters."""


class FieldError(Exception):
    """A field that cannot be read; `at` is which of its values, where it has several."""

    def __init__(self, rule: str, message: str, remedy: str, at: int | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy, self.at = rule, message, remedy, at


class Written(Enum):
    """How one text is put into the file; several are a list in brackets, whatever the shape."""

    AS_IT_IS = auto()
    """Without quotes: the parser takes it as text in any case."""
    QUOTED = auto()
    """On one line, in quotes where YAML would else misread it."""
    PARAGRAPHS = auto()
    """Folded over several lines where it is long."""


class Shape(ABC):
    """How the value of a field is read, described in JSON Schema, and written."""

    written = Written.AS_IT_IS

    def __init__(self, missing: str | None = None, absent: Any = None) -> None:
        self.missing = missing
        """What to do where the field is not there; None: it need not be."""
        self.absent = absent
        """What a resource has where the field is not there."""

    @abstractmethod
    def read(self, key: str, given: Any) -> Any:
        """Read what the file gives for the field `key`: a text, a list, None where nothing is.

        The result is what the resource has. Raises FieldError for what does not fit.
        """

    @property
    @abstractmethod
    def how(self) -> str:
        """What the field takes, as `write …` has it."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Describe the values that `read` takes, as a JSON Schema of draft 7."""

    def text(self, value: Any) -> FieldText:
        """Say what a resource has as the file does; None where it goes without saying."""
        return None if value == self.absent else self._text(value)

    def _text(self, value: Any) -> FieldText:
        return value  # type: ignore[no-any-return]  # a text, a word of a vocabulary, or texts


class Line(Shape):
    """A text on one line."""

    written = Written.QUOTED
    how = "a text on one line, after the colon"
    _clean = staticmethod(clean_line)

    def __init__(self, description: str | None = None, *, missing: str | None = None) -> None:
        super().__init__(missing)
        self._description = {} if description is None else {"description": description}

    def read(self, key: str, given: Any) -> str | None:
        """Read a text; one of which nothing can be seen is None."""
        if given is None:
            return None
        if type(given) is not str:
            raise _not_a_text(key)
        return self._clean(given) or None

    def schema(self) -> dict[str, Any]:
        """Allow any text, an empty one only where the field may be missing."""
        if self.missing is None:
            return {**TEXT, **self._description}
        types = [one for one in TEXT["type"] if one != "null"]
        return {"type": types, "pattern": _SEEN, **self._description}


class Paragraphs(Line):
    """A longer text, with its line breaks."""

    written = Written.PARAGRAPHS
    how = "a text, after the colon"
    _clean = staticmethod(clean_text)


class Address(Line):
    """A text that should be the address of a page; what is none is read, and `check` finds it."""

    how = "an address that begins with https:// or http://"

    def schema(self) -> dict[str, Any]:
        """Allow an address, or nothing."""
        pattern = rf"^(\s*({ADDRESS_PATTERN})\s*|[{UNSEEN}]*)$"
        return {"type": ["string", "null"], "pattern": pattern, **self._description}


class Texts(Shape):
    """A list of texts, each once; one text alone is a list of one."""

    written = Written.QUOTED
    how = "them as [one, two]"

    def __init__(self, description: str) -> None:
        super().__init__(absent=())
        self._description = description

    def read(self, key: str, given: Any) -> tuple[str, ...]:
        """Read the texts in their order, without those that are empty."""
        texts: dict[str, None] = {}
        several = type(given) is list
        for at, item in enumerate(given if several else (given,)):
            if item is None:
                continue
            if type(item) is not str:
                message = f"The {key} are not a list of texts."
                where = at if several else None
                raise FieldError(f"bad-{key}", message, f"write {self.how}", where)
            text = clean_line(item)
            if text:
                texts[text] = None
        return tuple(texts)

    def schema(self) -> dict[str, Any]:
        """Allow one text, or an array of them."""
        return {
            "anyOf": [TEXT, {"type": "array", "items": TEXT}],
            "description": self._description,
        }


class Pattern(Shape):
    """A text that matches a regular expression as a whole.

    `pattern` is in the dialect that Python and JSON Schema (ECMA 262) share; `how` says how to
    write such a value; `integers` bounds those that another YAML reader takes for a number.
    """

    def __init__(
        self,
        pattern: str,
        how: str,
        integers: Mapping[str, int],
        *,
        missing: str | None = None,
        absent: Any = None,
    ) -> None:
        super().__init__(missing, absent)
        self.matches = re.compile(pattern).fullmatch
        self._how = how
        self._in_text = {"type": "string", "pattern": f"^({pattern})$"}
        self._in_digits = {"type": "integer", **integers}

    def read(self, key: str, given: Any) -> Any:
        """Read a text that matches."""
        if given is None:
            return self.absent
        if type(given) is not str:
            raise _not_a_text(key)
        if self.matches(given):
            return self._value(given)
        message = f"{key.capitalize()} {quoted(given)} cannot be read."
        raise FieldError(f"bad-{key}", message, f"write {self.meant(given) or self.how}")

    @property
    def how(self) -> str:
        """How to write such a value."""
        return self._how

    def meant(self, text: str) -> str | None:
        """Give what to write for a text that does not match; None where nobody can tell."""

    def _value(self, text: str) -> Any:
        return text

    def schema(self) -> dict[str, Any]:
        """Allow what matches, and the integers within the bounds."""
        empty = [NOTHING] if self.missing is None else []
        return {"anyOf": [*self._kinds(), *empty], "description": self._how}

    def _kinds(self) -> list[dict[str, Any]]:
        return [self._in_text, self._in_digits]


class OneOf(Shape):
    """A word of a closed vocabulary."""

    def __init__(
        self,
        vocabulary: type[StrEnum],
        *,
        missing: str | None = None,
        absent: StrEnum | None = None,
    ) -> None:
        super().__init__(missing, absent)
        self._vocabulary = vocabulary
        self._members = {str(member): member for member in vocabulary}

    def read(self, key: str, given: Any) -> StrEnum | None:
        """Read a word as the member it names."""
        if given is None:
            return self.absent  # type: ignore[no-any-return]
        if type(given) is not str:
            raise _not_a_text(key)
        if given in self._members:
            return self._members[given]
        message = f"{key.capitalize()} {quoted(given)} is not known."
        raise FieldError(f"unknown-{key}", message, self._remedy(given))

    def _remedy(self, given: str) -> str:
        from curate.vocabulary import member, nearest_member  # long: only where a word is wrong

        meant = member(self._vocabulary, given)
        if meant is not None:
            return f"write {meant}"
        near = nearest_member(self._vocabulary, given)
        return f"did you mean {near}?" if near else f"use {self.how}"

    @property
    def how(self) -> str:
        """The words."""
        *words, last = self._members
        return f"{', '.join(words)} or {last}"

    def schema(self) -> dict[str, Any]:
        """Allow the words, and nothing where the field may be missing."""
        return {"enum": [*self._members, *([None] if self.missing is None else [])]}


def _not_a_text(key: str) -> FieldError:
    message = f"The {key} is not one text."
    return FieldError(f"bad-{key}", message, "write one value after the colon")
