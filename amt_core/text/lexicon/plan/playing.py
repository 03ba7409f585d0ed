"""Words for who plays in a part of the piece: verbs of entering and leaving, `only`, `except`."""

from __future__ import annotations

ENTER_VERBS = (
    "hide/hid/hidden, sleep/slept, enter, appear, arrive, emerge, join, start, begin/began/begun, commence, add, introduce, wait, "
    "debut, reach, entr.er, arriv.er, commenc.er, rejoign.er, apport.er, ajout.er, entr.ar, entr.are, "
    "inici.ar, inizi.are, cominci.are, comenz.ar, empez.ar, comec.ar, apareci.ar, aggiung.are"
)
"""Verbs of an instrument that starts to play."""
ENTER_PHRASES = (
    "come on board, comes on board, coming aboard, comes into play, come into play, "
    "comes into the mix, show up, shows up, showing up, turns up, turn up, turning up, "
    "picks up, pick up, starts up, hold off, holds off, holding off, chime in, chimes in, "
    "gets added, get added, not before, bring, brings, bringing, brought, come, comes, "
    "setzt ein, setzen ein, einsetzen, einsetzt, einsetzend, kommt, kommen, dazu, hinzu, beginnt, "
    "beginnen, steigt ein, steigen ein, entrent, entrando, entrano, comienza, comienzan, empieza, "
    "empiezan, erst, s ajoute, s ajoutent, se une, se unen, se suma, se suman, aparece, aparecen, "
    "aparecem, si unisce, si uniscono, si aggiunge, si aggiungono, junta se, juntam se, se junta, "
    "se juntam, setzt, setzen, rejoint, rejoignent, intervient, interviennent, fait son entree"
)
"""Phrases for an instrument that starts to play."""
ENTER_PARTICLES = frozenset({"in", "aboard", "ein", "rein", "hinein", "hinzu", "dazu"})
"""Words behind an instrument and its verb that let it enter, whatever the verb: `slides in`."""

BACK_PHRASES = (
    "come back, comes back, coming back, came back, return, returns, returning, returned, "
    "are back, is back, be back, back, re enter, re enters, reenter, reenters, rejoin, rejoins, "
    "resume, resumes, kehrt zuruck, kehren zuruck, kommt zuruck, kommen zuruck, kommt wieder, "
    "kommen wieder, setzt wieder ein, setzen wieder ein, revient, reviennent, vuelve, vuelven, "
    "torna, tornano, volta, voltam, regresa, regresan, ritorna, ritornano, retorna"
)
"""Phrases for an instrument that plays again."""

