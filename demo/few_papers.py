"""A folder of settings with few kinds of paper: for whoever looks at how papers are made, not at all of them."""

import re
from collections.abc import Iterable
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "config" / "papers.yaml"


def only_papers(folder: Path, kinds: Iterable[str]) -> None:
    """Put a papers.yaml that holds only these kinds, as they are shipped, into a folder of settings.

    Raises:
        KeyError: No such kind is shipped.
    """
    entries = re.split(r"^(?=- kind: )", SHIPPED.read_text("utf-8"), flags=re.MULTILINE)
    known = {m[1]: entry for entry in entries if (m := re.match(r"- kind: (\w+)", entry))}
    chosen = "".join(known[kind] for kind in kinds)
    (folder / SHIPPED.name).write_text(chosen, "utf-8")
