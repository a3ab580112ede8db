"""The job in its image: set up, run, run again, asked to end; what must hold of each, and what it costs."""

import json
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deploy.image.cloud import Cloud
from deploy.image.confined import Confined, Ended
from deploy.image.containerfile import Stage

BEGUN_SECONDS = 60
KILLED_SECONDS = 10
"""So long after SIGTERM comes Cloud Run's SIGKILL."""

PEOPLE = """ФИО;должность;участвует как
Громова Анна Львовна;воспитатель;наставник
Заяц Вера Ильинична;воспитатель;наставляемый
"""
"""Invented people; by their lines the first run has something to write."""

PAPERS = 5
"""So many kinds of papers, one for the institution each, are asked for."""

_PROBE = """
import os, pathlib, tempfile
def told(path):
    try:
        pathlib.Path(path, "written").write_text("")
    except OSError as error:
        return error.strerror
    return "written"
places = ["/", "/opt/nastavnik", "/mnt", "/var/tmp", "/etc", tempfile.gettempdir()]
print(os.getuid(), *(f"{place}={told(place)}" for place in places), sep="|")
"""


class FailedError(AssertionError):
    """Something does not hold of the image; the text says what."""


class Story:
    """The check's steps, with what they have found."""

    def __init__(self, stage: Stage, root: Path, config: Path, cloud: Cloud) -> None:
        self._stage, self._root, self._config, self._cloud = stage, root, config, cloud
        self._runs = 0
        self.figures: list[str] = []

    def play(self) -> None:
        """All of it.

        Raises:
            FailedError: Something does not hold.
        """
        self._confined()
        self._cloud.counts()
        self._measured("init", self._job("init"))
        self._measured("import-participants", self._job("import-participants", "/mnt/people.csv"))
        first = self._measured("first sync", self._job("sync"))
        wanted(first["counts"]["changes"] > 0, "the first run had nothing to do")
        self._cloud.ask_for_papers(PAPERS)
        papers = self._measured("sync with papers", self._job("sync"))
        wanted(papers["counts"]["documents"] == PAPERS, f"papers made: {papers['counts']}")
        second = self._measured("sync without changes", self._job("sync"))
        wanted(second["counts"]["changes"] == 0, "the second run changed something")
        self._asked_to_end()
        last = self._measured("sync after it", self._job("sync"))
        wanted(last["counts"]["changes"] == 0, "what was cut short was not complete")

    def _confined(self) -> None:
        """Nobody's user, a disk for reading, /tmp for writing, nothing of what only tests need."""
        python = ["/opt/nastavnik/bin/python", "-c", _PROBE]
        user, *places = self._started(python).ended().said.strip().split("|")
        wanted(user == self._stage.user.partition(":")[0] != "0", f"it runs as user {user}")
        written = [place for place in places if place.endswith("=written")]
        wanted(written == ["/tmp=written"], f"could be written to: {places}")  # noqa: S108 - that is the one
        names = {path.name for path in (self._root / "opt/nastavnik").rglob("*") if path.is_dir()}
        foreign = names & {
            "emulator",
            "demo",
            "tests",
            "torture",
            "bench",
            "pip",
            "pytest",
            "uvicorn",
        }
        wanted(not foreign, f"the image holds {sorted(foreign)}")
        settings = [*self._root.glob("opt/nastavnik/**/organisation.yaml")]
        wanted(not settings, "the image holds an institution's settings, which name people")

    def _asked_to_end(self) -> None:
        """SIGTERM while the run waits for its first answer: it ends with 0, soon, and says so."""
        self._cloud.plan("sheets.spreadsheets.get", "stall-2s")
        job, began = self._job("sync"), time.monotonic()
        while not self._cloud.met_plans() and time.monotonic() < began + BEGUN_SECONDS:
            time.sleep(0.05)
        asked = time.monotonic()
        job.signal(signal.SIGTERM)
        ended = job.ended()
        took = time.monotonic() - asked
        wanted(self._cloud.met_plans(), f"it had asked for no table after {asked - began:.0f} s")
        entries = self._entries(ended)
        wanted(ended.code == 0, f"SIGTERM ended it with {ended.code}")
        wanted(entries[-1]["severity"] == "WARNING", "SIGTERM was not told")
        wanted(took < KILLED_SECONDS, f"it took {took:.0f} s to end")

    def _job(self, command: str, *arguments: str, **more: str) -> Confined:
        """An execution of its own, as each start of the schedule is."""
        self._runs += 1
        given = {"CLOUD_RUN_EXECUTION": f"nastavnik-{self._runs:05}", **more}
        line = [*self._stage.entry, command, *arguments, "--config", "/mnt/organisation.yaml"]
        return self._started(line, given)

    def _started(self, line: Sequence[str], more: dict[str, str] | None = None) -> Confined:
        environment = {**self._cloud.environment, **(more or {})}
        return Confined(self._stage, self._root, self._config, environment, line)

    def _measured(self, name: str, job: Confined) -> Any:
        """The summary of a run that ended well."""
        ended = job.ended()
        entries = self._entries(ended)
        wanted(ended.code == 0, f"{name} ended with {ended.code}: {entries[-1:]}")
        tokens = self._cloud.counts().get("metadata.token", 0)
        wanted(tokens > 0, f"{name} did not ask the metadata server for a token")
        requests = entries[-1]["counts"].get("requests", "–")
        self.figures.append(
            f"{name}: {ended.seconds:.1f} s, {ended.megabytes} MB, requests {requests}"
        )
        return entries[-1]

    def _entries(self, ended: Ended) -> list[Any]:
        """What a job said, each line an entry with severity, run and trace."""
        lines = [*ended.said.splitlines(), *ended.complained.splitlines()]
        try:
            entries = [json.loads(line) for line in lines]
        except ValueError as error:
            raise FailedError(f"a line is no JSON: {lines}") from error
        wanted(bool(entries), f"it said nothing and ended with {ended.code}")
        for entry in entries:
            labels = entry.get("logging.googleapis.com/labels", {})
            wanted(labels.get("run") == f"nastavnik-{self._runs:05}", f"no run: {entry}")
            trace = entry.get("logging.googleapis.com/trace", "")
            wanted(
                bool(re.fullmatch(r"projects/sad-123/traces/[0-9a-f]{32}", trace)),
                f"no trace: {entry}",
            )
            wanted(
                entry.get("severity") in {"INFO", "NOTICE", "WARNING", "ERROR"},
                f"no severity: {entry}",
            )
        return entries


def wanted(holds: bool, what: str) -> None:  # noqa: FBT001 - it reads as a sentence
    """Stop the check where something does not hold."""
    if not holds:
        raise FailedError(what)
