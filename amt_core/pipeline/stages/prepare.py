"""The stage prepare: tokens of every piece that is learned from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from amt_core.errors import AmtError
from amt_core.pipeline.data.prepare import LabeledFile, prepare
from amt_core.pipeline.data.splits import assign_splits
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.file_names import stored_path
from amt_core.pipeline.library.labeled_files import JOINED_LABELS, LABEL_VALUES, labels_of
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Progress


class Prepare:
    """Writes the tokens of every piece of the training data into a folder named by its key."""

    def key(self, work: WorkFolder) -> str:
        """Music, labels, clusters, and the options."""
        return work.data_key

    def has_output(self, work: WorkFolder) -> bool:
        """True if the folder is complete."""
        return (work.data / "pieces.jsonl").exists()

    def output(self, work: WorkFolder) -> str:
        """The key: the tokens follow from the inputs."""
        return work.data_key

    def run(self, context: Context) -> Iterator[Progress]:
        """Chooses splits, then writes tokens from where a killed run stopped."""
        catalogue = context.catalogue
        assign_splits(catalogue, context.config.prepare)
        total = int(catalogue.value("SELECT count(*) FROM splits WHERE left_out = ''"))
        if not total:
            raise AmtError(
                "No piece of the library is left to learn from.",
                "Add music, or exclude less in [prepare] of the configuration.",
            )
        folder = context.work.data
        yield from prepare(_labeled_files(catalogue), folder, workers=context.workers, total=total)
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other)


def _labeled_files(catalogue: Catalogue) -> Iterator[LabeledFile]:
    last = -1
    query = (
        f"SELECT f.id, f.path, f.member, f.place, f.title, f.artist, f.key_stated, "  # noqa: S608
        f"f.key_measured, f.key_confidence, {LABEL_VALUES}, s.work, s.split AS own_split, "
        f"c.coarse, c.fine FROM (SELECT * FROM splits WHERE left_out = '') s "
        f"JOIN (SELECT * FROM files) f ON f.id = s.file_id "
        f"LEFT JOIN clusters c ON c.file_id = f.id {JOINED_LABELS} "
        f"WHERE f.id > ? ORDER BY f.id LIMIT 1000"
    )
    while rows := list(catalogue.rows(query, (last,))):
        last = int(rows[-1]["id"])
        for row in rows:
            labels = labels_of(row)
            yield LabeledFile(
                path=stored_path(row["path"]),
                member=row["member"],
                work=row["work"],
                split=row["own_split"],
                genre=labels.genre,
                subgenre=labels.subgenre,
                key=labels.key or row["key_stated"],
                title=labels.title,
                source=labels.collection,
                coarse_cluster=row["coarse"],
                fine_cluster=row["fine"],
            )
