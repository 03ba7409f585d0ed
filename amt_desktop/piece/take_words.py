"""A take in words: its place, length, adherence to the description and novelty."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from amt_core.evaluation.adherence import ASKED
from amt_core.tokens.known_runs import MAX_COPIED_NOTES
from amt_desktop.document.take import Take, take_letter


def _tr(text: str) -> str:
    return QCoreApplication.translate("take_words", text)


def facts_of(index: int, take: Take) -> list[str]:
    """The facts of a take, the most important first."""
    facts = [_tr("Take {0}").format(take_letter(index))]
    if take.name:
        facts.append(take.name)
    if take.is_starred:
        facts.append(_tr("starred"))
    if take.is_writing:
        facts.append(_tr("bar {0} of {1}").format(take.written_bars, take.score.num_bars))
    else:
        minutes, seconds = divmod(round(take.score.duration_sec), 60)
        facts.append(f"{minutes}:{seconds:02d}")
    if take.label is not None:
        facts += [_adherence(take.label.adherence), *_novelty(take.label.novelty)]
    if take.unfit:
        bars = len({bar for bar, _ in take.unfit})
        facts.append(_tr("{0} bars no longer fit the plan").format(bars))
    if take.seed is not None:
        facts.append(_tr("seed {0}").format(take.seed))
    return facts


def _adherence(figures: dict[str, float]) -> str:
    asked = [name for name in ASKED if name in figures]
    titles = {
        "tempo_bin": _tr("tempo"), "key": _tr("key"), "time_signature": _tr("meter"),
        "num_bars": _tr("length"), "duration": _tr("duration"),
        "has_instruments": _tr("instruments"), "keeps_excluded": _tr("instruments left out"),
        "keeps_only": _tr("only these instruments"),
    }  # fmt: skip
    missed = [titles[name] for name in asked if figures[name] < 1]
    if not asked:
        return _tr("nothing was asked for that can be measured")
    if not missed:
        return _tr("keeps all that was asked for")
    return _tr("misses: {0}").format(", ".join(missed))


def _novelty(figures: dict[str, int] | None) -> list[str]:
    if figures is None or "longest_rare_run" not in figures:
        return []
    run = figures["longest_rare_run"]
    if run <= MAX_COPIED_NOTES:
        return [_tr("new: no line of a training piece")]
    return [_tr("{0} notes in a row as in a training piece").format(run)]
