"""What a questionnaire is sent with: the message says what people must know, the QR code is the link."""

import io
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
import segno

from config.loading import load
from config.questionnaire import Questionnaire
from generators.questionnaires.invitations import LINK, PERSONAL, invitation, qr_png

CONFIGURATION = load(Path(__file__).parents[2] / "config" / "organisation.yaml")
ADDRESS = (
    "https://docs.google.com/forms/d/e/1FAIpQLSP20BFpmBofJ02cIRBqFkYjJaztGOpEf3dlDI28wLRP9/viewform"
)


@pytest.mark.parametrize("questionnaire", CONFIGURATION.questionnaires, ids=lambda q: q.code)
def test_a_message_says_what_whoever_gets_it_must_know(questionnaire: Questionnaire) -> None:
    text = invitation(questionnaire, ADDRESS)

    personal = questionnaire.is_personal
    assert text.count(PERSONAL if personal else ADDRESS) == 1
    assert LINK not in text
    assert (ADDRESS in text) is not personal
    assert "минут" in text
    assert "куратор" in text
    assert ("Уважаемые коллеги!" in text) is (questionnaire.asked_of != "coordinator")
    # Where nobody is named there is nothing to consent to.
    assert ("не заменяет согласия" in text) is (questionnaire.identity != "none")
    assert "  " not in text
    assert all(one or other for one, other in pairwise(text.split("\n")))


def _pixels(png: bytes) -> list[list[bool]]:
    """The dark pixels of a PNG of one bit a pixel, unfiltered or filtered «up», as segno writes it."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert png[24:26] == b"\x01\x00"  # one bit, greyscale
    start = png.index(b"IDAT")
    data = zlib.decompress(png[start + 4 :][: int.from_bytes(png[start - 4 : start], "big")])
    line = 1 + (width + 7) // 8
    rows: list[bytes] = []
    for n in range(height):
        kind, row = data[n * line], data[n * line + 1 : (n + 1) * line]
        assert kind in (0, 2)
        above = rows[-1] if kind == 2 else bytes(line - 1)
        rows.append(bytes((one + other) % 256 for one, other in zip(row, above, strict=True)))
    return [[not row[x // 8] >> (7 - x % 8) & 1 for x in range(width)] for row in rows]


def test_the_picture_holds_the_link_with_a_quiet_margin() -> None:
    pixels = _pixels(qr_png(ADDRESS))

    modules = [row[5::10] for row in pixels[5::10]]
    drawn = segno.make(ADDRESS, error="m", micro=False)
    inside = [row[4:-4] for row in modules[4:-4]]
    assert inside == [[bool(module) for module in row] for row in drawn.matrix]
    assert not any(any(row) for row in [*modules[:4], *modules[-4:]])
    assert not any(any(row[:4] + row[-4:]) for row in modules)
    assert io.BytesIO(qr_png(ADDRESS)).read(4) == b"\x89PNG"
