"""What is around the job: Google's services on loopback, the metadata server with the job's identity, a shared drive.

All of it is asked for over HTTP, as anybody could: nothing here imports the product or the emulator.
"""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

ACCOUNT = "nastavnik-job@sad-123.iam.gserviceaccount.com"
SECONDS = 60
LATENCY = 0.05


class Cloud:
    """A running emulator.

    Attributes:
        base_url: Where it answers.
        drive: Id of the shared drive in which the job's account may make files.
    """

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.drive = ""

    def furnish(self) -> None:
        """Make the account, give the machine its identity, share a drive with it; quotas and latency on."""
        self.asked("POST", "/_emulator/service-accounts", {"email": ACCOUNT})
        self.asked("PUT", "/_emulator/metadata", {"email": ACCOUNT, "honours_scopes": True})
        self.drive = self.asked("POST", "/drive/v3/drives?requestId=image", {"name": "Сады"})["id"]
        member = {"type": "user", "role": "fileOrganizer", "emailAddress": ACCOUNT}
        path = f"/drive/v3/files/{self.drive}/permissions?supportsAllDrives=true&sendNotificationEmail=false"
        self.asked("POST", path, member)
        self.asked("PUT", "/_emulator/quota", {"enabled": True})
        self.asked("PUT", "/_emulator/latency", {"seconds": LATENCY})

    def asked(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """What the emulator answers."""
        request = urllib.request.Request(  # noqa: S310 - loopback
            self.base_url + path,
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text.strip() else {}

    def counts(self) -> Mapping[str, int]:
        """What was asked since the last time, by Google's method id."""
        counts = dict(self.asked("GET", "/_emulator/requests")["counts"])
        self.asked("DELETE", "/_emulator/requests")
        return counts

    def plan(self, method: str, *instructions: str) -> None:
        """Plan failures or delays."""
        self.asked(
            "POST", "/_emulator/faults", {"method": method, "instructions": list(instructions)}
        )

    def met_plans(self) -> bool:
        """Whether every planned failure or delay has begun to strike."""
        return all(plan["completed"] for plan in self.asked("GET", "/_emulator/faults")["faults"])

    def ask_for_papers(self, kinds: int) -> None:
        """Say «да» beside the first kinds of papers, as the coordinator does."""
        query = (
            "mimeType='application/vnd.google-apps.spreadsheet' and name contains 'Наставничество'"
        )
        everywhere = f"corpora=drive&driveId={self.drive}&supportsAllDrives=true&includeItemsFromAllDrives=true&orderBy=createdTime"
        found = self.asked("GET", f"/drive/v3/files?q={quote(query)}&{everywhere}")["files"]
        cells = quote(f"'Виды документов'!A2:A{kinds + 1}")
        path = f"/v4/spreadsheets/{found[0]['id']}/values/{cells}?valueInputOption=RAW"
        self.asked("PUT", path, {"values": [["да"]] * kinds})

    @property
    def environment(self) -> dict[str, str]:
        """What Cloud Run tells a job, and where this one finds Google and the metadata server."""
        host = self.base_url.removeprefix("http://")
        return {
            "WORKSPACE_EMULATOR_URL": self.base_url,
            "GCE_METADATA_HOST": host,
            "GCE_METADATA_IP": host,
            "CLOUD_RUN_JOB": "nastavnik",
            "CLOUD_RUN_TASK_INDEX": "0",
            "CLOUD_RUN_TASK_COUNT": "1",
            "CLOUD_RUN_TASK_ATTEMPT": "0",
            "GOOGLE_CLOUD_PROJECT": "sad-123",
        }


@contextmanager
def running() -> Iterator[Cloud]:
    """An emulator with an empty memory, as long as the block lasts."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NASTAVNIK", "GOOGLE"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "sync", "emulator", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        first = process.stdout.readline() if process.stdout else b"{}"
        yield Cloud(json.loads(first)["base_url"])
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()
