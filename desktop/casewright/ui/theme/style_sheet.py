"""The style sheet: short, flat, one accent. Sizes follow the text scale."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from casewright.ui.theme import tokens as size
from casewright.ui.theme.fonts import SANS
from casewright.ui.theme.label_roles import LABEL_ROLES, LabelRole
from casewright.ui.theme.scheme import medium, px, token, tokens

_BASE = """
* { outline: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line2; padding: 4px 8px; }
QMainWindow, QDialog, #Root { background: $canvas; }
#TopBar { background: $surface; border-bottom: 1px solid $line; }
#Bar { background: $surface; border-bottom: 1px solid $line; }
#Status { background: $surface; border-top: 1px solid $line; }
#Centre { background: $surface; }
#Navigator, #Inspector, #SourceSide { background: $canvas; }
#AssessmentSide { background: $surface; border-right: 1px solid $line; }
#TimeSlider { background: $surface; border-top: 1px solid $line; }
#Popover { background: $raised; border: 1px solid $line2; }
#DropMark { background: $accent; border-radius: 1px; }
#Side { background: $raised; border: 1px solid $line; border-radius: 8px; }
#Float { background: $raised; border: 1px solid $line2; border-radius: 8px; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[card="true"]:hover { border-color: $line2; }
QFrame[card="true"]:focus, QFrame[card="false"]:focus { border: 2px solid $accent; border-radius: 8px; }
QFrame[rule="true"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
"""

_LABELS = """
QLabel { background: transparent; color: $text; }
$roles
QLabel[tone] { border-radius: 4px; padding: 1px 6px; font-size: ${caption}px; font-weight: 600; }
QLabel[tone="ok"] { background: $ok_soft; color: $ok; }
QLabel[tone="warn"] { background: $warn_soft; color: $warn; }
QLabel[tone="bad"] { background: $bad_soft; color: $bad; }
QLabel[tone="info"] { background: $soft; color: $accent; }
QLabel[tone="plain"] { background: $line; color: $text2; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit[field="true"], QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
  background: $surface; color: $text; border: 1px solid $ctl; border-radius: 6px; padding: 0 8px;
  min-height: ${field}px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit[field="true"] { padding: 4px 4px; }
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: ${field_focus}px; }
QPlainTextEdit[field="true"]:focus { padding: 3px 3px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $bad; }
QLineEdit:disabled, QComboBox:disabled { background: $sunken; color: $text3; border-color: $line2; }
QLineEdit QToolButton { border: 0; padding: 0; min-height: 0; min-width: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line2; padding: 4px; min-height: 0;
  selection-background-color: $soft; selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; color: $text; min-height: 24px; }
QRadioButton:focus { color: $accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $ctl; border-radius: 8px; background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }
"""

_BUTTONS = """
QPushButton, QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 0 10px; min-height: ${button}px;
  background: transparent; color: $text2; }
QToolButton { padding: 0 5px; min-width: 18px; }
QPushButton:hover, QToolButton:hover { background: $hover; color: $text; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 9px; min-height: ${button_focus}px; }
QToolButton:focus { border: 2px solid $accent; padding: 0 4px; min-height: ${button_focus}px; min-width: 16px; }
QPushButton:disabled, QToolButton:disabled { color: $text3; }
QToolButton::menu-indicator { image: none; }
QToolButton:checked { background: $soft; color: $accent; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hi; }
QPushButton[look="primary"]:focus { border-color: $text; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $text3; }
QPushButton[look="outline"] { background: $surface; border: 1px solid $ctl; color: $text; }
QPushButton[look="outline"]:hover { background: $hover; }
QPushButton[look="outline"]:focus { border: 2px solid $accent; }
QPushButton[look="outline"]:disabled { color: $text3; border-color: $line2; }
QPushButton[look="danger"] { background: $surface; border: 1px solid $bad; color: $bad; }
QPushButton[digit="true"] { min-height: ${bar_button}px; padding: 0 6px; font-size: ${small}px; text-align: left; }
QPushButton[digit="true"]:focus { min-height: ${segment_focus}px; padding: 0 5px; }
#Omni { background: $sunken; border: 1px solid $line; color: $text3; text-align: left; padding: 0 10px; }
#Omni:hover { border-color: $ctl; color: $text2; }
#Bar QPushButton { font-size: ${small}px; min-height: ${bar_button}px; padding: 0 8px; }
#Bar QPushButton[on="true"] { background: $soft; color: $accent; }
#Bar QLineEdit { font-size: ${small}px; min-height: ${bar_button}px; }
#Bar QLineEdit:focus { min-height: ${segment_focus}px; }
#Segments { background: $sunken; border-radius: 7px; }
#Segments QToolButton { min-height: ${segment}px; margin: 2px 1px; padding: 0 4px; border-radius: 5px;
  font-size: ${small}px; font-weight: $medium; }
#Segments QToolButton:checked { background: $raised; color: $text; border: 1px solid $line2; }
#Segments QToolButton:focus { border: 2px solid $accent; padding: 0 3px; min-height: ${segment_focus}px; }
"""

_VIEWS = """
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: $surface; qproperty-drawBase: 0; }
QTabBar::tab { height: ${tab}px; padding: 0 12px; color: $text2; border: 0; border-bottom: 2px solid transparent; font-weight: $medium; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QAbstractItemView { background: transparent; border: 0; color: $text; selection-background-color: $soft; selection-color: $text; }
QTableView { background: $surface; border: 0; gridline-color: $line; }
QTableView::item { padding: 0 8px; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $text2; border: 0; border-bottom: 1px solid $line2; border-right: 1px solid $line;
  padding: 6px 10px; font-size: ${small}px; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $line2; border-right: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget[clear="true"] { border: 0; background: transparent; }
QPlainTextEdit { border: 0; background: $surface; color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $raised; border: 1px solid $line2; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; color: $text; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QProgressBar { background: $sunken; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
#Palette, #Sheet { background: $raised; border: 1px solid $line2; border-radius: 10px; }
#Toast { background: $text; border-radius: 8px; }
#Toast QLabel { color: $surface; }
#Toast QPushButton, #Toast QToolButton { color: $surface; font-weight: 600; }
#Toast QPushButton:hover, #Toast QToolButton:hover { background: $text2; color: $surface; }
#Notice[tone="info"] { background: $soft; } #Notice[tone="warn"] { background: $warn_soft; }
#Notice[tone="bad"] { background: $bad_soft; } #Notice[tone="ok"] { background: $ok_soft; }
"""

_SHEET = Template(_BASE + _LABELS + _FIELDS + _BUTTONS + _VIEWS)


def style_sheet() -> str:
    """The style sheet in the colours and at the text scale in force."""
    sizes = {
        "caption": px(size.CAPTION),
        "small": px(size.SMALL),
        "title": px(size.TITLE),
        "heading": px(size.HEADING),
        "field": px(28),
        "field_focus": px(28) - 2,
        "button": px(28),
        "button_focus": px(28) - 2,
        "bar_button": px(24),
        "segment": px(24),
        "segment_focus": px(24) - 2,
        "tab": px(35),
        "medium": int(medium()),
    }
    roles = "\n".join(_rule(name, role) for name, role in LABEL_ROLES.items() if name)
    return _SHEET.substitute(asdict(tokens()), roles=roles, **sizes)


def _rule(name: str, role: LabelRole) -> str:
    family = f'font-family: "{role.family}", "Vazirmatn"; ' if role.family != SANS else ""
    look = (
        f"{family}font-size: {px(role.size)}px; font-weight: {role.weight.value}; color: {token(role.ink)};"
    )
    return f'QLabel[role="{name}"] {{ {look} }}'
