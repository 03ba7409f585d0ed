"""Words for the feel: how notes sit on the beat."""

from __future__ import annotations

from amt_core.text.lexicon.plan.pairs import pairs as _pairs

_EIGHTHS = "eighths, eighth notes, 8ths, 8th notes, quavers, eighth, 8 th notes, 8 ths"
_SIXTEENTHS = "sixteenths, sixteenth notes, 16ths, 16th notes, semiquavers, 16 ths, 16 th notes"

SWUNG = (
    _pairs("swung, swinging, swing, shuffled, shuffling, triplet", _EIGHTHS)
    + ", "
    + _pairs(
        "swing, swung, swinging, shuffle, shuffled, shuffling, triplet, bouncy triplet, "
        "loping, ternary, swingy",
        "feel, groove, rhythm, time, beat feel, pulse",
    )
    + ", "
    + _pairs(
        "light, slight, gentle, subtle, hard, heavy, strong, easy, loose, lazy, bit of, "
        "a bit of, touch of, a touch of, some, little, a little, lots of, with, with a, with some",
        "swing, shuffle",
    )
    + ", swinging, swingend, geswingtes, geswingter, swingt, swingado, swingada, swingueado, "
    "swingueada, swingante, ternaire, feeling shuffle, swing it hard, ternario, terzinato, "
    "eighths swung, eighth notes swung, 8ths swung, quavers swung, achtel geswingt, swingando, "
    "swing feel, swung, swung eighths, swung eighth notes, swung 8ths, swinging eighths, "
    "swung feel, with swing, with a swing, light swing, medium swing, hard swing, heavy swing, "
    "slight swing, a bit of swing, a little swing, some swing, gentle swing, swing eighths, "
    "swing 8ths, swing eighth notes, swung rhythm, swung quavers, swing quavers, shuffle feel, "
    "shuffle, shuffled, shuffled eighths, shuffle rhythm, triplet feel, triplet swing, "
    "swing percentage, swing amount, swing ratio, eighth note swing, 8th note swing, subtle swing, "
    "geswingt, geswingte achtel, geswingten achteln, swingende achtel, mit swing, swing gefuhl, "
    "triolisch, triolisches feeling, croches swing, croches swinguees, swingue, swinguees, "
    "avec du swing, feeling swing, feeling ternaire, corcheas con swing, con swing, "
    "corcheas swing, con feeling swing, crome swing, con lo swing, ottavi swing, swingato, "
    "com swing, colcheias com swing, colcheias swingadas, suingado, easy swing, up tempo swing feel, "
    "swinging feel, swingy, swing groove, medium up swing, swing it, swings, make it swing, "
    "swing feeling, shuffle feeling, triolenfeeling, feel swing"
)
"""Phrases for swung eighths."""
SWUNG_SIXTEENTHS = (
    _pairs("swung, swinging, swing, shuffled, shuffling", _SIXTEENTHS)
    + ", "
    + _pairs(
        "16th, sixteenth, 16th note, sixteenth note, 16 th, 16 th note, semiquaver",
        "swing, shuffle, swing feel",
    )
    + ", sixteenths swung, 16ths swung, sixteenth notes swung, 16th notes swung, "
    "geswingte 16tel, 16tel swing, sechzehntel geswingt, "
    "swung sixteenths, swung 16ths, swung sixteenth notes, sixteenth swing, 16th swing, "
    "16th note swing, sixteenth note swing, swing sixteenths, swing 16ths, shuffled sixteenths, "
    "shuffled 16ths, swung semiquavers, sechzehntel swing, geswingte sechzehntel, new jack swing feel, "
    "16 swing, swing 16th, shuffled hi hats, doubles croches swinguees, semicorcheas con swing, "
    "semicrome swing, semicolcheias com swing"
)
"""Phrases for swung sixteenths."""
STRAIGHT = (
    _pairs("straight, even, unswung, strict", f"{_EIGHTHS}, {_SIXTEENTHS}")
    + ", "
    + _pairs("straight, even, binary, rigid, unswung", "feel, groove, time, pulse, beat feel")
    + ", "
    + _pairs("no, not, without, without any, zero, don t, do not, never", "swing, swung, shuffle")
    + ", eighths straight, eighth notes straight, play straight, played straight, plays straight, "
    "not swinging, gerader groove, gerades feeling, binar, ternaer nicht, binaire, croches binaires, "
    "binario, sin swingueo, dritto, crome dritte, ritmo dritto, reto, "
    "straight eighths, straight 8ths, straight eighth notes, straight feel, straight quavers, "
    "no swing, not swung, without swing, unswung, straight sixteenths, straight 16ths, "
    "straight rhythm, straight groove, gerade achtel, gerade gespielt, nicht geswingt, ohne swing, "
    "croches droites, croches egales, sans swing, corcheas rectas, sin swing, ottavi dritti, "
    "senza swing, colcheias retas, sem swing, straight time, play it straight, played straight, "
    "even eighths, even 8ths, quantized straight, binary feel, feeling binaire, even quavers, straight"
)
"""Phrases for even notes."""
LAID_BACK = (
    _pairs(
        "slightly, a little, a bit, just, a hair, a touch, way, well, little, bit, sits, sit, "
        "lying, lays, playing, play",
        "behind the beat, late, behind, behind the click, laid back, dragging, lazy",
    )
    + ", "
    + _pairs(
        "laid back, lazy, dragging, drunken, dilla, j dilla, behind the beat, relaxed",
        "feel, groove, timing, drums feel, swing feel, pocket",
    )
    + ", lays back, lay back, laying back, lean back, leans back, sit back, sits back, "
    "sit back behind the beat, dilla style, j dilla style, dilla time, leicht hinter dem beat, "
    "hinter dem schlag, zuruckgelehnter groove, "
    "au fond du temps, en arriere du temps, detras del beat, por detras del tiempo, "
    "dietro il tempo, indietro sul tempo, atras da batida, "
    "laid back, laidback, behind the beat, lazy feel, dragging feel, played behind the beat, "
    "laid back feel, laid back groove, sitting back, hinter dem beat, zuruckgelehnt, "
    "derriere le temps, detras del tiempo, dietro al tempo, atras do tempo, lazy behind the beat, "
    "relaxed behind the beat, drunken feel, dilla feel, dilla style drums, a little late, "
    "drags, drag, dragging, drag a little, drags a little, dragging a little, drag a bit, drags a bit, "
    "dragging a bit, lags behind, lag behind, schleppt, schleppend, leicht schleppend, traine un peu"
)
"""Phrases for notes that come a little late."""
RUBATO = (
    _pairs(
        "free, elastic, flexible, fluid, loose, stretchy, no strict, no fixed, no steady, without, "
        "without strict, without a, without a steady, no",
        "time, tempo, pulse, timing, meter, strict tempo",
    )
    + ", time stretched freely, push and pull, pushes and pulls, gives and takes, molto rubato, "
    "poco rubato, a piacere, freely in time, with freedom, not in strict time, senza misura, "
    "in freiem tempo, frei gespielt, freies spiel, ohne festes tempo, tempo rubato, mesure libre, "
    "tres libre, sans mesure, sin tempo fijo, con libertad, con rubato, com rubato, avec rubato, "
    "mit rubato, "
    "rubato, tempo rubato, free time, freely, out of time, ad lib, ad libitum, colla parte, "
    "freies tempo, frei im tempo, tempo libre, tempo libero, tempo livre, librement, liberamente, "
    "livremente, libremente, with rubato, freies metrum, elastic tempo, flexible tempo"
)
"""Phrases for a tempo that gives and takes."""
TIGHT = (
    "tight, tight timing, tight feel, tight playing, tightly played, played tight, tight band, "
    "tight rhythm section, tight groove, straff gespielt, exaktes timing, jeu serre, "
    "muy preciso, molto preciso, muito preciso"
)
"""Phrases for playing with small deviations."""
MACHINE_LIKE = (
    "machine like, machinelike, like a machine, like a robot, robotic, robot like, mechanical, "
    "mechanically, quantized, quantised, fully quantized, hard quantized, rigid timing, "
    "rigid rhythm, drum machine feel, sequencer feel, without feel, no feel, wie eine maschine, "
    "maschinell, mechanisch, roboterhaft, quantisiert, comme une machine, mecanique, robotique, "
    "como una maquina, mecanico, robotico, come una macchina, meccanico, como uma maquina"
)
"""Phrases for playing exactly as it is written."""
FEELS_WITH_A_PLACE = frozenset({"straight"})
"""Phrases that are a feel only where they name a part of the piece."""
NOT_A_FEEL_BEFORE = frozenset({"into", "to", "from", "through", "after", "on", "away"})
"""Words after such a phrase that make it something else: `straight into the verse`."""
NOT_A_FEEL_BEFORE_PAIRS = frozenset({("in", "with"), ("in", "to"), ("in", "at")})
"""Two such words: `straight in with the chorus`."""
SWING_STYLES = frozenset({"swing", "big band", "jazz manouche", "dixieland", "boogie-woogie"})
"""Styles that swing where the words do not say otherwise."""
SWING_WORDS = frozenset({"swing"})
"""Names of the style that are a feel next to another style: `jazz, swing`."""
ELSEWHERE = frozenset({"elsewhere", "otherwise", "sonst", "ailleurs", "altrove"})
"""Words behind `swing` that make it a feel next to one of a part of the piece."""
SHARE_LINKS = frozenset({"of", "at", ":", "=", "to", "around", "about", "is", "("})
SHARE_NOUNS = frozenset({"swing", "shuffle"})
"""Words between and after a swing percentage: `swing at 60%`, `60% swing`."""
SWUNG_PLAYERS = frozenset("the hats hat hi hihats hihat drums beat groove everything it".split())
"""Words between `swing` and its percentage: `swing the hats around 60%`."""
PERCENT_WORDS = frozenset({"%", "percent", "prozent", "pct"})
PERCENTAGE_NOUNS = frozenset({"percentage", "amount"})
"""Words behind and before the number of a percentage."""
ALSO_A_STYLE = frozenset({"medium swing", "swing feel", "medium up swing", "hard swing", "laid back",
                          "laidback", "shuffle", "swing groove", "tight groove"})  # fmt: skip
