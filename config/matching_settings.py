"""The schema of matching.yaml: what makes a good pair, and how pairs are chosen."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from config.shape import Strict, Weight

Part = Literal[
    "mutual", "mentee_wish", "mentor_wish", "need", "position", "group", "time", "format", "load"
]
"""What the order of config/matching.yaml is made of: the parts of a pair's points, and the load."""
Mode = Literal["best", "stable"]
"""How pairs are proposed."""
PARTS_OF_OBJECTIVE: tuple[Part, ...] = get_args(Part)


class MatchingSettings(Strict):
    """config/matching.yaml: limits, order and weights of the proposal of pairs, all within bounds.

    Attributes:
        default_places: Places of a mentor about whom nothing else is known.
        mode: «best»: the best set for all together; «stable»: no two people would rather have each other.
        largest_places: Nobody gets more mentees to work with one by one.
        largest_group: Nobody gets more in a group with one topic; 0 = no groups.
        consent_required: Whether the mentor's written consent must be dated.
        order: Levels, the weightiest first; within a level points add up, a later one never worsens
            an earlier one. Every part stands once.
        weight_load: What a mentor's second mentee costs; the third costs twice that.
        seconds: How long one matching of a crowd may take before the last proposal is left as it is.
    """

    mode: Mode = "best"
    default_places: Annotated[int, Field(ge=1, le=5)] = 2
    largest_places: Annotated[int, Field(ge=1, le=10)] = 3
    largest_group: Annotated[int, Field(ge=0, le=10)] = 4
    consent_required: bool = True
    order: tuple[Annotated[tuple[Part, ...], Field(min_length=1)], ...] = (
        ("mutual",),
        ("mentee_wish", "mentor_wish"),
        ("need",),
        ("position", "group", "time", "format"),
        ("load",),
    )
    weight_need: Weight = 10
    weight_mutual: Weight = 30
    weight_wish: tuple[Weight, Weight, Weight] = (15, 10, 5)
    weight_position: Weight = 6
    weight_group: Weight = 6
    weight_time: Weight = 3
    weight_format: Weight = 2
    weight_load: Weight = 4
    seconds: Annotated[int, Field(ge=5, le=3600)] = 300
