"""Each refusal is recognised by Google's own words, and the remedy fits whoever was refused."""

import pytest
import requests

from sync.workspace.errors import Refused
from sync.workspace.faults import HTML, REPLACED, TOKEN, Answer, Fault, recognised
from sync.workspace.identity import Kind
from sync.workspace.remedies import _REMEDIES, remedy
from sync.workspace.silence import unanswered

ROBOT = "Service Accounts do not have storage quota. Leverage shared drives …, or use OAuth delegation instead."
SHORT_LIVED = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp "
    "values in the JWT claim."
)
OFF = (
    "Google Sheets API has not been used in project 1 before or it is disabled. Enable it by visiting "
    "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1 then retry."
)
NARROW = "Request had insufficient authentication scopes."
UNAUTHORISED = "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested."
SIGN = "Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist)."
PROTECTED = "Invalid requests[7].appendCells: You are trying to edit a protected cell or object. Please contact …"
CREATE, READ = "drive.files.create", "sheets.spreadsheets.get"

TABLE = [
    (Answer(CREATE, 403, "storageQuotaExceeded", ROBOT), Fault.ROBOT_STORAGE, "nastavnik login"),
    (Answer(CREATE, 403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded."),
     Fault.STORAGE_FULL, "Освободите"),
    (Answer(READ, 403, "PERMISSION_DENIED", "The caller does not have permission"), Fault.NO_SHARE, "Редактор"),
    (Answer(CREATE, 403, "insufficientFilePermissions", "…"), Fault.NO_SHARE, "Редактор"),
    (Answer("drive.files.get", 404, "notFound", "File not found: x."), Fault.ABSENT, "Файл не найден"),
    (Answer(READ, 403, "PERMISSION_DENIED", OFF, "SERVICE_DISABLED"), Fault.API_OFF,
     "gcloud services enable sheets.googleapis.com"),
    (Answer("drive.about.get", 403, "accessNotConfigured", "…"), Fault.API_OFF,
     "gcloud services enable drive.googleapis.com"),
    (Answer(TOKEN, 403, "PERMISSION_DENIED", "…", "SERVICE_DISABLED"), Fault.API_OFF, "iamcredentials.googleapis.com"),
    (Answer(READ, 403, "PERMISSION_DENIED", NARROW, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), Fault.SCOPES, "login --full"),
    (Answer("drive.files.list", 403, "insufficientPermissions", NARROW), Fault.SCOPES, "login --full"),
    (Answer("drive.permissions.create", 403, "sharingRateLimitExceeded", "…"), Fault.SHARING_LIMIT, "до завтра"),
    (Answer(CREATE, 403, "userRateLimitExceeded", "…"), Fault.BUSY, "через несколько минут"),
    (Answer(READ, 429, "RESOURCE_EXHAUSTED", "…"), Fault.BUSY, "через несколько минут"),
    (Answer(CREATE, 403, "domainPolicy", "…"), Fault.DOMAIN_POLICY, "администратор"),
    (Answer("sheets.spreadsheets.batchUpdate", 400, "INVALID_ARGUMENT", PROTECTED), Fault.PROTECTED, "nastavnik init"),
    (Answer(READ, 400, "INVALID_ARGUMENT", "…"), Fault.NOT_UNDERSTOOD, "разработчикам"),
    (Answer(READ, 401, "UNAUTHENTICATED", "…"), Fault.UNAUTHENTICATED, "nastavnik doctor"),
    (Answer(READ, 503, "UNAVAILABLE", "…"), Fault.OUTAGE, "позже"),
    (Answer(READ, 502, HTML, "веб-страница"), Fault.OUTAGE, "позже"),
    (Answer(READ, 403, HTML, "веб-страница"), Fault.PROXY_PAGE, "googleapis.com"),
    (Answer(READ, 502, REPLACED, "…"), Fault.PROXY_PAGE, "googleapis.com"),
    (Answer(TOKEN, 200, HTML, ""), Fault.PROXY_PAGE, "googleapis.com"),
    (Answer(READ, 407, HTML, "веб-страница"), Fault.PROXY_SIGN_IN, "HTTPS_PROXY"),
    (Answer(TOKEN, 400, "invalid_grant", "Token has been expired or revoked."), Fault.REVOKED, "nastavnik login"),
    (Answer(TOKEN, 400, "invalid_grant", "Bad Request"), Fault.REVOKED, "nastavnik login"),
    (Answer(TOKEN, 400, "invalid_grant", "reauth related error (invalid_rapt)"), Fault.REAUTH, "nastavnik login"),
    (Answer(TOKEN, 400, "invalid_grant", "Invalid JWT Signature."), Fault.KEY_GONE, "новый ключ"),
    (Answer(TOKEN, 400, "invalid_grant", "Invalid grant: account not found"), Fault.ACCOUNT_GONE, "30 дней"),
    (Answer(TOKEN, 400, "invalid_grant", "Invalid email or User ID"), Fault.SUBJECT, "NASTAVNIK_SUBJECT"),
    (Answer(TOKEN, 400, "invalid_grant", SHORT_LIVED), Fault.CLOCK, "времени по сети"),
    (Answer(TOKEN, 401, "invalid_client", "The provided client secret is invalid."), Fault.CLIENT, "--client"),
    (Answer(TOKEN, 401, "invalid_client", "The OAuth client was not found."), Fault.CLIENT, "--client"),
    (Answer(TOKEN, 401, "deleted_client", "The OAuth client was deleted."), Fault.CLIENT, "--client"),
    (Answer(TOKEN, 401, "unauthorized_client", UNAUTHORISED), Fault.DELEGATION, "admin.google.com"),
    (Answer(TOKEN, 400, "admin_policy_enforced", "…"), Fault.DOMAIN_POLICY, "администратор"),
    (Answer(TOKEN, 400, "invalid_scope", "…"), Fault.BAD_SCOPE, "прав"),
    (Answer(TOKEN, 403, "PERMISSION_DENIED", SIGN), Fault.TOKEN_CREATOR, "roles/iam.serviceAccountTokenCreator"),
    (Answer(TOKEN, 503, "unavailable", ""), Fault.OUTAGE, "позже"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "fault", "advised"),
    TABLE,
    ids=[f"{f.name}-{n}" for n, (_, f, _) in enumerate(TABLE)],
)
def test_each_refusal_is_recognised_and_answered_with_its_remedy(
    answer: Answer, fault: Fault, advised: str
) -> None:
    assert recognised(answer) is fault
    assert advised in remedy(fault, answer)


def test_every_fault_is_in_the_table_and_has_words_for_every_kind_of_credentials() -> None:
    assert {fault for _, fault, _ in TABLE} == set(Fault)
    for answer, fault, _ in TABLE:
        for kind in (None, *Kind):
            said = remedy(fault, answer, kind)
            assert said.endswith(".")
            assert not said.startswith(" ")
    assert {*_REMEDIES, Fault.API_OFF, Fault.SCOPES} == set(Fault)


@pytest.mark.parametrize(
    ("kind", "advised"),
    [
        (Kind.MACHINE, "Виртуальная машина"),
        (Kind.DELEGATED_KEY, "Делегирование"),
        (Kind.DELEGATED_MACHINE, "Делегирование"),
        (Kind.PERSON, "nastavnik login --full"),
    ],
)
def test_missing_scopes_are_added_where_they_are_given_out(kind: Kind, advised: str) -> None:
    refused = Refused(READ, 403, "", NARROW, detail="ACCESS_TOKEN_SCOPE_INSUFFICIENT", kind=kind)

    assert advised in refused.advice


def test_who_signed_in_is_told_of_the_seven_days_and_a_key_is_not() -> None:
    expired = Answer(TOKEN, 400, "invalid_grant", "Token has been expired or revoked.")

    assert "7 дней" in remedy(Fault.REVOKED, expired, Kind.PERSON)
    assert "7 дней" not in remedy(Fault.REVOKED, expired, Kind.KEY)


def test_a_share_is_asked_for_whoever_works() -> None:
    refused = Answer(READ, 403, "PERMISSION_DENIED", "The caller does not have permission")

    assert "адрес покажет nastavnik doctor" in remedy(Fault.NO_SHARE, refused, Kind.MACHINE)
    assert "NASTAVNIK_SUBJECT" in remedy(Fault.NO_SHARE, refused, Kind.DELEGATED_KEY)
    assert "login --full" in remedy(Fault.NO_SHARE, refused, Kind.PERSON)


@pytest.mark.parametrize(
    ("error", "said", "is_lasting"),
    [
        (requests.exceptions.ProxyError("Tunnel connection failed: 407 Proxy Authentication Required"), "имя и пароль", True),
        (requests.exceptions.ProxyError("Tunnel connection failed: 403 Forbidden"), "не пускает к Google", True),
        (requests.exceptions.ProxyError("Tunnel connection failed: 502 Bad Gateway"), "не пускает к Google", False),
        (requests.exceptions.ProxyError("Cannot connect to proxy."), "HTTPS_PROXY, не отвечает", False),
        (requests.exceptions.InvalidProxyURL("Please check proxy URL."), "не адрес прокси-сервера", True),
        (requests.exceptions.InvalidURL("Failed to parse: http://proxy:99999"), "не адрес прокси-сервера", True),
        (requests.exceptions.InvalidSchema("Missing dependencies for SOCKS support."), "SOCKS", True),
        (requests.exceptions.InvalidURL("Proxy URL had unsupported scheme ftp"), "не того вида", True),
        (requests.ConnectionError("('Connection aborted.', BadStatusLine('<html>'))"), "Вместо Google", True),
        (requests.exceptions.SSLError("[SSL: WRONG_VERSION_NUMBER] wrong version number"), "Вместо Google", True),
        (requests.ConnectionError("RemoteDisconnected('Remote end closed')"), "Нет связи с Google", False),
        (requests.exceptions.SSLError("CERTIFICATE_VERIFY_FAILED"), "REQUESTS_CA_BUNDLE", True),
        (requests.exceptions.SSLError("EOF occurred"), "Нет связи с Google", False),
        (requests.exceptions.ConnectTimeout("…"), "Нет связи с Google", False),
        (None, "Нет связи с Google", False),
    ],
)  # fmt: skip
def test_silence_is_told_apart(error: Exception | None, said: str, is_lasting: bool) -> None:
    silence = unanswered(error, READ)

    assert said in str(silence)
    assert READ in str(silence)
    assert silence.is_lasting is is_lasting


def test_a_tunnel_that_is_cut_is_laid_to_the_proxy_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = requests.Request("GET", "https://oauth2.googleapis.com/token").prepare()
    cut = requests.exceptions.SSLError("EOF occurred", request=request)
    for name in ("NO_PROXY", "no_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    silence = unanswered(cut, READ)

    assert "открыл соединение с Google и сразу оборвал" in str(silence)
    assert not silence.is_lasting
