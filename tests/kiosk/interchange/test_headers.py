from kiosk.interchange.headers import has_name, has_reference, recognise


def columns_of(header, *rows):
    return recognise(header, list(enumerate(rows or [["x"] * len(header)], start=2)))


def test_a_lone_nom_is_the_whole_name_and_beside_prenom_the_family_name():
    alone, beside = columns_of(["Nom", "Asbl"]), columns_of(["Nom", "Prénom"])
    assert (alone.name, alone.family_name) == (0, None)
    assert (beside.name, beside.family_name, beside.given_name) == (None, 0, 1)


def test_nom_beside_given_and_family_name_is_the_whole_name():
    columns = columns_of(["Nom", "Prénom", "Nom de famille"])
    assert (columns.name, columns.given_name, columns.family_name) == (0, 1, 2)
    assert columns.name_columns == [1, 2, 0]


def test_a_family_name_alone_is_the_whole_name():
    columns = columns_of(["Achternaam", "E-mail"])
    assert (columns.name, columns.family_name, columns.is_family_name_first) == (0, None, False)


def test_only_a_header_that_says_so_parts_names_at_a_comma():
    assert columns_of(["Achternaam, voornaam"]).is_family_name_first
    assert not columns_of(["Naam"]).is_family_name_first


def test_of_two_columns_with_one_name_the_first_counts():
    columns = columns_of(["Nom", "Prénom", "E-mail", "Nom", "E-mail"])
    assert (columns.family_name, columns.others["email"]) == (0, [2])
    assert columns.dropped == ["Nom", "E-mail"]


def test_of_two_columns_with_one_name_the_second_counts_where_the_first_is_empty():
    columns = columns_of(["Nom", "E-mail", "E-mail"], ["Bah", "", "a@example.org"], ["Sow"])
    assert columns.others["email"] == [2]
    assert columns.dropped == ["E-mail"]


def test_an_attendees_own_address_goes_before_the_buyers():
    columns = columns_of(["Email", "Attendee name", "Attendee email"])
    assert columns.others["email"] == [2, 0]
    assert columns.mapped == {"name": "Attendee name", "email": "Attendee email, else Email"}


def test_an_empty_column_gives_way_to_one_that_is_filled():
    columns = columns_of(["Name", "Group", "Ticket Type"], ["Bah", "", "Press"])
    assert columns.others["group"] == [2]


def test_a_state_is_the_status_only_where_it_says_so():
    assert columns_of(["Name", "State"], ["Bah", "cancel"]).others == {"status": [1]}
    assert columns_of(["Name", "State"], ["Bah", "Brabant"]).others == {}
    assert columns_of(["Name", "Status", "State"], ["Bah", "paid", "open"]).others == {"status": [1]}


def test_what_is_not_used_is_named_in_order():
    assert columns_of(["N°", "Nom", "Gsm", "", "Broodje"]).dropped == ["N°", "Gsm", "Broodje"]


def test_a_header_is_known_by_a_column_of_names():
    assert has_name(["Asbl", "Naam"])
    assert not has_name(["Liste du 17 novembre", "", "E-mail"])


def test_tickets_are_known_by_their_column_and_orders_are_none():
    assert has_reference(["Nom", "Secret du billet"])
    assert not has_reference(["Nom", "Code de commande", "Order #"])
