"""Everything needed to send a questionnaire: a ready message, and a QR code to print."""

import io

import segno

from config.questionnaire import Questionnaire

LINK = "{ссылка}"
"""Where a message has the link (config/questionnaires)."""

PERSONAL = "‹личная ссылка, вкладка «Личные ссылки»›"
"""What stands there where everybody has a link of their own."""

PIXELS_A_MODULE, QUIET_MODULES = 10, 4
"""ISO/IEC 18004 asks for a margin of four modules; ten pixels each print sharply at A5."""


def invitation(questionnaire: Questionnaire, link: str) -> str:
    """The message that staff paste into a chat or a letter."""
    sent = PERSONAL if questionnaire.is_personal else link
    return questionnaire.invitation.replace(LINK, sent).strip()


def qr_png(link: str) -> bytes:
    """A QR code as a PNG; up to 15 % of it may be dirty or torn (error correction M)."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="png", scale=PIXELS_A_MODULE, border=QUIET_MODULES
    )
    return drawn.getvalue()
