"""The words that others have for a status, a format, a level, an importance, and for yes and no."""

import re
from enum import StrEnum
from typing import Any, TypeVar

from curate.folding import folded
from curate.model import Format, Importance, Level, Status
from curate.wording import nearest

_Word = TypeVar("_Word")


def _plain(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 60:
        return ""
    return " ".join(re.sub(r"[\W_]+", " ", folded(value)).split())


def _by_word(words: dict[_Word, str]) -> dict[str, _Word]:
    """Turn round a table of words, those of each between bars."""
    return {_plain(one): ours for ours, theirs in words.items() for one in theirs.split("|")}


_YES_OR_NO = {
    **dict.fromkeys(("true", "yes", "y", "1", "x", "t", "on", "done", "ja", "oui", "si"), True),
    **dict.fromkeys(("false", "no", "n", "0", "f", "off", "null", "none", "nein", "non"), False),
    **dict.fromkeys(("wahr", "vrai", *"✓✔✅☑"), True),
    **dict.fromkeys(("falsch", "faux", *"-✗✘❌☐"), False),
}
_STATUSES = _by_word(
    {
        Status.TODO: """unread|to read|toread|todo|to do|not started|not read|new|later|shortlist
            |inbox|queue|queued|active|planned|plan to read|plan to watch|want to read|wishlist
            |backlog|to watch|watch later|read later|next|up next
            |nicht gelesen|ungelesen|a lire|pendiente|da leggere""",
        Status.STARTED: """reading|currently reading|in progress|started|started reading
            |doing|watching|listening|ongoing|paused|halfway|en cours|in arbeit""",
        Status.DONE: """read|done|finished|complete|completed|archive|archived|watched|listened
            |seen|gelesen|lu|leido|letto|fertig|termine|erledigt""",
        Status.SKIPPED: """skipped|skip|did not finish|dnf|abandoned|dropped|wont read|gave up
            |unfinished""",
    }
)
_FORMATS = _by_word(
    {
        Format.READ: """read|reading|article|articles|book|books|ebook|e book|pdf|epub|paper
            |blog|blog post|blogpost|essay|journal article|journalarticle|magazine article
            |magazinearticle|news|newspaper article|newspaperarticle
            |report|thesis|print|paperback|hardcover|kindle edition|digital|tutorial
            |mass market paperback|doc|document|web page|webpage|website|guide
            |documentation|docs|email|newsletter
            |chapter|book section|booksection|conference paper|conferencepaper|preprint|manuscript
            |case study|whitepaper|white paper|encyclopediaarticle|buch|artikel|livre|libro
            |articolo|articulo""",
        Format.WATCH: """watch|video|videos|film|films|movie|movies|documentary|talk|talks|lecture
            |webinar|youtube|youtube video|youtube playlist|videorecording|video recording
            |screencast|tv|tv show|tv series|tvseries|tv mini series|tvminiseries|tv episode
            |tvepisode|tv movie|tvmovie|tv special|tvspecial|tv short|tvshort|short film|music video
            |musicvideo|tvbroadcast|clip|vlog|conference talk|ted talk|presentation
            |recording|pelicula""",
        Format.LISTEN: """listen|audio|podcast|podcasts|podcast episode|podcastepisode
            |podcast series|podcastseries|audiobook|audio book
            |audio cd|audio cassette|audible|audible audio|audiorecording|audio recording|mp3
            |preloaded digital audio player|music|song|sound|radio|radiobroadcast|horbuch""",
    }
)
_LEVELS = _by_word(
    {
        Level.INTRODUCTORY: """introductory|introduction|intro|beginner|beginners|basic|basics
            |easy|novice|entry|entry level|elementary|101|foundation|foundational|starter
            |fundamental|fundamentals|anfanger|einsteiger|debutant|principiante|facile|facil""",
        Level.INTERMEDIATE: """intermediate|medium|moderate|mid|mid level|mittel|intermediaire
            |intermedio""",
        Level.ADVANCED: """advanced|expert|hard|difficult|professional|graduate|deep dive|avance
            |avanzado|schwer|difficile|dificil|fortgeschritten|fortgeschrittene""",
    }
)
_IMPORTANCES = _by_word(
    {
        Importance.ESSENTIAL: """essential|required|must|must read|must reads|must watch
            |must listen|mandatory|compulsory|high|highest|core|critical|urgent|hoch
            |pflicht|pflichtlekture|obligatoire|obligatorio|indispensable|imprescindible""",
        Importance.RECOMMENDED: """recommended|medium|normal|should|should read|mittel|empfohlen
            |recommande|recomendado|consigliato""",
        Importance.OPTIONAL: """optional|low|lowest|could|supplementary|further|further reading
            |nice to have|background|bonus|niedrig|freiwillig|facultatif|opcional|facoltativo""",
    }
)
_EVERYBODYS = _by_word(
    {
        "": """unsorted|unorganized|unorganised|uncategorized|uncategorised|none|null|default|root
            |no folder|inbox|unfiled|unread|archive|archived|starred|favorites|favourites|read later
            |reading list|bookmarks|bookmarks bar|bookmarks toolbar|bookmarks menu|other bookmarks
            |mobile bookmarks|synced bookmarks|unsorted bookmarks|my bookmarks|favorites bar
            |favourites bar|other favorites|other favourites|all bookmarks|lesezeichenleiste
            |lesezeichen symbolleiste|weitere lesezeichen|barre de favoris|autres favoris
            |barra de marcadores|otros marcadores|barra de favoritos|书签栏|其他书签|收藏夹栏
            |ブックマーク バー|その他のブックマーク|панель закладок|другие закладки"""
    }
)


_TABLES: dict[type[StrEnum], dict[str, Any]] = {
    Format: _FORMATS,
    Level: _LEVELS,
    Importance: _IMPORTANCES,
}


def member(vocabulary: type[StrEnum], value: str) -> str | None:
    """Give the word of a vocabulary that is said in capitals or in a word of others: `Video`."""
    return _TABLES[vocabulary].get(_plain(value))


def nearest_member(vocabulary: type[StrEnum], value: str) -> str | None:
    """Give the word of a vocabulary that is most like a misspelt one, or that means what is.

    Only what begins with the same letter is compared: few slips are in the first one.
    """
    word = _plain(value)
    known = _TABLES[vocabulary]
    meant = nearest(word, [one for one in known if one[:1] == word[:1]])
    return known[meant] if meant else None


def yes(value: Any) -> bool | None:
    """Whether a value says yes; None where it says neither yes nor no."""
    if isinstance(value, (bool, int, float)):
        return bool(value)
    return _YES_OR_NO.get(folded(value).strip()) if isinstance(value, str) else None


def status(value: Any) -> Status | None:
    """Give the status that a word says: `to-read`, `archive`, `Currently reading`."""
    return _STATUSES.get(_plain(value))


def format_(value: Any) -> Format | None:
    """Give the format that a kind of thing has: `article`, `Podcast`, `videoRecording`."""
    return _FORMATS.get(_plain(value))


def level(value: Any) -> Level | None:
    """Give the level that a word says: `Beginner`, `hard`."""
    return _LEVELS.get(_plain(value))


def importance(value: Any) -> Importance | None:
    """Give the importance that a word says: `required`, `Low`."""
    return _IMPORTANCES.get(_plain(value))


def is_everybodys(folder: Any) -> bool:
    """Whether a folder is one that all users of a service have, and says nothing."""
    return _plain(folder) in _EVERYBODYS
