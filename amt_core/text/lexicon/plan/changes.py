"""Words for changes of key, tempo, loudness and of who plays."""

from __future__ import annotations

_TURNS = "get gets getting become becomes becoming grow grows growing turns"


def _turning(comparatives: str) -> str:
    """Phrases of a verb and a comparative: `gets slower`, `becomes more quiet`."""
    return ", ".join(
        f"{verb} {word}" for verb in _TURNS.split() for word in comparatives.split(", ")
    )


SLOWING = (
    _turning("slower, calmer and slower, slower and calmer") + ", "
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
    _turning("faster, quicker, speedier, more hectic") + ", "
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
SUDDEN_TEMPOS: dict[str, float] = {
    "half tempo": 0.5, "half the tempo": 0.5, "half speed": 0.5, "at half speed": 0.5,
    "double tempo": 2.0, "double the tempo": 2.0, "double speed": 2.0, "halbes tempo": 0.5,
    "doppeltes tempo": 2.0, "twice as fast": 2.0, "half as fast": 0.5,
}  # fmt: skip
"""Phrase → the new tempo as a share of the old one."""
FERMATAS = (
    "fermata, fermatas, hold the last note, hold the last chord, hold the final note, "
    "hold the final chord, held last chord, held final chord, last chord held, fermate, "
    "point d orgue, calderon"
)
"""Phrases for a held note."""
LAST_NOTE = (
    "on the last chord, on the last note, on the final chord, on the final note, "
    "auf dem letzten akkord, auf dem letzten ton, sur le dernier accord, sur la derniere note, "
    "en el ultimo acorde, sull ultimo accordo, no ultimo acorde"
)
"""Phrases for the end of the piece that a fermata stands on."""
A_TEMPO = "a tempo, back to tempo, back to the original tempo, tempo primo, original tempo"

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
    "calms down, dies down, gradually softer, gradually quieter, wird leiser, leiser werden, "
    "immer leiser, ausblenden, verklingt, de plus en plus doux, s eteint, "
    "cada vez mas suave, se desvanece, sempre piu piano, sfuma, cada vez mais suave, "
    "desvanece, fade to silence, thins out, winds down gently, perdendosi, smorzando, al niente"
)
"""Phrases for a loudness that falls."""
MARK_ARTICLES = frozenset({"a", "an", "the", "very", "ein", "einem", "un", "une", "uno", "um"})
CLIMAX_NOUNS = frozenset("ending end finish finale climax close conclusion peak schluss ende fin "
                         "final".split())  # fmt: skip
"""Words around the mark that a crescendo arrives at: `builds to a loud ending`."""
AT_THE_END = frozenset("fades fade fading dies dying morendo ausblenden verklingt s se desvanece sfuma "
                       "perdendosi smorzando al thins calms".split())  # fmt: skip
"""First words of phrases for a loudness that falls at the end of the piece."""
ENERGY_WORDS: dict[str, int] = {
    **dict.fromkeys("big bigger huge epic energetic explosive intense full powerful anthemic soaring "
                    "busier heavier massive driving climactic fuller uplifting lifts "
                    "aggressive euphoric gross kraftvoll energico".split(), 1),
    **dict.fromkeys("sparse stripped minimal calm calmer gentle thin empty intimate small "
                    "bare mellow tender ruhig ruhige calme tranquilo tranquila tranquillo "
                    "delicate relaxed".split(), -1),
}  # fmt: skip
"""Words next to a section → whether it is fuller or sparser than the rest."""

