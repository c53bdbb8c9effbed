"""`curate add`: one more resource, by options or by questions."""

from collections.abc import Collection
from re import fullmatch
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from curate.addresses import is_of_web
from curate.display import printing
from curate.duplicates import duplicate_of
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import context, pages, questions, remarks
from curate.interaction.add_questions import Answers, ask, ask_again
from curate.interaction.changing import change_list
from curate.interaction.field_options import understood, with_field_options
from curate.interaction.fields import from_answers, named_themes, own_id, required_ids
from curate.interaction.options import DryRunOption, FileOption, field
from curate.library import Library
from curate.lookup import Listed
from curate.model import Resource
from curate.new_ids import new_id
from curate.resource_wording import plural
from curate.wording import quoted

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change
    from curate.yaml_reading.fields import FieldTexts

_NO_PAGE = r"(?i:file|ftp|javascript|data|mailto|about):\S*"
"""An address of something else than a page, in place of a title."""


@with_field_options(without=("title",))
def run(
    ctx: typer.Context,
    title: Annotated[str | None, typer.Argument(metavar="[TITLE]", show_default=False)] = None,
    *,
    fields: dict[str, Any],
    id_: Annotated[str | None, field("--id", "An id, if not made from the title.", "ID")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Even if it seems listed already.")
    ] = False,
    no_fetch: Annotated[
        bool, typer.Option("--no-fetch", help="Do not ask the page about itself.")
    ] = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Add a resource at the end of the list.

    Nothing else in the file changes.

    With an address in place of a title, the page says what it is.
    On a terminal you are asked for what is missing.

    \b
    Examples:
      curate add
      curate add https://example.org/voices/sled-dogs
      curate add "Reflective supervision: our guide" --format read --minutes 25
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    if title is not None and is_of_web(title) and fields["url"] is None:
        title, fields["url"] = None, title
    if title is not None and fullmatch(_NO_PAGE, title):
        said = f"{quoted(title)} is no address of the web. Use one that begins with https://"
        raise CurateError(said, Kind.USAGE)
    stated = understood(fields)
    remarks.say_what_is_kept(env, fields, stated)
    asked = env.interactive and None in (title, fields["format"])
    if stated["url"] and not no_fetch and None in (title, fields["format"]):
        title, fields = _asked_of_the_page(env, lib, title, {**fields, **stated}, id_, force=force)
        stated = understood(fields)
    if not asked:
        _refuse_what_is_missing(title, fields)
    answers = Answers(
        title,
        stated["url"],
        fields["format"],
        fields["minutes"],
        list(fields["themes"] or []),
        id_,
        words=fields["words"],
    )
    new = _New(env, lib, fields, answers, stated, force=force)
    if asked:
        new.ask()
    change = change_list(
        env,
        lib,
        new.change,
        lambda: f"added {new.id}",
        question=(lambda: "Add it?") if asked else None,
        back=("change your answers", new.ask_again),
        dry_run=dry_run,
    )
    if change is not None and new.resource is not None:
        _say_added(env, new.resource, new.before, {one.id for one in answers.new_themes})


class _Before(NamedTuple):
    """What the list had before."""

    number: int
    """Of its resources."""
    declared: frozenset[str]
    """The ids of its themes."""


class _New:
    """The resource that is to be added, as options and answers have it."""

    def __init__(
        self,
        env: Environment,
        lib: Library,
        fields: dict[str, Any],
        answers: Answers,
        stated: dict[str, Any],
        *,
        force: bool,
    ) -> None:
        """Take the texts of the options, the answers so far, and what the texts mean."""
        self._env, self._lib, self._fields, self._force = env, lib, fields, force
        self._answers, self._stated = answers, stated
        self.resource: Resource | None = None
        """As it was made last."""
        self.before = _Before(0, frozenset())
        """What the list had before that."""

    @property
    def id(self) -> str:
        """That of the resource."""
        return "" if self.resource is None else self.resource.id

    def ask(self) -> None:
        """Ask for what is missing; what is wrong already is said before any question."""
        answers = self._answers
        now = _refuse_what_is_wrong(
            self._lib, self._stated, answers.title, answers.id, force=self._force
        )
        named_themes(now, answers.themes, force=self._force)
        required_ids(now, self._fields["requires"] or [], answers.id or "", force=self._force)
        with questions.may_leave(self._env):
            ask(self._env, self._lib.shown, now, answers, force=self._force)
        self._take_answers()

    def ask_again(self) -> None:
        """Ask all once more, with what was answered."""
        now = self._lib.listed()
        with questions.may_leave(self._env):
            ask_again(self._env, now, self._answers, force=self._force)
        self._take_answers()

    def _take_answers(self) -> None:
        answers = self._answers
        answered = {"url": answers.url, "format": answers.format, "minutes": answers.minutes}
        self._stated = understood({**self._fields, **answered})

    def change(self, original: "Original") -> "Change":
        """Make the change, with an id that is free in the list as it stands."""
        from curate.yaml_editing.changes import append

        answers, force, listed = self._answers, self._force, original.listed
        if not force:
            _refuse_duplicate(listed, answers.title, answers.url, answers.duplicates)
        if answers.id is not None:
            id_ = own_id(listed, answers.id)
        else:
            id_ = new_id(answers.title or "", listed.ids, answers.format or "")
        new_ids = {one.id for one in answers.new_themes}
        known = [theme for theme in answers.themes if theme not in new_ids]
        found = iter(named_themes(listed, known, force=force))
        named: FieldTexts = {
            "title": answers.title,
            "themes": [id_ if id_ in new_ids else next(found) for id_ in answers.themes],
            "requires": required_ids(listed, self._fields["requires"] or [], id_, force=force),
            "id": id_,
        }
        self.resource = from_answers({**self._stated, **named})
        declared = frozenset(theme.id for theme in listed.themes if theme.declared)
        self.before = _Before(len(listed.names()), declared)
        return append(original, self.resource, answers.new_themes)


def _refuse_what_is_missing(title: str | None, fields: dict[str, Any]) -> None:
    """Raise CurateError where there is no title or no format, with a command that has both."""
    needed = {"a title": title, "--format": fields["format"]}
    missing = [name for name, value in needed.items() if value is None]
    if missing:
        url = f" --url {quote(fields['url'])}" if fields["url"] else ""
        example = f'curate add "Its title" --format {fields["format"] or "read"}{url}'
        said = f"add needs {' and '.join(missing)}, as in: {example}"
        raise CurateError(said, Kind.USAGE)


def _refuse_what_is_wrong(
    lib: Library, stated: dict[str, Any], title: str | None, id_: str | None, *, force: bool
) -> Listed:
    """Raise CurateError for what is wrong already, before anything is asked; give the list."""
    from_answers(stated)
    now = lib.listed()
    if id_ is not None:
        own_id(now, id_)
    if not force:
        _refuse_duplicate(now, title, stated["url"])
    return now


def _asked_of_the_page(
    env: Environment,
    lib: Library,
    title: str | None,
    fields: dict[str, Any],
    id_: str | None,
    *,
    force: bool,
) -> tuple[str | None, dict[str, Any]]:
    """Ask the page, and give title and fields with what it says and nobody has said yet.

    What is wrong already, or listed, is refused before that.
    """
    now = _refuse_what_is_wrong(lib, fields, title, id_, force=force)
    asked = pages.ask_page(env, fields["url"])
    if asked is None:
        return title, fields
    if not force:
        _refuse_duplicate(now, None, asked.answered)
    said = pages.fields_said(asked.candidate)
    timed = any(fields[key] for key in pages.TIME)
    known = {"title": title, **fields}
    new = {
        key: value
        for key, value in said.items()
        if not known.get(key) and not (timed and key in pages.TIME)
    }
    pages.say_what_is_from_the_page(env, list(new), asked)
    remarks.say_the_address(env, fields["url"], asked.candidate.url)
    return new.pop("title", title), {**fields, **new, "url": asked.candidate.url}


def _say_added(env: Environment, added: Resource, before: _Before, new: set[str]) -> None:
    """Say what was added, and which of its themes are not declared; `new` are now."""
    count = plural(before.number + 1, "resource", "resources")
    printing.done(env.output, f"Added {printing.paint(env.output, added.id, 'id')}. {count} now.")
    remarks.say_the_way_back(env)
    for id_ in added.themes:
        if id_ not in before.declared | new:
            way = ("Declare it", f'curate themes add {id_} "Its title"')
            printing.remark(env.remarks, f"The theme {id_} is not declared.", way)


def _refuse_duplicate(
    listed: Listed, title: str | None, url: str | None, but: Collection[str] = ()
) -> None:
    """Raise CurateError where the list has this address or title already, `but` for those ids."""
    others = (one for one in listed.titles_and_addresses() if one[0] not in but)
    found = duplicate_of(others, title, url)
    if found is not None:
        id_, same = found
        raise CurateError(
            f"already listed as {id_} (same {same}). Nothing was written.",
            hint=f"Change it: curate edit {id_} · Add it anyway: --force",
        )
