"""The hardware table: what each class of machines has, this machine, and what a library needs."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.pipeline.report.amounts import size
from amt_core.pipeline.report.tables import Cell, table
from amt_core.system.machine.hardware import Hardware
from amt_core.system.machine.training_advice import TIERS, Tier, advise


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """The storage of a work folder.

    Attributes:
        free_bytes: Free on its disk.
        used_bytes: Used by the folder.
        num_files: Files of the library.
    """

    free_bytes: int
    used_bytes: int
    num_files: int


def hardware_table(hardware: Hardware, storage: Storage) -> str:
    """Minimum, recommended and production machines next to this one, and advice."""
    cards = hardware.gpu_memory_bytes
    own_cards = f"{len(cards)} × {size(min(cards))}" if cards else "none"
    own_memory = size(hardware.memory_bytes)
    rows = [
        _row("cores", [str(tier.num_cores) for tier in TIERS], str(hardware.num_cores)),
        _row("memory", [f"{tier.memory_gib:g} GiB" for tier in TIERS], own_memory),
        _row("graphics card", [_card(tier) for tier in TIERS], own_cards),
        _row(
            "free storage",
            [f"{tier.storage_gib:g} GiB" for tier in TIERS],
            size(storage.free_bytes),
        ),
    ]
    advice = advise(hardware)
    sentences = [f"This machine {advice.can_do}."]
    if advice.lacking:
        sentences.append(f"The next class lacks: {advice.lacking}.")
    if storage.num_files:
        per_thousand = storage.used_bytes / storage.num_files * 1000
        sentences.append(
            f"The work folder holds {size(storage.used_bytes)}, "
            f"{size(per_thousand)} for each 1,000 files of the library."
        )
    names = ("", *(tier.name for tier in TIERS), "this machine")
    return f"{table(names, rows)}<p>{' '.join(sentences)}</p>"


def _card(tier: Tier) -> str:
    number = f"{tier.num_gpus} × " if tier.num_gpus > 1 else ""
    return f"{number}{tier.gpu}, {tier.gpu_memory_gib:g} GiB"


def _row(name: str, values: list[str], own: str) -> list[Cell]:
    return [Cell(text=name), *(Cell(text=value, is_number=True) for value in [*values, own])]
