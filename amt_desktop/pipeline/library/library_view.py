"""The library: add folders, search and hear the pieces, see the whole in charts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.pipeline.library.browse import (
    LibraryBrowser,
    LibraryOverview,
    LibraryRow,
)
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE
from amt_desktop.background.generator_worker import GeneratorWorker, run_once
from amt_desktop.background.note_feed import NoteFeed
from amt_desktop.background.single_worker import SingleWorker
from amt_desktop.bridge.messages import Messages
from amt_desktop.look.words import grouped, word
from amt_desktop.pipeline.library.bar_chart import BarChart
from amt_desktop.pipeline.library.library_filters import LibraryFilters
from amt_desktop.pipeline.library.library_model import LibraryModel
from amt_desktop.pipeline.library.library_table import LibraryTable
from amt_desktop.pipeline.page_services import PageServices
from amt_desktop.pipeline.session import PipelineSession

_CHARTS_WIDTH_PX = 220
# Charts in equal steps, which show all of them.
_STEPS = ("tempos", "lengths", "densities")


class LibraryView(QWidget):
    """The table of the library with its filters, its charts and its buttons."""

    def __init__(
        self,
        session: PipelineSession,
        services: PageServices,
        *,
        feed: NoteFeed,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._services = session, services
        self._feed, self._messages = feed, messages
        self._browser: LibraryBrowser | None = None
        self._searching = SingleWorker(feed, name="search", parent=self)
        self._searching.ended.connect(self._on_search_ended)
        self._is_stale = False
        self._overview = LibraryOverview()
        self._order, self._descending = "title", False
        self._reads: list[GeneratorWorker] = []
        self.model = LibraryModel(self._rows, self)
        self.filters = LibraryFilters()
        self.table = LibraryTable(self.model)
        self.table.activated.connect(self._on_activated)
        self.table.menu_wanted.connect(self._show_menu)
        self.counts = QLabel()
        self.counts.setProperty("kind", "dim")
        self.add_folder_button = QPushButton(self.tr("Add a folder …"))
        self.add_folder_button.clicked.connect(self.add_folder)
        self.add_archive_button = QPushButton(self.tr("Add an archive …"))
        self.add_archive_button.clicked.connect(self.add_archive)
        self.play_button = QPushButton(self.tr("Play"))
        self.play_button.clicked.connect(self.play)
        self.open_button = QPushButton(self.tr("Open in the piano roll"))
        self.open_button.clicked.connect(self.open_in_roll)
        self.charts = {
            name: BarChart(title, self.tr("others"))
            for name, title in (
                ("tempos", self.tr("Tempo (bpm)")),
                ("keys", self.tr("Key")),
                ("time_signatures", self.tr("Meter")),
                ("instruments", self.tr("Instruments")),
                ("lengths", self.tr("Length")),
                ("densities", self.tr("Notes per second")),
                ("genres", self.tr("Genre")),
                ("licenses", self.tr("License")),
            )
        }
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("kind", "dim")
        self._lay_out()
        self.filters.changed.connect(self.search)
        self.model.sort_wanted.connect(self._sort)
        session.folder_changed.connect(self._on_folder)
        session.library_changed.connect(self.reload)
        session.config_changed.connect(self._show_counts)
        self.reload()

    # Adding music

    def add_folder(self) -> None:
        """Asks for a folder with music and adds it."""
        start = str(Path.home())
        name = QFileDialog.getExistingDirectory(self, self.tr("Add a folder with music"), start)
        if name:
            self.add([Path(name)])

    def add_archive(self) -> None:
        """Asks for archives and adds them."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Add archives with music"),
            str(Path.home()),
            self.tr("Archives (*.zip *.tar.gz *.tgz *.tar)"),
        )
        if names:
            self.add([Path(name) for name in names])

    def add(self, paths: list[Path]) -> None:
        """Adds music to the library and reads it; without a work folder, asks for one first."""
        if self._session.folder is None:
            name = QFileDialog.getExistingDirectory(
                self, self.tr("Choose a work folder for what training writes"), str(Path.home())
            )
            if not name:
                return
            self._session.open_folder(Path(name))
        self._session.add_music(paths)

    # Searching

    def reload(self) -> None:
        """Reads the library again, as after the stage collect."""
        self._close_browser()
        work = self._session.work_folder
        # Without a catalogue it is not collected yet, which the empty table says.
        if work is not None and (work / CATALOGUE_FILE).exists():
            try:
                self._browser = LibraryBrowser(work)
            except AmtError as error:
                self._messages.report(error)
        if self._browser is None:
            self.model.show(array("q"))
            self._overview = LibraryOverview()
            self._show_counts()
            return
        self.search(with_overview=True)

    def search(self, *, with_overview: bool = False) -> None:
        """Searches on a worker; a search meanwhile replaces one that waits."""
        work = self._session.work_folder
        if work is None or self._browser is None:
            return
        if self._searching.is_running:
            self._is_stale = True
            return
        wanted, order, descending = self.filters.value, self._order, self._descending
        has_overview = with_overview or not self._overview.num_files

        def find() -> object:
            with LibraryBrowser(work) as browser:
                numbers = browser.find(wanted, order=order, descending=descending)
                return numbers, browser.overview() if has_overview else None

        self._searching.run(find, self._on_found, self._messages.report)

    def _on_found(self, result: object) -> None:
        assert isinstance(result, tuple)
        numbers, overview = result
        if overview is not None:
            self._overview = overview
            self.filters.offer(overview)
            for name, chart in self.charts.items():
                counts = [(word(label), count) for label, count in getattr(overview, name)]
                chart.show_counts(counts, limits=name not in _STEPS)
            self.table.hide_columns(overview.empty_columns)
        self.model.show(numbers)
        self._show_counts()

    def _on_search_ended(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.search()

    def _sort(self, column: str, descending: bool) -> None:
        self._order, self._descending = column, descending
        self.search()

    def _rows(self, numbers: Sequence[int]) -> list[LibraryRow]:
        """Rows for the table, which asks while it is painted and must get an answer."""
        if self._browser is None:
            return []
        try:
            return self._browser.rows(numbers)
        except AmtError as error:
            self._messages.report(error)
            return []

    # Hearing and opening

    def play(self) -> None:
        """Plays the chosen piece."""
        self._read_chosen(lambda score, _row: self._services.play_score(score))

    def open_in_roll(self) -> None:
        """Opens the chosen piece in the piano roll."""
        self._read_chosen(lambda score, row: self._services.open_score(score, row.title))

    def play_file(self, number: int) -> None:
        """Plays the file with this number."""
        self._read(number, self._services.play_score)

    def _read_chosen(self, then: Callable[[Score, LibraryRow], object]) -> None:
        row = self.chosen
        if row is None:
            self._messages.toast(self.tr("Choose a piece first."))
        else:
            self._read(row.id, lambda score: then(score, row))

    def _read(self, number: int, then: Callable[[Score], object]) -> None:
        work = self._session.work_folder
        if work is None:
            return

        def read() -> object:
            from amt_core.formats.files import read_score_bytes

            with LibraryBrowser(work) as browser:
                return read_score_bytes(browser.data(number))

        def on_score(score: object) -> None:
            assert isinstance(score, Score)
            then(score)

        self._reads = [worker for worker in self._reads if not worker.is_over]
        self._reads.append(
            run_once(
                self._feed, read, on_score, self._messages.report, name="read piece", parent=self
            )
        )

    @property
    def chosen(self) -> LibraryRow | None:
        """The file of the current row; None if no row is chosen."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def close_work(self) -> None:
        """Ends searches and reads, and closes the catalogue."""
        self._searching.abandon()
        for worker in self._reads:
            worker.abandon()
        self._reads.clear()
        self._close_browser()

    def _close_browser(self) -> None:
        if self._browser is not None:
            self._browser.close()
            self._browser = None

    # Look

    def _on_activated(self, _index: QModelIndex) -> None:
        self.play()

    def _show_menu(self, place: QPoint) -> None:
        row = self.chosen
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Play")).triggered.connect(self.play)
        menu.addAction(self.tr("Open in the piano roll")).triggered.connect(self.open_in_roll)
        menu.addAction(self.tr("Show the folder")).triggered.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.path.parent)))
        )
        menu.popup(place)

    def _on_folder(self) -> None:
        self._overview = LibraryOverview()
        self.reload()

    def _show_counts(self) -> None:
        overview, num_shown = self._overview, self.model.rowCount()
        has_files = bool(overview.num_files)
        self.empty.setVisible(not has_files)
        self.table.setVisible(has_files)
        self.filters.setVisible(has_files)
        self.play_button.setVisible(has_files)
        self.open_button.setVisible(has_files)
        self._charts_area.setVisible(has_files)
        self._emphasize_adding(is_first=not has_files)
        if self._session.config is None:
            self.empty.setText(
                self.tr("Drop folders or archives with MIDI files here, or add them below.")
            )
        else:
            self.empty.setText(self.tr("The library is read by the stage Collect."))
        if not has_files:
            self.counts.setText("")
            return
        words = self.tr("{0} of {1} files").format(grouped(num_shown), grouped(overview.num_files))
        copies = self.tr("{0} copy") if overview.num_copies == 1 else self.tr("{0} copies")
        for count, name in (
            (overview.num_broken, self.tr("{0} broken")),
            (overview.num_flagged, self.tr("{0} doubtful")),
            (overview.num_copies, copies),
        ):
            words += f" · {name.format(grouped(count))}"
        self.counts.setText(words)

    def _emphasize_adding(self, *, is_first: bool) -> None:
        """Makes adding a folder the main action while there is nothing else to do."""
        button = self.add_folder_button
        button.setProperty("kind", "primary" if is_first else "")
        button.style().unpolish(button)
        button.style().polish(button)

    def _lay_out(self) -> None:
        charts = QWidget()
        inner = QVBoxLayout(charts)
        inner.setContentsMargins(4, 0, 8, 0)
        inner.setSpacing(8)
        for chart in self.charts.values():
            inner.addWidget(chart)
        inner.addStretch(1)
        self._charts_area = QScrollArea()
        self._charts_area.setWidget(charts)
        self._charts_area.setWidgetResizable(True)
        self._charts_area.setFixedWidth(_CHARTS_WIDTH_PX)
        self._charts_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._charts_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.empty, 1)
        middle.addWidget(self._charts_area)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add_folder_button)
        bottom.addWidget(self.add_archive_button)
        bottom.addSpacing(10)
        bottom.addWidget(self.counts, 1)
        bottom.addWidget(self.play_button)
        bottom.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
