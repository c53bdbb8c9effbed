"""The one colour of a list, as light and as dark as it has to be to be read on a page."""

PAPER, DARK_PAPER = "#f3f1ec", "#20262b"
"""The backgrounds that it has to be read on, the hardest of each scheme."""
USUAL = "1f5673"
ENOUGH = 5.0
"""The contrast that is kept; WCAG 2.2 asks for 4.5 (1.4.3)."""
_STEPS = 100


def on_light(colour: str) -> str:
    """Give a colour that can be read on light paper: the given one, or a darker one.

    Colours are three or six hexadecimal digits, with or without a `#`.
    """
    return _towards(colour, (0, 0, 0), PAPER)


def on_dark(colour: str) -> str:
    """Give a colour that can be read on dark paper: as much lighter as it must be."""
    return _towards(colour, (255, 255, 255), DARK_PAPER)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(_parts(one)), _luminance(_parts(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _towards(colour: str, end: tuple[int, int, int], paper: str) -> str:
    for step in range(_STEPS + 1):
        mixed = [
            round(have + (want - have) * step / _STEPS)
            for have, want in zip(_parts(colour), end, strict=True)
        ]
        found = "#" + "".join(f"{part:02x}" for part in mixed)
        if contrast(found, paper) >= ENOUGH:
            break
    return found


def _parts(colour: str) -> tuple[int, ...]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _luminance(parts: tuple[int, ...]) -> float:
    """Return the relative luminance of a colour in sRGB (WCAG 2.2)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
