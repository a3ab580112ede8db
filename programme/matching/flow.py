"""One minimum-cost flow by OR-Tools, and the proof that it is one."""

import numpy as np
from ortools.graph.python import min_cost_flow

from programme.matching.network import IntArray, Mask, Network
from programme.matching.proposal import SolverFailureError

_LARGEST = 2**62


def largest_flow(network: Network, costs: IntArray) -> Mask:
    """The cheapest of all flows of the largest value: which arcs it uses.

    Raises:
        SolverFailureError: The costs are too large for the solver, or it gave up.
    """
    supply = np.zeros(network.nodes, dtype=np.int64)
    supply[network.source], supply[network.sink] = network.mentees, -network.mentees
    solver = _solver(network, costs, supply)
    status = solver.solve_max_flow_with_min_cost()
    return _flow_of(solver, status, len(costs))


def rerouted(network: Network, flow: Mask, free: Mask, costs: IntArray) -> Mask:
    """The cheapest flow of the same value that differs from ``flow`` on ``free`` arcs only.

    Raises:
        SolverFailureError: As ``largest_flow``.
    """
    moving = free & flow
    supply = np.bincount(network.tail[moving], minlength=network.nodes)
    supply -= np.bincount(network.head[moving], minlength=network.nodes)
    solver = _solver(network, costs, supply, free)
    result = flow.copy()
    result[free] = _flow_of(solver, solver.solve(), int(free.sum()))
    return result


def _solver(
    network: Network, costs: IntArray, supply: IntArray, used: Mask | None = None
) -> min_cost_flow.SimpleMinCostFlow:
    arcs = np.ones(len(costs), dtype=np.bool_) if used is None else used
    check_size(network.nodes, costs)
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        network.tail[arcs],
        network.head[arcs],
        np.ones(int(arcs.sum()), dtype=np.int64),
        costs[arcs],
    )
    nodes = np.arange(network.nodes, dtype=np.int64)
    solver.set_nodes_supplies(nodes, supply)
    return solver


def check_size(nodes: int, costs: IntArray) -> None:
    """Prove in Python's unbounded integers that no step of a solve can pass 62 bits.

    The solver scales costs by the number of nodes plus one, and its prices can add up to that many
    arcs. Levels are never mixed in one cost, so only single scores are bounded here.

    Raises:
        SolverFailureError: They might; weights that large come from the configuration.
    """
    largest = max((abs(int(costs.min())), abs(int(costs.max()))), default=0) if len(costs) else 0
    if 3 * (nodes + 1) ** 2 * largest >= _LARGEST:
        raise SolverFailureError(
            "Веса подбора слишком велики для точного расчёта: уменьшите их в config/matching.yaml."
        )


def _flow_of(solver: min_cost_flow.SimpleMinCostFlow, status: object, arcs: int) -> Mask:
    if status != solver.OPTIMAL:
        raise SolverFailureError(
            "Подбор не завершён: решатель не нашёл оптимум. Прежнее предложение оставлено без изменений."
        )
    flows: IntArray = np.asarray(solver.flows(np.arange(arcs, dtype=np.int64)))
    return flows > 0


def prices(network: Network, flow: Mask, free: Mask, costs: IntArray) -> IntArray:
    """Node prices (potentials) that prove a flow cheapest for its value among changes of free arcs.

    With prices p the reduced cost of an arc u → v is ``cost + p[u] - p[v]``: none is negative on an
    unused free arc and none positive on a used one. Found by Bellman and Ford's sweep over the
    residual arcs, all of them at once in each round.

    Raises:
        SolverFailureError: A cheaper flow exists, so the solver was wrong.
    """
    onward, back = free & ~flow, free & flow
    tail = np.concatenate((network.tail[onward], network.head[back]))
    head = np.concatenate((network.head[onward], network.tail[back]))
    cost = np.concatenate((costs[onward], -costs[back]))
    price = np.zeros(network.nodes, dtype=np.int64)
    if not len(tail):
        return price
    order = np.argsort(head, kind="stable")
    tail, head, cost = tail[order], head[order], cost[order]
    starts = np.flatnonzero(np.diff(head, prepend=-1))
    reached = head[starts]
    for _ in range(network.nodes):
        best = np.minimum.reduceat(price[tail] + cost, starts)
        if not (best < price[reached]).any():
            return price
        price[reached] = np.minimum(price[reached], best)
    raise SolverFailureError(
        "Подбор не прошёл проверку на оптимальность. Прежнее предложение оставлено без изменений."
    )


def check_largest(network: Network, flow: Mask) -> None:
    """Prove that no flow of a larger value exists: no path with room leads from source to sink.

    Raises:
        SolverFailureError: One does, so the solver was wrong.
    """
    tail = np.concatenate((network.tail[~flow], network.head[flow]))
    head = np.concatenate((network.head[~flow], network.tail[flow]))
    reached = np.zeros(network.nodes, dtype=np.bool_)
    reached[network.source] = True
    before = 0
    while before != (now := int(reached.sum())):
        before = now
        reached[head[reached[tail]]] = True
    if reached[network.sink]:
        raise SolverFailureError(
            "Подбор не прошёл проверку на полноту. Прежнее предложение оставлено без изменений."
        )
