"""Every action of the window, once: menus, buttons, shortcuts and the help read this table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMenu

from amt_desktop.look.icons import tinted_icon
from amt_desktop.look.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry:
    """One action.

    Attributes:
        name: The name that identifies it in the program.
        menu: The name of its menu.
        text: The menu text, with its mnemonic.
        shortcuts: Keys; the first one is shown.
        icon: Name of its icon; empty for none.
        tip: Its effect in a few words, for tool tips and the dialog of shortcuts.
        is_checkable: True if it switches something on and off.
        is_checked: True if it is on at first.
        starts_section: True if a separator comes before it in the menu.
    """

    name: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    is_checkable: bool = False
    is_checked: bool = False
    starts_section: bool = False


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("actions", text))


NUM_TAKE_KEYS = 8
"""The number of takes that have a key of their own."""

# Keys that no control uses itself, as it does letters, signs, Space and Home.
_COMMAND_KEY = re.compile(r"(Shift\+)?((Ctrl|Alt|Meta)\+.*|F\d+)")
_SPACE_WITH_CONTROL = "Ctrl+Space"

MENUS: dict[str, str] = {
    "file": _("&File"), "edit": _("&Edit"), "compose": _("&Compose"), "takes": _("&Takes"),
    "play": _("&Play"), "view": _("&View"), "help": _("&Help"),
}  # fmt: skip

_TAKE_TEXTS = (
    _("Take &1"), _("Take &2"), _("Take &3"), _("Take &4"),
    _("Take &5"), _("Take &6"), _("Take &7"), _("Take &8"),
)  # fmt: skip

ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry(name="new", menu="file", text=_("&New"), shortcuts=("Ctrl+N",),
                tip=_("Begin a new piece; this one is kept under Earlier pieces")),
    ActionEntry(name="open", menu="file", text=_("&Open …"), shortcuts=("Ctrl+O",),
                icon="open", tip=_("Open a project, a MIDI or a MusicXML file")),
    ActionEntry(name="save", menu="file", text=_("&Save"), shortcuts=("Ctrl+S",), icon="save",
                tip=_("Save the piece with all takes as a project")),
    ActionEntry(name="save_as", menu="file", text=_("Save &as …"), shortcuts=("Ctrl+Shift+S",),
                tip=_("Save the piece as another project")),
    ActionEntry(name="export_midi", menu="file", text=_("Export &MIDI …"), shortcuts=("Ctrl+E",),
                icon="export-midi", tip=_("Write this take as a MIDI file for your DAW"),
                starts_section=True),
    ActionEntry(name="export_notation", menu="file", text=_("Export &notation …"),
                tip=_("Write this take as sheet music (PDF, SVG) or MusicXML")),
    ActionEntry(name="export_audio", menu="file", text=_("Export &audio …"),
                shortcuts=("Ctrl+R",), icon="export-audio",
                tip=_("Render this take as WAV, FLAC or OGG")),
    ActionEntry(name="export_selection", menu="file", text=_("Export the se&lection …"),
                tip=_("Write the selected notes as a MIDI file")),
    ActionEntry(name="export_stems", menu="file", text=_("Export s&tems …"),
                tip=_("Render each part into a sound file of its own")),
    ActionEntry(name="copy_midi", menu="file", text=_("&Copy as MIDI"),
                shortcuts=("Ctrl+Shift+M",),
                tip=_("Copy the selected notes, else the chosen part, else the piece")),
    ActionEntry(name="quit", menu="file", text=_("&Quit"), shortcuts=("Ctrl+Q",),
                tip=_("Close the window; unsaved takes are kept"), starts_section=True),
    ActionEntry(name="undo", menu="edit", text=_("&Undo"), shortcuts=("Ctrl+Z",), icon="undo",
                tip=_("Undo the last change")),
    ActionEntry(name="redo", menu="edit", text=_("&Redo"), shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
                icon="redo", tip=_("Redo the change that was undone")),
    ActionEntry(name="cut", menu="edit", text=_("Cu&t"), shortcuts=("Ctrl+X",),
                tip=_("Cut the selected notes or bars"), starts_section=True),
    ActionEntry(name="copy", menu="edit", text=_("&Copy"), shortcuts=("Ctrl+C",),
                tip=_("Copy the selected notes or bars")),
    ActionEntry(name="paste", menu="edit", text=_("&Paste"), shortcuts=("Ctrl+V",),
                tip=_("Paste at the playhead")),
    ActionEntry(name="duplicate", menu="edit", text=_("&Duplicate"), shortcuts=("Ctrl+D",),
                tip=_("Put a copy directly after the selection")),
    ActionEntry(name="quantize", menu="edit", text=_("&Quantize"), shortcuts=("Q",),
                tip=_("Move the selected notes onto the grid"), starts_section=True),
    ActionEntry(name="quantize_options", menu="edit", text=_("Quantize with &options …"),
                shortcuts=("Ctrl+Shift+Q",), tip=_("Quantize with strength and swing")),
    ActionEntry(name="transpose", menu="edit", text=_("T&ranspose …"), shortcuts=("T",),
                tip=_("Transpose by semitones, octaves or steps of the scale")),
    ActionEntry(name="split", menu="edit", text=_("&Split at the playhead"),
                shortcuts=("Ctrl+K",), tip=_("Cut notes into two at the playhead")),
    ActionEntry(name="join", menu="edit", text=_("&Join"), shortcuts=("Ctrl+J",),
                tip=_("Join selected notes of the same pitch")),
    ActionEntry(name="legato", menu="edit", text=_("&Legato"), shortcuts=("Ctrl+G",),
                tip=_("Let the selected notes reach to the next one")),
    ActionEntry(name="velocities", menu="edit", text=_("Set &velocities …"), shortcuts=("V",),
                tip=_("Set velocities, from the first selected note to the last"),
                starts_section=True),
    ActionEntry(name="humanize", menu="edit", text=_("&Humanize"), shortcuts=("Ctrl+H",),
                tip=_("Vary timing and velocity of the selected notes a little")),
    ActionEntry(name="tempo_here", menu="edit", text=_("Te&mpo at the playhead …"),
                tip=_("Change the tempo from the bar of the playhead on"), starts_section=True),
    ActionEntry(name="meter_here", menu="edit", text=_("Mete&r at the playhead …"),
                tip=_("Change the meter from the bar of the playhead on")),
    ActionEntry(name="key_here", menu="edit", text=_("&Key at the playhead …"),
                tip=_("Change the key from the bar of the playhead on")),
    ActionEntry(name="preferences", menu="edit", text=_("Pr&eferences …"), shortcuts=("Ctrl+,",),
                tip=_("Choose the look, the language, the model and the sound"),
                starts_section=True),
    ActionEntry(name="edit_shortcuts", menu="edit", text=_("Change keyboard shortc&uts …"),
                tip=_("Give actions other keys")),
    ActionEntry(name="compose", menu="compose", text=_("&Compose"),
                shortcuts=("Ctrl+Enter", "Ctrl+Return"), icon="compose",
                tip=_("Write music from the description")),
    ActionEntry(name="stop_composing", menu="compose", text=_("&Stop writing"),
                shortcuts=("Ctrl+.",), tip=_("Stop and keep the bars that are complete")),
    ActionEntry(name="rewrite", menu="compose", text=_("&Rewrite the selected bars"),
                shortcuts=("Ctrl+Shift+R",), starts_section=True,
                tip=_("Rewrite the bars of the selected notes")),
    ActionEntry(name="rewrite_unfit", menu="compose", text=_("Rewrite what no longer &fits"),
                shortcuts=("Ctrl+Shift+F",),
                tip=_("Rewrite the bars that no longer fit the plan")),
    ActionEntry(name="rewrite_in_words", menu="compose", text=_("Rewrite in &words …"),
                shortcuts=("Ctrl+Shift+W",), tip=_("Say how the selected bars should sound")),
    ActionEntry(name="next_alternative", menu="compose", text=_("Hear the &next alternative"),
                shortcuts=("Ctrl+Shift+N",), tip=_("Hear the next way to rewrite the bars")),
    ActionEntry(name="accept_alternative", menu="compose", text=_("&Accept the alternative"),
                shortcuts=("Ctrl+Shift+Y",), tip=_("Keep the alternative that is heard")),
    ActionEntry(name="drop_alternative", menu="compose", text=_("&Drop the alternatives"),
                shortcuts=("Ctrl+Shift+X",), tip=_("Leave the music as it was")),
    ActionEntry(name="continue", menu="compose", text=_("C&ontinue …"),
                shortcuts=("Ctrl+Shift+C",), tip=_("Write more bars after the last or another")),
    ActionEntry(name="add_part", menu="compose", text=_("&Add a part …"),
                shortcuts=("Ctrl+Shift+A",), tip=_("Write a part for another instrument")),
    ActionEntry(name="vary", menu="compose", text=_("&Vary the piece"),
                shortcuts=("Ctrl+Shift+V",), tip=_("Rewrite some bars, chosen at random")),
    ActionEntry(name="describe", menu="compose", text=_("Go to the &description"),
                shortcuts=("Ctrl+L",), tip=_("Move the keyboard focus to the description"),
                starts_section=True),
    ActionEntry(name="next_take", menu="takes", text=_("&Next take"), shortcuts=("Ctrl+PgDown",),
                tip=_("Show and play the next take")),
    ActionEntry(name="previous_take", menu="takes", text=_("&Previous take"),
                shortcuts=("Ctrl+PgUp",), tip=_("Show and play the previous take")),
    ActionEntry(name="compare_takes", menu="takes", text=_("&Compare with the last one"),
                shortcuts=("Ctrl+B",), tip=_("Go back and forth between two takes")),
    ActionEntry(name="best_take", menu="takes", text=_("Show the &best"), shortcuts=("Ctrl+9",),
                tip=_("Show the take that keeps most of what was asked for")),
    ActionEntry(name="mix_takes", menu="takes", text=_("&Mix parts of the takes …"),
                shortcuts=("Ctrl+M",), tip=_("Put parts of several takes into one piece")),
    ActionEntry(name="star_take", menu="takes", text=_("&Star"), shortcuts=("Ctrl+F",),
                tip=_("Mark this take as a favorite, or not"), starts_section=True),
    ActionEntry(name="rename_take", menu="takes", text=_("&Rename …"), shortcuts=("F2",),
                tip=_("Give this take a name")),
    ActionEntry(name="delete_take", menu="takes", text=_("&Delete"),
                tip=_("Delete this take; a message offers to bring it back")),
    *(
        ActionEntry(name=f"take_{number}", menu="takes", text=_TAKE_TEXTS[number - 1],
                    shortcuts=(f"Ctrl+{number}",), tip=_("Show and play this take"),
                    starts_section=number == 1)
        for number in range(1, NUM_TAKE_KEYS + 1)
    ),
    ActionEntry(name="play", menu="play", text=_("&Play or pause"),
                shortcuts=("Space", "Ctrl+Space"), icon="play", tip=_("Play or pause")),
    ActionEntry(name="stop_playing", menu="play", text=_("&Stop"), shortcuts=("Shift+Space",),
                icon="stop", tip=_("Stop and go back to the beginning")),
    ActionEntry(name="return", menu="play", text=_("&Return to the beginning"),
                shortcuts=("Home",), icon="return", tip=_("Return to the beginning")),
    ActionEntry(name="go_to_end", menu="play", text=_("Go to the &end"), shortcuts=("End",),
                tip=_("Go to the end of the piece")),
    ActionEntry(name="bar_back", menu="play", text=_("One bar &back"), shortcuts=("[",),
                tip=_("Go one bar back"), starts_section=True),
    ActionEntry(name="bar_forward", menu="play", text=_("One bar &forward"), shortcuts=("]",),
                tip=_("Go one bar forward")),
    ActionEntry(name="loop", menu="play", text=_("&Loop"), shortcuts=("L",), icon="loop",
                tip=_("Repeat the loop region, or everything"), is_checkable=True),
    ActionEntry(name="play_along", menu="play", text=_("Play while &writing"),
                tip=_("Start to play when the first bar is written"), is_checkable=True,
                is_checked=True, starts_section=True),
    ActionEntry(name="hear_feel", menu="play", text=_("Pla&y with feel"), shortcuts=("P",),
                tip=_("Hear the piece as it is played, or as it is written"), is_checkable=True,
                is_checked=True),
    ActionEntry(name="feel", menu="play", text=_("F&eel …"), shortcuts=("Shift+P",), icon="feel",
                tip=_("Set how freely and how swung the piece and its parts are played")),
    ActionEntry(name="metronome", menu="play", text=_("Metro&nome"), shortcuts=("K",),
                tip=_("Click on every beat"), is_checkable=True),
    ActionEntry(name="count_in", menu="play", text=_("&Count-in"), shortcuts=("Alt+K",),
                tip=_("Count one bar before it plays or records"), is_checkable=True),
    ActionEntry(name="link", menu="play", text=_("Ableton Lin&k"), is_checkable=True,
                tip=_("Share tempo and phase with other programs in the local network")),
    ActionEntry(name="record", menu="play", text=_("&Record"), shortcuts=("R",), icon="record",
                tip=_("Record the MIDI input into the chosen part"), is_checkable=True,
                starts_section=True),
    ActionEntry(name="step_record", menu="play", text=_("Step recordin&g"),
                shortcuts=("Alt+R",), is_checkable=True,
                tip=_("Put each chord of the MIDI input at the playhead")),
    ActionEntry(name="quantize_recording", menu="play", text=_("&Quantize recordings"),
                is_checkable=True, tip=_("Move recorded notes onto the grid")),
    ActionEntry(name="mute", menu="play", text=_("&Mute part"), shortcuts=("M",),
                tip=_("Mute the chosen part"), starts_section=True),
    ActionEntry(name="solo", menu="play", text=_("S&olo part"), shortcuts=("N",),
                tip=_("Hear only the chosen part")),
    ActionEntry(name="duplicate_part", menu="play", text=_("&Duplicate part"),
                shortcuts=("Ctrl+Shift+D",), tip=_("Put a copy of the chosen part after it")),
    ActionEntry(name="part_up", menu="play", text=_("Move part &up"),
                shortcuts=("Alt+Shift+Up",), tip=_("Move the chosen part one place up")),
    ActionEntry(name="part_down", menu="play", text=_("Move part do&wn"),
                shortcuts=("Alt+Shift+Down",), tip=_("Move the chosen part one place down")),
    ActionEntry(name="panic", menu="play", text=_("All notes o&ff"), shortcuts=("Ctrl+Shift+.",),
                tip=_("Stop every sound at once")),
    ActionEntry(name="previous_track", menu="play", text=_("Part abo&ve"),
                shortcuts=("Alt+Up",), tip=_("Choose the part above")),
    ActionEntry(name="next_track", menu="play", text=_("Part belo&w"),
                shortcuts=("Alt+Down",), tip=_("Choose the part below")),
    ActionEntry(name="zoom_fit", menu="view", text=_("Show the &whole piece"), shortcuts=("F",),
                icon="zoom-fit", tip=_("Zoom to show the whole piece")),
    ActionEntry(name="zoom_selection", menu="view", text=_("Show the &selection"),
                shortcuts=("Shift+F",), tip=_("Zoom to show the selected notes")),
    ActionEntry(name="arrangement", menu="view", text=_("&Arrangement"), shortcuts=("A",),
                icon="arrangement", is_checkable=True,
                tip=_("One row for each part, with clips to move and copy, or the piano roll")),
    ActionEntry(name="events", menu="view", text=_("&Event list"), shortcuts=("E",),
                icon="events", is_checkable=True,
                tip=_("Show or hide all notes, controllers, tempi and texts in a table")),
    ActionEntry(name="fold", menu="view", text=_("F&old the rows"), shortcuts=("G",),
                is_checkable=True,
                tip=_("Only the drums that sound, or the notes of the scale, or all rows")),
    ActionEntry(name="notation", menu="view", text=_("&Notation …"), shortcuts=("Ctrl+Shift+H",),
                tip=_("Show this take as sheet music")),
    ActionEntry(name="style_map", menu="view", text=_("&Map of styles …"),
                tip=_("Show the styles that the model knows, and where the description lies")),
    ActionEntry(name="panel", menu="view", text=_("&Description panel"), shortcuts=("F9",),
                tip=_("Show or hide the panel of the description"), is_checkable=True,
                is_checked=True),
    ActionEntry(name="mixer", menu="view", text=_("Mi&xer"), shortcuts=("F3",), icon="mixer",
                tip=_("Show or hide the mixer: sound, levels, pan, reverb and chorus"),
                is_checkable=True),
    ActionEntry(name="pipeline", menu="view", text=_("&Train on your own music"),
                shortcuts=("Ctrl+T",), icon="train", is_checkable=True, starts_section=True,
                tip=_("Show the page that trains a model, or go back to the composer")),
    ActionEntry(name="theme", menu="view", text=_("&Light theme"), shortcuts=("Ctrl+Shift+L",),
                icon="theme", tip=_("Switch between the dark and the light theme"),
                is_checkable=True, starts_section=True),
    ActionEntry(name="palette", menu="help", text=_("&Find a command …"),
                shortcuts=("Ctrl+Shift+P", "Ctrl+P"),
                tip=_("Search all commands and run one")),
    ActionEntry(name="tour", menu="help", text=_("First &steps"),
                tip=_("Learn the window by composing a piece")),
    ActionEntry(name="shortcuts", menu="help", text=_("&Keyboard shortcuts"),
                shortcuts=("F1", "Shift+?"),
                icon="keyboard", tip=_("Show all keyboard shortcuts")),
    ActionEntry(name="about", menu="help", text=_("&About AMT Desktop"), icon="info",
                tip=_("Version, model, licenses")),
)  # fmt: skip


def translated(text: str) -> str:
    """A text of this table in the user's language."""
    return QCoreApplication.translate("actions", text)


