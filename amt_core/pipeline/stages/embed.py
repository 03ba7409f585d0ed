"""The stage embed: a vector for every text of the catalogue."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from amt_core.pipeline.clusters.embed import bound_cache, embed_texts
from amt_core.pipeline.clusters.encoders import encoder_folder, load_encoder
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.texts.texts import CAPTION
from amt_core.pipeline.work_folder import WorkFolder, fingerprint_of
from amt_core.progress import Finished, Progress
from amt_core.sentence import Sentence


class Embed:
    """Writes a vector for every text but the captions into a cache, by the text's hash."""

    def key(self, work: WorkFolder) -> str:
        """The texts and the encoder."""
        return fingerprint_of(work.output_of("describe"), work.encoder_key)

    def has_output(self, work: WorkFolder) -> bool:
        """True if the cache is there."""
        return work.embeddings.is_dir()

    def output(self, work: WorkFolder) -> str:
        """The key: the vectors follow from the texts and the encoder alone."""
        return self.key(work)

    def run(self, context: Context) -> Iterator[Progress]:
        """Embeds the texts that are not in the cache."""
        encoder = encoder_folder(context.config.embed.encoder)
        texts = [
            text
            for (text,) in context.catalogue.connection.execute(
                "SELECT DISTINCT text FROM texts WHERE source != ? ORDER BY text", (CAPTION,)
            )
        ]
        with _threads(context, encoder) as workers:
            for event in embed_texts(
                texts, encoder=encoder, cache=context.work.embeddings, workers=workers
            ):
                if isinstance(event, Finished):
                    words = Sentence("{result}; captions are left out", result=event.message)
                    yield Finished(message=words)
                else:
                    yield event
        bound_cache(context.work.embeddings, texts, most=context.config.embed.cache_size)


@contextmanager
def _threads(context: Context, encoder: Path) -> Generator[Workers]:
    """Threads in place of the processes of this machine; a Dask cluster is used as it is.

    One copy of the weights serves all threads, as matrices are multiplied without the
    interpreter's lock.
    """
    if context.config.run.scheduler:
        yield context.workers
        return
    load_encoder(encoder)  # an unreadable encoder is reported before work begins
    number = context.workers.num_workers
    with ThreadPoolExecutor(number, thread_name_prefix="encoder") as executor:
        yield Workers(executor=executor, num_workers=number)
