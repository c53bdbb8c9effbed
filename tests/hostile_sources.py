"""Sources that nobody means well with: samples spoilt at random, and texts that take long."""

from hypothesis import strategies as st

from curate.importers.candidates import Source, UnreadableError
from curate.importers.kinds import Importer

TIMES = 30_000
"""How often a piece is repeated: read again and again from each place, it would take minutes."""


def spoilt(*samples: str) -> st.SearchStrategy[bytes]:
    """Generate bytes: any at all, or a sample with pieces cut out, put in and doubled."""
    return st.binary(max_size=400) | st.builds(
        _spoil,
        st.sampled_from([sample.encode() for sample in samples]),
        st.lists(
            st.tuples(
                st.floats(0, 1, exclude_max=True),
                st.integers(0, 60),
                st.sampled_from(_PIECES) | st.binary(max_size=8),
            ),
            max_size=5,
        ),
    )


_PIECES = (b"", b"<", b">", b'"', b"<!--", b"<![", b"]]>", b"&", b"{", b"}", b"\0", b"\xff", b"@")


def _spoil(sample: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, piece in cuts:
        at = int(place * len(sample))
        sample = sample[:at] + piece + sample[at + length :]
    return sample


def survives(importer: Importer, raw: bytes) -> None:
    """Read bytes, and see that nothing but UnreadableError is raised."""
    source = Source("hostile", raw)
    importer.looks_like(source)
    try:
        reading = importer.read(source)
    except UnreadableError as error:
        assert str(error).endswith(".")
    else:
        assert all(one.title or one.url or one.summary for one in reading.candidates)
