"""Content on its way in and out: multipart and plain uploads, conversion, download, export."""

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import docx
import pytest
import requests
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "application/vnd.google-apps.document"
Made = Callable[..., str]


def docx_bytes(*paragraphs: str) -> bytes:
    """A word-processor file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def upload(drive: Any, content: bytes, media_type: str, **body: Any) -> str:
    """Create a file with content by Google's client; its id."""
    media = MediaInMemoryUpload(content, mimetype=media_type)
    return str(drive.files().create(body={"name": "a"} | body, media_body=media).execute()["id"])


def exported(drive: Any, file_id: str, mime_type: str = "text/plain") -> str:
    """A document as text."""
    content: bytes = drive.files().export(fileId=file_id, mimeType=mime_type).execute()
    return content.decode("utf-8-sig" if mime_type == "text/plain" else "utf-8")


@pytest.mark.parametrize("media_type", [DOCX, "application/octet-stream"])
def test_a_word_processor_file_becomes_a_google_doc(drive: Any, docs: Any, media_type: str) -> None:
    content = docx_bytes("Соглашение", "№ 1")
    file_id = upload(drive, content, media_type, mimeType=DOCUMENT)
    assert exported(drive, file_id) == "Соглашение\r\n№ 1"
    assert docs.documents().get(documentId=file_id).execute()["title"] == "a"
    again = drive.files().export(fileId=file_id, mimeType=DOCX).execute()
    assert [p.text for p in docx.Document(io.BytesIO(again)).paragraphs] == ["Соглашение", "№ 1"]


def test_without_a_target_the_bytes_stay_as_they_are(drive: Any) -> None:
    content = docx_bytes("Соглашение")
    file_id = upload(drive, content, DOCX)
    assert drive.files().get_media(fileId=file_id).execute() == content
    told = drive.files().get(fileId=file_id, fields="mimeType,size").execute()
    assert told == {"mimeType": DOCX, "size": str(len(content))}


def test_text_becomes_paragraphs(drive: Any) -> None:
    file_id = upload(
        drive, "Раз\nДва & <три>\n".encode(), "text/plain; charset=utf-8", mimeType=DOCUMENT
    )
    assert exported(drive, file_id) == "Раз\r\nДва & <три>"


def test_html_keeps_headings_tables_lists_and_emphasis(drive: Any, docs: Any) -> None:
    html = """<html><head><title>нет</title><style>p{}</style></head><body>
      <h1>Соглашение</h1> <p>Сад &laquo;Серпантин&raquo;,
      <b>наставник</b> и <i>молодой</i><br>педагог</p>
      <ul><li>раз</li><li>два</li></ul>
      <table><tr><th>Срок</th><td>май</td></tr></table>конец</body></html>"""
    file_id = upload(drive, html.encode(), "text/html", mimeType=DOCUMENT)
    assert exported(drive, file_id).split("\r\n") == [
        "Соглашение", "Сад «Серпантин», наставник и молодой", "педагог", "* раз", "* два", "Срок", "май", "конец",
    ]  # fmt: skip
    content = docs.documents().get(documentId=file_id).execute()["body"]["content"]
    assert content[1]["paragraph"]["paragraphStyle"]["namedStyleType"] == "HEADING_1"
    styles = [run["textRun"]["textStyle"] for run in content[2]["paragraph"]["elements"]]
    assert {"bold": True} in styles
    assert {"italic": True} in styles


def test_new_content_keeps_the_id_and_makes_a_new_revision(drive: Any, docs: Any) -> None:
    file_id = upload(drive, docx_bytes("было"), DOCX, mimeType=DOCUMENT)
    before = docs.documents().get(documentId=file_id).execute()["revisionId"]
    changed = (
        drive.files()
        .update(fileId=file_id, media_body=MediaInMemoryUpload(docx_bytes("стало"), mimetype=DOCX))
        .execute()
    )
    assert (changed["id"], changed["mimeType"]) == (file_id, DOCUMENT)
    assert exported(drive, file_id) == "стало"
    assert docs.documents().get(documentId=file_id).execute()["revisionId"] != before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain text"])
