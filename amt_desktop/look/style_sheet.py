"""The style sheet of the program, written from a theme's tokens.

Widgets ask for a look through dynamic properties (`kind="primary"`, `kind="panel"`, …), so that
this is the only file that knows colors of controls.
"""

from __future__ import annotations

from string import Template

from amt_desktop.look.icons import icon_folder

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QDialog { background: $panel; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 5px 8px;
    font-size: 12px; }

QWidget[kind="panel"] { background: $panel; }
QWidget[kind="window"] { background: $window; }
QFrame[kind="card"] { background: $panel; border: 1px solid $border; border-radius: 10px; }
QFrame[kind="line"] { background: $border; border: none; }
QFrame[kind="display"] { background: $field; border: 1px solid $border; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 20px; font-weight: 600; }
QLabel[kind="heading"] { font-size: 11px; font-weight: 600; color: $text_dim; }
QLabel[kind="dim"] { color: $text_dim; font-size: 12px; }
QLabel[kind="faint"] { color: $text_faint; font-size: 12px; }
QLabel[kind="panel title"], QLabel[kind="list head"] { color: $text; }
QLabel[kind="list head"] { color: $text_dim; font-size: 12px; padding: 0px 14px; min-height: 30px;
    max-height: 30px; border-bottom: 1px solid $border; }
QLabel[kind="welcome words"] { color: $text_dim; }
QLabel[kind="caption"] { color: $text_faint; }
QLabel[kind="display dim"] { color: $text_dim; }
QLabel[kind="state"] { color: $warning; font-size: 12px; }
QLabel[kind="value"] { font-size: 14px; font-weight: 600; }
QLabel[kind="key"] { background: $raised; border: 1px solid $border_strong;
    border-bottom-width: 2px; border-radius: 5px; padding: 2px 7px; font-size: 12px; }

QMenuBar { background: $panel; border: none; padding: 3px 8px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 5px; color: $text_dim; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $raised; border: 1px solid $border_strong; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text_faint; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; }
QMenu::indicator:checked { image: url($icons/check-$control_icons.svg); }

