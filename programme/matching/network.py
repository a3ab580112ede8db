"""The assignment as a flow network: source → mentees → mentors → sink, every arc of capacity 1."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Level:
    """One level of the objective; lower is better, earlier levels count before later ones.

    Attributes:
        name: For messages and reports.
        edge_costs: Cost of choosing each edge.
        place_costs: Cost of using each place.
    """

    name: str
    edge_costs: IntArray
    place_costs: IntArray


@dataclass(frozen=True)
class Problem:
    """An assignment with capacities; as many mentees as possible come before every level.

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
    """The arcs of a problem: first source → mentee, then the edges, then mentor → sink (places).

    Attributes:
        nodes: How many; mentees come first, then mentors, source, sink.
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
        source = problem.mentees + problem.mentors
        places = len(problem.place_mentor)
        mentor_nodes = problem.mentees
        tails = (
            np.full(problem.mentees, source, dtype=np.int64),
            problem.edge_mentee,
            problem.place_mentor + mentor_nodes,
        )
        heads = (
            np.arange(problem.mentees, dtype=np.int64),
            problem.edge_mentor + mentor_nodes,
            np.full(places, source + 1, dtype=np.int64),
        )
        return cls(
            nodes=source + 2,
            tail=np.concatenate(tails),
            head=np.concatenate(heads),
            mentees=problem.mentees,
            mentors=problem.mentors,
        )

    @property
    def source(self) -> int:
        """The node all flow comes from."""
        return self.nodes - 2

    @property
    def sink(self) -> int:
        """The node all flow goes to."""
        return self.nodes - 1

    def costs(self, level: Level) -> IntArray:
        """A level's cost of each arc; arcs from the source cost nothing."""
        nothing = np.zeros(self.mentees, dtype=np.int64)
        return np.concatenate((nothing, level.edge_costs, level.place_costs))

    def is_edge(self) -> slice:
        """Where the edges stand among the arcs."""
        places = int(np.count_nonzero(self.head == self.sink))
        return slice(self.mentees, len(self.tail) - places)
