#!/usr/bin/env python3
"""Stands on PATH as `gcloud`: keeps in a folder what was made, says what was asked, and can fail at the nth change.

It knows only as much as deploy/set-up.sh asks. FAKE_GCLOUD names the folder, FAKE_GCLOUD_FAILS the number of the
change that fails (1 is the first), FAKE_GCLOUD_DENIED a command that is refused for lack of a right, FAKE_GCLOUD_HIDES
for how many looks a channel that was made is not listed.
"""

import json
import os
import re
import sys
from pathlib import Path

FOLDER = Path(os.environ["FAKE_GCLOUD"])
FILES = ("--policy-from-file", "--config-from-file")
LOOKS = ("describe", "list", "get-iam-policy", "access")


def main() -> int:
    words = sys.argv[1:]
    flags = {w: words[i + 1] for i, w in enumerate(words[:-1]) if w.startswith("--")}
    state = json.loads((FOLDER / "state").read_text()) if (FOLDER / "state").exists() else {}
    line = " ".join(words)
    if os.environ.get("FAKE_GCLOUD_DENIED", "\0") in line:
        sys.stderr.write("ERROR: (gcloud) PERMISSION_DENIED: denied, or it was not found.\n")
        return 1
    if any(look in words for look in LOOKS):
        return looked(words, flags, state)
    with (FOLDER / "changes").open("a") as told:
        told.write(line + "\n")
    count = len((FOLDER / "changes").read_text().splitlines())
    if count == int(os.environ.get("FAKE_GCLOUD_FAILS", "0")):
        sys.stderr.write("ERROR: (gcloud) the connection was lost\n")
        return 1
    if "services enable" in line:
        state |= {f"services {word}": "made" for word in words if ".googleapis." in word}
    else:
        state[key(words, flags)] = made(words, flags)
    if "--policy-from-file" in flags:
        (FOLDER / "policies").open("a").write(Path(flags["--policy-from-file"]).read_text())
    (FOLDER / "state").write_text(json.dumps(state))
    return 0


def thing(words: list[str], flags: dict[str, str]) -> str:
    """The name that a command is about."""
    values = set(flags.values())
    named = [w for w in words if not w.startswith("--") and w not in values]
    return named[-1]


def kind(words: list[str]) -> str:
    line = " ".join(words)
    kinds = (
        "services", "service-accounts", "secrets versions", "secrets", "repositories", "builds", "images",
        "run jobs", "scheduler jobs", "metrics", "channels", "policies",
    )  # fmt: skip
    return next(k for k in kinds if k in line)


def key(words: list[str], flags: dict[str, str]) -> str:
    if "add-iam-policy-binding" in words:
        return f"role {kind(words)} {thing(words, flags)} {flags['--role']} {flags['--member']}"
    about = kind(words)
    names = {
        "secrets versions": lambda: f"content {thing(words, flags)}",
        "builds": lambda: f"images {flags['--substitutions'].removeprefix('_IMAGE=')}",
        "run jobs": lambda: "run jobs " + field(flags, words, r'^  name: "(.*)"$'),
        "channels": lambda: f"channels {flags['--channel-labels'].partition('=')[2]}",
        "policies": lambda: f"policies {field(flags, words, r'^displayName: (.*)$')}",
        "service-accounts": lambda: (
            f"service-accounts {thing(words, flags)}@{flags['--project']}.iam.gserviceaccount.com"
        ),
    }
    return names.get(about, lambda: f"{about} {thing(words, flags)}")()


def field(flags: dict[str, str], words: list[str], pattern: str) -> str:
    path = next((flags[name] for name in FILES if name in flags), "") or thing(words, flags)
    found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    assert found
    return found[1]


def made(words: list[str], flags: dict[str, str]) -> str:
    about = kind(words)
    if about == "run jobs" and "replace" not in words:
        return "made"
    names = ("--schedule", "--time-zone", "--uri", "--oauth-service-account-email")
    shown = {
        "secrets versions": lambda: Path(flags["--data-file"]).read_text(),
        "run jobs": lambda: field(flags, words, r'definition: "(.*)"$'),
        "scheduler jobs": lambda: "\t".join(flags[name] for name in names),
        "channels": lambda: (
            f"projects/{flags['--project']}/notificationChannels/{flags['--channel-labels']}"
        ),
        "metrics": lambda: field(flags, words, r"^description: (.*)$"),
        "policies": lambda: policy(flags, words),
    }
    return shown.get(about, lambda: "made")()


def policy(flags: dict[str, str], words: list[str]) -> str:
    name = field(flags, words, r"^displayName: (.*)$").replace(" ", "-")
    label = field(flags, words, r'^  definition: "(.*)"$')
    return f"projects/{flags['--project']}/alertPolicies/{name}\t{label}"


def looked(words: list[str], flags: dict[str, str], state: dict[str, str]) -> int:
    about, wanted = kind(words), flags.get("--filter", "")
    if "get-iam-policy" in words:
        role, member = re.findall(r"=(\S+)", wanted)
        if f"role {about} {thing(words, flags)} {role} {member}" in state:
            sys.stdout.write(f"{role}\n")
        return 0
    if "list" in words:
        return 0 if about == "channels" and hidden(state) else listed(about, wanted, state)
    name = f"content {flags['--secret']}" if "access" in words else f"{about} {thing(words, flags)}"
    if name not in state:
        sys.stderr.write(f"ERROR: (gcloud) NOT_FOUND: {name} was not found.\n")
        return 1
    sys.stdout.write(f"{state[name]}\n")
    return 0


def hidden(state: dict[str, str]) -> bool:
    """Whether a channel that was made is not listed yet; counts the looks since."""
    if not any(name.startswith("channels") for name in state):
        return False
    with (FOLDER / "looks").open("a") as looks:
        looks.write(".")
    return (FOLDER / "looks").stat().st_size <= int(os.environ.get("FAKE_GCLOUD_HIDES", "0"))


def listed(about: str, wanted: str, state: dict[str, str]) -> int:
    if about == "services":
        names = [name.partition(" ")[2] for name in state if name.startswith("services ")]
        sys.stdout.writelines(f"{name}\n" for name in names)
        return 0
    name = re.split(r"[=]", wanted)[-1].strip('"')
    if f"{about} {name}" in state:
        sys.stdout.write(f"{state[f'{about} {name}']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
