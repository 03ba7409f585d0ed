"""The language of the window: the one of the settings, else that of the system."""

from __future__ import annotations

import logging

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
        own = QTranslator(app)
        if not own.load(str(assets_dir() / "translations" / f"amt_{language}.qm")):
            continue
        # The texts of Qt's own dialogs and menus; without them only these stay English.
        base = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if base.load(f"qtbase_{language}", folder):
            app.installTranslator(base)
        app.installTranslator(own)
        logger.info("the language of the window is %s", language)
        return language
    return SOURCE_LANGUAGE
