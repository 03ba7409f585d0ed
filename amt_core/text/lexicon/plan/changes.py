"""Words for changes of key, tempo, loudness and of who plays."""

from __future__ import annotations

_TURNS = "get gets getting become becomes becoming grow grows growing turns"


def _turning(comparatives: str) -> str:
    """Phrases of a verb and a comparative: `gets slower`, `becomes more quiet`."""
    return ", ".join(
        f"{verb} {word}" for verb in _TURNS.split() for word in comparatives.split(", ")
    )


SLOWING = (
    "put on the brakes, puts on the brakes, hits the brakes, hit the brakes, puts the brakes on, "
    "takes its time, take its time, runs out of steam, broadens, broadening, broaden out, slow to a crawl, slows to a crawl, slow to a stop, "
    "slows to a stop, slows to a halt, grinds to a halt, gets slow, becomes slow, getting slow, "
    "slowing to a stop, se hace mas lento, se va haciendo mas lento, va rallentando, vai desacelerando, "
    "fica mais lento, wird breiter, "
    + _turning("slower, calmer and slower, slower and calmer")
    + ", "
    "slows down, slow down, slowing down, slows, slowing, gets slower, getting slower, "
    "becomes slower, slower and slower, gradually slower, ritardando, rit, ritard, rallentando, "
    "rall, ritenuto, riten, allargando, slowed down, slow it down, winds down, tempo drops, "
    "wird langsamer, langsamer werden, langsamer werdend, immer langsamer, langsamer, "
    "tempo falls, tempo sinks, tempo goes down, tempo slows, loses speed, put the brakes on, "
    "ritards, big ritard, big rit, molto rit, molto ritard, poco rit, slow way down, "
    "slows way down, slow right down, eases off, pulls back, "
    "verlangsamt, verlangsamt sich, ralentit, ralentir, ralenti, ralentissement, en ralentissant, "
    "de plus en plus lent, se ralentiza, ralentiza, ralentizar, ralentizando, mas lento, "
    "cada vez mas lento, desacelera, rallenta, rallentare, rallentato, sempre piu lento, "
    "desacelerando, mais lento, cada vez mais lento, slower, gradually slows, gradually slows down, "
    "slows gradually, slowly slows down, decelerates, deceleration, slackens, plus lent, plus lente, "
    "plus lentement, piu lento, mas despacio, drags to a halt, comes to a halt"
)
"""Phrases for a tempo that becomes slower."""
SPEEDING = (
    "quickens, quickening, races ahead, rushes, rushing, rush ahead, pushes forward, "
    "gets fast, becomes fast, accelera verso, se acelera, wird immer schneller, "
    + _turning("faster, quicker, speedier, more hectic")
    + ", "
    "speeds up, speed up, speeding up, gets faster, getting faster, becomes faster, "
    "faster and faster, gradually faster, accelerando, accel, accelerates, accelerate, "
    "tempo rises, tempo goes up, tempo jumps, gathers speed, gains speed, gather pace, "
    "pick up speed, pick up the pace, pick up the tempo, picks up the tempo, pushes ahead, "
    "speeds way up, faster tempo, "
    "accelerating, stringendo, picks up speed, picks up the pace, wird schneller, "
    "schneller werden, immer schneller, schneller, beschleunigt, beschleunigt sich, accelere, "
    "accelerer, de plus en plus vite, en accelerant, acelera, acelerar, acelerando, "
    "cada vez mas rapido, mas rapido, piu veloce, sempre piu veloce, accelera, accelerare, "
    "mais rapido, cada vez mais rapido, faster, gradually speeds up, gradually gets faster, "
    "gradually accelerates, speeding, plus rapide, plus vite, piu rapido, mas deprisa, mais depressa"
)
"""Phrases for a tempo that becomes faster."""
NEEDS_A_PLACE = frozenset({"slower", "faster", "langsamer", "schneller", "mas lento", "mas rapido",
                           "mais lento", "mais rapido", "piu veloce", "slows", "slowing",
                           "slow down", "speed up", "slow it down", "tempo falls", "tempo sinks", "tempo goes down",
                           "tempo slows", "tempo rises", "tempo goes up", "tempo jumps",
                           "faster tempo", "pulls back", "eases off", "slowed down", "speeding",
                           "ralenti", "tempo drops", "slackens", "plus lent",
                           "plus lente", "plus lentement", "piu lento", "mas despacio", "plus rapide",
                           "plus vite", "piu rapido", "mas deprisa", "mais depressa"})  # fmt: skip