def make_actions(
    window: QMainWindow, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Makes all actions and the window's menus; every entry must have its handler."""
    assert set(handlers) == {entry.name for entry in ACTIONS}, "one handler for each action"
    menus: dict[str, QMenu] = {}
    for name, title in MENUS.items():
        menus[name] = window.menuBar().addMenu(translated(title))
        menus[name].setObjectName(f"{name} menu")
    actions: dict[str, QAction] = {}
    for entry in ACTIONS:
        action = QAction(translated(entry.text), window)
        action.setObjectName(entry.name)
        action.setCheckable(entry.is_checkable)
        action.setChecked(entry.is_checked)
        set_keys(action, entry, entry.shortcuts)
        handler = handlers[entry.name]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        if entry.starts_section:
            menus[entry.menu].addSeparator()
        menus[entry.menu].addAction(action)
        window.addAction(action)
        actions[entry.name] = action
    return actions


def set_keys(action: QAction, entry: ActionEntry, keys: Sequence[str]) -> None:
    """Gives an action its keys; the first one stands in its tool tip."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    # As shortcuts of the window plain keys would never reach the control with the focus: Space
    # would not press a button. `action_of_key` handles them if no control did.
    context = Qt.ShortcutContext
    is_plain = any(_is_plain(key) for key in keys)
    action.setShortcutContext(context.WidgetShortcut if is_plain else context.WindowShortcut)
    tip = translated(entry.tip)
    action.setStatusTip(tip)
    action.setToolTip(f"{tip} ({in_words(keys[0])})" if keys else tip)


def show_tip(button: QAbstractButton, action: QAction) -> None:
    """Gives a button the tool tip of its action, also after its keys have changed."""
    button.setToolTip(action.toolTip())
    action.changed.connect(lambda: button.setToolTip(action.toolTip()))


def action_of_key(actions: Mapping[str, QAction], event: QKeyEvent) -> QAction | None:
    """The action of a plain key that no control has used, or None."""
    pressed = QKeySequence(event.keyCombination())
    return next(
        (
            action
            for action in actions.values()
            if action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
            and pressed in action.shortcuts()
        ),
        None,
    )


def _is_plain(key: str) -> bool:
    """True if a control may use the key itself."""
    return key == _SPACE_WITH_CONTROL or not _COMMAND_KEY.fullmatch(key)


def tint_actions(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Gives the actions' icons the theme's colors."""
    for entry in ACTIONS:
        if entry.icon:
            icon = tinted_icon(entry.icon, theme.text_dim, disabled_color=theme.text_faint)
            actions[entry.name].setIcon(icon)


def in_words(key: str) -> str:
    """A key as the platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
