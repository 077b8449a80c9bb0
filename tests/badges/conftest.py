import pytest

from badges.badge import Badge
from badges.code import EventKey, number_from_bits
from badges.stock import load_stock

PEOPLE = [
    ("Aïcha", "N’Diaye-Öztürk", "Association des femmes de la diaspora guinéenne de Bruxelles asbl"),
    ("محمد", "بن عبد الله الحسني", "رابطة السوريين في بروكسل"),
    ("ሰላም", "ገብረመድኅን", "የኢትዮጵያ ማኅበር"),
    ("Kɔ̀fí", "Ŋ̀goma-Ɛdzɔ", "Maison de l’Afrique"),
    (
        "Jean-Baptiste",
        "Mbuyi Wa Kabongo Tshilombo Mukendi",
        "Commune de Molenbeek-Saint-Jean, service de l’égalité des chances",
    ),
    ("Đức Hải", "Trần", "Gemeente Schaarbeek"),
    ("Adébáyọ̀", "Ọlátúnjí", "Platform voor Internationale Solidariteit"),
    ("İbrahim", "Yıldırım", ""),
    (
        "Ελένη",
        "Παπαδοπούλου",
        "Federatie van verenigingen in het Brussels Hoofdstedelijk Gewest, afdeling jeugd en cultuur",
    ),
    ("Олександра", "Коваленко", "Gemeentelijke dienst internationale samenwerking"),
    ("Dr محمد", "Leclercq", "Médecins du quartier (الأطباء)"),
    ("", "Marie-Claire Nshimirimana", "Ville de Bruxelles"),
]
GROUPS = [
    ("Pouvoirs locaux", "#0B6E4F"),
    ("Société civile", "#F2B705"),
    ("Gemeentelijke dienst internationale solidariteit", "#111827"),
]


@pytest.fixture(scope="session")
def key():
    return EventKey(bytes(range(32)))


@pytest.fixture(scope="session")
def stock():
    return load_stock("a4-85x55")


@pytest.fixture(scope="session")
def make_badge(key):
    """A badge of the person, and with the number, that the index stands for; any field may be given instead."""

    def made(index=0, **changes):
        given_name, family_name, organisation = PEOPLE[index % len(PEOPLE)]
        group, colour = GROUPS[index % len(GROUPS)]
        number = number_from_bits(0x9E3779B9 * (index + 1) % 2**40)
        fields = {
            "code": key.issue(number),
            "number": number,
            "given_name": given_name,
            "family_name": family_name,
            "organisation": organisation,
            "group": group,
            "colour": colour,
        }
        return Badge(**(fields | changes))

    return made


@pytest.fixture(scope="session")
def mixed_badges(make_badge):
    return [make_badge(index) for index in range(len(PEOPLE))]
