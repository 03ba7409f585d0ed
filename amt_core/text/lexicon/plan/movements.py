"""Words for what rises and falls: the tempo, the loudness, and the verbs that say so."""

from __future__ import annotations

TEMPO_NOUNS = frozenset(
    """tempo pace speed momentum steam geschwindigkeit vitesse velocidad velocita velocidade ritmo
    andamento""".split()
)
"""Words for the tempo that rises or falls."""
LOUDNESS_NOUNS = frozenset(
    """volume loudness dynamics intensity energy level lautstarke intensitat energie intensite volumen
    intensidad energia intensidade intensita dynamik power tension excitement""".split()
)
"""Words for the loudness that rises or falls."""

RISING_VERBS = (
    "rise/rose/risen, grow/grew/grown, increase, climb, mount, swell, build/built, lift, surge, "
    "raise, boost, push, pick, gain, gather, ramp, crank, step, creep/crept, jump, quicken, heighten, "
    "escalate, race, drive/drove, steig.en, wachs.en, mont.er, augment.er, sub.ar, aument.ar, "
    "aument.are, sal.are, cresc.are"
)
FALLING_VERBS = (
    "fall/fell/fallen, drop, sink/sank/sunk, decrease, diminish, lower, dip, ebb, wane, shrink/shrank, "
    "recede, relax, ease, settle, slacken, reduce, lose/lost, drain, hit, calm, decline, broaden, slow, "
    "sink.en, fall.en, baiss.er, diminu.er, perd.er, baj.ar, disminu.ar, cal.are, diminu.are"
)
"""Verbs of the tempo or the loudness: it rises or falls."""
LEVEL_VERBS = (
    "fall/fell, drop, sink/sank, jump, rise/rose, go, bring/brought, take/took, push, dip, set"
)
"""Verbs that name a level rather than a movement: in a section they hold in it."""
UP_PARTICLES = frozenset({"up", "upward", "upwards", "higher", "hoch", "rauf", "nach oben"})
DOWN_PARTICLES = frozenset({"down", "downward", "downwards", "lower", "back", "runter", "herunter"})
"""Words next to the tempo or the loudness that say where it moves, whatever the verb."""

_FADING = (
    "calm, quiet, quieten, tone, simmer, cool, die, settle, fade, taper, dwindle, thin, trail, peter, "
    "fizzle, ebb, drain, melt, dissolve, bring/brought, wind/wound, drift"
)
SLOWER, FASTER, LOUDER, SOFTER = "slower", "faster", "louder", "softer"
SEPARABLE_VERBS: dict[str, tuple[str, str]] = {
    SLOWER: ("slow, wind/wound, ratchet", "down"),
    FASTER: ("speed/sped, hurry, quicken, liven", "up along"),
    LOUDER: ("build/built, ramp, amp, crank, pump, beef, fire, heat, swell, gear, whip", "up"),
    SOFTER: (_FADING, "away off"),
}  # fmt: skip
"""The thing that changes → verbs that say so, with their particles; words may stand between."""
SOFTER_ALONE = (
    "dwindle, taper, subside, recede, fade, ebb, wane, dissolve, evaporate, diminish, decrescendo, "
    "quieten, fizzle, verkling.en, verhall.en, verebb.en, ausklingen, sfum.are, desvanec.ar, svan.are"
)
LOUDER_ALONE = (
    "swell/swollen, build/built, crescendo, intensify, escalate, mount, anschwellen, steiger.en, "
    "intensific.ar, crec.ar"
)
SLOWER_ALONE = "decelerate, brems.en, verlangsam.en, frein.er, fren.ar, ralent.are"
FASTER_ALONE = "accelerate, hasten, rush, race, beschleunig.en, acceler.er, aceler.ar, acceler.are"
"""Verbs that say what changes by themselves."""
MORE_AND_MORE = (
    "more and more, increasingly, ever more, progressively more, ever, steadily more, "
    "progressively, constantly more, immer, zunehmend, de plus en plus, cada vez mas, sempre piu, "
    "cada vez mais"
)
"""Phrases before an adjective that grows."""
GROWING_ADJECTIVES: dict[str, str] = {
    SLOWER: "slow slower sluggish langsamer lent lente lento lenta langsam",
    FASTER: "fast faster quick hectic frantic frenetic hurried hasty urgent schneller schnell rapide vite "
            "rapido veloce frenetico hektischer",
    LOUDER: "loud louder intense powerful strong heavy wild big full dense lauter laut kraftvoller dichter fort "
            "intense fuerte intenso forte",
    SOFTER: "soft softer quiet quieter gentle faint sparse thin hushed calm leiser leise ruhiger doux calme "
            "suave piano calmo",
}  # fmt: skip
"""The thing that changes → adjectives that grow: `more and more frantic`."""
BETWEEN_PARTS = frozenset(
    """it things everything all the music piece song whole a bit little right way gradually slowly
    gently steadily really just even further quickly and volume energy intensity band""".split()
)
"""Words between a verb and its particle: `slows right down`."""
NOT_MOVING_AFTER = frozenset({"piano", "drums", "to", "of", "keyboard"})
"""Words after which such a word is no noun of the tempo or the loudness."""

RAISING_VERBS = (
    "raise, lift, kick, bump, jump, push, crank, hike, boost, step, rise/rose, climb, leap, hop, "
    "transpose, shift, modulate, move, take/took/taken, go/went, bring/brought, put, change, pitch, sub.ar, "
    "mont.er, hauss.er, alz.are, sal.are, steig.en, heb.en, rutsch.en, transponier.en"
)
LOWERING_VERBS = (
    "lower, drop, fall/fell, sink/sank, descend, baiss.er, descend.er, baj.ar, scend.are, abbass.are, "
    "sink.en, fall.en, abaix.ar"
)
"""Verbs of a key that moves by an interval; the first ones move up where nothing says down."""
BEFORE_AN_INTERVAL = frozenset(
    """a an one by another full whole single um einen eine d un une uno una di de um uma""".split()
)
"""Words of which one stands before the interval."""
NOT_A_KEY_MOVE = frozenset(
    """harmony harmonies thirds parallel apart interval intervals doubled doubles doubling register
    octave""".split()
)
"""Words in a clause whose interval lies between two parts: `a third below in harmony`."""
