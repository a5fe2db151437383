"""The real pages of a PDF, and printing them."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from gui.core import theme


class Preview(QPdfView):
    """The pages one under the other, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper, self._buffer = QPdfDocument(self), QBuffer(self)
        self.setDocument(self.paper)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(theme.M)
        self.setDocumentMargins(QMargins(theme.L, theme.L, theme.L, theme.L))

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
