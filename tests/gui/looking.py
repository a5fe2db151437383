"""Looking at a window as its reader and its screen reader do."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget


def texts(window: QWidget) -> list[str]:
    """Every text that can be read now, in the order of the widgets."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [text for text in of(widget) if text]
    return found


def of(widget: QWidget) -> list[str]:
    """The texts of one widget, tooltips and accessible ones among them."""
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QTableView):
        model = widget.model()
        said += [str(model.headerData(n, widget.horizontalHeader().orientation())) for n in range(model.columnCount())]
        said += [str(model.index(row, n).data()) for row in range(model.rowCount()) for n in range(model.columnCount())]
    return said


def nameless(window: QWidget) -> list[str]:
    """Whatever takes the keyboard and says no name to a screen reader."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and takes_keyboard(widget) and not name_of(widget)
    ]


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab stops here; Qt's own inner parts answer for themselves."""
    inner = widget.objectName().startswith("qt_") or (
        type(widget).__module__.startswith("PySide6") and not isinstance(widget, QLineEdit | QTableView)
    )
    return widget.focusPolicy().value & 1 != 0 and widget.focusProxy() is None and not inner


def name_of(widget: QWidget) -> str:
    """What a screen reader would say."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
