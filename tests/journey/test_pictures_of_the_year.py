"""Pictures of what only a whole year has: figures, charts, registers that have been kept."""

import pytest
from chromium_windows import Story, Visit
from pictures import OF_THE_YEAR, Picture, looked_at
from played_year import Year

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("picture", OF_THE_YEAR, ids=lambda picture: picture.name)
def test_a_picture_shows_what_the_page_shows(picture: Picture, year: Year, visit: Visit) -> None:
    spreadsheet = f"{year.base_url}/spreadsheets/d/{year.outcome['spreadsheet_id']}/edit"
    looked_at(picture, Story(year.base_url, spreadsheet, {}, {}), visit)
