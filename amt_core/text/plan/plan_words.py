"""The words of all phrases about the plan."""

from __future__ import annotations

from amt_core.text.lexicon.plan.roles import VOICE_PHRASES
from amt_core.text.lexicon.plan.silent_words import SILENT_WORDS
from amt_core.text.plan.corrections import correction_words
from amt_core.text.plan.players.figures import figure_words
from amt_core.text.plan.players.hands import hand_words
from amt_core.text.plan.players.playing_cues import playing_words
from amt_core.text.plan.players.role_words import role_words
from amt_core.text.recognize.changes.changes import change_words
from amt_core.text.recognize.feels import feel_words
from amt_core.text.recognize.form.forms import form_words
from amt_core.text.recognize.place.spans import span_words


def plan_words() -> set[str]:
    """Every word that a recognizer of the plan knows; misspelled words are corrected to these."""
    words = set(SILENT_WORDS) | set(VOICE_PHRASES)
    for of_kind in (
        change_words(), correction_words(), feel_words(), figure_words(), playing_words(),
        role_words(), form_words(), span_words(), hand_words(),
    ):  # fmt: skip
        words |= of_kind
    return words
