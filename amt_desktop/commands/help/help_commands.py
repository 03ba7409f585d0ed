"""The commands of the help menu."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amt_core.system.installed import version_of
from amt_core.system.third_party import third_party_works
from amt_desktop.background.crash_report import CrashReport
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.bridge.services import Sound
from amt_desktop.dialogs.about_dialog import AboutDialog
from amt_desktop.dialogs.report_dialog import ReportDialog
from amt_desktop.look.sentences import localized


class HelpCommands(QObject):
    """Shows what is known about the model and the sound, and reports of errors."""

    def __init__(self, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._messages, self._window = messages, window
        self._model_text = self.tr("not loaded")
        self._sound_text = self.tr("not opened")

    def set_model(self, text: str) -> None:
        """Sets the model's name, or the reason why there is none."""
        self._model_text = text

    def set_sound(self, sound: Sound) -> None:
        """Takes the sound that was opened."""
        self._sound_text = localized(sound.silent_reason) or self.tr("FluidSynth")

    def tell_error(self, report: CrashReport) -> None:
        """Says that an unexpected error occurred, and offers its report."""
        self._tell(
            self.tr("An unexpected error occurred: {0}").format(report.summary),
            self.tr("The program goes on."),
            report,
        )

    def tell_crash(self, report: CrashReport) -> None:
        """Says that the session before this one crashed, and offers its report."""
        self._tell(
            self.tr("The program crashed last time. Your takes were kept."),
            "",
            report,
        )

    def _tell(self, message: str, hint: str, report: CrashReport) -> None:
        self._messages.notice(
            Notice(
                message=message,
                hint=hint,
                icon="warning",
                choices=((self.tr("Show the report"), lambda: self.show_report(report)),),
            )
        )

    def show_report(self, report: CrashReport) -> None:
        """Shows a report, to be copied."""
        dialog = ReportDialog(report.text, report.path, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Shows version, model, sound and licenses."""
        AboutDialog(
            version=version_of("amt-desktop") or "0",
            model=self._model_text,
            sound=self._sound_text,
            works=third_party_works(),
            parent=self._window,
        ).exec()
