"""Descriptions to specs with the encoder, if its files are there."""

from __future__ import annotations

import logging
from functools import cached_property

from amt_core.errors import AmtError
from amt_core.spec.music_spec import MusicSpec
from amt_core.text.encoder.sentence_encoder import SentenceEncoder
from amt_core.text.parse.parser import parse_description

logger = logging.getLogger(__name__)


class Describer:
    """Keeps the encoder between descriptions; it is loaded for the first one."""

    @cached_property
    def encoder(self) -> SentenceEncoder | None:
        """The program's own encoder; None, and a line in the log, if it can't be loaded."""
        try:
            return SentenceEncoder.load()
        except AmtError as error:
            logger.warning("Descriptions are read by their words alone: %s", error)
            return None

    def describe(self, text: str) -> MusicSpec:
        """The spec of any text; never fails."""
        return parse_description(text, encoder=self.encoder)
