"""What goes into the image is one list: for an engine, for Cloud Build, and for the tag that follows from it."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from cloud_folder import ROOT

LIE_ABOUT = (
    "config/client_secret.json",
    "config/credentials.json",
    "config/institution.local.yaml",
    "config/institutions/romashka/organisation.local.yaml",
    "config/key.json",
    "config/organisation.yaml",
    "config/questionnaires/new.json",
    "config/token.json",
    "config/token.json.tmp",
    "credentials.json",
    "deploy/image/story.py",
    "demo/story.py",
    "sync/__pycache__/run.cpython-311.pyc",
    "sync/cli/__pycache__/main.cpython-311.pyc",
    "tests/cloud/test_sent_files.py",
    "token.json",
)
"""What may lie in the folder of somebody who works there, and is none of the image's business."""

BELONGS = (
    "Containerfile",
    "config/institutions/romashka/organisation.yaml",
    "config/institutions/romashka/roadmap.yaml",
    "config/organisation.py",
    "config/papers.yaml",
    "config/questionnaires/f1.yaml",
    "deploy/image/build.sh",
    "generators/__init__.py",
    "programme/__init__.py",
    "pyproject.toml",
    "requirements-production.lock",
    "sync/cli/main.py",
)


with_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the lists, what belongs and what lies about."""
    for name in (*LIE_ABOUT, *BELONGS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    for name in (".containerignore", ".gcloudignore", "Containerfile.dockerignore"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def shell(folder: Path, function: str) -> str:
    """What a function of deploy/steps.sh prints in a folder."""
    script = f"set -euo pipefail; here=$1/deploy; . {ROOT}/deploy/steps.sh; {function}"
    return subprocess.run(
        ["bash", "-c", script, "-", str(folder)],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip


def engine_lets_in(folder: Path) -> set[str]:
    """By the rules of .dockerignore: of all patterns that fit a file or a folder over it, the last one counts."""
    patterns = (folder / ".containerignore").read_text("utf-8").splitlines()
    sent = set()
    for path in (found for found in folder.rglob("*") if found.is_file()):
        name, kept = path.relative_to(folder).as_posix(), True
        levels = [name, *map(str, Path(name).parents)]
        for line in patterns:
            pattern = line.removeprefix("!")
            if line and not line.startswith("#") and any(fits(pattern, one) for one in levels):
                kept = line.startswith("!")
        if kept:
            sent.add(name)
    return sent


def fits(pattern: str, name: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatchcase(Path(name).name, pattern[3:])
    return fnmatchcase(name, pattern) and name.count("/") == pattern.count("/")


def cloud_build_gets(folder: Path) -> set[str]:
    """By the rules of .gitignore, which .gcloudignore follows."""
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True, timeout=60)
    listed = [*git, "ls-files", "-z", "--others", "--exclude-from=.gcloudignore"]
    done = subprocess.run(listed, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split("\0")) - {""}


@with_git
def test_the_engine_cloud_build_and_the_tag_go_by_the_same_files(folder: Path) -> None:
    assert engine_lets_in(folder) == set(BELONGS)
    assert set(shell(folder, "files_of_image").split("\0")) - {""} == set(BELONGS)
    assert cloud_build_gets(folder) == {*BELONGS, "Containerfile.dockerignore"}


def test_every_source_of_the_product_is_in_the_tag() -> None:
    product = ("sync", "programme", "generators", "config")
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in product
        for kind in ("*.py", "*.yaml", "*.html", "*.md")
        for path in (ROOT / folder).rglob(kind)
    }
    known = set(shell(ROOT, "files_of_image").split("\0"))

    local = {name for name in wanted if name.endswith(".local.yaml")}
    assert wanted - local - {"config/organisation.yaml"} <= known


def test_what_lies_about_leaves_the_tag_and_what_belongs_changes_it(folder: Path) -> None:
    before = shell(folder, "version_of_image")
    for name in LIE_ABOUT:
        (folder / name).write_text("another", encoding="utf-8")
    assert shell(folder, "version_of_image") == before
    seen = {before}
    for name in ("config/papers.yaml", "deploy/image/build.sh"):
        (folder / name).write_text("another", encoding="utf-8")
        seen.add(shell(folder, "version_of_image"))

    assert len(seen) == 3
    assert all(re.fullmatch(r"[0-9a-f]{16}\n", tag) for tag in seen)


@with_git
def test_keys_and_clients_of_the_guides_never_enter_the_repository(tmp_path: Path) -> None:
    guide = (ROOT / "docs/credentials.md").read_text("utf-8")
    named = set(re.findall(r"[\w./]*\w\.json\b", guide)) - {"credentials.example.json"}
    shutil.copy2(ROOT / ".gitignore", tmp_path)
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True, timeout=60)

    assert {"key.json", "new.json", "config/client_secret.json"} <= named
    done = subprocess.run(
        [*git, "check-ignore", *named], capture_output=True, text=True, check=False, timeout=60
    )
    assert set(done.stdout.split()) == named
