"""What can go wrong between us and Google, in words for the person who runs the command."""

_ADVICE = {
    400: "Google не понял запрос. Это ошибка программы: пришлите разработчикам номер запуска и текст сообщения.",
    401: "Google не принял ключ доступа. Проверьте файл ключа и запустите команду ещё раз.",
    403: "Нет доступа. Откройте таблице и папке доступ для учётной записи программы (роль «Редактор»).",
    404: "Файл не найден. Проверьте, не удалён ли он и открыт ли к нему доступ.",
    429: "Google просит подождать: исчерпана минутная норма запросов. Запустите команду через несколько минут.",
}
_OUTAGE = "Google временно не отвечает как следует. Запустите команду позже: ничего не потеряно."


class WorkspaceError(Exception):
    """Google refused or could not be reached; the text is for people, in Russian."""


class NoCredentials(WorkspaceError):
    """There is no usable key: a matter of configuration, not of Google."""


class Unreachable(WorkspaceError):
    """No answer came; for a request that writes it stays open whether it took effect."""


class Refused(WorkspaceError):
    """Google answered with an error.

    Attributes:
        method: Google's method id.
        code: HTTP status.
        reason: Google's status or reason word («NOT_FOUND», «storageQuotaExceeded»).
        said: Google's own message.
    """

    def __init__(self, method: str, code: int, reason: str, said: str) -> None:
        advice = _ADVICE.get(code, _OUTAGE)
        super().__init__(f"{advice} (Google, {method}: {code} {reason}: {said[:300]})")
        self.method = method
        self.code = code
        self.reason = reason
        self.said = said
