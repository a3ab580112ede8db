"""The kinds of requests that spreadsheets.batchUpdate takes, one subject a module."""
