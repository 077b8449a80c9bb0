import pytest

from kiosk.domain.errors import ConfigurationError, StoreError
from kiosk.tui.app import EntranceApp
from kiosk.tui.failure import FailureLog


def an_error(secret="Zoë Verhaegen"):
    with pytest.raises(KeyError) as caught:
        _ = {"other": 1}[secret]
    return caught.value


def test_a_line_names_the_type_and_the_place_but_no_value(tmp_path):
    log = FailureLog()
    log.path = tmp_path / "kiosk.log"
    code = log.note(an_error())
    line = log.path.read_text("utf-8")
    assert code in line
    assert "KeyError test_failure.py:" in line
    assert "Verhaegen" not in line


def test_the_same_mistake_has_the_same_code():
    assert FailureLog().note(an_error()) == FailureLog().note(an_error("somebody else"))


def test_the_log_stays_small(tmp_path):
    log = FailureLog()
    log.path = tmp_path / "kiosk.log"
    log.path.write_text("old line\n" * 50_000)
    log.note(an_error())
    assert log.path.stat().st_size < 60_000
    assert log.path.read_text("utf-8").splitlines()[-1].count("KeyError") == 1


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    log = FailureLog()
    log.path = tmp_path / "missing" / "kiosk.log"
    assert log.note(an_error())


@pytest.mark.parametrize(("error", "code"), [(ConfigurationError("no event.toml here"), 2), (StoreError("locked"), 3)])
async def test_a_kiosk_that_cannot_be_opened_ends_with_its_exit_code(error, code):
    def opener():
        raise error

    app = EntranceApp(opener)
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
    assert (app.error, app.return_code) == (error, code)


def test_a_crash_shows_no_traceback_and_no_value(entrance):
    """Textual's own handler prints the traceback with local variables; the override is private API."""
    app = EntranceApp(entrance)
    vars(app)["_close_messages_no_wait"] = lambda: None
    name = "Zoë Verhaegen"
    try:
        _ = {"other": 1}[name]
    except KeyError:
        app._fatal_error()
    (message,) = app._exit_renderables
    assert isinstance(message, str)
    assert "Verhaegen" not in message
    assert "KeyError" not in message
