"""deploy/set-up.sh against a gcloud that keeps what was made: complete at once, idle when repeated, resumed when cut."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GIVEN = ("--project", "sad-123", "--region", "europe-west1")
ALL = (*GIVEN, "--alert", "it@example.org", "--subject", "kurator@example.org")


class Cloud:
    """A folder that plays Google Cloud."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        fake = Path(__file__).with_name("fake_gcloud.py")
        start = f'#!/bin/sh\nexec {sys.executable} -S -E {fake} "$@"\n'
        (folder / "bin/gcloud").write_text(start, encoding="utf-8")
        (folder / "bin/gcloud").chmod(0o755)

    def set_up(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "FAKE_GCLOUD": str(self.folder),
            "SET_UP_PAUSE": "0",
            **environment,
        }
        return subprocess.run(
            ["bash", "deploy/set-up.sh", *arguments],
            cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    @property
    def changes(self) -> list[str]:
        """Every change that was asked for, in order; those that failed too."""
        path = self.folder / "changes"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def state(self) -> Mapping[str, str]:
        """What stands."""
        return dict(json.loads((self.folder / "state").read_text("utf-8")))


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Cloud:
    """A project that was set up in one go."""
    done = Cloud(tmp_path_factory.mktemp("whole") / "cloud")
    assert done.set_up(*ALL).returncode == 0
    return done


def test_a_repeat_changes_nothing(whole: Cloud) -> None:
    before, state = whole.changes, whole.state

    done = whole.set_up(*ALL)

    assert done.returncode == 0
    assert "\n+ " not in done.stdout
    assert (whole.changes, whole.state) == (before, state)


def test_each_role_is_for_one_thing_alone(whole: Cloud) -> None:
    job, timer = (f"serviceAccount:nastavnik-{who}@sad-123.iam.gserviceaccount.com" for who in ("job", "timer"))  # fmt: skip
    own = job.partition(":")[2]

    assert sorted(name for name in whole.state if name.startswith("role ")) == [
        f"role run jobs nastavnik roles/run.invoker {timer}",
        f"role secrets nastavnik-config roles/secretmanager.secretAccessor {job}",
        f"role service-accounts {own} roles/iam.serviceAccountTokenCreator {job}",
    ]
    assert not [line for line in whole.changes if "projects add-iam-policy-binding" in line]


def test_without_a_person_to_act_for_and_one_to_tell_there_is_less(cloud: Cloud) -> None:
    assert cloud.set_up(*GIVEN).returncode == 0

    assert not [name for name in cloud.state if "TokenCreator" in name or "policies" in name]
    assert "scheduler jobs nastavnik" in cloud.state


@pytest.mark.parametrize("broken", [1, 4, 9, 11, 14])
def test_a_set_up_that_was_cut_off_is_completed_by_a_repeat(
    cloud: Cloud, whole: Cloud, broken: int
) -> None:
    first = cloud.set_up(*ALL, FAKE_GCLOUD_FAILS=str(broken))
    second = cloud.set_up(*ALL)

    assert second.returncode == 0
    assert cloud.state == whole.state
    roles = [line for line in cloud.changes if "add-iam-policy-binding" in line]
    if len(cloud.changes) > len(whole.changes):
        again = len(cloud.changes) - len(whole.changes)
        assert again == 1, "what was made is not made again"
    assert first.returncode or roles, "only a role is tried twice at once"


def test_a_dry_run_calls_nothing_and_prints_every_command(cloud: Cloud, whole: Cloud) -> None:
    done = cloud.set_up(*ALL, "--dry-run")

    assert done.returncode == 0
    assert not (cloud.folder / "state").exists()
    assert cloud.changes == []
    printed = [line for line in done.stdout.splitlines() if line.startswith("+ gcloud ")]
    assert len(printed) == len(whole.changes)
    assert '|   name: "nastavnik"' in done.stdout
    assert "${" not in done.stdout.replace("${…}", "")


def test_a_dry_run_needs_no_gcloud(cloud: Cloud) -> None:
    (cloud.folder / "bin/gcloud").unlink()

    assert cloud.set_up(*GIVEN, "--dry-run", PATH="/usr/bin:/bin").returncode == 0


def test_changed_settings_are_a_new_version_of_the_secret_and_nothing_else(
    cloud: Cloud, tmp_path: Path
) -> None:
    config = tmp_path / "organisation.yaml"
    config.write_text("time_zone: 'Asia/Omsk'\n", encoding="utf-8")
    assert cloud.set_up(*GIVEN, "--config", str(config)).returncode == 0
    before = len(cloud.changes)
    config.write_text("time_zone: 'Asia/Omsk'\nplace: 'Омск'\n", encoding="utf-8")

    assert cloud.set_up(*GIVEN, "--config", str(config)).returncode == 0

    (change,) = cloud.changes[before:]
    assert change.startswith("secrets versions add nastavnik-config")
    assert "Asia/Omsk" in cloud.state["scheduler jobs nastavnik"]


def test_a_persons_login_is_a_secret_of_its_own_that_the_job_mounts(
    cloud: Cloud, tmp_path: Path
) -> None:
    login = tmp_path / "token.json"
    login.write_text('{"type": "authorized_user"}', encoding="utf-8")

    done = cloud.set_up(*GIVEN, "--token", str(login), "--dry-run")

    assert done.returncode == 0
    assert (
        f"secrets versions add nastavnik-token --project sad-123 --data-file {login}" in done.stdout
    )
    assert "secretName: nastavnik-token" in done.stdout
    assert "nastavnik-token" not in cloud.set_up(*GIVEN, "--dry-run").stdout


def test_another_time_zone_changes_the_schedule_alone(cloud: Cloud) -> None:
    assert cloud.set_up(*GIVEN).returncode == 0
    before = len(cloud.changes)

    assert cloud.set_up(*GIVEN, "--time-zone", "Asia/Omsk").returncode == 0

    (change,) = cloud.changes[before:]
    assert change.startswith("scheduler jobs update http nastavnik")


def test_another_spreadsheet_changes_the_job_alone(cloud: Cloud) -> None:
    assert cloud.set_up(*GIVEN).returncode == 0
    before = len(cloud.changes)

    assert cloud.set_up(*GIVEN, "--spreadsheet", "1abc").returncode == 0

    (change,) = cloud.changes[before:]
    assert change.startswith("run jobs replace")


def test_a_missing_right_is_never_taken_for_a_missing_thing(cloud: Cloud) -> None:
    done = cloud.set_up(*GIVEN, FAKE_GCLOUD_DENIED="secrets describe")

    assert done.returncode == 1
    assert "PERMISSION_DENIED" in done.stderr
    assert "secrets describe" in done.stderr
    assert not [line for line in cloud.changes if line.startswith("secrets")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "which project?"),
        (("--project", "sad-123"), "which region?"),
        (("--project",), "--project needs a value"),
        (("--project", "Sad 123", "--region", "europe-west1"), "no project id"),
        (("--project", "sad-123", "--region", "Europe"), "no region"),
        ((*GIVEN, "--name", "-x"), "--name -x"),
        ((*GIVEN, "--name", "sad-"), "--name sad-"),
        ((*GIVEN, "--alert", "somebody"), "no e-mail address"),
        ((*GIVEN, "--alert", 'a" OR "@b.ru'), "no e-mail address"),
        ((*GIVEN, "--subject", 'a"@b.ru'), "no e-mail address"),
        ((*GIVEN, "--subject", "a@b.ru\nx: y"), "no e-mail address"),
        ((*GIVEN, "--spreadsheet", "https://docs.google.com/spreadsheets/d/1abc/edit"), "an id"),
        ((*GIVEN, "--time-zone", "Moscow time"), "no time zone"),
        ((*GIVEN, "--config", "absent.yaml"), "there is no such file"),
        ((*GIVEN, "--config", "LICENSE"), "--time-zone"),
        ((*GIVEN, "--token", "absent.json"), "nastavnik login makes one"),
        ((*GIVEN, "--token", "LICENSE", "--subject", "a@b.ru"), "one of the two"),
        ((*GIVEN, "--frob"), "unknown: --frob"),
    ],
)
def test_what_is_missing_or_wrong_is_named_before_anything_is_asked(
    cloud: Cloud, arguments: tuple[str, ...], said: str
) -> None:
    done = cloud.set_up(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert cloud.changes == []
