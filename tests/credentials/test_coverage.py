"""What granted scopes contain is what Google's discovery documents say."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest

from sync.workspace.coverage import _WIDER, EVERYTHING, uncovered
from sync.workspace.scopes import PREFIX, SCOPES

NEEDED = sorted(set(chain(*SCOPES.values())))
CALLED_WITH_ANY_OF = {
    "spreadsheets.readonly": ("sheets.spreadsheets.get",),
    "drive.metadata.readonly": ("drive.files.list", "drive.files.get", "drive.about.get"),
    "forms.body.readonly": ("forms.forms.get",),
}

OF_SHARED_DRIVES = {
    f"drive.drives.{verb}" for verb in ("create", "delete", "get", "list", "update")
}
"""Whole shared drives: the programme never makes one but in ``probe-google``, which reports where it may not."""


def methods(name: str) -> Iterator[Mapping[str, Any]]:
    path = files("googleapiclient.discovery_cache.documents") / f"{name}.json"
    waiting = [json.loads(path.read_text(encoding="utf-8"))]
    while waiting:
        resource = waiting.pop()
        yield from resource.get("methods", {}).values()
        waiting += resource.get("resources", {}).values()


@pytest.fixture(scope="module")
def accepted() -> Mapping[str, frozenset[str]]:
    return {
        method["id"]: frozenset(method["scopes"])
        for name in ("sheets.v4", "drive.v3", "forms.v1")
        for method in methods(name)
    }


def test_drive_and_drive_file_each_serve_every_method_that_the_product_knows(
    accepted: Mapping[str, frozenset[str]],
) -> None:
    from sync.workspace.methods import _METHODS  # noqa: PLC0415 - the list of what is called

    called = {name for _, _, name in _METHODS} & set(accepted) - OF_SHARED_DRIVES
    assert len(called) > 12
    for name in called:
        assert accepted[name] >= EVERYTHING, name


def test_a_wider_scope_is_accepted_by_every_method_for_which_the_narrower_is_asked(
    accepted: Mapping[str, frozenset[str]],
) -> None:
    assert set(_WIDER) == set(CALLED_WITH_ANY_OF)
    for narrow, wider in _WIDER.items():
        for method in CALLED_WITH_ANY_OF[narrow]:
            assert f"{PREFIX}{narrow}" in accepted[method]
            for name in wider:
                assert f"{PREFIX}{name}" in accepted[method], (method, name)


def test_what_is_missing_is_named() -> None:
    for scope in EVERYTHING:
        assert uncovered(NEEDED, [scope]) == ()
    assert uncovered(NEEDED, []) == tuple(NEEDED)
    assert uncovered(SCOPES["status"], [f"{PREFIX}spreadsheets"]) == (
        f"{PREFIX}drive.metadata.readonly",
    )
    assert uncovered(SCOPES["plan"], [f"{PREFIX}drive.readonly"]) == (
        f"{PREFIX}forms.responses.readonly",
    )
    assert uncovered(SCOPES["doctor"], [f"{PREFIX}drive.readonly"]) == ()
