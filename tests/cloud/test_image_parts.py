"""What the image is made of: a part of the lock, the production floors, and nothing that only tests or the demo need."""

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from deploy.image.containerfile import Command, Copy, UnknownStepError, stages
from deploy.image.roots import carry_out

ROOT = Path(__file__).parents[2]
NEVER = {"emulator", "demo", "tests", "torture", "bench", "conformance"}
LOCAL = {"starlette", "uvicorn", "openpyxl", "beautifulsoup4", "python-multipart", "pytest", "mypy"}


def locked(name: str) -> dict[str, list[str]]:
    """Requirement with its condition → hashes."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if requirement := re.match(r"[A-Za-z0-9].*?(?= \\)", line):
            found[requirement[0]] = hashes = []
        elif line.lstrip().startswith("--hash"):
            hashes.append(line.strip().rstrip(" \\"))
    return found


def bare(requirement: str) -> str:
    return re.split(r"[=><\[ ;]", requirement)[0].casefold()


def test_production_has_the_versions_and_hashes_that_are_tested() -> None:
    whole = {
        line.partition(" ;")[0]: hashes for line, hashes in locked("requirements.lock").items()
    }

    for requirement, hashes in locked("requirements-production.lock").items():
        assert hashes
        assert whole[requirement.partition(" ;")[0]] == hashes


def test_production_has_every_dependency_of_the_product_and_none_of_the_extras() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {bare(requirement) for requirement in locked("requirements-production.lock")}

    assert {bare(one) for one in project["dependencies"]} <= names
    assert not names & LOCAL


def test_no_lock_names_where_packages_come_from() -> None:
    assert "://" not in (ROOT / "requirements-production.lock").read_text("utf-8")


def test_the_image_is_copied_from_named_folders_and_runs_as_nobody() -> None:
    build, final = stages((ROOT / "Containerfile").read_text("utf-8"))
    copied = {source for step in build.steps if isinstance(step, Copy) for source in step.sources}

    assert not copied & NEVER
    assert {"sync", "generators", "programme", "config"} <= copied
    assert [step for step in final.steps if isinstance(step, Command)] == []
    assert [(step.stage, step.target) for step in final.steps if isinstance(step, Copy)] == [
        ("build", "/opt/nastavnik")
    ]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", final.user)
    assert final.entry == ["/opt/nastavnik/bin/nastavnik"]
    assert final.arguments == ["sync", "--config", "/config/organisation.yaml"]


def test_what_the_build_copies_is_what_is_sent_to_it() -> None:
    build, _ = stages((ROOT / "Containerfile").read_text("utf-8"))
    copied = {source for step in build.steps if isinstance(step, Copy) for source in step.sources}
    sent = (ROOT / ".containerignore").read_text("utf-8").splitlines()

    assert {line[1:] for line in sent if line.startswith("!")} == copied | {"Containerfile"}
    assert (ROOT / "Containerfile.dockerignore").read_text("utf-8").splitlines() == sent
    cloud = (ROOT / ".gcloudignore").read_text("utf-8").splitlines()
    assert all(f"!/{source}" in cloud for source in copied)


def test_every_service_that_is_spoken_to_keeps_its_description() -> None:
    script = (ROOT / "deploy/image/build.sh").read_text("utf-8")
    listed = re.search(r"^descriptions=\((.*)\)$", script, re.MULTILINE)
    assert listed
    spoken = set()
    for path in (ROOT / "sync").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "build":
                named = [str(a.value) for a in node.args[:2] if isinstance(a, ast.Constant)]
                if named:  # the probe's own names are variables
                    spoken.add(".".join(named))

    assert spoken
    assert spoken <= set(listed[1].split())


def test_a_step_that_is_not_understood_is_refused() -> None:
    with pytest.raises(UnknownStepError, match="HEALTHCHECK"):
        stages("FROM x AS y\nHEALTHCHECK CMD true\n")
    with pytest.raises(UnknownStepError, match="--chown"):
        stages("FROM x\nCOPY --chown=1:1 a b\n")


def test_what_lies_about_is_not_sent_and_what_a_stage_has_made_is_copied_whole(
    tmp_path: Path,
) -> None:
    for origin in ("project", "build"):
        folder = tmp_path / origin / "config"
        (folder / "__pycache__").mkdir(parents=True)
        for name in ("key.json", "papers.yaml", "__pycache__/made.pyc"):
            (folder / name).write_text("")
    text = "FROM base AS build\nFROM base\nCOPY config sent\nCOPY --from=build config whole\nUSER 1:1\n"

    _, final = stages(text + 'ENTRYPOINT ["a"]\n')
    carry_out(final, tmp_path / "root", tmp_path / "project", {"build": tmp_path / "build"})

    names = {
        kind: sorted(path.name for path in (tmp_path / "root" / kind).rglob("*") if path.is_file())
        for kind in ("sent", "whole")
    }
    assert names == {"sent": ["papers.yaml"], "whole": ["key.json", "made.pyc", "papers.yaml"]}


def test_folders_are_copied_under_a_name_alone_as_an_engine_would_scatter_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync/one.py").touch()
    named, scattered = (
        stages(f"FROM x AS y\nWORKDIR /a\nCOPY sync {target}\n") for target in ("sync", "./")
    )

    carry_out(named[0], tmp_path / "root", tmp_path, {})

    assert (tmp_path / "root/a/sync/one.py").exists()
    with pytest.raises(UnknownStepError, match="COPY sync"):
        carry_out(scattered[0], tmp_path / "other", tmp_path, {})


def test_folders_of_steps_are_followed() -> None:
    (stage,) = stages("FROM x AS y\nWORKDIR /a\nCOPY one two ./\nCOPY c d/c\nRUN do \\\n  it\n")

    assert stage.steps == [
        Copy("", ("one", "two"), "/a/"),
        Copy("", ("c",), "/a/d/c"),
        Command("do    it", "/a"),
    ]


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_the_scripts_are_sound() -> None:
    scripts = ["deploy/set-up.sh", "deploy/steps.sh", "deploy/image/build.sh"]
    done = subprocess.run(
        ["shellcheck", "-x", *scripts], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout == ""
