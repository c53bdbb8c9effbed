"""Full-text search: how text is put into it, and how words are asked of it."""

import sqlite3
from re import sub

from curate.folding import folded

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
"""With marks (M*), which are a part of the word in Hindi or Thai."""
_UNSPACED = (
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1aaf\u2e80-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""What is written without spaces between words, from Thai to Chinese, and Korean, where a part
of what stands between two spaces may be a word."""
_SHORTEST = 4
"""Letters of the shortest word that is looked for in other forms."""


def indexed(text: str) -> str:
    """Give a text as full-text search has it: folded, and unspaced script letter by letter."""
    if text.isascii():
        return text
    text = folded(text)
    if text.isascii():  # of nearly all that is written with accents; to make the pattern is dear
        return text
    return sub(_UNSPACED, r" \g<0> ", text)


def searchable(word: str) -> bool:
    """Whether full-text search has anything of it: not of signs alone."""
    return any(char.isalnum() for char in word)


def beginning(word: str) -> str:
    """Give the full-text phrase for what begins like `word`, whatever `word` looks like."""
    phrase = '"' + indexed(word).replace('"', '""').replace("\0", "") + '"'
    return f"{phrase}*" if word[-1:].isalnum() else phrase


def matching(connection: sqlite3.Connection, words: tuple[str, ...]) -> str:
    """Give the full-text question for what has all the words; empty where it can ask for none.

    A word stands for what begins like it, and for what begins like another form of it that the
    list has: `leaders` finds `leader` and `leadership`.
    """
    asked = (
        " OR ".join(map(beginning, dict.fromkeys((word, *_other_forms(connection, word)))))
        for word in words
        if searchable(word)
    )
    return " AND ".join(f"({forms})" for forms in asked)


def _other_forms(connection: sqlite3.Connection, word: str) -> list[str]:
    """Give the words of the list that have the stem of an English word, as Porter's rules say.

    M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980: SQLite's own.
    """
    if not (word.isascii() and word.isalpha() and len(word) >= _SHORTEST):
        return []
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, resources_fts, row)"
    )
    connection.execute("DROP TABLE IF EXISTS temp.forms")
    connection.execute("CREATE VIRTUAL TABLE temp.forms USING fts5(word, tokenize = porter)")
    # A stem differs from its words in their last letters only.
    start = word.lower()[: _SHORTEST - 1]
    connection.execute(
        "INSERT INTO temp.forms SELECT term FROM temp.terms WHERE term >= ? AND term < ?",
        (start, start + "\U0010ffff"),
    )
    found = "SELECT word FROM temp.forms WHERE forms MATCH ? ORDER BY word"
    return [form for (form,) in connection.execute(found, (f'"{word}"',))]
