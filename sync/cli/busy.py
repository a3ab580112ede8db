"""What to say where another run is at work."""

from sync.refusals import LeaseHeld, Overtaken


def busy_told(error: LeaseHeld | Overtaken) -> str:
    """What to do where another is at work; a scheduled job has then nothing to complain of."""
    if isinstance(error, Overtaken):
        return "Таблицу всё время меняет кто-то ещё. Ничего не изменено; повторите через несколько минут."
    if error.until is None:
        when = "Ничего не изменено; повторите через несколько минут."
        return f"Другой запуск программы готовит документы (или был прерван). {when}"
    return (
        f"Другой запуск программы готовит документы (или был прерван) до {error.until:%H:%M}. "
        "Ничего не изменено; повторите после этого времени."
    )
