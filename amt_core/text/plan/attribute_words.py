"""The words that each attribute of a spec was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.spec.spans import AttributeWords, TextRange
from amt_core.text.claims import MOOD, SOUND, STYLE, Mention
from amt_core.text.plan.players.hands import find_hand
from amt_core.text.plan.players.voices import find_num_voices
from amt_core.text.words import Words


def attribute_words(
    spec: MusicSpec,
    words: Words,
    mentions: Sequence[Mention],
    *,
    of_whole: frozenset[int],
    denied: frozenset[int],
) -> Iterator[AttributeWords]:
    """The words of every attribute, ascending.

    Args:
        spec: The spec, with all its attributes.
        words: The description.
        mentions: The mentions in it.
        of_whole: Indices of the mentions that are about the whole piece.
        denied: Indices of the mentions that are denied.
    """
    found: set[tuple[TextRange, str]] = set()
    for index, mention in enumerate(mentions):
        if index not in of_whole:
            continue
        where = words.range(mention.start, mention.stop)
        found |= {(where, name) for name in _fields(mention, spec, is_denied=index in denied)}
    cycles = () if spec.chords.value is None else spec.chords.value.cycles
    feels = (spec.feel.value or ()) if spec.feel.source is Source.STATED else ()
    sections = () if spec.form.value is None else spec.form.value.sections
    found |= {(cycle.words, "chords") for cycle in cycles}
    found |= {(change.words, "changes") for change in spec.changes.value or ()}
    found |= {(role.words, "roles") for role in spec.roles.value or ()}
    found |= {(figure.words, "figures") for figure in spec.figures.value or ()}
    found |= {(each.words, "articulations") for each in spec.articulations.value or ()}
    found |= {(each.words, "rhythms") for each in spec.rhythms.value or ()}
    found |= {(feel.words, "feel") for feel in feels}
    found |= {(section.words, "form") for section in sections}
    if spec.form.value is not None and not spec.form.value.sections:
        found.add((spec.form.value.words, "form"))
    voices = find_num_voices(words)
    if voices is not None:
        found.add((words.range(*voices[:2]), "num_voices"))
    hand = find_hand(words)
    if hand is not None:
        found.add((words.range(*hand[:2]), "hand"))
    for where, name in sorted(found):
        yield AttributeWords(attribute=name, range=where)


def _fields(mention: Mention, spec: MusicSpec, *, is_denied: bool) -> Iterator[str]:
    """The attributes of the spec to which a mention contributed."""
    for claim in mention.claims:
        if claim.attribute == SOUND:
            name = "excluded" if is_denied else "instruments"
        elif claim.attribute == STYLE:
            name = "subgenre" if claim.value == spec.subgenre.value else "genre"
        elif claim.attribute == MOOD:
            name = "moods"
        else:
            name = claim.attribute
        attribute = spec.attribute(name)
        holds = claim.attribute in {SOUND, STYLE, MOOD} or attribute.value == claim.value
        if attribute.value is not None and holds and (is_denied == (name == "excluded")):
            yield name
