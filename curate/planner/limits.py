"""How much is looked at for one path: every limit of planning, with its reason.

All of them count what is looked at, never time, so that an answer is the same on every machine.
"""

SEARCH_STEPS = 500_000
"""To choose what is in a path: about a third of a second. An easy list takes a hundredth of it."""
FIRST_WAYS = 2
"""So many ways to choose go on together at first: enough for a good answer on any list."""
MORE_WAYS = 8
"""So many times as many the next time: all but the last then take little of the work."""
PACKING_STEPS = 100_000
"""To put what is chosen into sittings, apart from the others, so that a hard choice leaves a path
that can be packed: under 100 ms. It is enough to look at all sets of nine parts, whatever they
require, and of twice as many where few of them have to change places."""
TRIAL_STEPS = 3_000
"""To see whether one choice of many packs, where no quick way packs it: more would leave most
choices untried."""
MOST_COMPARED = 200
"""Of more parts no ways are compared that look at each part for each minute of a sitting."""
MOST_WEIGHED = 2_000
"""Of more parts none is put where it fills an earlier sitting better, and no sitting earlier: that
takes half a second for thirty thousand, and changes next to nothing."""
WINDOW = 9
"""Where there are too many parts to put in the best order, so many are at a time, at once."""
MOST_TRIED = 20
"""So many are tried for one to name that would fill what room is left, and so many numbers of
sittings, and lengths of them, for one that has room for all essentials."""
MOST_SITTINGS = 1_000
"""More than three years of them, one a day."""
PRICE_ROUNDS = 3
"""So often what is required is shared anew among what requires it: after more, prices hardly
change."""
NEARLY = 0.001
"""Sums of prices, in minutes, are as exact as this."""


class Work:
    """The steps that may still be taken: each thing looked at in an innermost loop is one.

    What takes as long as several counts as so many, and of what is quicker several are one.
    """

    def __init__(self, steps: int) -> None:
        self.left = steps
