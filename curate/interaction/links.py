"""The addresses of a list asked for `check`: what is known is not asked, what comes is kept."""

from typing import TYPE_CHECKING

from curate.display import printing
from curate.environment import Environment
from curate.interaction.waiting import bar
from curate.library import Library
from curate.model import Problem
from curate.resource_wording import named, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curate.checks.answers import Known
    from curate.storage.link_memory import LinkMemory


def ask_addresses(env: Environment, lib: Library, known: "dict[str, Known]", command: str) -> None:
    """Ask the addresses of a list that `known` has not, and put there what is known of each.

    They are there by `key_of`. Whoever interrupts it is told to go on with `command`.
    """
    from curate.checks.answers import Verdict, is_fresh, leads_nowhere
    from curate.checks.links import key_of
    from curate.storage.link_memory import LinkMemory

    now = _seconds(env)
    keys = {key: id_ for (id_, _), url in _addresses(lib).items() if (key := key_of(url))}
    keys = {key: id_ for key, id_ in keys.items() if key not in known}
    if not keys:
        return
    memory = LinkMemory(env.cache, now)
    _ask(env, memory, [key for key in keys if not is_fresh(memory.known.get(key), now)], command)
    known |= {key: memory.known[key] for key in keys}
    refused = [key for key in keys if known[key].verdict is Verdict.REFUSED]
    for round_, ways in ((False, _TELLS_NOTHING), (True, _LEADS_ROUND)):
        ids = [keys[key] for key in refused if leads_nowhere(known[key]) is round_]
        _say_what_was_refused(env, [id_ or "the page of the list" for id_ in ids], *ways)
    if not memory.kept:
        said = "What was learnt cannot be kept: no address will be called dead after several tries."
        printing.say_folded(env.remarks, said)


def faults_of_addresses(
    lib: Library, known: "Mapping[str, Known]", text: str | None = None
) -> list[Problem]:
    """Give what is wrong with the addresses of a list that are `known`.

    The list is that in `text`, where there is one.
    """
    from curate.checks.links import key_of, link_faults

    addresses = _addresses(lib, text)
    return list(
        link_faults({at: url for at, url in addresses.items() if key_of(url) in known}, known)
    )


def _addresses(lib: Library, text: str | None = None) -> dict[tuple[str | None, int], str]:
    from curate.checks.checked import Checked
    from curate.checks.links import addresses_in

    text = lib.source().text if text is None else text
    return addresses_in(Checked(text, lib.parse(text)))


def _ask(env: Environment, memory: "LinkMemory", wanted: list[str], command: str) -> None:
    """Ask addresses, and keep each answer as it comes. Who interrupts goes on with `command`."""
    if not wanted:
        return
    from curate.checks.answers import after
    from curate.web.links import ask_all

    count = plural(len(wanted), "address", "addresses")
    answers = ask_all(wanted, lambda: _seconds(env), _left_alone(memory, _seconds(env)))
    done = 0
    try:
        with bar(env, f"Asking {count} …", len(wanted), told=True) as tell:
            for done, (address, answer) in enumerate(answers, start=1):
                memory.keep(address, after(memory.known.get(address), answer, _seconds(env)))
                tell(done)
    except KeyboardInterrupt:
        fact = f"{done:,} of {count} answered, and are remembered."
        printing.remark(env.remarks, fact, ("Go on", command))
        raise


def _left_alone(memory: "LinkMemory", now: int) -> dict[str, int]:
    """Give the hosts that want to be left alone still, each with the time until then."""
    from curate.checks.answers import is_left_alone
    from curate.importers.pages.site_names import host_of

    known = memory.known.items()
    return {host_of(address): one.until for address, one in known if is_left_alone(one, now)}


_TELLS_NOTHING = (" tells programs nothing", " tell programs nothing")
_LEADS_ROUND = (
    " leads a program without cookies round and round",
    " lead a program without cookies round and round",
)


def _say_what_was_refused(env: Environment, ids: list[str], one: str, many: str) -> None:
    """Say which addresses are not for programs: nobody can tell from here whether they are well."""
    if ids:
        count = plural(len(ids), f"address{one}", f"addresses{many}")
        said = f"{count}, and may be well: {named(ids, len(ids))}."
        printing.say_folded(env.remarks, said)


def _seconds(env: Environment) -> int:
    return env.now_ns() // 1_000_000_000
