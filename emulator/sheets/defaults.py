"""What a new spreadsheet and a new tab look like, as recorded from Google."""

from emulator.sheets.areas import Json
from emulator.sheets.tidy import THEME_COLORS, color_of

ROWS, COLUMNS = 1000, 26
ROW_PIXELS, COLUMN_PIXELS = 21, 100
MAX_CELLS = 10_000_000
MAX_CELL_LENGTH = 50_000

_WHITE = color_of((255, 255, 255))

DEFAULT_FORMAT: Json = {
    "backgroundColor": _WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": _WHITE},
}

THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [
        {"colorType": name, "color": {"rgbColor": color_of(channels)}}
        for name, channels in THEME_COLORS.items()
    ],
}


def spreadsheet_properties(title: str) -> Json:
    """The properties of a new spreadsheet, in the account language that was recorded."""
    return {
        "title": title,
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": THEME,
    }


def sheet_properties(sheet_id: int, title: str) -> Json:
    """The properties of a new tab; its index is where it stands."""
    return {
        "sheetId": sheet_id,
        "title": title,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": ROWS, "columnCount": COLUMNS},
    }
