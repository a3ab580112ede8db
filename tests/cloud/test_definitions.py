"""The definitions in deploy/ are of the shape that Google's discovery documents describe, and say what they must."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from described import faults, schemas

from sync.cli.arguments import read_arguments

DEPLOY = Path(__file__).parents[2] / "deploy"
JOBS = ["job.yaml", "job-municipality.yaml"]
VALUES = {
    "PROJECT": "sad-123",
    "REGION": "europe-west1",
    "NAME": "nastavnik",
    "TIME_ZONE": "Europe/Moscow",
    "SPREADSHEET_ID": "1abc",
    "SUBJECT": "kurator@example.org",
    "SERVICE_ACCOUNT": "nastavnik-job@sad-123.iam.gserviceaccount.com",
    "TIMER_ACCOUNT": "nastavnik-timer@sad-123.iam.gserviceaccount.com",
    "IMAGE": "europe-west1-docker.pkg.dev/sad-123/nastavnik/job:0123456789abcdef",
    "CHANNEL": "projects/sad-123/notificationChannels/1",
    "DEFINITION": "0123456789abcdef",
}


def filled(name: str, *, with_token: bool = False) -> Any:
    """A definition with its ${…} filled in, as deploy/steps.sh does it."""
    lines = (DEPLOY / name).read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if with_token or not line.endswith(" # token"))
    for placeholder, value in VALUES.items():
        text = text.replace(f"${{{placeholder}}}", value)
    assert not re.search(r"\$\{[A-Z]", text)
    return yaml.safe_load(text)


@pytest.mark.parametrize(
    ("name", "document", "schema"),
    [
        ("job.yaml", "run.v1", "Job"),
        ("job-municipality.yaml", "run.v1", "Job"),
        ("scheduler.yaml", "cloudscheduler.v1", "Job"),
        ("cloud-build.yaml", "cloudbuild.v1", "Build"),
        ("metric-runs.yaml", "logging.v2", "LogMetric"),
        ("alert-errors.yaml", "monitoring.v3", "AlertPolicy"),
        ("alert-silence.yaml", "monitoring.v3", "AlertPolicy"),
    ],
)
def test_each_definition_is_of_googles_shape(name: str, document: str, schema: str) -> None:
    assert faults(document, schema, filled(name)) == []


@pytest.mark.parametrize("name", JOBS)
def test_a_job_with_a_persons_login_mounts_it(name: str) -> None:
    job = filled(name, with_token=True)
    mounts = {mount["name"]: mount["mountPath"] for mount in container(job)["volumeMounts"]}
    given = {variable["name"]: variable["value"] for variable in container(job)["env"]}
    (token,) = (volume for volume in task(job)["volumes"] if volume["name"] == "token")

    assert faults("run.v1", "Job", job) == []
    assert faults("run.v2", "GoogleCloudRunV2Job", as_v2(job)) == []
    path = f"{mounts['token']}/{token['secret']['items'][0]['path']}"
    assert given["GOOGLE_APPLICATION_CREDENTIALS"] == path


def test_every_definition_is_checked_here() -> None:
    checked = {*JOBS, "scheduler.yaml", "cloud-build.yaml", "metric-runs.yaml"}
    checked |= {"alert-errors.yaml", "alert-silence.yaml"}

    assert {path.name for path in DEPLOY.glob("*.y*ml")} == checked


def task(job: Any) -> Any:
    return job["spec"]["template"]["spec"]["template"]["spec"]


def container(job: Any) -> Any:
    return task(job)["containers"][0]


def mutated(change: Callable[[Any], object]) -> list[str]:
    job = filled("job.yaml")
    change(job)
    return faults("run.v1", "Job", job)


@pytest.mark.parametrize(
    "change",
    [
        lambda job: job["spec"].update(schedule="0 7 * * *"),
        lambda job: job["spec"]["template"]["spec"].update(taskCount="four"),
        lambda job: job["spec"]["template"]["spec"].update(taskCount=True),
        lambda job: task(job).update(maxRetries="1"),
        lambda job: task(job).update(timeoutSeconds="20m"),
        lambda job: task(job).update(serviceAccount="x@y"),
        lambda job: container(job).update(args="sync"),
        lambda job: container(job)["env"].append({"name": "A", "value": 5}),
        lambda job: container(job)["resources"].update(limits=["1Gi"]),
        lambda job: task(job)["volumes"][0]["secret"].update(name="nastavnik-config"),
        lambda job: task(job)["volumes"][0]["secret"]["items"][0].update(version="latest"),
    ],
)
def test_a_definition_of_another_shape_would_be_noticed(change: Callable[[Any], object]) -> None:
    assert mutated(change)


def test_what_is_filled_in_stays_text_though_it_look_like_a_number_or_a_yes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(VALUES, "DEFINITION", "0123456789012345")
    monkeypatch.setitem(VALUES, "NAME", "no")

    assert [faults("run.v1", "Job", filled(name)) for name in JOBS] == [[], []]


def test_an_unknown_word_and_a_wrong_duration_would_be_noticed() -> None:
    timer = filled("scheduler.yaml")
    timer["httpTarget"]["httpMethod"] = "CALL"
    timer["attemptDeadline"] = "one minute"

    assert len(faults("cloudscheduler.v1", "Job", timer)) == 2


def as_v2(job: Any) -> dict[str, Any]:
    """The same job as ``run.v2`` writes it, which the schedule's address and every newer tool speak."""
    outer, inner = job["spec"]["template"], task(job)
    limits = container(job)["resources"]["limits"]
    return {
        "labels": job["metadata"]["labels"],
        "template": {
            "taskCount": outer["spec"]["taskCount"],
            "parallelism": outer["spec"]["parallelism"],
            "template": {
                "executionEnvironment": "EXECUTION_ENVIRONMENT_"
                + outer["metadata"]["annotations"]["run.googleapis.com/execution-environment"].upper(),
                "serviceAccount": inner["serviceAccountName"],
                "maxRetries": inner["maxRetries"],
                "timeout": f"{inner['timeoutSeconds']}s",
                "containers": [{**container(job), "resources": {"limits": limits}}],
                "volumes": [
                    {
                        "name": volume["name"],
                        "secret": {
                            "secret": volume["secret"]["secretName"],
                            "items": [
                                {"version": item["key"], "path": item["path"]}
                                for item in volume["secret"]["items"]
                            ],
                        },
                    }
                    for volume in inner["volumes"]
                ],
            },
        },
    }  # fmt: skip


