#!/usr/bin/env python3
"""Stands on PATH as `gcloud`: keeps in a folder what was made, says what was asked, and can fail at the nth change.

It knows only as much as deploy/set-up.sh asks. FAKE_GCLOUD names the folder, FAKE_GCLOUD_FAILS the number of the
change that fails (1 is the first), FAKE_GCLOUD_DENIED a command that is refused for lack of a right.
"""

import json
import os
import re
import sys
from pathlib import Path

FOLDER = Path(os.environ["FAKE_GCLOUD"])
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
    path = flags.get("--policy-from-file") or thing(words, flags)
    found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    assert found
    return found[1]


def made(words: list[str], flags: dict[str, str]) -> str:
    match kind(words):
        case "secrets versions":
            return Path(flags["--data-file"]).read_text()
        case "run jobs" if "replace" in words:
            return field(flags, words, r'definition: "(.*)"$')
        case "scheduler jobs":
            names = ("--schedule", "--time-zone", "--uri", "--oauth-service-account-email")
            return "\t".join(flags[name] for name in names)
        case "channels":
            return f"projects/{flags['--project']}/notificationChannels/1"
        case _:
            return "made"


def looked(words: list[str], flags: dict[str, str], state: dict[str, str]) -> int:
    about, wanted = kind(words), flags.get("--filter", "")
    if "get-iam-policy" in words:
        role, member = re.findall(r"=(\S+)", wanted)
        if f"role {about} {thing(words, flags)} {role} {member}" in state:
            sys.stdout.write(f"{role}\n")
        return 0
    if "list" in words:
        return listed(about, wanted, state)
    name = f"content {flags['--secret']}" if "access" in words else f"{about} {thing(words, flags)}"
    if name not in state:
        sys.stderr.write(f"ERROR: (gcloud) NOT_FOUND: {name} was not found.\n")
        return 1
    sys.stdout.write(f"{state[name]}\n")
    return 0


def listed(about: str, wanted: str, state: dict[str, str]) -> int:
    if about == "services":
        names = [name.partition(" ")[2] for name in state if name.startswith("services ")]
        sys.stdout.writelines(f"{name}\n" for name in names)
        return 0
    name = re.split(r"[=]", wanted)[-1].strip('"')
    if f"{about} {name}" in state:
        told = state[f"{about} {name}"] if about == "channels" else name
        sys.stdout.write(f"{told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
