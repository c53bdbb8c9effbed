"""How much of the web is taken before it is left alone; and work that is given so much time."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take at most."""

    connecting: float = 5.0
    """Seconds until an address of the host answers."""
    seconds: float = 15.0
    """In all, with redirects, from the first question to the last byte."""
    size: int = 4 * 2**20
    """Bytes, after decompression."""
    redirects: int = 5


def in_time(work: Callable[[], _Answer], seconds: float) -> _Answer:
    """Do `work` in so many seconds, and give its answer, or raise what it raises.

    Raises TimeoutError where it takes longer. It is then left to itself, in a thread that ends
    with the program: neither the search for a host nor a slow parser can be called back.
    """
    answers: SimpleQueue[tuple[bool, _Answer | BaseException]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((True, work()))
        except BaseException as error:
            answers.put((False, error))

    Thread(target=run, daemon=True).start()
    try:
        well, answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if not well:
        assert isinstance(answer, BaseException)
        raise answer
    return answer  # type: ignore[return-value]
