"""The actions of the window: what each of them does, and when it is available."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from amt_desktop.look.actions import NUM_TAKE_KEYS, make_actions
from amt_desktop.piano_roll import MarkKind
from amt_desktop.window.window_parts import WindowParts

# The actions that write what the piece holds into files.
_WRITING_ACTIONS = (
    "save", "save_as", "export_midi", "export_notation", "export_audio", "export_selection",
    "export_stems", "copy_midi",
)  # fmt: skip
# The actions that need two takes.
_SEVERAL_TAKES_ACTIONS = (
    "next_take", "previous_take", "compare_takes", "best_take", "mix_takes", "delete_take",
)  # fmt: skip
# The actions that change the piece by the model.
_SHAPING_ACTIONS = (
    "rewrite", "rewrite_unfit", "rewrite_in_words", "continue", "add_part", "vary",
)  # fmt: skip


class WindowActions(QObject):
    """Makes the actions and the menus of a window whose commands exist.

    Attributes:
        by_name: Name -> action.
    """

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.by_name = make_actions(window, self._handlers())

    def is_on(self, name: str) -> bool:
        """True if an action is checked."""
        return self.by_name[name].isChecked()

    def insert_in_file_menu(self, *menus: QMenu) -> None:
        """Puts menus into the file menu, after Open."""
        file_menu = self._window.findChild(QMenu, "file menu")
        assert file_menu is not None
        for menu in menus:
            file_menu.insertMenu(self.by_name["save"], menu)

    def show_availability(self) -> None:
        """Enables the actions that can do something now, and disables the others."""
        window = self._window
        is_writing = window.compose_job.is_running or window.shape_job.is_running
        take = window.document.active
        has_notes = take is not None and not take.is_empty
        actions = self.by_name
        actions["compose"].setEnabled(window.composing.can_compose)
        actions["stop_composing"].setEnabled(is_writing)
        for name in _SHAPING_ACTIONS:
            actions[name].setEnabled(window.shaping.can_shape)
        actions["new"].setEnabled(not is_writing)
        for name in _WRITING_ACTIONS:
            actions[name].setEnabled(has_notes)
        num_takes = len(window.document.takes)
        for name in _SEVERAL_TAKES_ACTIONS:
            actions[name].setEnabled(num_takes > 1)
        for name in ("star_take", "rename_take"):
            actions[name].setEnabled(num_takes > 0)
        for number in range(1, NUM_TAKE_KEYS + 1):
            actions[f"take_{number}"].setEnabled(number <= num_takes)
        stack = window.document.undo_group
        actions["undo"].setEnabled(stack.canUndo() or window.document.is_previewing)
        for name in ("next_alternative", "accept_alternative", "drop_alternative"):
            actions[name].setEnabled(window.alternatives.is_choosing)
        actions["redo"].setEnabled(stack.canRedo())

    def _handlers(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "open": window.files.open,
            "new": window.files.new,
            "save": window.files.save,
            "save_as": window.files.save_as,
            "export_midi": window.files.export_midi,
            "export_notation": window.files.export_notation,
            "export_audio": window.files.export_audio,
            "export_selection": lambda: window.files.export_notes(window.piece.roll.selected_notes),
            "export_stems": window.files.export_stems,
            "copy_midi": lambda: window.files.copy_as_midi(
                window.piece.roll.selected_notes, window.piece.tracks.chosen_index
            ),
            "quit": window.close,
            "undo": window.document.undo,
            "redo": window.document.redo,
            "cut": window.editing.cut,
            "copy": window.editing.copy,
            "paste": window.editing.paste,
            "duplicate": window.editing.duplicate,
            "quantize": window.editing.quantize,
            "quantize_options": window.editing.quantize_with_options,
            "transpose": window.editing.transpose,
            "split": window.editing.split,
            "join": window.editing.join,
            "legato": window.editing.legato,
            "velocities": window.editing.set_velocities,
            "humanize": window.editing.humanize,
            "preferences": window.preferences.show_preferences,
            "compose": window.composing.compose,
            "stop_composing": self._stop_writing,
            "rewrite": window.shaping.rewrite,
            "rewrite_unfit": window.shaping.rewrite_unfit,
            "tempo_here": lambda: window.plans.ask_here(MarkKind.TEMPO),
            "meter_here": lambda: window.plans.ask_here(MarkKind.METER),
            "key_here": lambda: window.plans.ask_here(MarkKind.KEY),
            "rewrite_in_words": window.shaping.rewrite_in_words,
            "next_alternative": window.alternatives.show_next,
            "accept_alternative": window.alternatives.accept,
            "drop_alternative": window.alternatives.drop,
            "continue": window.shaping.continue_piece,
            "add_part": window.shaping.add_part,
            "vary": window.shaping.vary,
            "describe": self._go_to_description,
            "next_take": lambda: window.takes.show_next(1),
            "previous_take": lambda: window.takes.show_next(-1),
            "compare_takes": window.takes.compare,
            "best_take": window.takes.show_best,
            "mix_takes": window.takes.mix,
            "star_take": window.takes.star,
            "rename_take": window.takes.rename,
            "delete_take": window.takes.delete,
            **{
                f"take_{number}": partial(window.takes.show, number - 1)
                for number in range(1, NUM_TAKE_KEYS + 1)
            },
            "play": window.playing.toggle,
            "stop_playing": window.playback.stop,
            "return": lambda: window.playback.seek(0),
            "go_to_end": window.playing.go_to_end,
            "bar_back": lambda: window.playing.move_bars(-1),
            "bar_forward": lambda: window.playing.move_bars(1),
            "loop": lambda: window.piece.set_loop(self.is_on("loop")),
            "play_along": lambda: None,
            "hear_feel": lambda: None,
            "feel": window.feel.open_popup,
            "metronome": lambda: window.playback.set_metronome(self.is_on("metronome")),
            "count_in": lambda: window.playback.set_count_in(self.is_on("count_in")),
            "link": self._toggle_link,
            "record": window.recording.toggle_recording,
            "step_record": self._toggle_step_recording,
            "quantize_recording": lambda: None,
            "mute": lambda: window.playing.toggle_switch("mute"),
            "solo": lambda: window.playing.toggle_switch("solo"),
            "duplicate_part": window.playing.duplicate_part,
            "part_up": lambda: window.playing.move_part(-1),
            "part_down": lambda: window.playing.move_part(1),
            "panic": window.playback.panic,
            "previous_track": lambda: window.piece.tracks.choose_next(-1),
            "next_track": lambda: window.piece.tracks.choose_next(1),
            "zoom_fit": window.piece.roll.zoom_to_fit,
            "zoom_selection": window.piece.roll.zoom_to_selection,
            "arrangement": lambda: window.arranging.show(self.is_on("arrangement")),
            "events": lambda: window.events.show(self.is_on("events")),
            "fold": lambda: window.piece.roll.model.set_folded(self.is_on("fold")),
            "notation": window.notation.show,
            "style_map": window.style_map.show,
            "pipeline": window.pipeline.toggle,
            "panel": lambda: window.panel.setVisible(self.is_on("panel")),
            "mixer": lambda: window.piece.show_mixer(self.is_on("mixer")),
            "theme": window.preferences.toggle_theme,
            "palette": window.keys.open_palette,
            "edit_shortcuts": window.keys.edit,
            "tour": window.tour.start,
            "shortcuts": window.keys.show_all,
            "about": window.help.show_about,
        }

    def _go_to_description(self) -> None:
        panel = self._window.panel
        self.by_name["panel"].setChecked(True)
        panel.show()
        panel.description.setFocus()

    def _toggle_link(self) -> None:
        self.by_name["link"].setChecked(self._window.link.set_on(self.is_on("link")))

    def _toggle_step_recording(self) -> None:
        is_on = self._window.recording.set_step_recording(self.is_on("step_record"))
        self.by_name["step_record"].setChecked(is_on)

    def _stop_writing(self) -> None:
        self._window.compose_job.stop()
        self._window.shape_job.stop()
