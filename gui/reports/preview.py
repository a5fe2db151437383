"""The real pages of a PDF, and printing them."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from gui.core import theme
from gui.core.components import Translated, column


class Preview(Translated, QWidget):
    """The pages one under the other, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QPdfView()
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(theme.M)
        self.view.setDocumentMargins(QMargins(theme.L, theme.L, theme.L, theme.L))
        column(self, spacing=0).addWidget(self.view)
        # WORKAROUND PySide6 6.11.3: a QPdfView that outlives its document for one moment of the destruction corrupts
        # memory, so the document is not its child but a later child of its parent.
        self.paper, self._buffer = QPdfDocument(self), QBuffer(self)
        self.view.setDocument(self.paper)
        self.setFocusProxy(self.view)
        self.is_dressed = True
        self.redress()

    def redress(self) -> None:
        # The view paints what lies behind the pages in this role, whatever the style sheet says.
        around = self.view.palette()
        if around.color(QPalette.ColorRole.Dark) != theme.colour("raised"):
            around.setColor(QPalette.ColorRole.Dark, theme.colour("raised"))
            self.view.setPalette(around)

    def show_pdf(self, pdf: bytes) -> None:
        """These pages from now on."""
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.paper.load(self._buffer)

    def print_with(self, printer: "QPrinter") -> None:  # noqa: F821  loaded only when somebody prints
        """Draw each page on the printer."""
        painter = QPainter(printer)
        try:
            for page in range(self.paper.pageCount()):
                if page:
                    printer.newPage()
                self._print_page(painter, page, printer.resolution())
        finally:
            painter.end()

    def _print_page(self, painter: QPainter, page: int, dots: int) -> None:
        points = self.paper.pagePointSize(page)
        dense = min(dots, 300)
        size = QSize(round(points.width() / 72 * dense), round(points.height() / 72 * dense))
        target = QRectF(QPointF(0, 0), points * (dots / 72))
        painter.drawImage(target, self.paper.render(page, size))
