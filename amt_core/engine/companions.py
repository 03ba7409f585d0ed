"""The table of all companion files of a model; each of them changes the notes that are written."""

from __future__ import annotations

from typing import Any

from amt_core.engine.critic.critic import CRITIC_FILE
from amt_core.engine.sampling.generation_config import GENERATION_CONFIG_FILE
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE
from amt_core.styles.plan_counts import PLAN_COUNTS_FILE
from amt_core.styles.priors import STYLE_PRIORS_FILE
from amt_core.styles.progressions import PROGRESSIONS_FILE
from amt_core.system.companion_file import CompanionFile
from amt_core.tokens.known_runs import KNOWN_RUNS_FILE

# The order is that in which the id of a model hashes them.
COMPANIONS: tuple[CompanionFile[Any], ...] = (
    GENERATION_CONFIG_FILE,
    STYLE_PRIORS_FILE,
    PROGRESSIONS_FILE,
    STYLE_CLUSTERS_FILE,
    KNOWN_RUNS_FILE,
    CRITIC_FILE,
    PLAN_COUNTS_FILE,
)
