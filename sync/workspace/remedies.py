"""What people do about each fault between us and Google: one sentence of what is wrong, one of remedy, in Russian."""

import re

from sync.workspace.faults import Answer, Fault
from sync.workspace.identity import Kind

PAGE = "docs/credentials.md"
SCOPES_PAGE = "docs/access.md"
SIGN_IN_AGAIN = (
    "Войдите ещё раз и не снимайте галочек на странице Google: nastavnik login (если таблицу создала не программа — nastavnik "
    "login --full)."
)

_REMEDIES: dict[Fault, str] = {
    Fault.ROBOT_STORAGE: (
        "У сервисного аккаунта нет своего места на Диске: создавать файлы в «Моём диске» он не может. Укажите в настройках "
        "папку общего диска (parent_folder), где он участник с ролью «Контент-менеджер», а без Google Workspace войдите от "
        "имени человека: nastavnik login."
    ),
    Fault.STORAGE_FULL: "На Диске кончилось место. Освободите его (и очистите корзину) или выберите другой диск.",
    Fault.SHARING_LIMIT: "Google больше не даёт открывать доступ сегодня. Подождите до завтра: команда продолжит сама.",
    Fault.BUSY: "Google просит подождать: исчерпана минутная норма запросов. Запустите команду через несколько минут.",
    Fault.DOMAIN_POLICY: (
        "Так решил администратор организации: правила Google Workspace этого не разрешают. Попросите его разрешить "
        "программе (её аккаунту или клиенту OAuth) доступ к Диску."
    ),
    Fault.NO_SHARE: "Нет доступа.",
    Fault.ABSENT: "Файл не найден. Проверьте, не удалён ли он, и откройте доступ к нему программе",
    Fault.TOKEN_CREATOR: (
        "Учётной записи облачного задания не разрешено подписывать от своего имени. Дайте ей на саму себя роль «Создатель "
        "токенов сервисных аккаунтов»: gcloud iam service-accounts add-iam-policy-binding АККАУНТ "
        "--member=serviceAccount:АККАУНТ --role=roles/iam.serviceAccountTokenCreator."
    ),
    Fault.DELEGATION: (
        "Действовать от имени человека (NASTAVNIK_SUBJECT) сервисному аккаунту не разрешено. Администратор Google Workspace "
        "добавляет его числовой client_id и права: admin.google.com → Безопасность → Управление API → Делегирование на "
        f"уровне домена; список прав — {SCOPES_PAGE}."
    ),
    Fault.SUBJECT: (
        "Человека, от имени которого надо действовать (NASTAVNIK_SUBJECT), в организации нет. Проверьте адрес."
    ),
    Fault.REVOKED: "Доступ отозван или его срок вышел.",
    Fault.REAUTH: "Организация требует войти заново. Повторите вход: nastavnik login.",
    Fault.CLIENT: (
        "Клиент OAuth удалён или его секрет заменён. Скачайте файл клиента заново (Google Cloud → Google Auth Platform → "
        "Клиенты) и войдите с ним: nastavnik login --client ФАЙЛ."
    ),
    Fault.ACCOUNT_GONE: (
        "Сервисного аккаунта больше нет или он отключён. Восстановите его (это возможно 30 дней) или создайте новый, "
        f"возьмите его ключ и откройте ему папку программы: {PAGE}."
    ),
    Fault.KEY_GONE: (
        "Этот ключ сервисного аккаунта удалён или заменён новым. Создайте новый ключ: Google Cloud → IAM и "
        "администрирование → Сервисные аккаунты → Ключи → Добавить ключ → JSON."
    ),
    Fault.CLOCK: (
        "Часы этого компьютера неверны: Google не принимает подпись с таким временем. Включите в системе установку времени "
        "по сети и повторите."
    ),
    Fault.BAD_SCOPE: f"Google не знает таких прав. Проверьте в Google Cloud список прав клиента: {PAGE}.",
    Fault.UNAUTHENTICATED: "Google не принял доступ. Повторите команду, а если не поможет — nastavnik doctor.",
    Fault.PROXY_SIGN_IN: (
        "Прокси-сервер требует имя и пароль. Укажите их в HTTPS_PROXY (http://имя:пароль@сервер:порт) или попросите "
        "открыть *.googleapis.com без прокси."
    ),
    Fault.PROXY_PAGE: (
        "Вместо Google ответила веб-страница: её подставляет прокси или страница входа в сеть. Откройте в браузере любой "
        "сайт и войдите в сеть или попросите пропускать *.googleapis.com без изменений."
    ),
    Fault.PROTECTED: (
        "Эту часть таблицы защитил тот, кто её создал. Работайте с тем же доступом, с каким запускали nastavnik init, или "
        "добавьте учётную запись программы: «Данные» → «Защитить листы и диапазоны» → «Изменить разрешения»."
    ),
    Fault.NOT_UNDERSTOOD: (
        "Google не понял запрос. Это ошибка программы: пришлите разработчикам номер запуска и текст сообщения."
    ),
    Fault.OUTAGE: "Google временно не отвечает как следует. Запустите команду позже: ничего не потеряно.",
}  # fmt: skip

