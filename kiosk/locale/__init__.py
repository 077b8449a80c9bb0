"""What the screen says, in French, Dutch and English: gettext catalogues, source language English.

Catalogues are kiosk.po files beside this one; building the wheel, an editable install and ``make catalogues`` compile
them. English has none: its texts are the messages themselves.
"""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "kiosk"
"""The name of the catalogue files."""


class Catalogue:
    """The texts of one language. A message without a translation stays English; values fill its ``{named}`` fields."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language: Final = language
        self._translations = translations

    def text(self, message: str, /, **values: object) -> str:
        """Return a message in this language."""
        return _filled(self._translations.gettext(message), values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """Return the form of a message that fits a count, which is filled in as ``{count}``."""
        return _filled(self._translations.ngettext(singular, plural, count), {"count": count, **values})

    def context(self, context: str, message: str, /, **values: object) -> str:
        """Return a message that means different things in different places; context, never shown, says which."""
        return _filled(self._translations.pgettext(context, message), values)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language: fr, nl or en; any other, or one that was not compiled, is English."""
    folder = Path(__file__).parent
    translations = gettext.translation(DOMAIN, folder, [language], fallback=True)
    return Catalogue(language, translations)


def marked(message: str) -> str:
    """Return a message unchanged: it stands in a table, is collected for translation there, and translated later."""
    return message


def _filled(text: str, values: dict[str, object]) -> str:
    return text.format_map(values) if values else text
