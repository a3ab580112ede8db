"""deploy/set-up.sh against a gcloud that keeps what was made: complete at once, idle when repeated, resumed when cut."""

import json
import re
from pathlib import Path

import pytest
from cloud_folder import ALL, GIVEN, Cloud

from sync.cli.arguments import read_arguments

LOGIN = '{"type": "authorized_user", "refresh_token": "1//x"}'


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
    login.write_text(LOGIN, encoding="utf-8")

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
        ((*GIVEN, "--spreadsheet", "${SUBJECT}"), "between /d/ and /edit"),
        ((*GIVEN, "--config", "config"), "that is a folder"),
        ((*GIVEN, "--config", "LICENSE"), "--time-zone"),
        ((*GIVEN, "--token", "absent.json"), "nastavnik login makes one"),
        ((*GIVEN, "--token", "config"), "nastavnik login makes one"),
        ((*GIVEN, "--token", "LICENSE"), "no login's file"),
        ((*GIVEN, "--project=Sad 123"), "--project Sad 123: that is no project id"),
        ((*GIVEN, "--project="), "--project needs a value"),
        ((*GIVEN, "--dry-run=no"), "unknown: no"),
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"installed": {"client_id": "x"}}', "nastavnik login --client"),
        ('{"web": {"client_id": "x"}}', "nastavnik login --client"),
        ('{"type": "service_account", "private_key": "x"}', "the job needs none"),
        ('{"type": "authorized_user", "refresh_token": ""}', "not complete"),
        ('{"type": "external_account"}', "no login's file"),
    ],
)
def test_only_a_login_becomes_the_secret_of_a_login(
    cloud: Cloud, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "token.json"
    path.write_text(content, encoding="utf-8")

    done = cloud.set_up(*GIVEN, "--token", str(path))

    assert (done.returncode, cloud.changes) == (2, [])
    assert said in done.stderr


def test_a_login_and_a_person_to_act_for_exclude_each_other(cloud: Cloud, tmp_path: Path) -> None:
    login = tmp_path / "token.json"
    login.write_text(json.dumps(json.loads(LOGIN), indent=2), encoding="utf-8")

    done = cloud.set_up(*GIVEN, "--token", str(login), "--subject", "a@b.ru")

    assert done.returncode == 2
    assert "one of the two" in done.stderr


def test_a_value_may_stand_behind_an_equals_sign(cloud: Cloud) -> None:
    spaced = cloud.set_up(*GIVEN, "--dry-run")
    joined = cloud.set_up("--project=sad-123", "--region=europe-west1", "--dry-run")

    assert joined.returncode == 0
    anywhere = re.compile(r"\S+/(?=[\w-]+\.(json|yaml))")
    assert anywhere.sub("", joined.stdout) == anywhere.sub("", spaced.stdout)


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        (
            (),
            [
                "--args=init,--config,/config/organisation.yaml",
                "",
            ],
        ),
        (
            ("--municipality", "--subject", "a@b.ru"),
            [
                "--tasks=1 --args=municipality,init,--config,/config/organisation.yaml",
                "",
            ],
        ),
    ],
)
def test_what_is_left_to_people_begins_with_access_and_init(
    cloud: Cloud, kind: tuple[str, ...], calls: list[str]
) -> None:
    told = cloud.set_up(*GIVEN, *kind, "--dry-run").stdout.partition("== Done\n")[2]

    execute = "gcloud run jobs execute nastavnik --project sad-123 --region europe-west1 --wait"
    said = [line.strip() for line in told.splitlines() if "gcloud" in line]
    assert said == [f"{execute} {call}".strip() for call in calls]
    assert told.startswith("1. The job acts as ")
    assert ("parent_folder" in told) == (not kind), "a person has a drive of their own"
    arguments = re.findall(r"--args=(\S+)", told)
    assert [read_arguments(each.split(",")).config for each in arguments] == [
        Path("/config/organisation.yaml")
    ]
