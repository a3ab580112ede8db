"""Which institutions are a task's own; pure."""

from collections.abc import Collection
from hashlib import sha256


def shard(codes: Collection[str], index: int, count: int) -> frozenset[str]:
    """The share of one task: the codes in the order of their hashes, cut into runs of equal length.

    Every code is in exactly one share, and shares differ by one code at most. A code that comes or
    goes moves at most one other across each border, ``count - 1`` in all: tasks that read the
    directory before and after it was added still agree on nearly everything. (Where they don't, an
    institution is run twice, which its fence bears, or waits for the next pass, where it comes first.)

    Args:
        codes: All institutions that are to be run; doubles count once.
        index: The task's number, from 0.
        count: How many tasks there are.
    """
    ordered = sorted(set(codes), key=lambda code: (sha256(code.encode()).digest(), code))
    first, end = (len(ordered) * place // count for place in (index, index + 1))
    return frozenset(ordered[first:end])