_WHOM = {
    Kind.PERSON: ". Если файл создан не программой, войдите с полными правами: nastavnik login --full.",
    Kind.KEY: ": её адрес покажет nastavnik doctor.",
    Kind.MACHINE: ": её адрес покажет nastavnik doctor.",
}
_NO_SHARE = {
    Kind.PERSON: (
        "Откройте таблицу и папку для того, кто вошёл (роль «Редактор»); если файл создан не программой — nastavnik login "
        "--full."
    ),
    Kind.DELEGATED_KEY: "Откройте таблице и папке доступ человеку из NASTAVNIK_SUBJECT (роль «Редактор»).",
    Kind.DELEGATED_MACHINE: "Откройте таблице и папке доступ человеку из NASTAVNIK_SUBJECT (роль «Редактор»).",
}
_SHARE_WITH_ROBOT = "Откройте таблице и папке доступ для учётной записи программы (роль «Редактор»): её адрес покажет nastavnik doctor."
_SCOPES = {
    Kind.MACHINE: (
        "Программе не дано прав на Диск. Виртуальная машина даёт только те права, с которыми создана: запускайте программу "
        f"в Cloud Run, где права выдаются по просьбе, или с файлом ключа ({PAGE})."
    ),
    Kind.PERSON: f"При входе дано меньше прав, чем нужно этой команде. {SIGN_IN_AGAIN}",
    Kind.DELEGATED_KEY: (
        "Администратор разрешил не все права. Добавьте недостающие: admin.google.com → Безопасность → Управление API → "
        f"Делегирование на уровне домена; список — {SCOPES_PAGE}."
    ),
}
_REVOKED = {
    Kind.PERSON: (
        "Войдите заново: nastavnik login. Если это повторяется каждые 7 дней, приложение в Google Cloud осталось в режиме "
        f"«Тестирование»: опубликуйте его ({PAGE})."
    ),
}
_NEW_ACCESS = "Возьмите ключ заново или войдите снова: nastavnik login."
_SERVICE = re.compile(r"([a-z]+\.googleapis\.com)")
_SERVICES = {
    "sheets": "sheets.googleapis.com",
    "drive": "drive.googleapis.com",
    "forms": "forms.googleapis.com",
    "docs": "docs.googleapis.com",
    "token": "iamcredentials.googleapis.com",
}


def remedy(fault: Fault, answer: Answer, kind: Kind | None = None) -> str:
    """What is wrong and what to do next.

    Args:
        fault: As recognised.
        answer: What Google said; which API is meant is read from it.
        kind: Of what kind the credentials are; None where that is unknown.
    """
    if fault is Fault.API_OFF:
        service = _service(answer)
        return f"В проекте Google Cloud не включён {service}. Включите: gcloud services enable {service} — и подождите минуту."
    text = _REMEDIES.get(fault, "")
    if fault is Fault.NO_SHARE:
        return f"{text} {_NO_SHARE.get(kind, _SHARE_WITH_ROBOT) if kind else _SHARE_WITH_ROBOT}"
    if fault is Fault.ABSENT:
        return text + (_WHOM.get(kind, ".") if kind else ".")
    if fault is Fault.SCOPES:
        same = Kind.DELEGATED_KEY if kind is Kind.DELEGATED_MACHINE else kind
        return _SCOPES.get(same or Kind.PERSON, _SCOPES[Kind.PERSON])
    if fault is Fault.REVOKED:
        return f"{text} {_REVOKED.get(kind, _NEW_ACCESS) if kind else _NEW_ACCESS}"
    return text


def _service(answer: Answer) -> str:
    found = [name for name in _SERVICE.findall(answer.said) if not name.startswith("console")]
    return found[0] if found else _SERVICES.get(answer.method.partition(".")[0], "googleapis.com")
