"""What people should look at: bad data is shown beside the row it concerns, it never stops a run."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One remark for staff, in Russian: what is wrong, and what to do about it.

    Attributes:
        tab: Key of the tab it concerns (see ``generators.workbook``); "" when it concerns no tab.
        key: Key of the row («У-07», «П-03», «3.10.» as published, a response id); "" for the whole tab.
        text: The remark, one or two Russian sentences, without personal data beyond codes.
    """

    tab: str
    key: str
    text: str
