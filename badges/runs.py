"""Texts as they are drawn: normalised, each character in a font that has it, from left to right (UAX 9). Pure."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from bidi import algorithm
from bidi.mirror import MIRRORED

from badges.fonts import FAMILIES, Family, coverage

JOINERS = "\u200c\u200d"
"""Invisible, but they shape the letters beside them."""

_IGNORED = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
_IGNORED |= dict.fromkeys(range(0xFE00, 0xFE10))
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one font and direction, in the order that HarfBuzz wants: letters logical, mere punctuation visual."""

    text: str
    family: Family


@dataclass(slots=True)
class _Cluster:
    """A character with its marks and joiners, the font it is in, and its embedding level (odd: right to left)."""

    text: str
    family: Family
    level: int


def is_plain(text: str) -> bool:
    """Whether all its characters are in the first font, stand by themselves and run from left to right, as most do."""
    return _plain_characters().issuperset(text)


def normalised(text: str) -> str:
    """The text as it is drawn: NFC, single spaces, without control, bidirectional and other invisible characters."""
    return " ".join(text.split()) if is_plain(text) else _normalised(text)


@lru_cache(maxsize=1024)
def _normalised(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_IGNORED)
    visible = "".join(
        character for character in composed if character.isspace() or unicodedata.category(character) != "Cc"
    )
    return " ".join(visible.split())


def visual_runs(text: str) -> list[Run]:
    """The runs of a text, normalised, from left to right."""
    return [Run(_for_harfbuzz(run), run[0].family) for run in _reordered(_clusters(normalised(text)))]


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has in the place where they stand, each once."""
    if is_plain(text):
        return ()
    lacking = (
        character
        for cluster in _clusters(normalised(text))
        for character in cluster.text
        if character not in JOINERS and character not in coverage(cluster.family)
    )
    return tuple(dict.fromkeys(lacking))


def leading(text: str) -> float:
    """The distance of baselines that a text needs, in ems."""
    return FAMILIES[0].leading if is_plain(text) else max(family.leading for family in _used(text))


def ascent(text: str) -> float:
    """How far a text's tallest letters and marks rise over its baseline, in ems."""
    return FAMILIES[0].ascent if is_plain(text) else max(family.ascent for family in _used(text))


def _used(text: str) -> set[Family]:
    return {cluster.family for cluster in _clusters(normalised(text))} or set(FAMILIES[:1])


@cache
def _plain_characters() -> frozenset[str]:
    return frozenset(filter(_stands_alone, coverage(FAMILIES[0])))


def _stands_alone(character: str) -> bool:
    return character == " " or (
        unicodedata.category(character)[0] not in "MCZ"
        and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
        and unicodedata.is_normalized("NFC", character)
        and ord(character) not in _IGNORED
    )


@lru_cache(maxsize=1024)
def _clusters(text: str) -> Sequence[_Cluster]:
    clusters: list[_Cluster] = []
    for character, level in zip(text, _levels(text), strict=True):
        if clusters and (character in JOINERS or unicodedata.category(character).startswith("M")):
            clusters[-1].text += character
        else:
            before = clusters[-1].family if clusters else FAMILIES[0]
            clusters.append(_Cluster(character, before, level))
            clusters[-1].family = _family(character, before)
    return clusters


def _family(character: str, before: Family) -> Family:
    """The first family that has the character; spaces, digits and punctuation stay in the family before them."""
    order = FAMILIES if character.isalpha() else (before, *FAMILIES)
    return next((family for family in order if character in coverage(family)), before)


def _levels(text: str) -> list[int]:
    """Each character's embedding level (UAX 9), the base direction from the first strong one."""
    if not any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    levels = {character["at"]: character["level"] for character in storage["chars"]}
    return [levels.get(at, storage["base_level"]) for at in range(len(text))]


def _reordered(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """Runs of one family and level, reordered from left to right; inside a run the order stays logical (UAX 9, L2)."""
    runs = [list(run) for _, run in groupby(clusters, key=lambda cluster: (cluster.family, cluster.level))]
    for level in range(max((cluster.level for cluster in clusters), default=0), 0, -1):
        runs = _turned(runs, level)
    return runs


def _turned(runs: list[list[_Cluster]], level: int) -> list[list[_Cluster]]:
    turned: list[list[_Cluster]] = []
    for high, group in groupby(runs, key=lambda run: run[0].level >= level):
        stretch = list(group)
        turned += reversed(stretch) if high else stretch
    return turned


def _for_harfbuzz(run: Sequence[_Cluster]) -> str:
    """HarfBuzz turns and mirrors a run that holds right-to-left letters; one of mere punctuation is turned here."""
    text = "".join(cluster.text for cluster in run)
    if run[0].level % 2 == 0 or any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text):
        return text
    return "".join(MIRRORED.get(cluster.text, cluster.text) for cluster in reversed(run))
