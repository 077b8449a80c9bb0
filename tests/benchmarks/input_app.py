"""Baseline (a): what one writes first, a focused Input and a Static."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class InputApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("READY", id="verdict")
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.value = ""
        self.query_one("#verdict", Static).update(f"WELCOME {event.value[-10:]}")


if __name__ == "__main__":
    InputApp().run()