def test_what_is_no_word_processor_file_is_refused_and_leaves_nothing(
    drive: Any, content: bytes
) -> None:
    with pytest.raises(HttpError) as caught:
        upload(drive, content, DOCX, mimeType=DOCUMENT)
    assert caught.value.status_code == 400
    assert drive.files().list().execute()["files"] == []


def test_a_refused_update_leaves_the_document_as_it_was(drive: Any) -> None:
    file_id = upload(drive, docx_bytes("было"), DOCX, mimeType=DOCUMENT)
    with pytest.raises(HttpError):
        drive.files().update(
            fileId=file_id, body={"name": "b"}, media_body=MediaInMemoryUpload(b"x", mimetype=DOCX)
        ).execute()
    assert exported(drive, file_id) == "было"
    assert drive.files().get(fileId=file_id).execute()["name"] == "a"


@pytest.mark.parametrize(("media_type", "code"), [("text/markdown", 501), ("video/mp4", 400)])
def test_a_conversion_that_cannot_be_is_refused(drive: Any, media_type: str, code: int) -> None:
    with pytest.raises(HttpError) as caught:
        upload(drive, b"# x", media_type, mimeType=DOCUMENT)
    assert caught.value.status_code == code


@pytest.mark.parametrize(
    ("mime_type", "code"),
    [
        ("application/pdf", 501),
        ("application/vnd.oasis.opendocument.text", 501),
        ("image/gif", 400),
    ],
)
def test_an_export_that_cannot_be_is_refused(
    drive: Any, made: Made, mime_type: str, code: int
) -> None:
    with pytest.raises(HttpError) as caught:
        drive.files().export(fileId=made("a", "document"), mimeType=mime_type).execute()
    assert caught.value.status_code == code


def test_bytes_are_not_exported_and_documents_not_downloaded(drive: Any, made: Made) -> None:
    with pytest.raises(HttpError) as caught:
        drive.files().export(fileId=made("a", "text/plain"), mimeType="text/plain").execute()
    assert caught.value.error_details[0]["reason"] == "fileNotExportable"
    with pytest.raises(HttpError) as caught:
        drive.files().get_media(fileId=made("b", "document")).execute()
    assert caught.value.error_details[0]["reason"] == "fileNotDownloadable"


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["binary", "base64"])
def test_a_multipart_upload_is_read_whatever_its_line_ends(
    emulator: str, line_end: str, encoding: str
) -> None:
    content = b"one\r\n\r\ntwo\n--not the end\n"
    sent = content if encoding == "binary" else base64.b64encode(content)
    head = "--b{0}Content-Type: application/json; charset=UTF-8{0}{0}{1}{0}--b{0}Content-Type:{0} text/plain{0}"
    body = (
        head.format(line_end, json.dumps({"name": "ё"}))
        + f"Content-Transfer-Encoding: {encoding}{line_end * 2}"
    )
    data = body.encode() + sent + f"{line_end}--b--".encode()
    url = f"{emulator}/upload/drive/v3/files?uploadType=multipart"
    answer = requests.post(
        url, data=data, headers={"Content-Type": 'multipart/related; boundary="b"'}, timeout=10
    )
    assert (answer.json()["name"], answer.json()["mimeType"]) == ("ё", "text/plain")
    got = requests.get(f"{emulator}/drive/v3/files/{answer.json()['id']}?alt=media", timeout=10)
    assert got.content == content


def test_plain_media_is_a_file_without_a_name(emulator: str) -> None:
    url = f"{emulator}/upload/drive/v3/files?uploadType=media"
    answer = requests.post(url, data=b"x", headers={"Content-Type": "text/csv"}, timeout=10)
    assert (answer.json()["name"], answer.json()["mimeType"]) == ("Untitled", "text/csv")


def test_an_export_over_ten_megabytes_is_refused(drive: Any) -> None:
    lines = (b"x" * 1024**2 + b"\n") * 11
    file_id = upload(drive, lines, "text/plain", mimeType=DOCUMENT)
    with pytest.raises(HttpError) as caught:
        drive.files().export(fileId=file_id, mimeType="text/plain").execute()
    assert caught.value.error_details[0]["reason"] == "exportSizeLimitExceeded"
