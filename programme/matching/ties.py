"""Ties by code: of all optimal flows the one in which the first mentee has the first mentor, and so on."""

from collections.abc import Sequence

from programme.matching.network import Mask, Network

_Step = tuple[int, int]


def first_by_code(network: Network, flow: Mask, free: Mask) -> Mask:
    """The lexicographically first of the flows that differ from ``flow`` on ``free`` arcs only.

    Mentees are taken in the order of their codes; each gets the first mentor by code with whom the
    rest can still be completed, and no mentor only where every such flow leaves the mentee out.
    That makes the result unique, whatever the solver and the machine.
    """
    residual = _Residual(network.among(free), flow[free])
    for mentee in range(network.mentees):
        residual.improve(mentee)
        residual.settle(mentee)
    result = flow.copy()
    result[free] = residual.flow
    return result


class _Residual:
    """The free arcs as adjacency lists; flow moves along closed walks of arcs with room."""

    def __init__(self, network: Network, flow: Mask) -> None:
        self.flow: list[bool] = flow.tolist()
        self._free = [True] * len(self.flow)
        self._tail: list[int] = network.tail.tolist()
        self._head: list[int] = network.head.tolist()
        self._out: list[list[int]] = [[] for _ in range(network.nodes)]
        self._in: list[list[int]] = [[] for _ in range(network.nodes)]
        for arc, (tail, head) in enumerate(zip(self._tail, self._head, strict=True)):
            self._out[tail].append(arc)
            self._in[head].append(arc)
        for arcs in self._out:
            arcs.sort(key=self._head.__getitem__)

    def improve(self, mentee: int) -> None:
        """Give the mentee the first mentor by code that some closed walk allows."""
        if not self._may_change(mentee):
            return
        seen = {mentee}
        for arc in self._out[mentee]:
            if not self._free[arc]:
                continue
            if self.flow[arc]:
                return
            walk = self._walk(self._head[arc], mentee, seen)
            if walk is not None:
                for step in (arc, *walk):
                    self.flow[step] = not self.flow[step]
                return

    def settle(self, mentee: int) -> None:
        """Let later mentees leave this one's arcs alone."""
        for arc in (*self._out[mentee], *self._in[mentee]):
            self._free[arc] = False

    def _may_change(self, mentee: int) -> bool:
        """Whether any closed walk can lead back to the mentee."""
        leaving = any(self._free[arc] and self.flow[arc] for arc in self._out[mentee])
        entering = any(self._free[arc] and not self.flow[arc] for arc in self._in[mentee])
        return leaving or entering

    def _walk(self, start: int, goal: int, seen: set[int]) -> Sequence[int] | None:
        """Arcs with room from ``start`` to ``goal``, or None; ``seen`` are dead ends, and grows."""
        if start in seen:
            return None
        seen.add(start)
        came: dict[int, _Step] = {}
        queue = [start]
        for node in queue:
            for arc, reached in self._steps(node):
                if reached == goal:
                    return self._back(came, arc, node)
                if reached not in seen:
                    seen.add(reached)
                    came[reached] = (arc, node)
                    queue.append(reached)
        return None

    def _steps(self, node: int) -> list[_Step]:
        onward = [(a, self._head[a]) for a in self._out[node] if self._free[a] and not self.flow[a]]
        back = [(a, self._tail[a]) for a in self._in[node] if self._free[a] and self.flow[a]]
        return onward + back

    @staticmethod
    def _back(came: dict[int, _Step], arc: int, node: int) -> list[int]:
        walk = [arc]
        while node in came:
            arc, node = came[node]
            walk.append(arc)
        return walk
