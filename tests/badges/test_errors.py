from badges.errors import BadgeError, MissingGlyphs, NameTooLong, StockError, Undrawable


def test_missing_characters_are_named_with_their_badge():
    error = MissingGlyphs([Undrawable("BCDFGHJKLN", "Lin 王芳", ("王", "芳"))])
    assert str(error).splitlines()[1] == (
        "  badge BCDF GHJ KLN, 'Lin 王芳': 王 U+738B CJK UNIFIED IDEOGRAPH-738B, 芳 U+82B3 CJK UNIFIED IDEOGRAPH-82B3"
    )


def test_a_text_without_a_number_is_on_every_badge():
    assert "every badge, 'Fête 🎉': 🎉 U+1F389 PARTY POPPER" in str(MissingGlyphs([Undrawable("", "Fête 🎉", ("🎉",))]))


def test_a_long_list_ends_with_how_many_more():
    lines = str(NameTooLong([Undrawable("BCDFGHJKLN", "A very long name")] * 25)).splitlines()
    assert (len(lines), lines[-1]) == (22, "  and 5 more")


def test_every_error_is_a_badge_error():
    assert all(issubclass(error, BadgeError) for error in (MissingGlyphs, NameTooLong, StockError))
