"""``nastavnik import-roadmap FILE --as-config OUT.yaml``: a draft of roadmap.yaml beside nothing that is there."""

from pathlib import Path

import yaml

from programme.roadmap import ImportedRoadmap, configuration_draft
from sync.refusals import WrongUse

_HEAD = """# Черновик дорожной карты: ячейки — как в файле плана. Проверьте номера и разделы, потом у каждой строки решите,
# чем её подтвердит программа (evidence); правила — в начале config/roadmap.yaml.
"""


def write_draft(imported: ImportedRoadmap, out: Path) -> None:
    """Write the draft; a file that is there is never overwritten.

    Raises:
        WrongUse: It is there already, or cannot be written.
    """
    draft = configuration_draft(imported)
    text = yaml.safe_dump(draft, allow_unicode=True, sort_keys=False, width=120)
    try:
        with out.open("x", encoding="utf-8") as stream:
            stream.write(_HEAD + text)
    except FileExistsError as error:
        raise WrongUse(
            f"{out}: такой файл уже есть, и он не тронут. Укажите другое имя."
        ) from error
    except OSError as error:
        raise WrongUse(f"{out}: файл не записан. Проверьте папку и права доступа.") from error
