from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from badges.fonts import BOLD, FAMILIES, REGULAR, coverage, cut

LATIN, ARABIC, ETHIOPIC = FAMILIES


def opened(font):
    return TTFont(BytesIO(font))


@pytest.mark.parametrize(("family", "letters"), [(LATIN, "AzŋƐɔ̀ếЖω"), (ARABIC, "محمدپ،٣"), (ETHIOPIC, "ሰላምኅ።")])
def test_each_family_covers_its_scripts(family, letters):
    assert set(letters) <= coverage(family)


def test_a_cut_holds_the_characters_asked_for_and_no_others():
    assert set(map(chr, opened(cut(LATIN, REGULAR, "Éa王")).getBestCmap())) == {"É", "a"}


def test_a_cut_is_static_and_bold_is_bolder():
    regular, bold = (opened(cut(LATIN, weight, "m")) for weight in (REGULAR, BOLD))
    assert "fvar" not in bold
    assert bold["hmtx"]["m"][0] > regular["hmtx"]["m"][0]


def test_regular_and_bold_have_names_of_their_own():
    names = {opened(cut(LATIN, weight, "m"))["name"].getDebugName(6) for weight in (REGULAR, BOLD)}
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


def test_the_same_characters_in_any_order_give_the_same_bytes(tmp_path):
    assert cut(LATIN, BOLD, "abc", tmp_path) == cut(LATIN, BOLD, "cba") == cut(LATIN, BOLD, "abc", tmp_path)


def test_a_kept_cut_is_used_again(tmp_path):
    first = cut(LATIN, BOLD, "abc", tmp_path)
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert cut(LATIN, BOLD, "abc", tmp_path) == first
    assert [(path, path.stat().st_mtime_ns) for path in tmp_path.iterdir()] == [(kept, before)]


@pytest.mark.parametrize("damage", [b"", b"not a font", b"x" * 5000])
def test_a_damaged_cache_is_mended(tmp_path, damage):
    first = cut(LATIN, BOLD, "abc", tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert cut(LATIN, BOLD, "abc", tmp_path) == first
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_made_does_not_stop_printing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert cut(LATIN, BOLD, "abc", tmp_path / "file" / "cache") == cut(LATIN, BOLD, "abc")