"""Phrases that are a change only where a place or two tempos stand with them."""
COPULAS = frozenset(
    """is are be get gets getting become becomes stay stays sound sounds play plays should must very more
    much ist sind wird werden bleibt spielt spielen sehr est sont joue jouent reste tres es son
    suena toca tocan esta estan muy e sono suona suonano molto sao fica ficam muito""".split()
)
"""Words between an instrument and how loud it is."""
INTO_WORDS = frozenset({"into", "to", "towards", "toward", "hacia", "verso", "vers"})
"""Words before the section that a gradual change leads into."""
LEVELS = frozenset(
    "slower faster langsamer schneller lento rapido lent lente lentement rapide vite "
    "despacio deprisa depressa veloce drops falls sinks jumps rises goes".split()
)
"""Last words of phrases that name a tempo rather than a movement: in a section they hold in it."""
MOVING_VERBS = frozenset("gets getting get becomes becoming gradually immer wird de cada sempre va "
                         "ever increasingly grows".split())  # fmt: skip
"""First words of phrases that name a movement all the same: `gets slower`."""
ADVERBS = frozenset(
    """slowly gradually steadily gently progressively continuously constantly little allmahlich langsam
    stetig graduellement progressivement lentement doucement gradualmente lentamente
    progressivamente""".split()
)
"""Adverbs around a gradual change, which say nothing about the tempo of the piece."""
GRADUALLY = ADVERBS - {"little", "gently", "doucement"}
"""Adverbs of a change that goes on: `gradually faster` from the bridge on."""
SUDDEN_TEMPOS: dict[str, float] = {
    phrase: factor
    for words, factor in (("half, halved, half of", 0.5), ("double, twice, doubled", 2.0))
    for word in words.split(", ")
    for noun in ("tempo", "speed", "pace", "time tempo")
    for phrase in (f"{word} {noun}", f"{word} the {noun}", f"at {word} {noun}", f"at {word} the {noun}")
} | {
    "tempo doubles": 2.0, "doubles the tempo": 2.0, "tempo is doubled": 2.0, "tempo halves": 0.5,
    "halves the tempo": 0.5, "tempo is halved": 0.5, "speed doubles": 2.0, "speed halves": 0.5,
    "twice as fast": 2.0, "half as fast": 0.5, "twice as slow": 0.5, "double as fast": 2.0,
    "halbes tempo": 0.5, "halbem tempo": 0.5, "halb so schnell": 0.5, "doppeltes tempo": 2.0,
    "doppeltem tempo": 2.0, "doppelt so schnell": 2.0, "deux fois plus vite": 2.0,
    "deux fois plus lent": 0.5, "moitie moins vite": 0.5, "el doble de rapido": 2.0,
    "doble velocidad": 2.0, "mitad de velocidad": 0.5, "a doppia velocita": 2.0,
    "meta velocita": 0.5, "due volte piu veloce": 2.0,
}  # fmt: skip
"""Phrase → the new tempo as a share of the old one."""
FERMATAS = (
    "fermata, fermatas, fermate, point d orgue, calderon, corona, fermate auf, ends on a held chord, "
    "ends on a held note, end on a held chord, end on a held note, ends on a long chord, "
    "ends on a long note, ending on a held chord, ending on a held note, schlussakkord halten, "
    "letzten akkord halten, letzten ton halten, letzter akkord gehalten, "
    "tenir le dernier accord, tenir la derniere note, dernier accord tenu, derniere note tenue, "
    "mantener el ultimo acorde, ultimo acorde sostenido, ultima nota larga, "
    "tenere l ultimo accordo, ultimo accordo tenuto, segurar o ultimo acorde"
)
"""Phrases for a held note."""
HOLD_VERBS = (
    "hold/held, sustain, ring/rang, linger, hang/hung, pause, long, drag, stretch, let, halt.en, "
    "ausklingen, kling.en, tenir, mantener, sosten.er, prolong.er"
)
"""Verbs of a note that is held."""
LAST_NOTES = (
    "last note, last chord, final note, final chord, last one, closing chord, closing note, "
    "ending chord, ending note, end note, letzten akkord, letzter akkord, letzten ton, schlussakkord, "
    "letzte note, dernier accord, derniere note, ultimo acorde, ultima nota, ultimo accordo"
)
"""Phrases for the note at the end of the piece; a verb of holding near makes a fermata."""
HELD_LINKS = frozenset(
    """and it then the that a is gets should be to on with for die den der auf wird soll le la el il o l very really
    out""".split()
)
"""Words between such a verb and the note."""
ENDING_ARTICLES = frozenset(
    """on with in a an the one big final last auf mit einem einer ein eine sur avec un une con em com su uno
    una num""".split()
)
HELD_ADJECTIVES = frozenset(
    """held sustained long ringing lingering gehaltener gehaltenen gehaltene gehaltenem langer langen lange
    langem tenu tenue sostenido sostenida tenuto tenuta sostenuto sustentado longo prolongado""".split()
)
ENDING_NOTES = frozenset("chord note tone akkord ton accord acorde nota accordo".split())
"""Words of `ends on a long held chord`."""
LONG_NOTES = (
    "long held note to end, long held note to finish, held note to finish, held chord to finish, "
    "long note to finish, long chord to finish, long held chord to finish, held chord to end, "
    "held note to end, long held note at the end, long held chord at the end, long note at the end"
)
"""Phrases for a held note that name the end as well."""
LAST_NOTE = (
    "on the last chord, on the last note, on the final chord, on the final note, "
    "auf dem letzten akkord, auf dem letzten ton, sur le dernier accord, sur la derniere note, "
    "en el ultimo acorde, sull ultimo accordo, no ultimo acorde"
)
"""Phrases for the end of the piece that a fermata stands on."""
A_TEMPO = (
    "a tempo, back to tempo, back to the original tempo, tempo primo, original tempo, "
    "back to the first tempo, back to the main tempo, back to the old tempo, "
    "back to the opening tempo, back to the normal tempo, back to normal tempo, back to normal speed, "
    "in the original tempo, original speed, back to speed, tempo wie am anfang, "
    "zuruck zum ausgangstempo, im ersten tempo, retour au tempo, tempo initial, vuelve al tempo, "
    "tempo inicial, torna al tempo"
)
"""Phrases for the tempo of the piece after another one."""

