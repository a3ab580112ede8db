"""``make image-check``: builds the image's file system by the Containerfile's steps and runs the job in it.

Left out where there is no right to make root directories or Debian's tools cannot be had; with
NASTAVNIK_IMAGE_CHECK=required that is a failure.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

from deploy.image.cloud import running
from deploy.image.containerfile import stages
from deploy.image.roots import begin, carry_out, wheels
from deploy.image.story import PEOPLE, FailedError, Story

PROJECT = Path(__file__).parents[2]


def main() -> int:
    """Build, run, tell; returns the exit code."""
    if reason := _impossible():
        print(f"image-check: left out: {reason}")
        return 1 if os.environ.get("NASTAVNIK_IMAGE_CHECK") == "required" else 0
    folder = Path(mkdtemp(prefix="nastavnik-image-"))
    folder.chmod(0o755)
    try:
        return _checked(folder)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or b"").decode(errors="replace")[-500:]
        print(f"image-check: this failed: {error.cmd} {said}")
        return 1
    except FailedError as error:
        print(f"image-check: {error}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _impossible() -> str:
    """Why it cannot be done here, or ""."""
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return "a Debian system is needed"
    if os.geteuid() != 0:
        return "only root can make a root directory"
    probe = ["unshare", "--mount", "mount", "--make-rprivate", "/"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:  # noqa: S603
        return "mounts are not permitted here"
    return ""


def _checked(folder: Path) -> int:
    began = time.monotonic()
    build, final = stages((PROJECT / "Containerfile").read_text("utf-8"))
    roots = {build.name: folder / "build", final.name: folder / "final"}
    begin({roots[build.name]: ["python3-pip"], roots[final.name]: []})
    lock = PROJECT / "requirements-production.lock"
    wheels(lock, roots[build.name] / "wheels")
    system = _megabytes(roots[final.name])
    carry_out(build, roots[build.name], PROJECT, roots)
    carry_out(final, roots[final.name], PROJECT, roots)
    made = time.monotonic() - began
    product = _megabytes(roots[final.name] / "opt/nastavnik")
    print(
        f"built in {made:.0f} s; system {system} MB, product with its libraries {product} MB",
        flush=True,
    )
    with running() as cloud:
        cloud.furnish()
        config = _configured(folder / "config", cloud.drive)
        story = Story(final, roots[final.name], config, cloud)
        try:
            story.play()
        finally:
            print("\n".join(story.figures))
    print(f"image-check: all of it holds, {time.monotonic() - began:.0f} s")
    return 0


def _configured(folder: Path, drive: str) -> Path:
    """What a secret's volume would hold, and a list of people."""
    folder.mkdir()
    text = (PROJECT / "config/organisation.yaml").read_text("utf-8")
    told = re.sub(r"^parent_folder:.*$", f"parent_folder: '{drive}'", text, flags=re.MULTILINE)
    (folder / "organisation.yaml").write_text(told, encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return folder


def _megabytes(folder: Path) -> int:
    """What lies in a folder, in megabytes; links are not followed."""
    sizes = (path.lstat().st_size for path in folder.rglob("*") if not path.is_symlink())
    return sum(sizes) // 2**20


if __name__ == "__main__":
    sys.exit(main())
