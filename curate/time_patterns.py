"""How lengths are written in running texts, in the languages that pages are found in: patterns."""

from curate.model import Format

HOURS = (
    r"hours?|hrs?|hr|h|std\.?|stunden?|stündige[rsnm]?|heures?|ore|ora|horas?|uur|uren|godz\.?|godziny?|timm(?:e|ar)"
    r"|tim\.?|timer?|tunti|saat|час(?:а|ов)?|ч\.?|小时|小時|時間|시간"
)
MINUTES = (
    r"minutes?|mins?\.?|minuten?|minutos?|minütige[rsnm]?|minut[oaiyu]?|minuter|minutter|minuuttia?|minuut|dakika"
    r"|dk\.?|m|мин(?:ут[аы]?)?\.?|λεπτά|分钟|分鐘|分間|分|분"
)
SECONDS = r"seconds?|secs?\.?|s|sekunden?|secondes?|segundos?|secondi|секунд[аы]?|秒|초"
NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
TO = r"\s*(?:-|–|—|~|to|bis|à|a|до)\s*"
END = r"(?![^\W_]|:|[.,]\d)"
SPELT = (
    rf"(?:{NUMBER}{TO})?{NUMBER}(?:\s|-|&nbsp;)*(?:{HOURS}){END}"
    rf"(?:(?:\s|,|and|und|et|e|y|-)*\d{{1,3}}(?:\s|-)*(?:{MINUTES}){END}"
    rf"(?:(?:\s|,|and)*\d{{1,2}}\s*(?:{SECONDS}){END})?|\s\d{{1,2}}{END}(?!\s*(?:{HOURS}|%|/)))?"
    rf"|(?:{NUMBER}{TO})?{NUMBER}(?:\s|-|&nbsp;)*(?:{MINUTES}){END}"
    rf"(?:(?:\s|,|and)*\d{{1,2}}\s*(?:{SECONDS}){END})?"
    rf"|\d{{1,2}}h\d{{1,2}}m?(?:\d{{1,2}}s)?{END}|\d{{1,3}}m\d{{1,2}}s{END}"
)
SPOKEN = {
    r"(?:einer?\s+)?dreiviertelstunde|trois\s+quarts\s+d['’]heure|tres\s+cuartos\s+de\s+hora": 45,
    r"(?:einer?\s+)?viertelstunde|(?:un\s+)?quart\s+d['’]heure|(?:un\s+)?cuarto\s+de\s+hora": 15,
    r"(?:einer?\s+)?halben?\s+stunde|(?:une\s+)?demi[-\s]heure|media\s+hora": 30,
    r"anderthalb\s+stunden|eineinhalb\s+stunden|(?:une\s+)?heure\s+et\s+demie|(?:una\s+)?hora\s+y"
    r"\s+media": 90,
    r"einer?\s+stunde|une\s+heure|una\s+hora": 60,
    r"zwei\s+stunden|deux\s+heures|dos\s+horas": 120,
}
"""Lengths in words of other languages, with their minutes, the longer before those within them."""
WORDS = (
    rf"{'|'.join(SPOKEN)}|one\s+and\s+a\s+half\s+hours?|"
    r"(?:an?\s+|one\s+)hour\s+and\s+a\s+half|(?:an?|one|two|three|four)[\s-]+(?:and\s+a\s+half\s+)?hours?"
    r"|half\s+an\s+hour|(?:an?\s+)?half[\s-]hour|three\s+quarters\s+of\s+an\s+hour"
    r"|(?:a\s+)?quarter\s+of\s+an\s+hour"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty(?:[\s-]five)?"
    r"|fifty|sixty|ninety)[\s-]+min(?:ute)?s?"
)
CLOCK = r"\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d"
ISO = r"P(?:0D)?T(?=\d)(?:\d{1,4}(?:\.\d+)?H)?(?:\d{1,4}(?:\.\d+)?M)?(?:\d{1,6}(?:\.\d+)?S)?"
LENGTH = rf"(?:{ISO}\b|(?:{SPELT})|(?:{WORDS})\b)"
PARTS = r"(?:part|video|film|lesson|lecture|episode|chapter|session|talk|module)s?\b"
OF_EACH = (
    r"\s*(?:,\s*)?(?P<each>each|apiece|per\s+(?:part|video|lesson|episode|chapter)|jeweils"
    rf"|chacune?|cada\s+un[oa])\b(?:\s*[,;(×x]\s*(?P<count>\d{{1,3}})\s*{PARTS}\)?)?"
)
EACH = rf"(?:{OF_EACH})?"
WATCHES = "⌚⌛⏰⏱⏲⏳🕐-🕧"
"""Pictures that stand before a length."""
OURS = rf"\((?P<format>{'|'.join(Format)}), (?P<length>{LENGTH})(?: × (?P<count>\d{{1,4}}|\?))?\)"
ABOUT = (
    r"(?:about|around|approx(?:imately|\.)?|roughly|circa|ca\.?|up to|at least|only|just|under|over"
    r"|some|environ|etwa|rund|ungefähr|knapp|unos|unas|aproximadamente|约|約|~|≈|<|>)"
)
BEING = (
    r"(?:of|is|was|von|ist|beträgt|des?|d['’]|est|es|estim(?:ated|ée?|ad[oa])|geschätzt|moyenne?"
    r"|average)"
)
"""What stands between a label and its length: `a reading time of 12 minutes`."""
FILLING = rf"(?:[\s:*_=–—\"'|>`()\[\],-]|&nbsp;|：|</?\w{{1,8}}>|{ABOUT}|{BEING}\b){{0,12}}"
LABELS = {
    Format.READ: (
        r"(?:read(?:ing)?|lese|lesen)[\s_-]*(?:time|zeit|dauer|duration|estimate)|time[\s_-]*to[\s_-]*read"
        r"|lesezeit|lesedauer|temps\s+de\s+lecture|tiempo\s+de\s+lectura|tempo\s+di\s+lettura"
        r"|tempo\s+de\s+leitura|leestijd|czas\s+czytania|lästid|læsetid|lesetid|lukuaika|время\s+чтения"
        r"|阅读时间|閱讀時間|阅读时长|閱讀時長|閱讀需時|読了時間|読了目安|읽는\s*시간|okuma\s+süresi"
    ),
    Format.WATCH: (
        r"(?:watch(?:ing)?|view(?:ing)?|video)[\s_-]*(?:time|length|duration|runtime)"
        r"|time[\s_-]*to[\s_-]*watch|视频时长|影片長度|视频长度"
    ),
    Format.LISTEN: (
        r"(?:listen(?:ing)?|audio|podcast)[\s_-]*(?:time|length|duration)|time[\s_-]*to[\s_-]*listen"
        r"|hördauer|temps\s+d['’]écoute"
    ),
    None: (
        r"(?:estimated|est\.?|total|approx\.?|running|run|completion|course|lesson|learning|required)?"
        r"[\s_-]*(?:time|timing|duration|length|runtime|effort|commitment)(?:\s+(?:required|needed|needs"
        r"|commitment|varies))?|timeRequired|dauer|laufzeit|spieldauer|durée|duración|durata|duração|duur"
        r"|længde|längd|czas\s+trwania|длительность|продолжительность|时长|時長|再生時間|所要時間|소요\s*시간"
        r"|teaching|exercises|content"
    ),
}
BARE_LABELS = r"reading[\s_-]?time|time[\s_-]?to[\s_-]?read|teaching|read[\s_-]?time|minutes"
KINDS = {
    Format.READ: r"read(?:ing|er)?\b|article|essay|blog\s*post|to\s+read|lesezeit|lektüre"
    r"|de\s+lecture|de\s+lectura|de\s+leitura|di\s+lettura",
    Format.WATCH: (
        r"watch(?:ing)?\b|v[ií]d[eé]o\b|film\b|movie\b|documentary|screencast|webinar|clip\b|to\s+watch"
        r"|ted\s+talk|animation|documentaire|documental|película|de\s+visionnage"
    ),
    Format.LISTEN: (
        r"listen(?:ing)?\b|podcast|audio|to\s+listen|episode|d['’]écoute|de\s+escucha|hörbuch"
    ),
    None: (
        r"talk\b|lecture|lesson|course|tutorial|presentation|keynote|session|module|interview|panel"
        r"|long\b|in\s+length|in\s+total|total\b|to\s+(?:complete|finish|work\s+through|go\s+through)"
        r"|vortrag|gespräch|conférence|charla|conferencia"
    ),
}
NOUNS = {
    Format.READ: r"read|article|essay|artikel|artículo|lektüre|lectura|lecture(?=\s+de)|beitrag",
    Format.WATCH: (
        r"v[ií]d[eé]o|film|movie|documentary|webinar|screencast|clip|película|documentaire"
        r"|documental|dokumentation"
    ),
    Format.LISTEN: r"podcast(?:\s+episode)?|episode|hörbuch|épisode|episodio",
    None: (
        r"talk|lecture|presentation|keynote|interview|course|vortrag|gespräch|kurs|conférence|exposé"
        r"|charla|conferencia|entrevista"
    ),
}
"""What has a length that stands behind it: `a video of 20 minutes`, `the talk lasts an hour`."""
LASTING = r"(?:lasts?|runs?(?:\s+for)?|dauert|dure|dura|ist|is)"
BETWEEN = (
    r"(?:[\s-]*(?:of|short|quick|long|free|intro(?:ductory)?|youtube|online|animated|recorded|brief|great"
    r"|worthwhile|or\s+so|approx\.?))?[\s-]*"
)
