"""What the columns of tables, and the keys of records, are called elsewhere, and what they say."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from curate.folding import folded


class Says(StrEnum):
    """What a column says of a resource. The value is its name in `--map`."""

    TITLE = "title"
    URL = "url"
    DOI = "doi"
    FORMAT = "format"
    MINUTES = "minutes"
    WATCHING = "watch time"
    LISTENING = "listening time"
    """In minutes, as `minutes`: and what takes them is watched, or listened to."""
    HOURS = "hours"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    TIME = "time"
    """A time that has its unit with it: a bare number says nothing."""
    PARTS = "parts"
    WORDS = "words"
    TEXT = "text"
    """The whole text, of which the words are counted."""
    TAGS = "themes"
    FOLDER = "folder"
    LEVEL = "level"
    IMPORTANCE = "importance"
    REQUIRES = "requires"
    AUTHORS = "authors"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    ADDED = "added"
    SUMMARY = "summary"
    STATUS = "status"
    DONE = "done"
    """Whether it is read, or put away as read."""
    UNREAD = "unread"
    """Whether it is still to be read."""
    PROGRESS = "progress"
    """A part of one, or a percentage."""
    FINISHED = "finished"
    """The day on which it was read."""
    PRIVATE = "private"
    SHARED = "shared"
    """Where it is not, the source says `no`."""


_NAMES = {
    Says.TITLE: """title|resolved title|given title|book title|article title|paper title|video title
        |episode title|talk title|course title|item title|resource title|page title|post title
        |headline|name|resource name|course name|titel|titre|titulo|titolo|naam|nombre|nome
        |标题|標題|タイトル|제목|название|заголовок|link text|website title|resource|article|book
        |paper|talk|video|course|lecture|lesson|episode|bookmark|chapter|module|session""",
    Says.URL: """original url|url|link|resolved url|given url|web address|address|href|uri|permalink
        |page url|article url|video url|webpage url|content url|link url|external url|url link
        |link to resource|title url|hyperlink|web page|webpage|website|web site|canonical url
        |canonical|alternate|adresse|lien|enlace|collegamento|adres|链接|網址|网址|リンク|링크
        |ссылка|homepage|source url|links|urls""",
    Says.DOI: "doi",
    Says.FORMAT: """format|media type|medium|media|type|kind|content type|resource type|item type
        |title type|material type|mime type|mimetype|binding|formato|art|typ|tipo|类型""",
    Says.MINUTES: """minutes|mins|reading time|read time|time to read|readtime|minutes to read
        |est minutes|estimated reading time|est reading time|minuten|minuti
        |minutos|lesezeit|leestijd|temps de lecture
        |tiempo de lectura|tempo di lettura|tempo de leitura|时间分钟""",
    Says.WATCHING: "watch time|watching time|viewing time",
    Says.LISTENING: "listening time|listen time",
    Says.TIME: """duration|length|runtime|run time|running time|time|total time|total duration
        |video length|video duration|time needed|time required|estimated time|est time
        |estimated duration|effort|time commitment|zeit|temps|tiempo|tempo|tijd
        |dauer|duree|duracion|duracao|durata|duur
        |时长|時長|時間|длительность|itunes duration|audio length|playtime|play time""",
    Says.PARTS: "parts|number of parts",
    Says.WORDS: "words|word count|words count|number of words|wordcount|worter|mots|palabras",
    Says.TEXT: """content html|html content|content text|text content|full text|fulltext
        |article text|content|body""",
    Says.TAGS: """tags|tag|labels|label|themes|theme|topics|topic|keywords|keyword|categories
        |category|subjects|subject|document tags|tag names|tag list|manual tags|bookshelves|shelves
        |genres|genre|area|areas|section|discipline|schlagworte|schlagworter|stichworte|kategorie
        |kategorien|thema|themen|categorie|mots cles|etiquettes|etiquetas|categoria|categorias
        |tema|temas|argomento|onderwerp|标签|標籤|タグ|태그|категория|теги|tags list""",
    Says.FOLDER: """folder|folder path|folder name|collection|collection name|collections|lists|list
        |directory|ordner|dossier|carpeta|cartella|map|group|bookmark folder""",
    Says.LEVEL: """level|difficulty|difficulty level|skill level|niveau|nivel|livello
        |schwierigkeit|educational level""",
    Says.IMPORTANCE: "importance|priority|prioritat|priorite|prioridad|wichtigkeit|priorita",
    Says.REQUIRES: "requires",
    Says.AUTHORS: """authors|author|author s|author name|book author|creators|creator|by|writer
        |writers|published by|additional authors|autor|autoren|auteur|auteurs|autore|autori|autores
        |speaker|speakers|speaker s|presenter|presenters|instructor|instructors|lecturer
        |lecturers|teacher|teachers|artist|artists|director|directors|uploader|作者|著者|저자|автор|verfasser""",
    Says.PUBLISHER: """publisher|site name|publication|publication title|publication name|journal
        |source|site|provider|channel|channel name|channel title|podcast|podcast name|podcast title
        |show|platform|newspaper|organisation|organization|institution|university|container title
        |feed title|feed name|domain name|domain|verlag|editeur|editorial|uitgever|editore|quelle
        |fuente|fonte|来源|издательство""",
    Says.PUBLISHED: """published|date published|published date|published at|publication date
        |publish date|date of publication
        |published on|pub date|pubdate|release date|released|published time|date
        |original publication year|publication year|year published|release year|year|erschienen
        |datum|jahr|annee|date de publication|ano|fecha|anno|data|jaar|日期|发布日期""",
    Says.ADDED: """added|date added|time added|added at|added on|saved at|saved date|date saved
        |saved|saved on|created|created at|date created|created time|created date|creation date
        |timestamp|highlighted at|date highlighted|bookmarked at|bookmarked|bookmark date|add date
        |inserted at|hinzugefugt""",
    Says.SUMMARY: """summary|description|excerpt|abstract|abstract note|extended|short description
        |subtitle|blurb|about|details|notes|note|comment|comments|my review|review|selection
        |highlights|highlight|highlighted text|highlight text|quote|quotes|annotations|annotation
        |remarks|beschreibung
        |zusammenfassung|notiz|notizen|kommentar|resume|descripcion|descricao|descrizione
        |omschrijving|notas|note personnelle|描述|简介|説明|설명|описание""",
    Says.STATUS: """status|state|read status|reading status|reading state|exclusive shelf|location
        |zustand|estado|statut|stato|状态""",
    Says.DONE: """read|done|finished|completed|complete|is read|is archived|archived|archive
        |watched|listened|is finished|is completed|gelesen|lu|leido|letto|gelezen""",
    Says.UNREAD: "unread|to read|toread|is unread",
    Says.PROGRESS: """progress|reading progress|read progress|progress percent|percent read
        |percent complete|reading progress percent""",
    Says.FINISHED: """date read|last date read|read at|read date|date finished|finished at
        |finished on|finish date|date completed|completed at|completed on|completion date|time read
        |archived at|watched at|watched on""",
    Says.PRIVATE: "private|is private|privat",
    Says.SHARED: "shared",
}
"""Folded names by what they say, the plainest first: where a record has several, it counts."""
_BY_NAME = {
    " ".join(folded(name).split()): (says, rank)
    for says, names in _NAMES.items()
    for rank, name in enumerate(names.split("|"))
}
_UNITS = {
    unit: says
    for says, units in {
        Says.MINUTES: "minutes minute mins min m minuten minutos minuti minuter minutter minut",
        Says.SECONDS: "seconds second secs sec s sekunden segundos secondes secondi",
        Says.HOURS: "hours hour hrs hr h stunden std horas heures ore uren",
        Says.MILLISECONDS: "milliseconds millis ms",
        Says.WORDS: "words",
    }.items()
    for unit in units.split()
}
_CLOCKS = (
    (re.compile(r"(.*?) ?\b(?:h{1,2} m{1,2} s{1,2}|m{1,2} s{1,2}|min sec)"), Says.MINUTES),
    (re.compile(r"(.*?) ?\b(?:h{1,2} m{1,2}|(?:h|hrs?|hours|std) min(?:s|utes)?)"), Says.HOURS),
)
"""How names end that say how `1:20` is meant: `Duration (hh:mm)`, with what its first number is."""
_TIMES = (Says.TIME, Says.MINUTES, Says.WATCHING, Says.LISTENING)
_OUR_KEYS = frozenset(
    (
        *(Says.TITLE, Says.URL, Says.FORMAT, Says.MINUTES, Says.PARTS, Says.WORDS, Says.TAGS),
        *(Says.LEVEL, Says.IMPORTANCE, Says.REQUIRES, Says.AUTHORS, Says.PUBLISHER),
        *(Says.PUBLISHED, Says.ADDED, Says.SUMMARY),
    )
)
"""What is a key of a list file under that very name."""
_NO_MATTER = frozenset(("in", "est", "estimated", "approx", "approximate", "about", "ca", "circa"))
"""Words in a name that change nothing."""
_ENDS = {"url": Says.URL, "link": Says.URL, "title": Says.TITLE, "name": Says.TITLE}
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:image|img|cover|icon|favicon|thumbnail|thumb|avatar|photo|picture|logo|poster|screenshot"
    r"|feed|rss|author|user|first|last|sur|file|series|host|site|api|download|archive|publisher"
    r"|journal|profile|short|self|edit|delete|domain|company|school|next|previous|rel|sub)\b"
)
_LOOSE = 1_000
"""A rank behind all names that are known exactly."""


@lru_cache(maxsize=4_096)
def says_of(name: str) -> tuple[Says, int] | None:
    """Tell what a column or key says by its name, and how surely: the lowest number first.

    `Saved date`, `savedDate` and `saved_date` are the same; a unit may be in the name, as in
    `Duration (seconds)`. None where the name is not known.
    """
    if len(name) > 80:
        return None
    words = _words(name)
    plain = " ".join(words)
    known = _BY_NAME.get(plain) or _BY_NAME.get(plain.replace(" ", ""))
    if known is not None:
        return known
    said = _with_unit([word for word in words if word not in _NO_MATTER])
    if said is not None:
        return said, 0
    if 2 <= len(words) <= 3 and words[-1] in _ENDS and not _OF_SOMETHING_ELSE.search(plain):
        return _ENDS[words[-1]], _LOOSE
    return None


def _with_unit(words: Sequence[str]) -> Says | None:
    """Tell what a name says that has a unit at its end, or how clocks are meant."""
    if _clock_in(words) is not None:
        return Says.TIME
    unit = _UNITS.get(words[-1]) if words else None
    if unit is None:
        return None
    rest = " ".join(words[:-1])
    about = known[0] if (known := _BY_NAME.get(rest)) else None
    if unit is Says.MINUTES and about in (Says.WATCHING, Says.LISTENING):
        return about
    is_alone = rest in ("", "total", "length") and len(words[-1]) > 2
    return unit if is_alone or _is_time(rest) or about is Says.WORDS else None


def our_key(name: str) -> str | None:
    """Give the key of a list file for what others call so: `link` is `url`; None: it is none.

    What would have to be counted anew, as seconds have, is none.
    """
    known = says_of(name)
    if known is None or known[1] >= _LOOSE:
        return None
    ours = Says.MINUTES if known[0] in _TIMES else known[0]
    return str(ours) if ours in _OUR_KEYS else None


def clock_in(name: str) -> Says | None:
    """Tell what the first number of `1:20` is in a column that says it: hours, or minutes."""
    return _clock_in(_words(name)) if len(name) <= 80 else None


def _clock_in(words: Sequence[str]) -> Says | None:
    for clock, unit in _CLOCKS:
        found = clock.fullmatch(" ".join(words))
        if found and (not found[1] or _is_time(found[1])):
            return unit
    return None


def _words(name: str) -> list[str]:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return re.sub(r"[\W_]+", " ", folded(apart)).split()


def _is_time(name: str) -> bool:
    known = _BY_NAME.get(name)
    return known is not None and known[0] in _TIMES


def said_by(name: str) -> Says | None:
    """Give what a name in `--map` stands for: one of ours, or any that is known; else None."""
    known = says_of(name)
    return known[0] if known else next((says for says in Says if says == name), None)
