"""The store: whole or not at all, and the same after a snapshot."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.clock import Ids
from emulator.persistence import Keeper
from emulator.store import Store

KEYS = st.sampled_from(["a", "b", "c"])
WRITES = st.lists(
    st.tuples(st.sampled_from(["put", "delete", "blob"]), KEYS, KEYS, st.integers(0, 9)), max_size=12
)  # fmt: skip


def write(store: Store, writes: list[tuple[str, str, str, int]]) -> None:
    """Carry out writes."""
    for kind, collection, key, value in writes:
        if kind == "put":
            store.put(collection, key, {"value": value})
        elif kind == "delete":
            store.delete(collection, key)
        else:
            store.put_blob(key, bytes([value]))


def write_and_fail(store: Store, writes: list[tuple[str, str, str, int]]) -> None:
    """Carry out writes in a transaction that ends badly."""
    with store.transaction():
        write(store, writes)
        raise RuntimeError


def kept(store: Store) -> str:
    """What a store holds, every collection in its order."""
    collections, blobs = store.snapshot().values()
    return json.dumps([*sorted((k, list(v.items())) for k, v in collections.items() if v), blobs])


@given(WRITES, WRITES)
def test_a_failed_transaction_leaves_no_trace(
    before: list[tuple[str, str, str, int]], inside: list[tuple[str, str, str, int]]
) -> None:
    store = Store()
    write(store, before)
    expected = kept(store)
    with pytest.raises(RuntimeError):
        write_and_fail(store, inside)
    assert kept(store) == expected


@given(WRITES)
def test_a_snapshot_restores_everything_in_order(writes: list[tuple[str, str, str, int]]) -> None:
    store, other = Store(), Store()
    write(store, writes)
    other.put("x", "y", {"gone": True})
    other.restore(json.loads(json.dumps(store.snapshot())))
    assert kept(other) == kept(store)


@pytest.mark.parametrize(
    "snapshot", [{}, {"collections": []}, {"collections": {}, "blobs": {"a": "?"}}]
)
def test_what_is_no_snapshot_is_refused_and_changes_nothing(snapshot: dict[str, object]) -> None:
    store = Store()
    store.put("a", "b", {"kept": True})
    with pytest.raises((TypeError, ValueError)):
        store.restore(snapshot)
    assert store.get("a", "b") == {"kept": True}


def test_ids_go_on_where_a_snapshot_left_them() -> None:
    store, other = Store(), Store()
    first = Ids(store).file_id()
    other.restore(store.snapshot())
    assert Ids(other).file_id() == Ids(store).file_id() != first
    assert len(first) == 44


@settings(deadline=None)  # it waits for the disk
@given(st.lists(st.tuples(st.booleans(), WRITES), max_size=4))
def test_a_file_follows_the_store_in_content_and_order(
    batches: list[tuple[bool, list[tuple[str, str, str, int]]]],
) -> None:
    store, other = Store(), Store()
    with TemporaryDirectory() as folder:
        with Keeper(store, Path(folder) / "memory.db") as keeper:
            for fails, writes in batches:
                if fails:
                    with pytest.raises(RuntimeError):
                        write_and_fail(store, writes)
                else:
                    write(store, writes)
                    keeper.save()
        with Keeper(other, Path(folder) / "memory.db"):
            assert kept(other) == kept(store)
