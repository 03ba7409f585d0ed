"""Turns descriptions into specs, with the sentence encoder if its files are there."""

from __future__ import annotations

import logging
from functools import cached_property

from amt_core.errors import AmtError
from amt_core.spec.music_spec import MusicSpec
from amt_core.text.encoder.sentence_encoder import SentenceEncoder
from amt_core.text.parse.parser import parse_description

logger = logging.getLogger(__name__)


class Describer:
    """Turns descriptions into specs; loads the encoder for the first one and keeps it."""

    def __init__(self) -> None:
        self._encoder: SentenceEncoder | None = None

    @cached_property
    def encoder(self) -> SentenceEncoder | None:
        """The built-in encoder; None, with a line in the log, if it cannot be loaded."""
        try:
            return self.load_encoder()
        except AmtError as error:
            logger.warning("Descriptions are read by their words alone: %s", error)
            return None

    def load_encoder(self) -> SentenceEncoder:
        """The built-in encoder, which is loaded at the first call.

        Raises:
            AmtError: Its files are missing or damaged.
        """
        if self._encoder is None:
            self._encoder = SentenceEncoder.load()
        return self._encoder

    def describe(self, text: str) -> MusicSpec:
        """The spec of any text; never fails."""
        return parse_description(text, encoder=self.encoder)