LOUDER = (
    _turning("louder, stronger, bigger, fuller, more intense, more powerful, heavier, wilder")
    + ", "
    "crescendo, cresc, builds, builds up, build up, build, building, building up, gradually builds, slowly builds, "
    "builds gradually, builds slowly, gets louder, getting louder, becomes louder, grows louder, "
    "louder and louder, swells, swell, swelling, grows, growing, intensifies, fades in, fade in, "
    "gradually louder, builds to a climax, builds towards a climax, builds in intensity, "
    "wird lauter, lauter werden, immer lauter, steigert sich, einblenden, de plus en plus fort, "
    "monte en puissance, cada vez mas fuerte, va creciendo, sempre piu forte, crescente, "
    "cada vez mais forte, vai crescendo, rises in energy, energy rises, grows in intensity, "
    "anschwellend, builds and builds, and builds, growing louder"
)
"""Phrases for a loudness that rises."""
SOFTER = (
    _turning("softer, quieter, calmer, gentler, fainter, more quiet, more soft, sparser, thinner")
    + ", "
    "diminuendo, dim, decrescendo, decresc, fades out, fade out, fading out, fades away, "
    "fades, fading away, gets softer, gets quieter, getting quieter, getting softer, becomes quieter, "
    "becomes softer, softer and softer, quieter and quieter, dies away, dying away, morendo, "
    "calms down, calm down, calming down, wind down, winds down, winding down, quiets down, "
    "quiet down, dies down, gradually softer, gradually quieter, wird leiser, leiser werden, "
    "immer leiser, ausblenden, verklingt, de plus en plus doux, s eteint, "
    "cada vez mas suave, se desvanece, sempre piu piano, sfuma, cada vez mais suave, "
    "desvanece, fade to silence, thins out, winds down gently, perdendosi, smorzando, al niente"
)
"""Phrases for a loudness that falls."""
NOTHING_LEFT = frozenset(
    {"nothing", "silence", "niente", "nichts", "rien", "nada", "nulla", "zero"}
)
MARK_ARTICLES = frozenset({"a", "an", "the", "very", "ein", "einem", "un", "une", "uno", "um"})
CLIMAX_NOUNS = frozenset("ending end finish finale climax close conclusion peak schluss ende fin "
                         "final".split())  # fmt: skip
"""Words around the mark that a crescendo arrives at: `builds to a loud ending`."""
AT_THE_END = frozenset("fades fade fading dies dying morendo ausblenden verklingt s se desvanece sfuma "
                       "perdendosi smorzando al thins calms".split())  # fmt: skip
