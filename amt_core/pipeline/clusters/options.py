"""The options of clustering."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.pipeline.configuration.options import option
from amt_core.tokens.vocabulary import NUM_COARSE_CLUSTERS, NUM_FINE_CLUSTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """Clusters the pieces by their texts, coarsely and finely.

    Attributes:
        num_coarse: Coarse clusters; 0 chooses by silhouette.
        num_fine: Fine clusters; 0 chooses by silhouette.
        coarse_range: Numbers of coarse clusters among which the silhouette chooses.
        fine_range: Numbers of fine clusters among which the silhouette chooses.
        mini_batch_from: From this number of pieces on, k-means uses a sample of them in each step.
        map: Method that places pieces on the map: principal components (pca), UMAP, or UMAP where
            it is installed (auto).
        refit_growth: New pieces join the existing clusters until the library has grown by this
            share; then the clusters are fitted again.
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
