"""Words for the feel: how notes sit on the beat."""

from __future__ import annotations

SWUNG = (
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
    "swung sixteenths, swung 16ths, swung sixteenth notes, sixteenth swing, 16th swing, "
    "16th note swing, sixteenth note swing, swing sixteenths, swing 16ths, shuffled sixteenths, "
    "shuffled 16ths, swung semiquavers, sechzehntel swing, geswingte sechzehntel, new jack swing feel, "
    "16 swing, swing 16th, shuffled hi hats, doubles croches swinguees, semicorcheas con swing, "
    "semicrome swing, semicolcheias com swing"
)
"""Phrases for swung sixteenths."""
STRAIGHT = (
    "straight eighths, straight 8ths, straight eighth notes, straight feel, straight quavers, "
    "no swing, not swung, without swing, unswung, straight sixteenths, straight 16ths, "
    "straight rhythm, straight groove, gerade achtel, gerade gespielt, nicht geswingt, ohne swing, "
    "croches droites, croches egales, sans swing, corcheas rectas, sin swing, ottavi dritti, "
    "senza swing, colcheias retas, sem swing, straight time, play it straight, played straight, "
    "even eighths, even 8ths, quantized straight, binary feel, feeling binaire, even quavers, straight"
)
"""Phrases for even notes."""
LAID_BACK = (
    "laid back, laidback, behind the beat, lazy feel, dragging feel, played behind the beat, "
    "laid back feel, laid back groove, sitting back, hinter dem beat, zuruckgelehnt, "
    "derriere le temps, detras del tiempo, dietro al tempo, atras do tempo, lazy behind the beat, "
    "relaxed behind the beat, drunken feel, dilla feel, dilla style drums, a little late, "
    "drags, drag, dragging, drag a little, drags a little, dragging a little, drag a bit, drags a bit, "
    "dragging a bit, lags behind, lag behind, schleppt, schleppend, leicht schleppend, traine un peu"
)
"""Phrases for notes that come a little late."""
RUBATO = (
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
SWING_STYLES = frozenset({"swing", "big band", "jazz manouche", "dixieland", "boogie-woogie"})
"""Styles that swing where the words do not say otherwise."""
SWING_WORDS = frozenset({"swing", "swinging", "swingend"})
"""Names of the style that are a feel next to another style: `jazz, swing`."""
SHARE_LINKS = frozenset({"of", "at", ":", "=", "to", "around", "about", "is", "("})
SHARE_NOUNS = frozenset({"swing", "shuffle"})
"""Words between and after a swing percentage: `swing at 60%`, `60% swing`."""
PERCENT_WORDS = frozenset({"%", "percent", "prozent", "pct"})
PERCENTAGE_NOUNS = frozenset({"percentage", "amount"})
"""Words behind and before the number of a percentage."""
ALSO_A_STYLE = frozenset({"medium swing", "swing feel", "medium up swing", "hard swing", "laid back",
                          "laidback", "shuffle", "swing groove", "tight groove"})  # fmt: skip
"""Phrases of the feel that also name a style, a tempo or a mood."""
