"""The options of clustering."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.pipeline.options import option
from amt_core.tokens.vocabulary import NUM_COARSE_CLUSTERS, NUM_FINE_CLUSTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """Groups the pieces by their texts, coarsely and finely.

    Attributes:
        num_coarse: Coarse groups; 0 chooses by silhouette.
        num_fine: Fine groups; 0 chooses by silhouette.
        coarse_range: Numbers of coarse groups among which the silhouette chooses.
        fine_range: Numbers of fine groups among which the silhouette chooses.
        mini_batch_from: From so many pieces on, k-means looks at samples of them and not at all in
            each step.
        map: How pieces are placed on the map: by principal components (pca), by UMAP, or by UMAP
            where it is installed (auto).
        refit_growth: New pieces join the groups there are, until the library has grown by this
            share; then groups are made anew.
        seed: Seeds the first centers.
    """

    num_coarse: int = option(8, minimum=0, maximum=NUM_COARSE_CLUSTERS)
    num_fine: int = option(32, minimum=0, maximum=NUM_FINE_CLUSTERS)
    coarse_range: tuple[int, ...] = option(
        (2, 4, 6, 8, 12, 16), minimum=1, maximum=NUM_COARSE_CLUSTERS
    )
    fine_range: tuple[int, ...] = option((16, 32, 64, 128), minimum=1, maximum=NUM_FINE_CLUSTERS)
    mini_batch_from: int = option(20_000, minimum=1)
    map: str = option("auto", choices=("auto", "pca", "umap"))
    refit_growth: float = option(0.1, minimum=0)
    seed: int = option(1, minimum=0)