QPushButton { background: $raised; border: 1px solid $border_strong; border-radius: 7px;
    padding: 6px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:disabled { color: $text_faint; border-color: $border; }
QPushButton:focus { border-color: $focus; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent;
    font-weight: 600; font-size: 14px; padding: 8px 18px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; padding: 7px 17px; }
QPushButton[kind="primary"]:disabled { background: $raised; border-color: $border;
    color: $text_faint; }
QPushButton[kind="stop"] { background: $raised; border: 1px solid $negative; color: $negative;
    font-weight: 600; font-size: 14px; padding: 8px 18px; }
QPushButton[kind="stop"]:hover { background: $hover; }
QPushButton[kind="example"] { text-align: left; padding: 10px 16px; border-radius: 9px;
    border: 1px solid $border_strong; background: $raised; }
QPushButton[kind="example"]:hover { background: $hover; border-color: $accent; }
QPushButton[kind="example"]:focus { border-color: $focus; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent;
    color: $text_dim; padding: 4px 10px; }
QPushButton[kind="quiet"]:hover { background: $hover; color: $text; }
QPushButton[kind="quiet"]:focus { border-color: $focus; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px;
    padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $text_faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="transport"] { padding: 7px; border-radius: 8px; }
QToolButton[kind="play"] { background: $raised; border: 1px solid $border_strong; padding: 7px 13px;
    border-radius: 8px; }
QToolButton[kind="play"]:hover { background: $hover; }
QToolButton[kind="play"]:checked { background: $accent; border-color: $accent; }
QToolButton[kind="play"]:focus { border-color: $focus; }
QToolButton[kind="player"] { border: 1px solid transparent; border-radius: 4px; padding: 1px 0px;
    color: $text_dim; font-size: 11px; }
QToolButton[kind="player"]:hover { background: $hover; color: $text; }
QToolButton[kind="player"]:focus { border-color: $focus; }
QToolButton[kind="player"]:disabled { color: $text_dim; }
QToolButton[kind="player"]::menu-indicator { image: none; width: 0px; }
QToolButton[kind="switch"] { border: 1px solid $border_strong; border-radius: 5px; padding: 0px;
    font-size: 11px; font-weight: 600; color: $text_dim; min-width: 22px; max-width: 22px;
    min-height: 20px; max-height: 20px; }
QToolButton[kind="switch"]:hover { background: $hover; color: $text; }
QToolButton[kind="switch"]:focus { border-color: $focus; }
QToolButton[kind="switch"][role="mute"]:checked { background: $negative; border-color: $negative;
    color: $panel; }
QToolButton[kind="switch"][role="solo"]:checked { background: $warning; border-color: $warning;
    color: $panel; }
QToolButton[kind="take"] { border: 1px solid $border_strong; background: $raised; padding: 4px 12px;
    border-radius: 7px; color: $text_dim; font-weight: 600; }
QToolButton[kind="take"]:hover { background: $hover; color: $text; }
QToolButton[kind="take"]:checked { background: $accent_soft; border-color: $accent;
    color: $text; }
QToolButton[kind="take"]:focus { border-color: $focus; }
QToolButton[kind="handle"] { border: 1px solid $accent; border-radius: 7px; padding: 5px 12px;
    color: $on_accent; background: $accent; font-weight: 600; }
QToolButton[kind="handle"]:hover { background: $accent_hover; border-color: $accent_hover; }
QToolButton[kind="handle"]:focus { border: 2px solid $focus; padding: 4px 11px; }
QToolButton[kind="handle"]:disabled { background: $raised; border-color: $border_strong;
    color: $text_faint; }
QToolButton[kind="part handle"] { padding: 0px; border-radius: 4px; min-width: 20px;
    max-width: 20px; min-height: 16px; max-height: 16px; }
QToolButton[kind="part handle"]:hover { background: $accent_soft; }
QToolButton[kind="outlined"] { border: 1px solid $border_strong; background: $raised;
    padding: 5px 10px; }
QToolButton[kind="outlined"]:hover { background: $hover; }
QToolButton[kind="outlined"]:checked { background: $accent_soft; border-color: $accent; }
QToolButton[kind="outlined"]:disabled { color: $text_faint; }
QToolButton[kind="outlined"]:focus { border-color: $focus; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QListWidget {
    background: $field; border: 1px solid $border_strong; border-radius: 7px; padding: 5px 8px;
    selection-background-color: $selection; selection-color: $text; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text_faint; }
QLineEdit:hover, QSpinBox:hover, QComboBox:hover { border-color: $text_faint; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus,
QTextEdit:focus, QListWidget:focus { border-color: $focus; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $text_faint; }
QLineEdit[kind="inline"] { padding: 0px 5px; border-radius: 4px; border-color: $focus; }
QPushButton[kind="lane"] { padding: 0px 2px; border-radius: 4px; font-size: 11px;
    border: 1px solid $warning; background: $raised; color: $text; }
QPushButton[kind="lane"]:hover { background: $hover; }
QPushButton[kind="lane"]:focus { border-color: $focus; }
QPlainTextEdit[kind="description"] { font-size: 15px; padding: 8px 8px; border-radius: 9px; }
QAbstractSpinBox QLineEdit { border: none; border-radius: 0px; padding: 0px;
    background: transparent; }
QSpinBox { padding: 5px 20px 5px 0px; }
QSpinBox::up-button { subcontrol-origin: border;
    subcontrol-position: top right; width: 20px; border: none; background: transparent; }
QSpinBox::down-button { subcontrol-origin: border;
    subcontrol-position: bottom right; width: 20px; border: none; background: transparent; }
QSpinBox::up-arrow { image: url($icons/chevron-up-$control_icons.svg);
    width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url($icons/chevron-down-$control_icons.svg);
    width: 12px; height: 12px; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 22px;
    border: none; }
QComboBox::down-arrow {
    image: url($icons/chevron-down-$control_icons.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border_strong;
    border-radius: 6px; padding: 4px; outline: none; selection-background-color: $selection; }
QListWidget { padding: 4px; outline: none; }
QListWidget::item { padding: 3px 6px; border-radius: 5px; min-height: 20px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $selection; color: $text; }
QListWidget::indicator, QCheckBox::indicator { width: 15px; height: 15px; border-radius: 4px;
    border: 1px solid $border_strong; background: $field; }
QListWidget::indicator:checked, QCheckBox::indicator:checked { background: $accent;
    border-color: $accent; image: url($icons/tick-$control_icons.svg); }
QRadioButton::indicator { width: 15px; height: 15px; border-radius: 8px;
    border: 1px solid $border_strong; background: $field; }
QRadioButton::indicator:checked { border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $field, stop: 1 $field); }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $focus; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border_strong; }
QSlider::sub-page:horizontal { background: $text_dim; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0px; border-radius: 6px;
    background: $text; }
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $focus; }

QSlider::groove:vertical { width: 4px; border-radius: 2px; background: $text_dim; }
QSlider::sub-page:vertical { background: $border_strong; border-radius: 2px; }
QSlider::add-page:vertical { background: $text_dim; border-radius: 2px; }
QSlider::handle:vertical { height: 10px; width: 20px; margin: 0px -8px; border-radius: 3px;
    background: $text; }
QSlider::handle:vertical:hover { background: $accent; }
QSlider::handle:vertical:focus { background: $focus; }
QFrame[kind="strip card"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
QFrame[kind="drop mark"] { background: $accent; border: none; }
QLabel[kind="strip title"] { color: $text_dim; font-size: 11px; }
QLabel[kind="strip value"] { color: $text; }
QToolButton[kind="sound"] { border: 1px solid $border_strong; background: $field;
    padding: 3px 8px; border-radius: 5px; font-size: 12px; }
QToolButton[kind="sound"]:hover { background: $hover; }
QToolButton[kind="sound"]:focus { border-color: $focus; }

QProgressBar { background: $border; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px 2px 2px; }
QScrollBar::handle:hover { background: $text_faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $border_strong; }

QFrame[kind="chip"] { background: $raised; border: 1px solid $border_strong; border-radius: 14px; }
QFrame[kind="chip"]:hover { background: $hover; }
QFrame[kind="chip"]:focus { border: 1px solid $focus; }
QFrame[kind="chip"][source="inferred"] { background: transparent;
    border: 1px dashed $border_strong; }
QFrame[kind="chip"][source="inferred"]:hover { background: $hover; }
QFrame[kind="chip"][source="set"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[kind="chip"][source="inferred"]:focus, QFrame[kind="chip"][source="set"]:focus {
    border: 1px solid $focus; }
QLabel[kind="chip title"] { color: $text_dim; font-size: 12px; }
QToolButton[kind="chip"] { padding: 3px; border: none; border-radius: 9px; }
QToolButton[kind="chip"]:checked { background: transparent; }
QToolButton[kind="chip"]:hover { background: $pressed; }
QToolButton[kind="add chip"] { border: 1px dashed $border_strong; border-radius: 13px;
    padding: 4px 12px 4px 8px; color: $text_dim; min-height: 18px; }
QToolButton[kind="add chip"]:hover { background: $hover; color: $text; }
QToolButton[kind="add chip"]:focus { border-color: $focus; }

QFrame[kind="stage"] { background: $panel; border: 1px solid $border; border-radius: 9px; }
QFrame[kind="stage"]:hover { background: $hover; }
QFrame[kind="stage"]:focus { border-color: $focus; }
QFrame[kind="stage"][state="running"] { border: 1px solid $accent; background: $accent_soft; }
QFrame[kind="stage"][state="failed"] { border: 1px solid $negative; }
QFrame[kind="stage"][state="running"]:focus, QFrame[kind="stage"][state="failed"]:focus {
    border-color: $focus; }
QLabel[kind="stage state"] { color: $text_dim; font-size: 12px; }
QFrame[state="done"] QLabel[kind="stage state"],
QFrame[state="finished"] QLabel[kind="stage state"] { color: $positive; }
QFrame[state="out of date"] QLabel[kind="stage state"],
QFrame[state="unfinished"] QLabel[kind="stage state"],
QFrame[state="stopped"] QLabel[kind="stage state"] { color: $warning; }
QFrame[state="failed"] QLabel[kind="stage state"] { color: $negative; }
QFrame[state="starting"] QLabel[kind="stage state"],
QFrame[state="running"] QLabel[kind="stage state"] { color: $accent; }
QFrame[state="done"] QProgressBar::chunk, QFrame[state="finished"] QProgressBar::chunk {
    background: $positive; }
QFrame[kind="strip"] { background: $panel; border: none; border-top: 1px solid $border; }
QLabel[kind="problem"] { color: $warning; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text_dim; padding: 7px 16px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $focus; }
QDialog[kind="palette"] { background: $raised; border: 1px solid $border_strong; }
QTreeWidget { background: $field; border: 1px solid $border_strong; border-radius: 7px;
    outline: none; }
QTreeWidget::item { padding: 3px 4px; }
QTreeWidget::item:hover { background: $hover; }
QTreeWidget::item:selected { background: $selection; color: $text; }
QTreeWidget:focus { border-color: $focus; }
QTableView { background: $field; border: 1px solid $border; border-radius: 8px;
    selection-background-color: $selection; selection-color: $text; outline: none; }
QTableView::item { padding: 0px 6px; border: none; }
QTableView[kind="plain"] { border: none; border-top: 1px solid $border; border-radius: 0px; }
QTableView:focus { border-color: $focus; }
QHeaderView { background: $panel; border: none; border-top-left-radius: 8px; }
QHeaderView::section { background: $panel; color: $text_dim; border: none;
    border-bottom: 1px solid $border; padding: 5px 8px; font-size: 12px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow {
    subcontrol-origin: border; subcontrol-position: top center; width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url($icons/chevron-up-$control_icons.svg); }
QHeaderView::down-arrow { image: url($icons/chevron-down-$control_icons.svg); }
QTableCornerButton::section { background: $panel; border: none; }
QDoubleSpinBox { padding: 5px 20px 5px 7px; }
QDoubleSpinBox::up-button { subcontrol-origin: border;
    subcontrol-position: top right; width: 20px; border: none; background: transparent; }
QDoubleSpinBox::down-button { subcontrol-origin: border;
    subcontrol-position: bottom right; width: 20px; border: none; background: transparent; }
QDoubleSpinBox::up-arrow {
    image: url($icons/chevron-up-$control_icons.svg); width: 12px; height: 12px; }
QDoubleSpinBox::down-arrow { image: url($icons/chevron-down-$control_icons.svg);
    width: 12px; height: 12px; }

QFrame[kind="popup"] { background: $raised; border: 1px solid $border_strong; border-radius: 10px; }
QFrame[kind="banner"] { background: $banner; border: 1px solid $border_strong; border-radius: 8px; }
QFrame[kind="tour"] { background: $raised; border: 2px solid $focus; border-radius: 12px; }
QFrame[kind="toast"] { background: $raised; border: 1px solid $border_strong; border-radius: 10px; }
QFrame[kind="track"] { background: transparent; border: none; border-bottom: 1px solid $border; }
QFrame[kind="track"][chosen="true"] { background: $raised; }
QFrame[kind="track"]:focus { background: $raised; }
""")


# Drawn over the sheet above: every surface has an edge, and the focus is a broad ring.
_HIGH_CONTRAST = Template("""
QToolButton { border: 1px solid $border; }
QPushButton, QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit,
QListWidget, QTreeWidget, QTableView { border: 1px solid $border_strong; }
QPushButton:focus, QPushButton[kind="primary"]:focus, QPushButton[kind="example"]:focus,
QPushButton[kind="quiet"]:focus, QPushButton[kind="stop"]:focus, QPushButton[kind="lane"]:focus,
QToolButton:focus, QToolButton[kind="transport"]:focus, QToolButton[kind="play"]:focus,
QToolButton[kind="player"]:focus, QToolButton[kind="switch"]:focus, QToolButton[kind="take"]:focus,
QToolButton[kind="handle"]:focus, QToolButton[kind="part handle"]:focus,
QToolButton[kind="outlined"]:focus, QToolButton[kind="sound"]:focus, QToolButton[kind="chip"]:focus,
QToolButton[kind="add chip"]:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QListWidget:focus, QTreeWidget:focus,
QTableView:focus, QFrame[kind="chip"]:focus, QFrame[kind="stage"]:focus,
QFrame[kind="track"]:focus { border: 2px solid $focus; }
QToolButton:disabled, QPushButton:disabled { border: 1px dashed $border; }
QToolButton[kind="chip"] { border: none; }
QFrame[kind="track"][chosen="true"] { background: $hover; border: 1px solid $border_strong; }
QCheckBox:focus, QRadioButton:focus { color: $focus; text-decoration: underline; }
QSlider:focus { border: 2px solid $focus; border-radius: 4px; }
QSlider::groove:horizontal, QSlider::groove:vertical { background: $border_strong; }
QTabBar::tab:focus { color: $focus; text-decoration: underline; }
QTabBar::tab:selected { border-bottom: 3px solid $accent; }
QMenu::item:selected, QListWidget::item:selected, QTreeWidget::item:selected {
    border: 1px solid $focus; }
QToolTip { border: 2px solid $border_strong; }
QSplitter::handle:horizontal { background: $border; margin: 0px 2px; }
""")


def style_sheet_of(tokens: dict[str, str], *, is_high_contrast: bool = False) -> str:
    """The style sheet for a table of tokens: every color of a theme and its name."""
    sheet = _SHEET.substitute(tokens, icons=icon_folder().as_posix() + "/controls")
    return sheet + _HIGH_CONTRAST.substitute(tokens) if is_high_contrast else sheet