"""First words of phrases for a loudness that falls at the end of the piece."""
AT_THE_START = frozenset("fades fade fading einblenden".split())
"""First words of phrases for a loudness that rises at the start: `fades in`."""
OVER_BARS = frozenset({"over", "for", "uber", "sur", "durante", "in", "during", "within"})
"""Words before the bars that a fade takes."""
ENERGY_WORDS: dict[str, int] = {
    **dict.fromkeys("big bigger huge epic energetic explosive intense full powerful anthemic soaring "
                    "busier heavier massive driving climactic fuller uplifting lifts "
                    "aggressive euphoric gross kraftvoll energico".split(), 1),
    **dict.fromkeys("sparse stripped minimal calm calmer gentle thin empty intimate small "
                    "bare mellow tender ruhig ruhige calme tranquilo tranquila tranquillo "
                    "delicate relaxed".split(), -1),
}  # fmt: skip
"""Words next to a section → whether it is fuller or sparser than the rest."""

INTERVALS: dict[str, int] = {
    phrase: semitones
    for semitones, phrases in {
        1: "half step, semitone, half a step, half tone, half a tone, 1 semitone, one semitone, "
           "one half step, halbton, halbtonschritt, demi ton, semitono, medio tono, mezzo tono, "
           "semitom, meio tom, 1 half step",
        2: "step, whole step, tone, whole tone, one step, one tone, one whole step, one whole tone, "
           "full step, full tone, 2 semitones, two semitones, 2 half steps, two half steps, major second, "
           "ganzton, ganztonschritt, ton, tono, tom, tono entero, tom inteiro, tono intero, 1 step",
        3: "minor third, 3 semitones, three semitones, three half steps, kleine terz, tierce mineure, "
           "tercera menor, terza minore, terca menor",
        4: "major third, 4 semitones, four semitones, two whole steps, grosse terz, tierce majeure, "
           "tercera mayor, terza maggiore, terca maior",
        5: "fourth, perfect fourth, 5 semitones, five semitones, quarte, cuarta, quarta",
        7: "fifth, perfect fifth, 7 semitones, seven semitones, quinte, quinta",
        12: "octave modulation",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Phrase → the semitones of an interval."""
UPWARD = frozenset(
    """up upward upwards higher above raised raise raises lift lifts lifted bump bumps bumped rise rises
    hoher hoch hinauf rauf nach oben plus haut monte montant sube subir arriba sopra sale salire
    alza acima sobe subindo alto agudo acuto""".split()
)
DOWNWARD = frozenset(
    """down downward downwards lower below drop drops lowered lowers lower tiefer runter hinunter plus bas
    descend baja abajo sotto scende abaixo desce bajo grave basso""".split()
)
"""Words next to an interval that say where the key moves."""
BARE_MOVES: dict[str, int] = {
    "truck driver modulation": 2, "key change up": 2, "to the dominant": 7, "to the subdominant": 5,
    "half step modulation": 1, "semitone modulation": 1, "half step key change": 1,
    "whole step modulation": 2, "whole step key change": 2, "d un demi ton": 1, "d un ton": 2,
    "um einen halbton": 1, "um einen ganzton": 2, "di un tono": 2, "di un semitono": 1,
    "a whole step key change up": 2, "truck driver key change": 2, "truck driver s modulation": 2,
    "truck driver": 2,
}  # fmt: skip
"""Phrases for a modulation without a word for its direction → semitones up."""
INTERVAL_LINKS = frozenset(
    """by a an one of the um einen eine einem d un une uno una di de um uma key it everything whole
    plus tonart tonalite tonalidad tonalidade tonalita la le il el o mas piu mais""".split()
)
"""Words between the direction and its interval."""
MODULATION_WORDS = frozenset(
    """modulates modulate modulating modulation changes change shifts shift moves goes lifts
    transposes transposed transpose transposing raised raises raise lift bump bumps move go shift jump
    jumps step steps take takes pitch pitches push pushes kick kicks moduliert modulation module modula modulacion modulazione
    modulacao steps key keychange""".split()
)
KEY_CHANGE = ("key", "change")
BEFORE_THE_PLACE = frozenset({"in", "before", "for", "at"})
"""Words of a key change without its interval, and those before its place."""
SINGLE_BARS = frozenset({"bar", "measure", "takt", "mesure", "compas", "battuta", "compasso"})
SINGLE_WORDS = frozenset({"single", "extra", "odd"})
"""Words between `a` and `bar of 2/4`."""
ONE_BAR = frozenset({"a", "an", "ein", "einen", "une", "un", "una", "um", "uma"})
"""Articles that count one bar: `a 2/4 bar`."""
TO_KEY_LINKS = frozenset({"the", "key"})
"""Words between `modulates to` and the key."""
LETTER_MARKS: dict[str, str] = {
    "p": "p", "f": "f", "piano": "p", "forte": "f", "loud": "f", "quiet": "p", "soft": "p",
    "laut": "f", "leise": "p", "leisen": "p", "lauten": "f", "fort": "f", "doux": "p",
    "fuerte": "f", "suave": "p",
}  # fmt: skip
"""Marks that are other words outside `from … to …`."""
NOT_GRADUAL_BEFORE = frozenset({"by"})
"""Words after which `slower` is an amount: `slower by 10 bpm`."""
ABBREVIATIONS = frozenset("rit ritard riten rall accel cresc decresc dim string".split())
"""Words after which a full stop ends no sentence."""
MOVE_LINKS = frozenset({"it", "key", "everything", "by", "the", "um", "d", "de", "di", "of"})
"""Words before `up a step` that belong to it, and those between."""
MODULATES_TO = (
    "modulates to, modulate to, modulating to, modulation to, key change to, changes key to, "
    "changes to, moves to, shifts to, modulates into, moduliert nach, module en, module vers, "
    "modula a, modula in, modula para, wechselt nach, switches to, modulating into, "
    "goes to, resolves to"
)
"""Phrases before the new key."""
PLAIN_MODES = frozenset(
    "major minor dur moll majeur mineur mayor menor maggiore minore maior".split()
)
ACCIDENTALS = frozenset(
    {"flat", "sharp", "#", "is", "es", "diese", "bemol", "bemolle", "sostenido"}
)
RELATIVE_WORDS = frozenset("relative relativ relatif relativa relativo".split())
PARALLEL_WORDS = frozenset(
    """tonic parallel parallele paralela paralelo parallela parallelo homonyme gleichnamiges
    gleichnamige""".split()
)
"""Words next to a mode for the key with the same notes, and for the one on the same tonic."""
BEFORE_A_MODE = frozenset("in to turns goes becomes into nach en al em".split())
"""Modes that change the key of a section by themselves, and words before and not before them."""
LAST_CHORDS = (
    "last chord, final chord, closing chord, last note, final cadence, final bar, last bar, "
    "schlussakkord, letzter akkord, dernier accord, accord final, ultimo acorde, acorde final, "
    "ultimo accordo, accordo finale"
)
"""Phrases before the mode in which a piece ends: `the last chord is A major`."""
ENDING_CHORD_LINKS = frozenset(
    """is in be should turns becomes a an as the of to goes ist in est en es e un una""".split()
)
MODE_ENDINGS: dict[str, tuple[str, ...]] = {
    "major": (
        "picardy third", "tierce de picardie", "picardische terz", "tercera de picardia",
        "ends in major", "ending in major", "ends on major", "finishes in major", "endet in dur",
        "finit en majeur", "termina en mayor", "finisce in maggiore", "termina em maior",
        "ends in the major, turns to major at the end, to end in major, ends on a major chord",
        "ending on a major chord, finishes on a major chord, final major chord, last chord major",
        "endet auf einem dur akkord, finit sur un accord majeur, termina con un acorde mayor",
        "finisce su un accordo maggiore, termina num acorde maior",
    ),
    "minor": (
        "ends in minor", "ending in minor", "finishes in minor", "endet in moll",
        "finit en mineur", "termina en menor", "finisce in minore", "termina em menor",
        "ends in the minor, to end in minor, ends on a minor chord, ending on a minor chord",
        "finishes on a minor chord, final minor chord",
    ),
}  # fmt: skip
"""Mode → phrases for an end in it."""
OTHER_METER_UNITS = frozenset({"takt", "bar", "bars", "measure", "measures", "takte", "mesure",
                               "mesures", "compas", "compases", "battuta", "battute", "compasso",
                               "compassos"})  # fmt: skip
OF_WORDS = frozenset({"of", "in", "im", "de", "di", "em", "a", "en"})
"""Words between the number of bars and their meter: `one bar of 2/4`."""
CORRECTIONS = (
    "no wait, wait no, no sorry, sorry, actually, i mean, scratch that, correction, make that, "
    "or rather, no actually, no make it, wait, strike that, rather make it, no no, "
    "nein doch, nein lieber, nein warte, ach nein, doch lieber, quatsch, beziehungsweise, "
    "non plutot, non attends, pardon, enfin non, ou plutot, no espera, perdon, mejor dicho, "
    "no mejor, digo, anzi, no aspetta, no scusa, volevo dire, nao espera, alias, desculpa, "
    "quero dizer, nao melhor"
)
"""Phrases after which what follows takes the place of what was said before."""
CORRECTIONS_ALONE = frozenset({"no", "nein", "nee", "non", "nao", "nah", "nope", "doch"})
"""Words that correct if they stand alone between two marks: `8 bars, no, 16 bars`."""
