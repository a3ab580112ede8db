"""Questionnaires as Google Forms: their questions, their publication, their responses."""

from collections.abc import Mapping, Sequence
from typing import Any

from googleapiclient.discovery import build

from sync.workspace.transport import SessionHttp, Transport


class Forms:
    """Forms v1 through googleapiclient; one instance serves several threads."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._forms = build(
            "forms", "v1", http=SessionHttp(transport), cache_discovery=False, static_discovery=True
        ).forms()

    def get(self, form_id: str) -> dict[str, Any]:
        """The form with its items, settings and revision."""
        form: dict[str, Any] = self._forms.get(formId=form_id).execute()
        return form

    def create(self, title: str) -> str:
        """Make an empty form that nobody can answer yet, in My Drive; its id."""
        body = {"info": {"title": title, "documentTitle": title}}
        form = self._forms.create(body=body, unpublished=True).execute()
        return str(form["formId"])

    def update(self, form_id: str, requests: Sequence[Mapping[str, Any]], revision: str) -> None:
        """Apply all requests or none, and only to the revision that was looked at.

        Raises:
            Refused: 400 where the form has another revision: somebody's change, or this very one,
                sent again after its reply was lost. Look at the form again.
        """
        body = {"requests": list(requests), "writeControl": {"requiredRevisionId": revision}}
        with self._transport.repeatable():
            self._forms.batchUpdate(formId=form_id, body=body).execute()

    def publish(self, form_id: str, *, accepts: bool = True) -> None:
        """Publish and accept responses, or stop accepting them.

        The default state differs between accounts, so it is never relied on.
        """
        state = {"publishState": {"isPublished": True, "isAcceptingResponses": accepts}}
        body = {"publishSettings": state, "updateMask": "publishState"}
        with self._transport.repeatable():
            self._forms.setPublishSettings(formId=form_id, body=body).execute()

    def responses(self, form_id: str) -> list[dict[str, Any]]:
        """All responses, newest version each.

        The whole list is read (5 000 a request): whether Google's time filter looks at the first or
        the last submission is not documented, so a cursor might pass an edited answer by.
        """
        found: list[dict[str, Any]] = []
        token: str | None = None
        while True:
            page = (
                self._forms.responses()
                .list(formId=form_id, pageSize=5000, pageToken=token)
                .execute()
            )
            found += page.get("responses", [])
            token = page.get("nextPageToken")
            if not token:
                return found
