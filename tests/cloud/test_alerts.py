"""The alerts that deploy/set-up.sh makes follow what it is told: another address, another definition."""

import shutil
from pathlib import Path

import pytest
from cloud_folder import ALL, GIVEN, ROOT, Cloud


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud")


def test_another_address_is_a_channel_of_its_own_that_both_policies_then_name(cloud: Cloud) -> None:
    assert cloud.set_up(*ALL).returncode == 0
    before = len(cloud.changes)

    assert cloud.set_up(*ALL, "--alert", "new@example.org").returncode == 0

    channel, *policies = cloud.changes[before:]
    assert channel.startswith("beta monitoring channels create")
    made = "projects/sad-123/alertPolicies/nastavnik"
    assert [line.partition(" --")[0] for line in policies] == [
        f"alpha monitoring policies update {made}-errors",
        f"alpha monitoring policies update {made}-silence",
    ]
    assert [line.partition("=")[2] for line in cloud.policies if "notificationChannels/" in line] == [
        "it@example.org", "it@example.org", "new@example.org", "new@example.org"
    ]  # fmt: skip

    before = len(cloud.changes)
    assert cloud.set_up(*ALL, "--alert", "new@example.org").returncode == 0
    assert cloud.changes[before:] == []


def test_another_definition_brings_metric_and_policy_up_to_date(
    cloud: Cloud, tmp_path: Path
) -> None:
    assert cloud.set_up(*ALL).returncode == 0
    before = len(cloud.changes)
    other = tmp_path / "other"
    for name in ("deploy", "config"):
        shutil.copytree(ROOT / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, old, new in (
        ("metric-runs.yaml", "counts.seconds>=0", "counts.seconds>0"),
        ("alert-silence.yaml", "82800s", "86400s"),
    ):
        path = other / "deploy" / name
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    for name in ("sync", "programme", "generators"):
        (other / name).symlink_to(ROOT / name)
    for name in (
        ".containerignore",
        "Containerfile",
        "pyproject.toml",
        "requirements-production.lock",
    ):
        shutil.copy2(ROOT / name, other / name)

    assert cloud.set_up(*ALL, folder=other).returncode == 0

    told = [line.partition(" --")[0] for line in cloud.changes[before:] if "m" in line]
    assert [line for line in told if not line.startswith(("builds", "run jobs"))] == [
        "logging metrics update nastavnik-runs",
        "alpha monitoring policies update projects/sad-123/alertPolicies/nastavnik-silence",
    ]


def test_a_channel_that_google_does_not_list_at_once_is_waited_for(cloud: Cloud) -> None:
    assert cloud.set_up(*ALL, FAKE_GCLOUD_HIDES="3").returncode == 0

    named = [line.strip() for line in cloud.policies if "notificationChannels/" in line]
    assert named == ["- projects/sad-123/notificationChannels/email_address=it@example.org"] * 2


def test_no_policy_is_made_without_a_channel(cloud: Cloud) -> None:
    done = cloud.set_up(*ALL, FAKE_GCLOUD_HIDES="99")

    assert done.returncode == 1
    assert "Repeat the same command in a few minutes" in done.stderr
    assert cloud.policies == []
    assert "scheduler jobs nastavnik" in cloud.state

    assert cloud.set_up(*ALL).returncode == 0
    assert len([line for line in cloud.changes if "channels create" in line]) == 1


def test_who_is_told_is_no_matter_without_an_address(cloud: Cloud) -> None:
    assert cloud.set_up(*GIVEN, FAKE_GCLOUD_HIDES="99").returncode == 0
