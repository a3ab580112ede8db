"""What every part of the configuration is built on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
"""A text that may not be empty."""

MonthDay = Annotated[str, Field(pattern=r"^(\d\d-\d\d)?$")]
"""A day of the school year, month first; "" where there is none."""

Weight = Annotated[int, Field(ge=0, le=100)]
"""How many points a feature of a pair is worth."""


class Strict(BaseModel):
    """Frozen, and a key that nobody reads is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
