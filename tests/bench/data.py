"""A reading list of any length, the same for the same seed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

THEMES = (
    "equity",
    "equity/race",
    "equity/race/history",
    "equity/gender",
    "equity-law",
    "leadership",
    "leadership/first-year",
    "culture",
    "families",
    "families/kinship",
    "workforce",
    "workforce/recruitment",
    "workforce/retention",
    "supervision",
    "data",
    "data/statistics",
    "history",
    "education",
    "education/early-years",
    "health",
)
COMMON_WORD = "evidence"
"""About one summary in four has it."""
RARE_WORD = "kinship"
"""About one title in twenty has it."""

_TOPICS = [
    "reflective supervision",
    "kinship care",
    "early help",
    "anti-racist practice",
    "children’s voices",
    "the first year in charge",
    "working with fathers",
    "trauma and recovery",
    "a home for every child",
    "data that people trust",
    "difficult conversations",
    "leaving care",
    "school exclusions",
    "shared decisions",
    "the café next door",
    "neglect",
    "family hubs",
    "the limits of plans",
    "young carers",
    "belonging",
    "poverty and proximity",
]
_FRAMES = [
    "What {} taught us",
    "Why {} matters more than we say",
    "A short guide to {}",
    "{}: ten questions",
    "On {}",
    "Notes towards {}",
    "How we got {} wrong",
    "The case for {}",
    "{}, ten years on",
]
_SENTENCES = (
    "An argument that one shared idea, put to work well, can change whole organisations.",
    "A director looks back on what she would do again, and on what she would not.",
    "Sets out the evidence, the gaps in it, and three things to try on Monday morning.",
    "Written for people who are short of time: each chapter stands alone.",
    "An interview with families who were asked, for once, what helped and what got in the way.",
    "Shows with numbers how small delays add up, and who it is that pays for them.",
)
_FIRST = [
    "Meera",
    "Anne",
    "Kwame",
    "Zoë",
    "Siân",
    "Tomás",
    "Ngozi",
    "Priya",
    "Luvvie",
    "Blair",
    "Michael",
    "Ifeoma",
]
_LAST = [
    "Spillett",
    "Murray",
    "Okafor",
    "Evans",
    "Bramley",
    "Díaz",
    "Patel",
    "O'Neill",
    "Braverman",
    "Adeyemi",
    "Jones",
]
_PUBLISHERS = (
    "The Staff College",
    "Community Care",
    "Research in Practice",
    "Association of Directors of Children’s Services",
)


def text(count: int, seed: int = 1) -> str:
    """Return a list file of `count` resources, about 450 characters each."""
    random = Random(seed)
    lines = ["title: A list to measure with", "themes:"]
    lines += [f"  {theme}: {theme.replace('/', ', ').capitalize()}" for theme in THEMES]
    lines.append("resources:")
    for number in range(count):
        lines += _entry(random, number)
    return "\n".join(lines) + "\n"


def write(path: Path, count: int, seed: int = 1) -> Path:
    """Write such a list to `path`, with the folders it needs, and return `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(count, seed), encoding="utf-8", newline="\n")
    return path


def resource_id(number: int) -> str:
    """Return the id of a resource, counted from 0."""
    return f"resource-{number:06}"


def _entry(random: Random, number: int) -> Iterator[str]:
    title = random.choice(_FRAMES).format(random.choice(_TOPICS))
    yield f"- id: {resource_id(number)}"
    yield f'  title: "{title[0].upper()}{title[1:]} ({number})"'
    yield f"  format: {random.choice(('read', 'read', 'read', 'watch', 'listen'))}"
    known = random.random()
    if known < 0.5:
        yield f"  minutes: {random.randint(2, 120)}"
        if known < 0.05:
            yield f"  parts: {random.choice(('unknown', '2', '6'))}"
    elif known < 0.85:
        yield f"  words: {random.randint(300, 9000)}"
    yield f"  themes: [{', '.join(random.sample(THEMES, random.randint(1, 3)))}]"
    if random.random() < 0.6:
        yield f"  level: {random.choice(('introductory', 'intermediate', 'advanced'))}"
    if random.random() < 0.3:
        yield f"  importance: {random.choice(('essential', 'optional'))}"
    if number and random.random() < 0.2:
        yield f"  requires: [{resource_id(random.randrange(number))}]"
    if random.random() < 0.8:
        names = [f"{random.choice(_FIRST)} {random.choice(_LAST)}" for _ in range(2)]
        yield f"  authors: [{', '.join(dict.fromkeys(names[: random.randint(1, 2)]))}]"
    if random.random() < 0.7:
        yield f"  publisher: {random.choice(_PUBLISHERS)}"
        yield f"  published: {random.randint(1998, 2025)}-{random.randint(1, 12):02}"
    yield f"  url: https://example.org/articles/{number}/{random.getrandbits(40):010x}"
    yield "  summary: >-"
    for sentence in random.sample(_SENTENCES, random.randint(1, 2)):
        yield f"    {sentence}"
    yield ""
