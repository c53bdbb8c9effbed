"""Times that are said as lengths are, and are of something else: what is cooked, or done daily."""

from curate.written_lengths import compiled

_LOOKED_AT = 60
"""Characters before a time, and behind it, that say of what it is."""
_TIMES = r"(?:time|timing|duration|length|limit|period)"
_OF_LIFE = (
    r"(?:cook|bak|roast|brew|boil|travel|respon[sd]|wait|screen|half|lead|sleep|react|prep|commut"
    r"|driv|flight|flying|walk|free|spare|break|recover|heal|treat|batter|load|boot|deliver"
    r"|process|shipp|turnaround|bed|meal|lunch|rest|set-?up|meeting|opening|checkout|delay|expos"
    r"|feed|charg|dry|resting|rehears|visit)\w*"
)
"""Before `time`, what it is then a time of."""
_OF_A_RECORDING = (
    r"v[ií]d[eé]o|film|podcast|cours|conf|lect|parcours|formation|modul|total|[eé]piso|pel[ií]cula"
    r"|curs|charla|documental|vortrag|kurs|gespräch|interview|entre|artí|artic|artik"
)
_BEFORE = (
    rf"\b{_OF_LIFE}[\s-]*{_TIMES}\W*$|\b(?:cook|bak|roast|boil)ing\W*$",
    rf"\btime\s+limit\W*$|\b{_TIMES}\s+of\s+(?!(?:the|this|each|our)?\s*"
    r"(?:video|film|movie|talk|episode|podcast|course|lecture|read|recording))[^.:;]{1,30}$",
    r"\b(?:koch|back|warte|fahr|reise|flug|schlaf|arbeits|geh|reaktions|antwort|lade|liefer|ruhe"
    r"|bildschirm|behandlungs|trocken|zubereitungs|gar)(?:zeit|dauer)(?:en)?\W*$|\b(?:kochen|backen|garen|ruhen)\W*$",
    r"\b(?:durée|duración|durata|dauer)\s+(?:du|del|des|der|di|de(?:\s+l(?:a|['’]))?)\s*"
    rf"(?!{_OF_A_RECORDING})\w+\W*$",
    r"\b(?:after|nach|après|después\s+de|tras)\s+(?:an?|the|eine[mnr]?|une?|una|el|la|le)\s+$",
    r"\btemps\s+(?:de\s+|d['’])(?!lecture|visionnage|écoute|visualisation|apprentissage)\w+\W*$",
    r"\b(?:tiempo|tempo)\s+(?:de|di)\s+(?!lectura|visuali|escucha|duraci|lettura|ascolto|leitura"
    r"|estudio)\w+\W*$",
    r"\b(?:took|spent|spend|spends|watched|viewed|saw|attended|trained|slept|waited|sat)\s+"
    r"(?:[^\s.;:]+\s+){0,2}$",
)
_A_DAY = (
    r"s?\s*(?:of\s+\w+\s+)?(?:/|(?:a|per|every|each|in\s+the|pro|am|im|in\s+der|par|al|por|a\s+la)\s+)"
    r"(?:day|night|week|month|year|tag|woche|monat|jahr|jour|semaine|mois|an|día|dia|semana|mes)\b"
    r"|\s*(?:daily|weekly|täglich|wöchentlich|quotidien)"
)
_TAKER = (
    r"\b(?:the|an?|my|our|his|her|their|your)\s+(?P<taker>[\w-]+)"
    r"(?:\s+(?:will|should|may|can|would|only|usually|typically|itself|also))*\s+$"
)
"""Who, or what, takes so long."""
_TAKEN = (
    r"read|video|film|movie|talk|lecture|podcast|episode|article|essay|post|piece|course|class|book"
    r"|chapter|part|section|page|guide|tutorial|lesson|module|unit|workshop|webinar|training|exercise"
    r"|activity|task|quiz|survey|form|assignment|lab|project|game|series|text|paper|report|material"
    r"|content|resource|toolkit|e-?learning|program|questionnaire|site|overview|session|recording"
    r"|presentation|interview|documentary|whole|rest|step|assessment"
)
"""What of a list may take so long."""


def is_of_something_else(text: str, start: int, end: int) -> bool:
    """Whether a time, which is at these places of a text with its label, is of something else."""
    before, behind = text[max(0, start - _LOOKED_AT) : start], text[end : end + _LOOKED_AT]
    said = text[start:end]
    labelled = compiled(rf"{_TIMES}\b").match(said)
    whole = before + labelled[0] if labelled else before
    if any(compiled(one).search(whole) for one in _BEFORE):
        return True
    if compiled(_A_DAY).match(behind) and not said.lower().rstrip().endswith(("week", "day")):
        return True
    taker = compiled(_TAKER).search(before) if said.lower().startswith("tak") else None
    return taker is not None and not compiled(_TAKEN).match(taker["taker"])
