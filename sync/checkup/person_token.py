"""The token of a person: what was granted, and until when it lasts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sync.checkup.check import Check, error, ok, warning
from sync.workspace.coverage import uncovered
from sync.workspace.credential_files import Token
from sync.workspace.remedies import SIGN_IN_AGAIN
from sync.workspace.scopes import FULL, PREFIX, SCOPES

GRANTED, TERM = "Права входа", "Срок входа"
_PUBLISH = (
    "Опубликуйте приложение: Google Cloud → Google Auth Platform → Аудитория → Опубликовать приложение, и войдите заново: "
    "nastavnik login."
)


def token_checks(token: Token, now: datetime) -> Iterator[Check]:
    """What a token permits, and whether it ends by itself.

    Args:
        token: As its file says.
        now: The moment.
    """
    yield _granted(token.granted)
    yield from _term(token.content.get("expires"), now)


def _granted(granted: tuple[str, ...] | None) -> Check:
    if granted is None:
        return warning(
            GRANTED, "В файле не записано, какие права даны.", "Войдите: nastavnik login."
        )
    lacking = [name for name, needed in SCOPES.items() if uncovered(needed, granted)]
    named = ", ".join(scope.removeprefix(PREFIX) for scope in granted) or "никаких"
    if lacking:
        whom = (
            "ни одной команде" if len(lacking) == len(SCOPES) else f"командам {', '.join(lacking)}"
        )
        return error(GRANTED, f"Дано: {named}. Этого не хватит {whom}.", SIGN_IN_AGAIN)
    if FULL not in granted:
        told = f"Дано: {named} — только файлы, созданные программой; чужих она не увидит. Обычно этого достаточно."
        return ok(GRANTED, told)
    return ok(GRANTED, f"Дано: {named} — все файлы вошедшего человека.")


def _term(written: Any, now: datetime) -> Iterator[Check]:
    try:
        ends = datetime.fromisoformat(str(written)).astimezone(UTC)
    except (ValueError, OverflowError):
        return
    told = (
        f"Приложение в режиме «Тестирование»: вход действует 7 дней, до {ends:%d.%m.%Y %H:%M} UTC"
    )
    if ends <= now:
        yield error(TERM, f"{told}; он уже закончился.", _PUBLISH)
    elif ends - now < timedelta(days=8):
        yield warning(TERM, f"{told}.", _PUBLISH)
