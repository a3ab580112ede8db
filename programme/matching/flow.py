"""One minimum-cost flow by OR-Tools, and the prices that prove it one.

Where there are many arcs for each node, few of them matter. So both begin with a sample of the arcs and add those
that the prices of the sample do not allow, until none is left: what is found is proved for all arcs, as
if all had been there from the beginning (Clarkson, *Las Vegas algorithms for linear and integer programming
when the dimension is small*, Journal of the ACM 42, 1995).
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from programme.matching.network import IntArray, Mask, Network
from programme.matching.proposal import SolverFailureError

_LARGEST = 2**62
_SAMPLED = 24
"""How many arcs for each node a sample has."""
_MANY = 3 * _SAMPLED
"""From how many arcs for each node a sample pays."""
_GOLDEN = np.uint32(2654435769)
"""2³² divided by the golden ratio."""
_THIN = 16


def cheapest(network: Network, flow: Mask, free: Mask, costs: IntArray) -> Mask:
    """The cheapest flow that differs from ``flow`` on ``free`` arcs only.

    Raises:
        SolverFailureError: The costs are too large for the solver, or it gave up.
    """
    check_size(network.nodes, costs)
    if free.all():
        return _cheapest(network, flow, costs)
    result = flow.copy()
    result[free] = _cheapest(network.among(free), flow[free], costs[free])
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
    unused free arc and none positive on a used one.

    Raises:
        SolverFailureError: A cheaper flow exists, so the solver was wrong.
    """
    if free.all():
        return _prices(network, flow, costs)
    return _prices(network.among(free), flow[free], costs[free])


def _cheapest(network: Network, flow: Mask, costs: IntArray) -> Mask:
    if not costs.any():
        return flow
    if not _are_many(network):
        return _solved(network, flow, costs)
    flow, tried = flow.copy(), _sample(network, flow)
    while True:
        part, part_costs = network.among(tried), costs[tried]
        part_flow = flow[tried] = _solved(part, flow[tried], part_costs)
        missing = _missing(network, flow, costs, _prices(part, part_flow, part_costs))
        if not missing.any():
            return flow
        tried |= missing


def _solved(network: Network, flow: Mask, costs: IntArray) -> Mask:
    """The solver's own cheapest flow from and to where ``flow`` goes."""
    supply = np.bincount(network.tail[flow], minlength=network.nodes)
    supply -= np.bincount(network.head[flow], minlength=network.nodes)
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        network.tail, network.head, np.ones(len(costs), dtype=np.int64), costs
    )
    solver.set_nodes_supplies(np.arange(network.nodes, dtype=np.int64), supply)
    if solver.solve() != solver.OPTIMAL:
        raise SolverFailureError(
            "Подбор не завершён: решатель не нашёл оптимум. Прежнее предложение оставлено без изменений."
        )
    return np.asarray(solver.flows(arcs)) > 0


def _prices(network: Network, flow: Mask, costs: IntArray) -> IntArray:
    if not costs.any():
        return np.zeros(network.nodes, dtype=np.int64)
    price = _first_prices(network, flow, costs)
    if not _are_many(network):
        return _lowered(network, flow, costs, price)
    tried = _sample(network, flow)
    while True:
        price = _lowered(network.among(tried), flow[tried], costs[tried], price)
        missing = _missing(network, flow, costs, price)
        if not missing.any():
            return price
        tried |= missing


def _first_prices(network: Network, flow: Mask, costs: IntArray) -> IntArray:
    """Where to begin: each mentee's price is what the arc in use leaves if all mentors' are equal.

    Then only arcs that a mentee would rather use lower a price at once.
    """
    used = np.flatnonzero(flow)
    used = used[network.tail[used] < network.mentees]
    price = np.zeros(network.nodes, dtype=np.int64)
    price[network.tail[used]] = -costs[used]
    return price


def _lowered(network: Network, flow: Mask, costs: IntArray, price: IntArray) -> IntArray:
    """The prices after Bellman and Ford's sweep over the residual arcs, which they then allow.

    In each round all arcs at once that leave a node whose price has fallen.

    Raises:
        SolverFailureError: The sweep doesn't end, since a cheaper flow exists.
    """
    used = np.flatnonzero(flow)
    tail, head, cost = network.tail.copy(), network.head.copy(), costs.copy()
    tail[used], head[used], cost[used] = network.head[used], network.tail[used], -costs[used]
    offer = price[tail] + cost
    arcs = np.flatnonzero(offer < price[head])
    offer = offer[arcs]
    for _ in range(network.nodes + 1):
        if not len(arcs):
            return price
        lower = price.copy()
        np.minimum.at(lower, head[arcs], offer)
        arcs = np.flatnonzero((lower < price)[tail])
        price, offer = lower, lower[tail[arcs]] + cost[arcs]
    raise SolverFailureError(
        "Подбор не прошёл проверку на оптимальность. Прежнее предложение оставлено без изменений."
    )


def _missing(network: Network, flow: Mask, costs: IntArray, price: IntArray) -> Mask:
    """The unused arcs that the prices do not allow, and with them those that they hardly allow; or none.

    Lower prices would bring the latter up next, a few in each round.
    """
    reduced = network.reduced(costs, price)
    wrong: Mask = (reduced < 0) & ~flow
    if not wrong.any():
        return wrong
    some = reduced[::_THIN]
    place = min(_SAMPLED * network.nodes // (2 * _THIN), len(some) - 1)
    # Strictly below: of millions of equal ones none would be near.
    near: Mask = reduced < np.partition(some, place)[place]
    return wrong | near


def _are_many(network: Network) -> bool:
    return len(network.tail) > _MANY * network.nodes


def _sample(network: Network, flow: Mask) -> Mask:
    """The arcs in use, those to the sink and some of the others.

    Spread evenly by multiples of the golden ratio: every mentee and every mentor has some, and the
    same ones in every run.
    """
    share = _SAMPLED * network.nodes / len(flow)
    spread = np.arange(len(flow), dtype=np.uint32) * _GOLDEN
    evenly: Mask = spread < np.uint32(share * 2**32)
    to_sink: Mask = network.head == network.sink
    return evenly | flow | to_sink
