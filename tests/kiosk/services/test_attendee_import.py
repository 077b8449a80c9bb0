from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.domain.attendee import AttendeeStatus
from kiosk.domain.errors import ImportFileError
from kiosk.services.attendee_import import AttendeeImport, ImportResult
from kiosk.store.store import Store
from tests.factories import KEY, an_event

HEADER = "Prénom;Nom;Organisation;Groupe;E-mail;Statut\n"
AICHA = "Aïcha;N’Diaye;Les Ponts asbl;Presse;aicha@example.org;\n"
JOOS = "Joos;Claes;Gemeente Voorbeek;;joos@example.org;\n"


@pytest.fixture
def importer(store: Store, clock: SetClock) -> AttendeeImport:
    return AttendeeImport(store, an_event(), KEY, clock)


def figures(result: ImportResult) -> tuple[int, int, int, int]:
    return len(result.additions), len(result.amendments), result.unchanged, len(result.file.problems)


def a_file(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def test_good_rows_go_in_and_bad_ones_are_named(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    result = importer.run(a_file(tmp_path, AICHA, ";;Nobody asbl;;;\n", JOOS))

    assert figures(result) == (2, 0, 0, 1)
    assert [problem.row for problem in result.file.problems] == [3]
    assert [(person.name, person.group) for person in store.register.everyone()] == [
        ("Joos Claes", "civil-society"),
        ("Aïcha N’Diaye", "press"),
    ]


def test_the_same_file_again_changes_nothing(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    importer.run(a_file(tmp_path, AICHA, JOOS))
    before = list(store.register.everyone())

    assert figures(importer.run(a_file(tmp_path, AICHA, JOOS))) == (0, 0, 2, 0)
    assert list(store.register.everyone()) == before


def test_an_amended_row_amends_and_keeps_the_badge(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    importer.run(a_file(tmp_path, AICHA, JOOS))
    numbers = {person.name: person.number for person in store.register.everyone()}

    result = importer.run(a_file(tmp_path, AICHA.replace("Les Ponts", "Le Pont"), JOOS.replace(";\n", ";annulé\n")))

    assert figures(result) == (0, 2, 0, 0)
    amended = {person.name: person for person in store.register.everyone()}
    assert amended["Aïcha N’Diaye"].organisation == "Le Pont asbl"
    assert amended["Joos Claes"].status is AttendeeStatus.CANCELLED
    assert {name: person.number for name, person in amended.items()} == numbers


def test_a_dry_run_tells_the_same_and_changes_nothing(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    path = a_file(tmp_path, AICHA, JOOS)

    assert figures(importer.run(path, dry_run=True)) == (2, 0, 0, 0)
    assert list(store.register.everyone()) == []


def test_a_blank_cell_does_not_wipe_what_is_known(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    importer.run(a_file(tmp_path, AICHA))

    assert figures(importer.run(a_file(tmp_path, "Aïcha;N’Diaye;;;aicha@example.org;\n"))) == (0, 0, 1, 0)


def test_a_list_without_a_status_column_brings_nobody_back(
    importer: AttendeeImport, store: Store, tmp_path: Path
) -> None:
    importer.run(a_file(tmp_path, AICHA, JOOS.replace(";\n", ";annulé\n")))
    (tmp_path / "short.csv").write_text("Prénom;Nom;E-mail\nJoos;Claes;joos@example.org\n", "utf-8")

    assert figures(importer.run(tmp_path / "short.csv")) == (0, 0, 1, 0)
    assert figures(importer.run(a_file(tmp_path, AICHA, JOOS.replace(";\n", ";inscrit\n")))) == (0, 1, 1, 0)


def test_a_ticket_that_comes_later_is_taken(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    importer.run(a_file(tmp_path, AICHA))
    (tmp_path / "tickets.csv").write_text(
        "Prénom;Nom;E-mail;Ticket secret\nAïcha;N’Diaye;aicha@example.org;t0p53cr3t\n", "utf-8"
    )

    [amendment] = importer.run(tmp_path / "tickets.csv").amendments

    assert (amendment.before, amendment.has_new_code) == (amendment.after, True)
    assert list(store.register.codes().values()) == [amendment.after.id]
    assert figures(importer.run(tmp_path / "tickets.csv")) == (0, 0, 1, 0)


def test_a_homonym_in_a_follow_up_list_is_added_and_told(
    importer: AttendeeImport, store: Store, tmp_path: Path
) -> None:
    importer.run(a_file(tmp_path, "Jan;Peeters;Gemeente A;;;\n", AICHA, JOOS))

    result = importer.run(a_file(tmp_path, "Jan;Peeters;vzw B;;;\n"))

    assert figures(result) == (1, 0, 0, 0)
    assert [(same.row, same.other.organisation) for same in result.namesakes] == [(2, "Gemeente A")]


def test_a_name_in_one_piece_does_not_undo_its_parts(importer: AttendeeImport, store: Store, tmp_path: Path) -> None:
    importer.run(a_file(tmp_path, AICHA))
    (tmp_path / "whole.csv").write_text("Nom complet;E-mail\nAïcha N’Diaye;aicha@example.org\n", "utf-8")

    assert figures(importer.run(tmp_path / "whole.csv")) == (0, 0, 1, 0)


def test_addresses_and_tickets_are_never_written_to_the_disk(
    importer: AttendeeImport, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Name,Email,Ticket secret\nAïcha N’Diaye,aicha@example.org,nt6ybpcttpphznzhvvpeqvp9uq4tfjax\n", "utf-8"
    )
    importer.run(path)
    path.unlink()
    store.close()

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"example.org" not in kept
    assert b"nt6ybpcttpphznzhvvpeqvp9uq4tfjax" not in kept


def test_a_file_that_cannot_be_used_leaves_everything_as_it_was(
    importer: AttendeeImport, store: Store, tmp_path: Path
) -> None:
    importer.run(a_file(tmp_path, AICHA))
    (tmp_path / "empty.csv").write_text("Couleur;Taille\nrouge;3\n", "utf-8")

    with pytest.raises(ImportFileError):
        importer.run(tmp_path / "empty.csv")
    assert [person.name for person in store.register.everyone()] == ["Aïcha N’Diaye"]
