"""Compiles the translation catalogues while the wheel is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic argument is its own
    """Turns each kiosk/locale/*/LC_MESSAGES/kiosk.po into the .mo file that gettext reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- hatchling's signature
        """Compile every catalogue and add it to what is packed."""
        for source in sorted(Path(self.root, "kiosk", "locale").glob("*/LC_MESSAGES/kiosk.po")):
            target = source.with_suffix(".mo")
            with source.open("rb") as text, target.open("wb") as binary:
                write_mo(binary, read_po(text))
            build_data["artifacts"].append(target.relative_to(self.root).as_posix())