"""Phrases of the feel that also name a style, a tempo or a mood."""

SWING_STEMS = ("swing", "swung", "shuffl", "geswing", "swingu", "suing")
"""Beginnings of the words for swung notes."""
SWING_AMOUNTS = frozenset(
    """should must shall di d of with some more any a du de con com mit etwas viel wenig un um den dem lo il el o avec hint
    bouncy subtle proper real nice deep strong light heavy bastante muito molto mucho tanto poco
    beaucoup peu tantinho ordentlich richtig hauch""".split()
)
"""Words directly before a swung note's word that make it a feel."""
SIXTEENTH_NOTES = frozenset(
    "sixteenths sixteenth 16ths semiquavers sechzehntel sechzehnteln semicorcheas semicrome".split()
)
"""Notes that are swung in `sixteenths with a light swing`."""
STRAIGHT_WORDS = frozenset({"straight", "gerade", "droit", "recto", "dritto", "reto"})
PLEASE_WORDS = frozenset("please instead rather bitte svp porfavor feel then".split())
"""Words for notes that are not swung where swing was named before, and those behind them."""
NO_SWING = frozenset({"no", "not", "without", "never", "nicht", "kein", "keinen", "ohne", "sans",
                      "pas", "sin", "senza", "sem", "zero", "non", "nao"})  # fmt: skip
