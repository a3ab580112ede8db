"""One full name in several rows of the register: one person typed twice, or two people; only people can tell."""

from collections.abc import Iterable

from programme.findings import Finding
from programme.merging import Merged
from programme.people import Participant
from programme.russian.names import normal_name, parse_name

_SAME_NAME = (
    "То же имя стоит в строке {others}. Если это один человек, впишите код основной строки в столбец «Тот же "
    "человек, что (код)» другой строки; если полные тёзки, впишите там «нет»."
)


def namesakes(participants: Iterable[Participant], merges: Merged) -> tuple[Finding, ...]:
    """A remark beside every row whose full name another row bears too, however it is typed there.

    Rows of which people have said whose they are, by a code or by «нет», are passed over.

    Args:
        participants: The register.
        merges: Which entries are second ones.
    """
    bearers: dict[str, list[str]] = {}
    for person in participants:
        is_settled = person.code in merges.mains or person.is_namesake
        if not is_settled and parse_name(person.full_name):
            bearers.setdefault(normal_name(person.full_name), []).append(person.code)
    return tuple(
        Finding("people", code, _SAME_NAME.format(others=", ".join(c for c in codes if c != code)))
        for codes in bearers.values()
        for code in codes
        if len(codes) > 1
    )
