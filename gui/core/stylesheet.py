"""The one style sheet, as a template: it names no colour, only what a colour is for."""

from string import Template

TEMPLATE = Template("""
* { font-size: $px_body; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[kind="ground"] { background: $ground; }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 8px; font-size: $px_caption; }

QLabel { background: transparent; }
QLabel[kind="caption"] { font-size: $px_caption; color: $muted; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="section"] { font-size: $px_question; font-weight: 600; }
QLabel[kind="question"] { font-size: $px_question; }
QLabel[kind="title"] { font-size: $px_title; font-weight: 600; }
QLabel[kind="figure"] { font-size: $px_figure; font-weight: 600; }
QLabel[kind="brand"] { font-size: $px_question; font-weight: 700; color: $accent; }
QLabel[kind="error"] { color: $bad; }
QLabel[kind="good"] { color: $good; }
QLabel[kind="warn"] { color: $warn; }
QLabel[kind="link"] { color: $accent; font-weight: 600; }

QLabel[kind="keycap"] { font-size: $px_caption; font-weight: 600; background: $raised; border: 1px solid $line;
    border-radius: 4px; padding: 2px 6px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: $card_radius; }
QFrame[kind="quiet"] { background: transparent; border: 1px solid $line; border-radius: $card_radius; }
QFrame[kind="notice"] { background: $raised; border: 0; border-radius: $card_radius; }
QFrame[kind="notice"][tone="accent"] { background: $accent_soft; }
QFrame[kind="notice"][tone="good"] { background: $good_soft; }
QFrame[kind="notice"][tone="warn"] { background: $warn_soft; }
QFrame[kind="notice"][tone="bad"] { background: $bad_soft; }
QFrame[kind="line"] { background: $line; border: 0; }
QFrame[kind="bar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[kind="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="code"] { background: $accent_soft; border: 0; border-radius: $card_radius; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: $field_radius; outline: 0;
              padding: 0 16px; min-height: 36px; font-weight: 600; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $edge; border-color: $line; background: $ground; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QWidget[touch="true"] QPushButton { min-height: 42px; }
QWidget[touch="true"] QLineEdit { min-height: 42px; padding-top: 0; padding-bottom: 0; }
QPushButton[big="true"] { min-height: 68px; font-size: $px_question; }
QPushButton[kind="quiet"][beside="true"] { text-align: left; padding: 0 8px; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 12px; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:disabled { color: $edge; }
QPushButton[kind="chip"] { background: $accent_soft; border: 1px solid transparent; color: $text; padding: 0 10px;
    font-weight: 400; }
QPushButton[kind="chip"]:hover { border-color: $accent; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_soft; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; padding: 0 10px;
    min-height: 28px;
                              color: $muted; font-weight: 400; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $surface; border-color: $line; color: $accent; font-weight: 600; }
QFrame[kind="segments"] { background: $raised; border: 0; border-radius: 8px; }
QPushButton[kind="primary"] QLabel[kind="keycap"] { background: transparent; border-color: $on_accent;
    color: $on_accent; }
QPushButton[kind="bar"] { background: transparent; border: 1px solid transparent; padding: 0 8px; min-height: 28px;
    color: $muted; font-weight: 400; }
QPushButton[kind="bar"]:hover { background: $raised; color: $text; }
QPushButton[kind="rail"] { background: transparent; border: 0; border-radius: $field_radius; padding: 0 12px;
    text-align: left;
                           min-height: 40px; font-weight: 400; }
QPushButton[kind="rail"]:hover { background: $raised; }
QPushButton[kind="rail"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="row"] { background: transparent; border: 0; text-align: left; padding: 0 12px; font-weight: 400; }
QPushButton[kind="row"]:hover { background: $raised; }
QPushButton[kind="choice"] { background: $surface; border: 1px solid $line; border-radius: $card_radius;
    text-align: left; }
QPushButton[kind="choice"]:hover { border-color: $accent; }
QPushButton[kind="choice"]:checked { border: 2px solid $accent; background: $accent_soft; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: $field_radius; padding: 0 10px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 36px; }
QLineEdit[tall="true"], QPushButton[tall="true"] { min-height: $px_tall; }
QPlainTextEdit, QTextEdit { padding: 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
    border: 1px solid $bad; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $ground; color: $edge;
    border-color: $line; }
QLineEdit[readOnly="true"] { background: $ground; }
QComboBox::drop-down { border: 0; width: 32px; }
QComboBox::down-arrow { image: url($arrow); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: 0; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 28px; }
QCheckBox::indicator { width: $px_tick; height: $px_tick; border: 1px solid $edge; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }

QMenu { background: $surface; border: 1px solid $line; border-radius: $field_radius; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }

QTableView, QTreeView, QListView { background: $surface; border: 1px solid $line; border-radius: $card_radius;
    alternate-background-color: $ground; gridline-color: $line; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text; }
QTableView[kind="plain"], QListView[kind="plain"], QTreeView[kind="plain"] { border: 0; background: transparent; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 12px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QListView::item { padding: 8px 12px; border-radius: $field_radius; }
QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $surface; border: 0; border-top-left-radius: $card_radius;
    border-top-right-radius: $card_radius; }
QHeaderView::section { background: transparent; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: 8px 15px;
    font-size: $px_caption; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: 0; }

QProgressBar { background: $raised; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[kind="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QPdfView { background: $raised; border: 1px solid $line; border-radius: $card_radius; }
""")
