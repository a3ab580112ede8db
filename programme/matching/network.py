"""The assignment as a flow network: mentees → mentors → sink, and for each mentee a way round: alone."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Arcs = IntArray | slice
"""Numbers of some arcs of a network; a slice for all of them spares copies of millions."""

EVERY = slice(None)


@dataclass(frozen=True)
class Level:
    """One level of the objective; lower is better, earlier levels count before later ones.

    Attributes:
        name: For messages and reports.
        edge_costs: Cost of choosing each edge.
        place_costs: Cost of using each place.
        alone_cost: Cost of leaving a mentee without a mentor.
    """

    name: str
    edge_costs: IntArray
    place_costs: IntArray
    alone_cost: int = 0


@dataclass(frozen=True)
class Problem:
    """An assignment with capacities.

    People are numbered in the order of their codes, which is also the order that breaks ties.

    Attributes:
        mentees: How many.
        mentors: How many.
        edge_mentee: For each permitted pair the mentee's number.
        edge_mentor: For each permitted pair the mentor's number.
        place_mentor: For each free place the mentor's number, cheapest place of a mentor first.
        levels: The objective.
    """

    mentees: int
    mentors: int
    edge_mentee: IntArray
    edge_mentor: IntArray
    place_mentor: IntArray
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Network:
    """The arcs of a problem, each for one mentee: the edges, then the places, then the ways round.

    Every mentee sends one unit to the sink, over a mentor and one of the mentor's places, or alone.

    Attributes:
        nodes: How many; mentees come first, then mentors, then the sink.
        tail: Node each arc leaves.
        head: Node each arc enters.
        mentees: How many.
        mentors: How many.
    """

    nodes: int
    tail: IntArray
    head: IntArray
    mentees: int
    mentors: int

    @classmethod
    def of(cls, problem: Problem) -> "Network":
        """The network of a problem."""
        sink = problem.mentees + problem.mentors
        everybody = np.arange(problem.mentees, dtype=np.int64)
        to_sink = len(problem.place_mentor) + problem.mentees
        tails = (problem.edge_mentee, problem.place_mentor + problem.mentees, everybody)
        heads = (problem.edge_mentor + problem.mentees, np.full(to_sink, sink, dtype=np.int64))
        return cls(
            nodes=sink + 1,
            tail=np.concatenate(tails),
            head=np.concatenate(heads),
            mentees=problem.mentees,
            mentors=problem.mentors,
        )

    def among(self, kept: Mask) -> "Network":
        """The same people with some of the arcs only."""
        return replace(self, tail=self.tail[kept], head=self.head[kept])

    def reduced(self, costs: IntArray, price: IntArray) -> IntArray:
        """Each arc's reduced cost: what it costs beyond the difference of its ends' prices."""
        reduced = price[self.tail]  # in place: of millions every copy counts
        reduced -= price[self.head]
        reduced += costs
        return reduced

    @property
    def sink(self) -> int:
        """The node all flow goes to."""
        return self.nodes - 1

    @property
    def edges(self) -> slice:
        """Where the edges stand among the arcs."""
        return slice(0, int(np.count_nonzero(self.head != self.sink)))

    def costs(self, level: Level, arcs: Arcs = EVERY) -> IntArray:
        """A level's cost of each arc, or of some."""
        alone = np.full(self.mentees, level.alone_cost, dtype=np.int64)
        return np.concatenate((level.edge_costs, level.place_costs, alone))[arcs]

    def everybody_alone(self) -> Mask:
        """The flow without any pair."""
        flow = np.zeros(len(self.tail), dtype=np.bool_)
        flow[len(flow) - self.mentees :] = True
        return flow


def narrowed(arcs: Arcs, kept: Mask) -> IntArray:
    """The numbers of those arcs that are kept, with a mark for each."""
    return np.flatnonzero(kept) if isinstance(arcs, slice) else arcs[kept]
