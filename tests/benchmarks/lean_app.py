"""Baseline (b): the leanest Textual app that paints the same panel and stores nothing."""

import gc

from textual import events
from textual.app import App, ComposeResult

from kiosk.tui.bidi import BidiMode, Typesetter
from kiosk.tui.verdict_view import Symbol, Tone, VerdictView
from kiosk.tui.widgets.verdict_panel import VerdictPanel


class LeanApp(App[None]):
    CSS = "VerdictPanel { height: 13; }"

    def compose(self) -> ComposeResult:
        self.typed = ""
        self.panel = VerdictPanel(Typesetter(BidiMode.APP))
        yield self.panel

    def on_ready(self) -> None:
        self.show("READY")
        gc.collect()
        gc.freeze()
        gc.disable()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif event.key == "enter":
            self.show(self.typed[-10:])
            self.typed = ""
        else:
            self.typed += event.character or ""

    def show(self, name: str) -> None:
        self.panel.view = VerdictView(
            Tone.WELCOME,
            Symbol.TICK,
            "WELCOME",
            name=f"Given {name}",
            about="Some Organisation · Public",
            greeting="Welcome, and enjoy the day!",
            time="12:00:00",
        )


if __name__ == "__main__":
    LeanApp().run()
