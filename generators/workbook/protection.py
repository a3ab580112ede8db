"""Protected ranges: against slips only; nothing rests on them, they never bind the owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from generators.workbook.columns import Owner, Protection, Tab
from generators.workbook.ranges import Request

_IDS_A_TAB = 1_000_000


@dataclass(frozen=True)
class Guard:
    """One protected range as it should stand.

    Attributes:
        guard_id: Google's protectedRangeId, the same on every run.
        description: By which it is also recognised.
        area: GridRange.
        warning: Only asks «Вы уверены?».
    """

    guard_id: int
    description: str
    area: Request
    warning: bool


def stable_id(tab: Tab, name: str) -> int:
    """An id that a tab's part has on every run: below 2³¹, different from tab to tab."""
    return tab.sheet_id * _IDS_A_TAB + crc32(name.encode()) % _IDS_A_TAB


def guards(tab: Tab) -> tuple[Guard, ...]:
    """The protections of a tab: its header always, its body as declared."""
    whole: Request = {"sheetId": tab.sheet_id}
    if tab.protection is Protection.HARD:
        return (_guard(tab, "Служебная вкладка: пишет только программа", whole, warning=False),)
    header = whole | {"startRowIndex": 0, "endRowIndex": 1}
    over_header = _guard(tab, "Заголовки: по ним программа находит столбцы", header, warning=False)
    if tab.protection is Protection.NONE:
        return (over_header,)
    # The first column may be one in which people tick: it stays open to them.
    asks = tab.columns[0].owner is Owner.REQUEST
    body = whole | {"startRowIndex": 1} | ({"startColumnIndex": 1} if asks else {})
    return (
        over_header,
        _guard(tab, "Пишет программа: правки будут заменены", body, warning=True),
    )


def _guard(tab: Tab, description: str, area: Request, *, warning: bool) -> Guard:
    return Guard(stable_id(tab, description), description, area, warning)


def protection_request(guard: Guard, editors: Sequence[str]) -> Request:
    """Add a protected range.

    Args:
        guard: What should stand.
        editors: Addresses that may edit besides the owner: at least the programme's own, or
            Google would refuse to lock it out.
    """
    protected: Request = {
        "protectedRangeId": guard.guard_id,
        "range": guard.area,
        "description": guard.description,
        "warningOnly": guard.warning,
    }
    # Left out, editors would be everybody who may edit the file; with warningOnly they are not allowed.
    if not guard.warning:
        protected["editors"] = {"users": list(editors), "domainUsersCanEdit": False}
    return {"addProtectedRange": {"protectedRange": protected}}
