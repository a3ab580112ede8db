"""Kinds of mentoring, as the ministry's letter № АЗ-1128/08/657 of 21.12.2021 names them, and what each asks for."""

from enum import StrEnum

from programme.russian.texts import normal_text


class MentoringKind(StrEnum):
    """How two people work together; the value is what people choose under «Вид наставничества»."""

    TRADITIONAL = "традиционное"
    GROUP = "групповое"
    REVERSE = "реверсивное"
    SHORT = "краткосрочное"
    SITUATIONAL = "ситуационное"
    FLASH = "флеш"

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting and no work over a term: nothing is signed for it, and it takes nobody's place."""
        return self in {MentoringKind.SITUATIONAL, MentoringKind.FLASH}

    @property
    def is_beside(self) -> bool:
        """Whether a mentee may have it beside a mentor, and a mentor beside mentees of the matching."""
        return self.is_meeting or self is MentoringKind.REVERSE

    @property
    def printed(self) -> str:
        """«индивидуальное», as papers say it before «наставничество»."""
        return "индивидуальное" if self is MentoringKind.TRADITIONAL else self.value


_ALSO = {
    "один на один": MentoringKind.TRADITIONAL,
    "индивидуальное": MentoringKind.TRADITIONAL,
    "парное": MentoringKind.TRADITIONAL,
    "группа": MentoringKind.GROUP,
    "обратное": MentoringKind.REVERSE,
    "целеполагающее": MentoringKind.SHORT,
    "краткосрочное (целеполагающее)": MentoringKind.SHORT,
    "по запросу": MentoringKind.SITUATIONAL,
    "скоростное": MentoringKind.FLASH,
    "скоростное (флеш)": MentoringKind.FLASH,
    "флеш-наставничество": MentoringKind.FLASH,
    "флэш": MentoringKind.FLASH,
}
_KNOWN = {
    **{normal_text(kind.value): kind for kind in MentoringKind},
    **{normal_text(text): kind for text, kind in _ALSO.items()},
}


def read_kind(text: str) -> MentoringKind | None:
    """The kind that people typed, in their words too («скоростное (флеш)»); None where it is unknown."""
    return _KNOWN.get(normal_text(text).removesuffix(" наставничество"))


def printed_kinds(kinds: tuple[MentoringKind, ...]) -> str:
    """«индивидуальное и групповое наставничество»: each once, in the order in which the letter has them."""
    named = [kind.printed for kind in MentoringKind if kind in kinds] or [
        MentoringKind.TRADITIONAL.printed
    ]
    listed = " и ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
    return f"{listed} наставничество"
