import contextlib
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.spreadsheet import read_sheet, read_sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def written(folder, content, name="list.csv"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_first_row_that_is_not_empty_is_the_header(tmp_path):
    sheet = read_sheet(written(tmp_path, "\r\nNom;Prénom\r\nBah;Awa\r\n".encode()))
    assert sheet.header == ["Nom", "Prénom"]
    assert sheet.rows == [(2, ["Nom", "Prénom"]), (3, ["Bah", "Awa"])]


def test_the_bytes_tell_what_a_file_is_and_not_its_suffix(tmp_path):
    assert read_sheet(written(tmp_path, b"Nom\nBah\n", "list.xlsx")).rows == [(1, ["Nom"]), (2, ["Bah"])]


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "is empty"),
        (b"  \r\n ", "is empty"),
        (b";;;\r\n;;\r\n", "is empty"),
        (OLE + bytes(600), "old Excel file.*save it as XLSX"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "remove the password"),
        (b"%PDF-1.7", "is a PDF.*CSV UTF-8 or XLSX"),
        (b"<html><table>", "web page"),
        (b'\xef\xbb\xbf {"a": 1}', "JSON"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a table"),
    ],
)
def test_a_file_that_is_no_list_is_named_with_a_remedy(tmp_path, content, remedy):
    path = written(tmp_path, content)
    with pytest.raises(ImportFileError, match=remedy) as caught:
        read_sheets(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ImportFileError, match=r"no file .*absent\.csv"):
        read_sheets(tmp_path / "absent.csv")


def test_a_folder_is_named_as_one(tmp_path):
    with pytest.raises(ImportFileError, match="is a folder"):
        read_sheets(tmp_path)


def test_a_name_that_no_file_can_have_is_an_error(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be opened"):
        read_sheets(tmp_path / ("x" * 300))


def test_a_file_beyond_all_bounds_is_not_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(300 << 20)
    with pytest.raises(ImportFileError, match="larger than 256 MB"):
        read_sheets(path)


def test_what_is_no_file_on_a_disk_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ImportFileError, match="no file on a disk"):
        read_sheets(tmp_path / "pipe.csv")


@settings(deadline=None)  # a disk may be slow
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(content)
    with contextlib.suppress(ImportFileError):
        assert all(any(cells) for sheet in read_sheets(path) for _, cells in sheet.rows)
