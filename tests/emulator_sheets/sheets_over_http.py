"""A bare client of the Sheets API over HTTP."""

from typing import Any

import requests


class SheetsClient:
    """Calls one emulator as one person (the owner by default)."""

    def __init__(self, base_url: str, email: str = "") -> None:
        self.base_url = base_url
        self.session = requests.Session()
        if email:
            self.session.headers["Authorization"] = f"Bearer emulator:{email}"

    def call(self, method: str, path: str, body: Any = None, **params: Any) -> requests.Response:
        """One request under /v4/spreadsheets."""
        url = f"{self.base_url}/v4/spreadsheets{path}"
        return self.session.request(method, url, json=body, params=params, timeout=10)

    def create(self, **body: Any) -> str:
        """The id of a new spreadsheet."""
        answer = self.call("POST", "", {"properties": {"title": "Журнал"}} | body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["spreadsheetId"])

    def get(self, spreadsheet_id: str, **params: Any) -> Any:
        """spreadsheets.get."""
        return self.call("GET", f"/{spreadsheet_id}", **params).json()

    def batch(self, spreadsheet_id: str, *batch: Any, **body: Any) -> requests.Response:
        """spreadsheets.batchUpdate."""
        return self.call("POST", f"/{spreadsheet_id}:batchUpdate", {"requests": list(batch)} | body)

    def write(
        self, spreadsheet_id: str, where: str, rows: Any, option: str = "RAW", **params: Any
    ) -> requests.Response:
        """values.update."""
        path = f"/{spreadsheet_id}/values/{where}"
        return self.call("PUT", path, {"values": rows}, valueInputOption=option, **params)

    def append(
        self, spreadsheet_id: str, where: str, rows: Any, **params: Any
    ) -> requests.Response:
        """values.append."""
        path = f"/{spreadsheet_id}/values/{where}:append"
        return self.call("POST", path, {"values": rows}, **({"valueInputOption": "RAW"} | params))

    def values(self, spreadsheet_id: str, where: str, **params: Any) -> Any:
        """The values of values.get; [] where there are none."""
        answer = self.call("GET", f"/{spreadsheet_id}/values/{where}", **params)
        return answer.json().get("values", []) if answer.ok else answer.json()["error"]["message"]

    def refusal(self, answer: requests.Response) -> tuple[int, str]:
        """Status and message of a refused call."""
        return answer.status_code, answer.json()["error"]["message"]