@pytest.mark.parametrize("name", JOBS)
def test_a_job_can_be_said_in_the_newer_interface_too(name: str) -> None:
    assert faults("run.v2", "GoogleCloudRunV2Job", as_v2(filled(name))) == []


@pytest.mark.parametrize("name", JOBS)
def test_annotations_are_those_that_a_job_and_its_executions_take(name: str) -> None:
    job = filled(name)
    told = schemas("run.v1")["ObjectMeta"]["properties"]["annotations"]["description"]
    takes = dict(re.findall(r"`(run\.googleapis\.com/[\w-]+)`: ([\w, ]+)", told))

    assert all(
        "Execution" in takes[key] for key in job["spec"]["template"]["metadata"]["annotations"]
    )
    assert "annotations" not in job["metadata"]


@pytest.mark.parametrize("name", JOBS)
def test_the_command_line_understands_what_a_job_asks_of_it(name: str) -> None:
    options = read_arguments(container(filled(name))["args"])

    assert options.config == Path("/config/organisation.yaml")
    assert options.command == ("municipality" if "municipality" in name else "sync")


@pytest.mark.parametrize("name", JOBS)
def test_the_defaults_that_bite_are_set(name: str) -> None:
    inner, memory = task(filled(name)), container(filled(name))["resources"]["limits"]["memory"]

    assert inner["maxRetries"] == 1
    assert 900 < inner["timeoutSeconds"] <= 24 * 3600, "longer than a lease, within Google's bounds"
    assert memory == "1Gi"


@pytest.mark.parametrize("name", JOBS)
def test_a_job_holds_no_key_and_mounts_what_it_reads(name: str) -> None:
    job = filled(name)
    (volume,) = task(job)["volumes"]
    (mount,) = container(job)["volumeMounts"]

    assert mount["name"] == volume["name"]
    assert f"{mount['mountPath']}/{volume['secret']['items'][0]['path']}" in container(job)["args"]
    names = {variable["name"] for variable in container(job)["env"]}
    assert "GOOGLE_APPLICATION_CREDENTIALS" not in names
    assert not [variable for variable in names if variable.startswith("CLOUD_RUN_")], "reserved"


def test_the_schedule_starts_that_very_job() -> None:
    timer, job = filled("scheduler.yaml"), filled("job.yaml")

    assert timer["httpTarget"]["uri"].endswith(f"/jobs/{job['metadata']['name']}:run")
    assert timer["httpTarget"]["oauthToken"]["serviceAccountEmail"] == VALUES["TIMER_ACCOUNT"]
    assert len(timer["schedule"].split()) == 5


def test_the_alert_on_silence_watches_the_metric_there_is_within_google_limits() -> None:
    alert, metric = filled("alert-silence.yaml"), filled("metric-runs.yaml")
    silence = alert["conditions"][0]["conditionThreshold"]
    (look,) = silence["aggregations"]

    assert f'user/{metric["name"]}"' in silence["filter"]
    assert 12 * 3600 < int(look["alignmentPeriod"].rstrip("s")) <= 90000
    # Fewer than one run, whether Google writes zeros for them or nothing.
    assert (silence["comparison"], silence["thresholdValue"]) == ("COMPARISON_LT", 1)
    assert silence["evaluationMissingData"] == "EVALUATION_MISSING_DATA_ACTIVE"
    assert int(silence["duration"].rstrip("s")) >= 60
