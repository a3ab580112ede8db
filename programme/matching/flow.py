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
    residual arcs: in each round all of them at once that leave a node whose price has fallen.

    Raises:
        SolverFailureError: A cheaper flow exists, so the solver was wrong.
    """
    onward, back = free & ~flow, free & flow
    tail = np.concatenate((network.tail[onward], network.head[back]))
    head = np.concatenate((network.head[onward], network.tail[back]))
    cost = np.concatenate((costs[onward], -costs[back]))
    price = np.zeros(network.nodes, dtype=np.int64)
    fell = np.ones(network.nodes, dtype=np.bool_)
    for _ in range(network.nodes + 1):
        arcs = np.flatnonzero(fell[tail])
        lower = price.copy()
        np.minimum.at(lower, head[arcs], price[tail[arcs]] + cost[arcs])
        fell = lower < price
        if not fell.any():
            return price
        price = lower
    raise SolverFailureError(
        "Подбор не прошёл проверку на оптимальность. Прежнее предложение оставлено без изменений."
    )
