"""The language of the window: the one of the settings, else that of the system."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from amt_core.system.paths import assets_dir

logger = logging.getLogger(__name__)

SOURCE_LANGUAGE = "en"
"""The language in which the texts of the program are written."""


def wanted_languages(chosen: str) -> list[str]:
    """The codes of the languages to try, such as `de`, the best first.

    Args:
        chosen: The language of the settings; empty for those of the system.
    """
    if chosen:
        return [chosen]
    names = QLocale.system().uiLanguages()
    return list(dict.fromkeys(name.replace("_", "-").split("-")[0] for name in names))


def install_language(app: QCoreApplication, chosen: str) -> str:
    """Shows all texts that are made from now on in the language of the settings or the system.

    Args:
        app: The program.
        chosen: The language of the settings; empty for those of the system.

    Returns:
        The code of the language.
    """
    for language in wanted_languages(chosen):
        if language == SOURCE_LANGUAGE:
            break
        if not _install(app, assets_dir() / "translations" / f"amt_{language}.qm"):
            continue
        # The texts of Qt's own dialogs and menus; without them only these stay English.
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, Path(folder) / f"qtbase_{language}.qm")
        logger.info("the language of the window is %s", language)
        _write_numbers_in(language)
        return language
    _write_numbers_in(SOURCE_LANGUAGE)
    return SOURCE_LANGUAGE


def _write_numbers_in(language: str) -> None:
    """Writes numbers as the system does if it speaks the language, else as the language does."""
    system = QLocale.system()
    is_of_system = system.name().partition("_")[0] == language
    QLocale.setDefault(system if is_of_system else QLocale(language))


def _install(app: QCoreApplication, path: Path) -> bool:
    """Installs the translations of a file; False if it cannot be read.

    Qt would map the file itself into memory, and crash if an update replaced it.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    translator = _Translator(app, data)
    return translator.is_loaded and app.installTranslator(translator)


class _Translator(QTranslator):
    """Keeps the bytes that Qt reads from."""

    def __init__(self, app: QCoreApplication, data: bytes) -> None:
        super().__init__(app)
        self._data = data
        self.is_loaded = self.load(data)
