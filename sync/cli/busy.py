"""What to say where another run is at work, or a person has to confirm."""

from sync.refusals import Guarded, LeaseHeld, Moved, Overtaken


def busy_told(error: LeaseHeld | Overtaken | Moved) -> str:
    """What to do where another is at work; a scheduled job has then nothing to complain of."""
    if isinstance(error, Overtaken):
        return (
            "Другой запуск программы записал таблицу раньше; этот уступил и ничего не изменил. "
            "Если нужно, повторите через минуту."
        )
    if isinstance(error, Moved):
        return (
            "Пока программа писала, в таблице всё время переставляли строки и столбцы. Накрытое записью "
            "возвращено на место; остальное сделает следующий запуск. Повторите через несколько минут."
        )
    if error.until is None:
        when = "Ничего не изменено; повторите через несколько минут."
        return f"Другой запуск программы готовит документы (или был прерван). {when}"
    return (
        f"Другой запуск программы готовит документы (или был прерван) до {error.until:%H:%M}. "
        "Ничего не изменено; повторите после этого времени."
    )


def guarded_told(error: Guarded) -> str:
    """Why a plan waits for a person, and how to confirm it."""
    return (
        f"Запуск остановлен, ничего не изменено. {' '.join(error.reasons)} Если это ошибка, верните прежнее "
        f"({error.back}) и повторите. Если так и надо, подтвердите именно этот план: "
        f"{error.command} --confirm {error.checksum}"
    )
