"""Badges of people who do not exist, in the scripts of a Brussels event: mostly Latin, many with marks."""

from collections.abc import Iterator, Sequence
from itertools import count

from badges.badge import Badge
from badges.code import EventKey, number_from_bits

_GIVEN = (
    "Jan Marie Sofie Thomas Louise Mohamed Fatima Emma Noah Aïcha Els Pieter Nadia Zoë Mathéo Lien Karim Yasmine "
    "Jean-Baptiste Marie-Claire Anne-Sophie Françoise Bénédicte Sébastien Aurélie Dieudonné Grâce Espérance "
    "Patrice Ousmane Mariam Fatoumata Rachid Leïla Hüseyin Ayşe Mehmet Elif İbrahim Joanna Paweł Łucja Krzysztof "
    "Ioana Ștefan Đức Nguyễn Ana João María Carlos Samuel Chantal Ingrid Wouter Griet Kobe Lotte Stijn Katrien"
)
_SYLLABLES = (
    "ba be bo da de du el en fa go ha hu in ja ka ki la le ma mu na ni no ou pa pe ra re ri sa se so ta te ti van "
    "von wi ye zo ndi mbu tsh kab éto çal ñes øst ğlu ški bru ste gen hof"
)
_PARTICLES = ("", "", "", "", "", "", "", "De ", "Van den ", "El ", "N’")
_OTHER_SCRIPTS = (
    ("محمد", "بن عبد الله"), ("فاطمة", "العلوي"), ("يوسف", "الأحمد"), ("خديجة", "بنعيسى"),
    ("ሰላም", "ገብረመድኅን"), ("ታደሰ", "ወልደማርያም"), ("Ελένη", "Παπαδοπούλου"), ("Γιώργος", "Νικολάου"),
    ("Олександра", "Коваленко"), ("Марія", "Шевченко"), ("Kɔ̀fí", "Ŋ̀goma"), ("Adébáyọ̀", "Ọlátúnjí"),
)  # fmt: skip
_KINDS = ("Commune de {}", "Gemeente {}", "Association {} asbl", "{} vzw", "Collectif des amis de {}", "Huis van {}")
_GROUPS = (
    ("Pouvoirs locaux", "#0B6E4F"),
    ("Société civile", "#F2B705"),
    ("Gemeentelijke dienst internationale solidariteit", "#111827"),
    ("Pers", "#7BC8F6"),
)
_ORGANISATIONS, _ONE_IN_OTHER_SCRIPTS = 400, 12


def invented_badges(how_many: int) -> list[Badge]:
    """The same badges every time, nearly all with a name of their own."""
    key = EventKey(bytes(range(32)))
    draws = _draws()
    organisations = [_drawn(draws, _KINDS).format(_word(draws, 3)) for _ in range(_ORGANISATIONS)]
    return [_badge(key, draws, _drawn(draws, organisations)) for _ in range(how_many)]


def _badge(key: EventKey, draws: Iterator[int], organisation: str) -> Badge:
    number = number_from_bits(next(draws) % 2**40)
    if next(draws) % _ONE_IN_OTHER_SCRIPTS == 0:
        given_name, family_name = _OTHER_SCRIPTS[next(draws) % len(_OTHER_SCRIPTS)]
    else:
        given_name = _drawn(draws, _GIVEN.split())
        family_name = _drawn(draws, _PARTICLES) + _word(draws, 2 + next(draws) % 3)
        if next(draws) % 6 == 0:
            family_name += f"-{_word(draws, 2)}" if next(draws) % 2 else f" {_word(draws, 2)}"
    group, colour = _GROUPS[next(draws) % len(_GROUPS)]
    return Badge(key.issue(number), number, given_name, family_name, organisation, group, colour)


def _word(draws: Iterator[int], syllables: int) -> str:
    return "".join(_drawn(draws, _SYLLABLES.split()) for _ in range(syllables)).capitalize()


def _drawn(draws: Iterator[int], words: Sequence[str]) -> str:
    return words[next(draws) % len(words)]


def _draws() -> Iterator[int]:
    """Numbers without visible order, the same every time (splitmix64)."""
    mask = 2**64 - 1
    for step in count(1):
        mixed = step * 0x9E3779B97F4A7C15 & mask
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
        yield mixed ^ mixed >> 31
