"""What links, headings and columns of a list are called, and what that says of them."""

from re import findall, fullmatch


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FORMS = _words(
    """
    slide slides video videos film audio recording recordings pdf epub mobi ppt pptx txt
    mirror link links here download watch read listen paper transcript more hier folien ici vidéo
    article access view visit diapositives aquí enlace diapositivas 视频 链接 下载
    """
)
"""Words for the form of something, which are no title of it."""
_GENERIC = _FORMS | _words(
    """
    mirrors html notebook notebooks code src source transcripts notes website web webpage
    homepage page site buy abstract abs doc docs poster demo dataset bibtex presentation talk
    playlist lecture lectures tutorials recitations syllabus assignments labs homeworks readings
    exercises exams materials resources schedule course edition part programme agenda
    """
)
"""Words for what stands beside a title, and leads to the same thing in some form."""
_PLACES = _words(
    """
    archive archived wayback backup alt alternative discussion discussions hn reddit github git
    repo repository youtube vimeo pyvideo blog itunes spotify stitcher overcast soundcloud
    android rss feed amazon doi arxiv podcasts cast casts play tweet library catalogue catalog
    kindle ebook paperback worldcat jstor
    """
)
"""Words for where it is too."""
_FILLERS = _words(
    """
    jupyter ipython colab a the to of and or with on in for this just full original official
    it text misc old past access check availability
    apple google pocket machine free online pre print
    """
)
"""Words that stand between these."""
_BESIDE = _GENERIC | _PLACES
_MOST_BESIDE = 5
"""Words in what such a link is called."""
PART = r"\W*(?:part|pt\.?|teil|partie|parte|deel|del|часть|lecture|episode)?\s*\d{1,3}\W*"
NAMED_PART = r"\W*(?:part|pt\.?|teil|partie|parte|deel|del|часть)\s*\d{1,3}\b.*"
"""What a part of something is called, which may have a name of its own: `Part 2: Bells`."""
OF_A_COURSE = (
    r"(?:video |course |class )?(?:lectures?|assignments?|labs?|homeworks?|syllabus|textbooks?"
    r"|projects?|exams?|readings?|materials?|problem sets?|home|schedule|recitations?"
    r"|exercises)\b.{0,40}"
)
"""What links below a course lead to."""
LABEL = r"\w[\w /()]{1,24}"
NO_SECTION = (
    r"\W*(?:table of )?contents?\W*|toc|credits|sponsors?"
    r"|backers|maintainers|copyright|code of conduct|star history|(?:other|supported) languages"
    r"|acknowledge?ments?|inhalt(?:sverzeichnis)?|sommaire|目录|目次"
)
"""Headings below which nothing is a resource."""
OF_THE_PROJECT = r"\W*(?:(?:how to )?contribut\w+.*|licen[cs](?:e|ing).*)"
"""Headings at the end of a list that are of the list itself; or else of what it is about."""
TITLES = (
    r"title|name|talk|courses?|resource|book|paper|article|video|lesson|titel|titre|título"
    r"|标题|名称"
)
TIMES = (
    r".*\b(?:time|duration|effort|length|runtime|minutes|mins?|hours?|dauer|durée|duración)\b.*"
    r"|时长|時間"
)
AUTHORS = r"authors?|by|hosts?|speakers?|presenters?|instructors?|autor|auteur"
YEARS = r"year|date|published|jahr|année|año"
FORMATS = r"(?:content |resource |media )?type|format|kind|medium|media|typ|art"
LEVELS = r"level|difficulty|niveau|nivel|schwierigkeit|livello"
IMPORTANCES = r"priority|importance|required\??|must[ -]read\??|priorität|priorité|prioridad"
NUMBERS = r"\W*|no\.?|nr\.?|num\.?|number|n°"
PUBLISHERS = r"publisher|provider|source|site|venue|event|conference|school|university"


def called_beside(name: str) -> bool:
    """Whether a link is called as one beside a title is: `slides`, `Link to Course`, `[2]`."""
    said = findall(r"\w+", name.lower())
    if len(said) > _MOST_BESIDE or not name.strip():
        return False
    numbers = [word for word in said if fullmatch(r"\d{1,3}|(?:19|20)\d\d", word)]
    known = [word for word in said if word in _BESIDE]
    others = sum(word not in _FILLERS for word in said) - len(known) - len(numbers)
    return not others and bool(known or not said or len(numbers) == len(said))


def has_a_word_beside(name: str) -> bool:
    """Whether a word for what stands beside a title is among few: `EuroPython presentation`."""
    said = findall(r"\w+", name.lower())
    return len(said) <= _MOST_BESIDE and any(word in _BESIDE for word in said)


def is_generic(name: str) -> bool:
    """Whether what a link is called says nothing but its form, and so is no title: `slides`."""
    said = set(findall(r"\w+", name.lower()))
    return bool(said & _FORMS) and said <= _FORMS | _FILLERS
