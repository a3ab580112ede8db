"""List К in force: the directions of the configuration, and what people have made of them on «Направления»."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from config.schema import Competency
from programme.russian.texts import normal_text

LONGEST = 200
"""Letters of a direction: it becomes an option and the row of a grid, which people read on a telephone."""
LAST_NUMBER = 99
"""Keys have two digits (К01…К99)."""
_LETTER = "К"
_KEY = re.compile(rf"{_LETTER}(?!00)[0-9]{{2}}")


@dataclass(frozen=True)
class Listed:
    """A direction as people have it on «Направления».

    Attributes:
        key: «К07», given once and never to another direction.
        text: As people read it; "" where they have cleared it.
        offered: Whether questionnaires are to offer it.
    """

    key: str
    text: str
    offered: bool = True


@dataclass(frozen=True)
class Remembered:
    """A direction as the tab last had it.

    Attributes:
        texts: Every text it has had there, the last one last; never empty.
        offered: Whether questionnaires offered it.
    """

    texts: tuple[str, ...]
    offered: bool = True


@dataclass(frozen=True)
class InForce:
    """List К as it counts now.

    Attributes:
        competencies: Every direction that ever was, with all texts it had: old answers are read too.
        remarks: Key of a row → what is wrong with it.
        gone: Keys whose row has been deleted.
    """

    competencies: tuple[Competency, ...]
    remarks: Mapping[str, str]
    gone: tuple[str, ...] = ()


def in_force(
    configured: Sequence[Competency],
    remembered: Mapping[str, Remembered],
    listed: Sequence[Listed] | None,
) -> InForce:
    """The list as the questionnaires offer it and the answers are read, in the order of the keys.

    Args:
        configured: The list of the configuration.
        remembered: Key → what the programme remembers of the direction.
        listed: The rows of the tab; None where there is no tab to read, or nothing on it.
    """
    before = {c.key: c for c in configured}
    before |= {key: _as_remembered(before.get(key), key, r) for key, r in remembered.items()}
    if listed is None:
        return InForce(_ordered(before), {})
    rows = {row.key: row for row in listed}
    remarks = _faults(listed)
    found = {key: _as_listed(c, rows.get(key), remarks) for key, c in before.items()}
    for key in rows.keys() - before.keys():
        row = rows[key]
        if row.text:
            offered = row.offered and key not in remarks
            found[key] = Competency(key=key, text=row.text[:LONGEST], active=offered)
    gone = tuple(sorted(remembered.keys() - rows.keys()))
    if not any(c.active for c in found.values()):
        # A question without options and a grid without rows are refused by Google.
        kept = {key: c.model_copy(update={"active": True}) for key, c in before.items()}
        return InForce(_ordered(kept), {**remarks, "": _NONE_OFFERED}, gone)
    return InForce(_ordered(found), remarks, gone)


def _ordered(found: Mapping[str, Competency]) -> tuple[Competency, ...]:
    return tuple(found[key] for key in sorted(found))


def is_key(text: str) -> bool:
    """Whether a text is a key that a direction can have: «К07»."""
    return _KEY.fullmatch(text) is not None


def next_key(known: Collection[str]) -> str:
    """The key of a new direction; "" where all ninety-nine are given."""
    numbers = [int(key.removeprefix(_LETTER)) for key in known]
    number = max(numbers, default=0) + 1
    return f"{_LETTER}{number:02}" if number <= LAST_NUMBER else ""


_NONE_OFFERED = (
    "Не отмечено ни одного направления, а без них анкеты не составить: анкеты предлагают все. "
    "Выберите «да» хотя бы у одного."
)


def _as_remembered(configured: Competency | None, key: str, known: Remembered) -> Competency:
    """A direction under the last text it had on the tab."""
    *earlier, text = known.texts
    was = [configured.text, *configured.formerly] if configured else []
    formerly = tuple(one for one in dict.fromkeys([*was, *earlier]) if one != text)
    return Competency(key=key, text=text, active=known.offered, formerly=formerly)


def _as_listed(known: Competency, row: Listed | None, remarks: Mapping[str, str]) -> Competency:
    if row is None:
        return known.model_copy(update={"active": False})
    if not row.text or row.key in remarks:
        return known.model_copy(update={"active": False})
    formerly = dict.fromkeys([known.text, *known.formerly])
    return Competency(
        key=known.key,
        text=row.text,
        active=row.offered,
        formerly=tuple(text for text in formerly if text != row.text),
    )


def _faults(listed: Sequence[Listed]) -> dict[str, str]:
    """What keeps a row from being offered."""
    faults: dict[str, str] = {}
    first: dict[str, str] = {}
    for row in listed:
        text = normal_text(row.text)
        if not text:
            faults[row.key] = (
                "Названия нет: направление не предлагается. Впишите его, а если направление больше не нужно, выберите "
                "«нет» в столбце «Предлагать»."
            )
        elif len(row.text) > LONGEST:
            faults[row.key] = (
                f"Название длиннее {LONGEST} знаков: направление не предлагается. Сократите его."
            )
        elif text in first:
            faults[row.key] = (
                f"То же название, что у {first[text]}: направление не предлагается. Впишите другое."
            )
        else:
            first[text] = row.key
    return faults