"""Words of which one within a few words before makes it straight."""
LAG_VERBS = "lag, drag, trail, sit/sat, sag, lean, hang/hung, lay/laid, fall/fell, play, land, be/is/are, come, plod"
LAG_WORDS = frozenset({"behind", "back", "late", "hinterher", "dahinter", "laid"})
LAG_LINKS = frozenset(
    """way just slightly a touch bit little hair tad well far always really a the right very too quite
    lightly""".split()
)
LAG_AGAINST = frozenset(
    """beat beats click grid drums pulse time metronome kick snare pocket rhythm""".split()
)
"""Verbs, adverbs and nouns of notes that come late: `lags a touch behind the click`."""
TIME_NOUNS = frozenset(
    """time tempo pulse timing meter metre beat rhythm tact takt zeitmass pulso ritmo temps puls""".split()
)
FREE_WORDS = frozenset(
    """liberties liberty freedom freely free elastic stretch stretches stretching stretchy breathe
    breathes breathing flexible flexibly ebb flow metronomic unmeasured rubato loose loosely fluid
    frei freiheit libre liberte libremente libertad libero liberta livre liberdade atmet""".split()
)
"""Words of which one of each makes the tempo give and take: `the pulse should breathe`."""
FREE_LINKS = frozenset(
    """with the a of in should can may must to is be and some very tempo take takes taking lots your its
    it's mit der die das im le la les du de avec el con il in o com tres muy molto muito un""".split()
)
"""Words between them."""
NOT_FREE_BEFORE = frozenset({"signature", "drop", "drops"})
"""Words behind such a noun that make it something else."""
