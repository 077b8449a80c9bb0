"""The messages of the screens, as their source says them. ``python -m tests.translations`` takes them into the catalogues."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "kiosk" / "locale"
TRANSLATED = ("fr", "nl")
"""English is the language of the source."""


def template() -> Catalog:
    """Return a catalogue of every message of the screens, untranslated, with the files that it stands in."""
    catalog = Catalog(domain="kiosk")
    for path in sorted((ROOT / "kiosk" / "tui").rglob("*.py")):
        where = [(path.relative_to(ROOT).as_posix(), 1)]
        for context, message in messages_in(path.read_text("utf-8")):
            catalog.add(message, context=context, locations=where)
    return catalog


def messages_in(source: str) -> Iterator[tuple[str | None, str | tuple[str, str]]]:
    """Yield the context and the message, or singular and plural, of every call of a Catalogue, those in f-strings too."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call.func, [argument.value for argument in call.args if isinstance(argument, ast.Constant)]:
            case (ast.Attribute(attr="text") | ast.Name(id="marked"), [str(message), *_]):
                yield None, message
            case ast.Attribute(attr="plural"), [str(singular), str(plural), *_]:
                yield None, (singular, plural)
            case ast.Attribute(attr="context"), [str(context), str(message), *_]:
                yield context, message


def translation(language: str) -> Catalog:
    """Return a language's catalogue as it is kept."""
    with source_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="kiosk")


def source_of(language: str) -> Path:
    """Return the file of a language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / "kiosk.po"


def main() -> None:
    """Add new messages to the catalogues, untranslated, and take out those that no screen says any more."""
    for language in TRANSLATED:
        catalog = translation(language)
        catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
        header, _, _ = source_of(language).read_text("utf-8").partition("\n\n")
        body = BytesIO()
        write_po(body, catalog, width=120, include_lineno=False, ignore_obsolete=True, omit_header=True)
        source_of(language).write_text(f"{header}\n\n{body.getvalue().decode()}", "utf-8")


if __name__ == "__main__":
    main()
