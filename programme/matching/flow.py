"""One minimum-cost flow by OR-Tools, and the prices that prove it one."""

import numpy as np
from ortools.graph.python import min_cost_flow

from programme.matching.network import IntArray, Mask, Network
from programme.matching.proposal import SolverFailureError

_LARGEST = 2**62


def cheapest(network: Network, flow: Mask, free: Mask, costs: IntArray) -> Mask:
    """The cheapest flow that differs from ``flow`` on ``free`` arcs only.

    Raises:
        SolverFailureError: The costs are too large for the solver, or it gave up.
    """
    check_size(network.nodes, costs)
    arcs, moving = np.flatnonzero(free), free & flow
    if not len(arcs):
        return flow
    supply = np.bincount(network.tail[moving], minlength=network.nodes)
    supply -= np.bincount(network.head[moving], minlength=network.nodes)
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        network.tail[arcs], network.head[arcs], np.ones(len(arcs), dtype=np.int64), costs[arcs]
    )
    solver.set_nodes_supplies(np.arange(network.nodes, dtype=np.int64), supply)
    if solver.solve() != solver.OPTIMAL:
        raise SolverFailureError(
            "Подбор не завершён: решатель не нашёл оптимум. Прежнее предложение оставлено без изменений."
        )
    result = flow.copy()
    result[arcs] = np.asarray(solver.flows(np.arange(len(arcs), dtype=np.int64))) > 0
    return result


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


def prices(network: Network, flow: Mask, free: Mask, costs: IntArray) -> IntArray:
    """Node prices (potentials) that prove a flow cheapest among those that differ on free arcs only.

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
    for _ in range(network.nodes + 1):
        best = np.minimum.reduceat(price[tail] + cost, starts)
        if not (best < price[reached]).any():
            return price
        price[reached] = np.minimum(price[reached], best)
    raise SolverFailureError(
        "Подбор не прошёл проверку на оптимальность. Прежнее предложение оставлено без изменений."
    )
