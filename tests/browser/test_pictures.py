"""The pictures of the guides, taken of the played autumn, are never older than what they show."""

import pytest
from chromium_windows import Story, Visit
from pictures import OF_AUTUMN, OF_THE_YEAR, PICTURES, TAKING, Picture, looked_at

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("picture", OF_AUTUMN, ids=lambda picture: picture.name)
def test_a_picture_shows_what_the_page_shows(picture: Picture, story: Story, visit: Visit) -> None:
    looked_at(picture, story, visit)


@pytest.mark.skipif(TAKING, reason="the pictures are being taken")
def test_no_picture_is_left_over() -> None:
    names = {picture.name for picture in (*OF_AUTUMN, *OF_THE_YEAR)}

    assert {path.stem for path in PICTURES.iterdir()} == names