KEY_MOVES: dict[str, int] = {
    phrase: semitones
    for semitones, phrases in {
        1: "up a half step, up a semitone, up half a step, up by a half step, up a half tone, "
           "a half step up, a semitone up, half a step up, up one semitone, up by a semitone, "
           "half step up, up one half step, einen halbton hoher, einen halbton hoch, "
           "um einen halbton, d un demi ton, un semitono mas arriba, un semitono arriba, "
           "sube un semitono, di un semitono, um semitom acima, sobe meio tom, "
           "half step modulation, semitone modulation, half step key change, meio tom acima, "
           "a half step higher, half a step higher, a semitone higher, one semitone higher, "
           "a half tone higher, half a tone higher, "
           "medio tono mas arriba, sube medio tono, un demi ton plus haut, mezzo tono sopra",
        2: "up a step, up a whole step, up a tone, up one step, up a whole tone, a whole step up, "
           "up by a whole step, a step up, a tone up, whole step up, up by a step, up one tone, "
           "up two semitones, truck driver modulation, einen ganzton hoher, einen ton hoher, "
           "um einen ganzton, einen ganzton hoch, d un ton, un ton plus haut, un tono mas arriba, "
           "sube un tono, di un tono, un tono sopra, um tom acima, sobe um tom, key change up, "
           "whole step modulation, step up, lifts a step, one step up, up 2 semitones, "
           "a whole tone up, a whole tone higher, a whole step higher, a step higher, a tone higher, "
           "one step higher, two semitones higher, 2 semitones higher, a whole step key change up",
        3: "up a minor third, a minor third up, up three semitones, up by a minor third, "
           "up 3 semitones, a minor third higher, three semitones higher",
        4: "up a major third, a major third up, up four semitones, up by a major third, a major third higher",
        5: "up a fourth, a fourth up, to the subdominant, up by a fourth, eine quarte hoher, a fourth higher",
        7: "up a fifth, a fifth up, to the dominant, up by a fifth, eine quinte hoher, a fifth higher",
        12: "up an octave modulation",
        -1: "down a half step, down a semitone, a half step down, a semitone down, "
            "a half step lower, a semitone lower, einen halbton tiefer",
        -2: "down a step, down a whole step, down a tone, a whole step down, einen ganzton tiefer, "
            "a whole tone down, a whole tone lower, a step lower, a tone lower, a whole step lower",
        -3: "down a minor third", -5: "down a fourth", -7: "down a fifth",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Phrase → semitones up."""
MODULATION_WORDS = frozenset(
    """modulates modulate modulating modulation changes change shifts shift moves goes lifts
    transposes transposed raised raises moduliert modulation module modula modulacion modulazione
    modulacao steps key keychange""".split()
)
KEY_CHANGE = ("key", "change")
BEFORE_THE_PLACE = frozenset({"in", "before", "for", "at"})
"""Words of a key change without its interval, and those before its place."""
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
_PARTICLE_VERBS = {
    "come": "come comes coming came", "join": "join joins joining joined",
    "kick": "kick kicks kicking kicked", "start": "start starts starting started",
    "begin": "begin begins beginning began", "set": "set sets setting", "drop": "drop drops dropping dropped",
    "enter": "enter enters entering entered", "appear": "appear appears appearing appeared",
    "fade": "fade fades fading faded", "creep": "creep creeps creeping",
    "slip": "slip slips slipping", "slide": "slide slides sliding", "ease": "ease eases easing",
    "show": "show shows showing", "bring": "bring brings bringing brought",
    "add": "add adds adding added", "introduce": "introduce introduces introducing introduced",
    "wait": "wait waits waiting waited", "arrive": "arrive arrives arriving arrived",
    "cut": "cut cuts cutting", "lay": "lay lays laying laid", "sit": "sit sits sitting sat",
    "stay": "stay stays staying stayed", "go": "go goes going", "rest": "rest rests resting rested",
    "stop": "stop stops stopping stopped", "leave": "leave leaves leaving left",
    "pause": "pause pauses pausing paused", "disappear": "disappear disappears disappearing",
    "fall": "fall falls falling", "take": "take takes taking", "be": "is are be being stays remains",
    "return": "return returns returning returned", "get": "get gets getting", "hold": "hold holds",
    "pick": "pick picks picking", "pull": "pull pulls pulled", "crash": "crash crashes crashing",
    "burst": "burst bursts", "jump": "jump jumps jumping", "throw": "throw throws thrown",
    "layer": "layer layers layered", "pop": "pop pops", "shut": "shut shuts", "quit": "quit quits",
    "vanish": "vanish vanishes", "breathe": "breathe breathes",
}  # fmt: skip
"""Verb → its forms."""


def _verbs(pairs: str) -> str:
    """Phrases of verbs in all their forms: `come: in, aboard` gives `comes in`."""
    phrases: list[str] = []
    for pair in pairs.split("; "):
        verb, _, particles = pair.partition(": ")
        for particle in particles.split(", "):
            phrases += (f"{form} {particle}".strip() for form in _PARTICLE_VERBS[verb].split())
    return ", ".join(phrases)


ENTER_PHRASES = (
    _verbs(
        "come: in, into play, into the mix, on board; join: , in, the band, the others, them; "
        "kick: in; start: , playing, up; begin: , playing; set: in; drop: in, back in; enter: ; "
        "appear: ; fade: in; creep: in; slip: in; slide: in; ease: in; show: up; bring: , in; "
        "add: ; introduce: ; wait: ; arrive: ; hold: off; pick: up; crash: in; burst: in; "
        "jump: in; throw: in; layer: in; pop: in; go: in"
    )
    + ", gets added, get added, is added, are added, set in, setzt ein, setzen ein, einsetzen, "
    "einsetzt, einsetzend, kommt, kommen, dazu, hinzu, beginnt, beginnen, steigt ein, steigen ein, "
    "entre, entrent, entrant, arrive, arrivent, commence, commencent, entra, entran, entrando, "
    "entrano, entram, comincia, cominciano, inizia, iniziano, comienza, comienzan, empieza, "
    "empiezan, comeca, comecam, erst, not before, kommt dazu, kommen dazu, kommt hinzu, "
    "kommen hinzu, kommt rein, kommen rein, rejoint, rejoignent, s ajoute, s ajoutent, "
    "se une, se unen, se suma, se suman, aparece, aparecen, aparecem, si unisce, si uniscono, "
    "si aggiunge, si aggiungono, junta se, juntam se, se junta, se juntam, setzt, setzen, "
    "ne joue pas, no toca, non suona, nao toca"
)
"""Phrases for an instrument that starts to play."""
BACK_PHRASES = (
    _verbs("come: back, back in; return: ; kick: back in; be: back; join: back in")
    + ", back in, re enter, re enters, reenter, reenters, kehrt zuruck, kehren zuruck, "
    "kommt zuruck, kommen zuruck, kommt wieder, kommen wieder, setzt wieder ein, revient, "
    "reviennent, vuelve, vuelven, torna, tornano, volta, voltam"
)
"""Phrases for an instrument that plays again."""
LEAVE_PHRASES = (
    _verbs(
        "drop: out, away; rest: ; stop: , playing; lay: out, low; leave: ; sit: out, this one out; "
        "stay: out, silent, quiet, away, tacet; pause: ; cut: out, off; "
        "fall: silent, away, out; take: a break, a rest; be: silent, tacet, out, muted, absent, off; "
        "go: silent, away, quiet, out; get: muted; hold: back; disappear: ; vanish: ; pull: out, back; "
        "shut: up; quit: "
    )
    + ", tacet, silent, out, off, absent, muted, do not play, does not play, not playing, "
    "setzt aus, setzen aus, schweigt, schweigen, pausiert, pausieren, hort auf, horen auf, "
    "spielt nicht, spielen nicht, s arrete, s arretent, se tait, se taisent, sort, "
    "se calla, se callan, calla, callan, descansa, descansan, desaparece, desaparecen, se va, "
    "tace, tacciono, si ferma, si fermano, esce, escono, sparisce, para, param, cala, calam, sai, "
    "saem, pausa"
)
"""Phrases for an instrument that does not play."""
ONLY_WORDS = frozenset(
    """only just alone solo nur allein seul seule seuls seulement solamente apenas somente soltanto solo
    sozinho exclusively uniquement solely unaccompanied""".split()
)
"""Words next to an instrument that rests all others, or that rests it everywhere else."""
ONLY = "only"
ALONE_WORDS = frozenset({"alone", "solo", "allein", "seul", "seule", "seuls"})
"""Words among them that stand behind the instrument."""
ALL_BUT = frozenset(
    (all_word, but)
    for all_words, buts in (
        ("everything everyone everybody all others else instruments", "but except save excluding"),
        ("alles alle", "ausser bis"), ("tout tous", "sauf"), ("todo todos", "menos salvo excepto"),
        ("tutto tutti", "tranne eccetto"), ("tudo todos", "menos exceto"),
    )
    for all_word in all_words.split()
    for but in buts.split()
)  # fmt: skip
"""Words before an instrument that name all others: `everything but the piano stops`."""
FOR_LINKS = frozenset({"for", "from", "auf", "pour", "el", "los", "las", "il", "i", "gli", "o",
                       "os", "as"})  # fmt: skip
"""Words between `except` and the instrument."""
UNACCOMPANIED = (
    "a cappella, a capella, acapella, acappella, by itself, by themselves, on its own, "
    "on their own, nothing but, no one but, nobody but, all alone, unaccompanied, a solas, "
    "da solo, da sola, tout seul, toute seule, ganz allein"
)
"""Phrases next to an instrument that rests all others."""
AT_A_BAR = frozenset({"at", "alla", "bei", "a"})
"""Words before a bar at which something enters, rather than plays in it."""
NOT_INCLUDING = frozenset({"before", "vor", "avant", "antes", "prima"})
"""Words that end before the bar that they name."""
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
