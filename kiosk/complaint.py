"""What is wrong with a TOML file that a person wrote: the line, the key, and what would be right."""

import difflib
import re
from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel, ValidationError


def complaints(model: type[BaseModel], text: str, error: ValidationError) -> Iterator[str]:
    """Yield one text a mistake, made to follow the file's name: ", line 12: rooms[1].capacity: 0: write a number ..."."""
    for detail in error.errors():
        yield _problem(model, text, dict(detail))


def _problem(model: type[BaseModel], text: str, detail: dict[str, Any]) -> str:
    location = tuple(part for part in detail["loc"] if part != "function-after")
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    is_missing_table = detail["type"] == "missing" and len(location) == 1
    line = 0 if is_missing_table else _line_of(text, location)
    where = f", line {line}" if line else ""
    return f"{where}: {key + ': ' if key else ''}{_complaint(model, location, detail)}"


_REMEDIES: Final = {
    "missing": "this key is missing; add it",
    "string_pattern_mismatch": "write a colour as six hexadecimal digits, such as #1B6E3C",
    "datetime_type": "write a date and time without quotes, such as 2026-11-17T15:45:00",
    "datetime_parsing": "write a date and time such as 2026-11-17T15:45:00",
    "datetime_from_date_parsing": "write a date and time such as 2026-11-17T15:45:00",
    "date_type": "write a date without quotes, such as 2026-12-17",
    "date_from_datetime_parsing": "write a date such as 2026-12-17",
    "timezone_naive": "write local time, without an offset, such as 2026-11-17T15:45:00",
    "less_than_equal": "write a smaller number",
    "int_type": "write a whole number without quotes",
    "int_parsing": "write a whole number",
    "greater_than": "write a number greater than 0",
    "bool_type": "write true or false, without quotes",
    "bool_parsing": "write true or false, without quotes",
    "too_short": "at least one is needed",
    "model_type": 'write a table, such as { fr = "...", nl = "...", en = "..." }',
}


def _complaint(model: type[BaseModel], location: tuple[str | int, ...], detail: dict[str, Any]) -> str:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return f"this key is not known here{_suggestion(model, location)}"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    value = detail["input"]
    shown = f"{value!r}: " if isinstance(value, str | int | float) else ""
    message = str(detail["msg"])
    return shown + _REMEDIES.get(kind, message[:1].lower() + message[1:])


def _suggestion(model: type[BaseModel], location: tuple[str | int, ...]) -> str:
    known = _keys_at(model, location[:-1])
    close = difflib.get_close_matches(str(location[-1]), known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(sorted(known))}"


def _keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the keys of the table at a location, by walking the model's fields."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            inner = _model_in(model.model_fields[part].annotation)
            model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = getattr(annotation, "__args__", ())
    return next((found for found in map(_model_in, inner) if found), None)


def _line_of(text: str, location: tuple[str | int, ...]) -> int:
    """Return the line of a key, found by its table and name; 0 where it cannot be told."""
    match location:
        case (str(table), int(index), *rest):
            headings = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]
            start = headings[index] if index < len(headings) else 0
        case (str(table), str(), *_):
            start, rest = _find(text, rf"\[{re.escape(table)}\]", 0), list(location[1:])
            if not start:
                return _find(text, rf"{re.escape(table)}\s*=", 0)
        case (str(),):
            start, rest = 0, list(location)
        case _:
            return 0
    key = next((part for part in rest if isinstance(part, str)), "")
    return (_find(text, rf"{re.escape(key)}\s*=", start) if key else start) or start


def _find(text: str, pattern: str, after: int) -> int:
    """Return the number of the first line past ``after`` that begins with a pattern; 0 where none does."""
    for number, line in enumerate(text.splitlines(), 1):
        if number > after and re.match(rf"\s*{pattern}", line):
            return number
        if after and number > after and line.lstrip().startswith("[["):
            return 0
    return 0