LEAVE_VERBS = (
    "rest, stop, stopp.en, leave/left, pause, disappear, vanish, quit, exit, cease, halt, withdraw/withdrew, "
    "finish, desaparec.ar, descans.ar, call.ar, par.ar, paus.ar, arret.er, quitt.er, riposi.are, "
    "sparisc.are, tacer.are, disparaiss.er, schweig.en, pausier.en, verstumm.en, verschwind.en"
)
"""Verbs of an instrument that stops playing."""
MUTE_VERBS = (
    "mute, silence, remove, kill, omit, cut, drop, ditch, lose, skip, exclude, delete, strip, "
    "enlev.er, supprim.er, coup.er, retir.er, ot.er, quit.ar, elimin.ar, elimin.are, silenci.ar, "
    "sac.ar, tir.ar, cort.ar, tagli.are, remov.ar, entfern.en, streich.en"
)
"""Verbs before an instrument that is not to play."""
MUTE_PHRASES = (
    "get rid of, do away with, dispense with, lose the, no sign of, nothing from, none of, togli, "
    "togliere, leva, levare, rimuovi, suprime, remove"
)
"""Phrases before an instrument that is not to play."""
LEAVE_PHRASES = (
    "drops out, drop out, lay low, lays low, sit this one out, sits this one out, "
    "takes a break, take a break, takes a rest, take a rest, is out of, are out of, is off, are off, "
    "a miss, is left out, are left out, is taken out, are taken out, hold back, holds back, "
    "holding back, pull back, pulls back, shuts up, shut up, gets muted, get muted, is muted, "
    "are muted, is absent, are absent, is missing, are missing, is gone, are gone, is removed, "
    "are removed, nowhere to be heard, nowhere to be found, not heard, not to be heard, "
    "nothing to do, nothing to play, has nothing, have nothing, keeps quiet, keep quiet, "
    "keeps silent, tacet, silent, absent, muted, do not play, does not play, "
    "must not play, should not play, not playing, not play, plays nothing, play nothing, "
    "setzt aus, setzen aus, schweigt, pausiert, hort auf, horen auf, spielt nicht, spielen nicht, "
    "weg, raus, still, macht pause, machen pause, hat pause, haben pause, "
    "ne joue pas, ne jouent pas, no toca, no tocan, non suona, non suonano, nao toca, nao tocam, "
    "s arrete, s arretent, se tait, se taisent, se tut, sort, sortent, fait silence, "
    "se calla, se callan, guarda silencio, se va, se van, deja de tocar, dejan de tocar, sale, "
    "no suena, tace, tacciono, si ferma, si fermano, smette, smettono, esce, escono, "
    "para de tocar, param de tocar, cala, calam, se cala, sai, saem, pausa, fica em silencio"
)
"""Phrases for an instrument that does not play."""
LEAVE_PARTICLES = frozenset({"out", "away", "off", "aside", "weg", "raus", "aus", "via", "silent"})
"""Words behind an instrument and its verb that make it rest, whatever the verb: `fizzles out`."""
NOT_PARTICLES_AFTER = frozenset(
    """ring rings ringing sing sings singing stand stands rock rocks freak freaks belt belts belting
    stretch stretches shout shouts hammer hammers hammering spell spells tap taps carry carries
    figure figures bring brings blast blasts start starts starting soar soars break breaks fade fades
    fading die dies dying trail trails""".split()
)
"""Verbs with which `out` and `away` are no rest: `rings out`, `fades out`."""
PARTICLE_FOLLOWERS = frozenset(
    """at on for with from after until till when by during before in over around slowly gently softly
    again only one two later as and then""".split()
)
"""Words behind `in` that leave it the particle of a verb: `slides in after 8 bars`."""

PLAY_WORDS = frozenset(
    """play plays playing sound sounds sounding heard used features sings sing gets get is are
    has""".split()
)
"""Verbs between `only` and the part outside of which an instrument rests."""
ABSENT_WORDS = frozenset({"absent", "missing", "gone", "removed", "dropped", "out", "cut"})
"""Words after which `from` does not say where a rest begins: `absent from the verse`."""
ONLY_WORDS = frozenset(
    """only just alone solo nur allein seul seule seuls seulement solamente apenas somente soltanto solo
    sozinho exclusively uniquement solely unaccompanied merely bloss lediglich unicamente""".split()
)
"""Words next to an instrument that rests all others, or that rests it everywhere else."""
ONLY = "only"
NOWHERE_BUT = (
    "nowhere but, nowhere except, nowhere else but, nowhere else than, nowhere other than, "
    "exclusively, reserved for, kept for, saved for, held back for, nirgends ausser, "
    "nur und ausschliesslich, nulle part sauf, en ningun sitio salvo"
)
"""Phrases before the part outside of which an instrument rests."""
EXCEPT_PLACES = (
    "except, except for, but not, apart from, other than, aside from, outside, outside of, "
    "save for, save, besides, everywhere but, always but, throughout but, all through but, ausser, bis auf, sauf, excepte, hors, excepto, salvo, menos, "
    "tranne, eccetto, exceto"
)
"""Phrases before the part for which something does not hold: `everywhere except in the bridge`."""
SAVE_WORDS = frozenset({"save", "saves", "saving", "reserve", "reserved", "saved", "keep", "spare"})
"""Words before an instrument that rests outside the part: `save the drums for the chorus`."""
SAVE_LINKS = frozenset({"for", "until", "till"})
"""Words between that instrument and the part."""
ALONE_WORDS = frozenset({"alone", "solo", "allein", "seul", "seule", "seuls"})
"""Words among them that stand behind the instrument."""
ALL_BUT = frozenset(
    (all_word, but)
    for all_words, buts in (
        ("everything everyone everybody all others else instruments band ensemble group rest players",
         "but except save excluding besides bar than from"),
        ("nobody nothing none one", "but except save excluding besides bar than from"),
        ("alles alle anderen niemand nichts", "ausser bis als"),
        ("tout tous rien personne", "sauf que excepte"), ("todo todos nadie nada", "menos salvo excepto"),
        ("tutto tutti", "tranne eccetto"), ("tudo todos", "menos exceto"),
    )
    for all_word in all_words.split()
    for but in buts.split()
)  # fmt: skip
"""Words before an instrument that name all others: `everything but the piano stops`."""
ALL_PLAYERS = (
    "everything, everyone, everybody, all, the band, whole band, full band, entire band, all players, "
    "all instruments, all parts, the music, alles, alle, die band, alle instrumente, tout, tous, "
    "tout le monde, todo, todos, tutto, tutti, tudo, toda la banda"
)
NO_PLAYERS = (
    "nobody, nothing, no one, none, niemand, nichts, keiner, personne, nadie, nada, nessuno, niente, "
    "ninguem"
)
ALSO_BEHIND = frozenset({"all"})
"""Such a word may also stand behind some players: `drums and bass all stop`."""
ALSO_OTHERWISE = frozenset({"than", "from"})
"""Words of an exception that are common without one."""
SILENT_VERBS = frozenset("breaks break falls goes drops rests cuts shuts silent quiet".split())
"""Phrases for all players, for none of them, and verbs with which all fall silent."""
SILENCES = (
    "silence, total silence, complete silence, dead silence, full silence, absolute silence, "
    "a bar of silence, one bar of silence, general pause, grand pause, full stop, dead stop, tutti rest, "
    "generalpause, stille, vollige stille, absolute stille, silence total, silence complet, "
    "silence general, silencio, silencio total, silencio absoluto, silenzio, silenzio totale, "
    "silenzio assoluto, pausa generale, pausa general"
)
"""Phrases for bars in which nobody plays."""
ALL_WORDS = frozenset(word for word, _ in ALL_BUT)
FULL_WORDS = frozenset({"full", "whole", "entire", "complete"})
BAND_NOUNS = frozenset({"band"})
"""Words for all players who are named elsewhere: `full band in the chorus`."""
FOR_LINKS = frozenset({"for", "from", "auf", "pour", "el", "los", "las", "il", "i", "gli", "o",
                       "os", "as"})  # fmt: skip
"""Words between `except` and the instrument."""
UNACCOMPANIED = (
    "down to, stripped to, stripped back to, stripped down to, reduced to, reduces to, boils down to, "
    "strip back to, strip down to, drops to, shrinks to, narrows to, pared down to, pared back to, "
    "leave just, leaves just, leaving just, leave only, leaves only, leaving only, nothing else than, "
    "thins to, thins out to, back to just, nothing more than, nothing except, a cappella, a capella, "
    "acapella, acappella, by itself, by themselves, on its own, on their own, nothing but, no one but, "
    "nobody but, no one except, nobody except, none but, all alone, unaccompanied, a solas, "
    "da solo, da sola, tout seul, toute seule, ganz allein, nichts als, rien que, rien d autre que, "
    "nada mas que, nient altro che, nada alem de"
)
"""Phrases next to an instrument that rests all others."""
AT_A_BAR = frozenset({"at", "alla", "bei", "a"})
"""Words before a bar at which something enters, rather than plays in it."""
PLAYER_PRONOUNS = frozenset({"them", "it", "ihnen", "ihm", "ihr", "eux", "elles", "ellos", "ellas",
                             "loro", "eles", "elas"})  # fmt: skip
"""Pronouns for the players that were named before."""
STRETCH_WORDS = frozenset({"for", "fur", "pour", "per", "durante", "pendant", "during"})
"""Words before bars that something lasts: `the drums stop for bar 16`."""
NOT_INCLUDING = frozenset({"before", "vor", "avant", "antes", "prima"})
"""Words that end before the bar that they name."""
