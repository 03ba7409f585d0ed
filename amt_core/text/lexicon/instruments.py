"""Names of instruments and ensembles, as General MIDI programs."""

from __future__ import annotations

from dataclasses import dataclass

DRUMS = -1
"""The number of the drum kit in lists of programs."""

# What "no piano", "no guitar", … silence: every program a listener would call by that word.
_PIANOS = (0, 1, 2, 3, 4, 5)
_GUITARS = (24, 25, 26, 27, 28, 29, 30, 31)
_BASSES = (32, 33, 34, 35, 36, 37, 38, 39, 43, 87)
_ORGANS = (16, 17, 18, 19, 20)
_STRINGS = (40, 41, 42, 43, 44, 45, 48, 49, 50, 51, 110)
_BRASS = (56, 57, 58, 59, 60, 61, 62, 63)
_SAXES = (64, 65, 66, 67)
_VOICES = (52, 53, 54, 85, 91)
_SYNTHS = (38, 39, 50, 51, 54, 62, 63, *range(80, 104))
_DRUMS = (DRUMS, 116, 117, 118, 119)
_PERCUSSION = (*_DRUMS, 47, 112, 113, 115)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """An instrument or an ensemble with its names.

    Attributes:
        names: Phrases, separated by commas.
        players: Programs in the order of the score, one for each player.
        silences: Programs that must not sound when the word is negated; the players' own
            if empty.
        is_ensemble: Whether the word names an ensemble.
        in_genre: Genre or subgenre → players there, where it matters.
        steps_back: Whether it asks for nothing if something that it silences is asked for.
    """

    names: str
    players: tuple[int, ...]
    silences: tuple[int, ...] = ()
    is_ensemble: bool = False
    in_genre: tuple[tuple[str, tuple[int, ...]], ...] = ()
    steps_back: bool = False


def _for_genres(genres: str, *players: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((genre, players) for genre in genres.split(", "))


_JAZZ = (
    "jazz, swing, early jazz, bossa nova, jazz fusion, jazz manouche, jazz waltz, big band, "
    "dixieland, bluegrass, ragtime, boogie-woogie"
)
_ELECTRONIC = (
    "electronic dance, house, techno, trance, drum and bass, dubstep, trap, synth-pop, "
    "synthwave, chiptune, trip hop"
)
_CLASSICAL = "classical, baroque, romantic, chamber music, renaissance, modern classical"
_HEAVY = "metal, punk, hard rock"
_FUNKY = "funk, ska, soul and r&b, soul, r&b, latin dance, salsa, mambo, disco, reggae"

INSTRUMENTS: tuple[Sound, ...] = (
    Sound(names="piano, pianist, pianoforte, fortepiano, grand piano, acoustic piano, klavier, flugel, "
                "upright piano, concert grand, ivories, felt piano, concert piano, baby grand, "
                "pno, pf, parlour piano, parlor piano, prepared piano, "
                "pianos", players=(0,), silences=_PIANOS),
    Sound(names="bright piano, pop piano, house piano", players=(1,)),
    Sound(names="electric grand, electric grand piano, cp80", players=(2,)),
    Sound(names="honky tonk piano, saloon piano, tack piano, barroom piano, bar piano, "
          "out of tune piano, detuned piano, player piano, pub piano", players=(3,)),
    Sound(names="electric piano, rhodes, fender rhodes, rhodes piano, wurlitzer, wurly, wurli, "
                "e piano, epiano, suitcase piano, e pno, epno, elec piano, ep, "
                "piano rhodes, rhode, wurlitzer piano, piano electrico, piano electrique, "
                "elektroklavier, e klavier", players=(4,), silences=(4, 5)),
    Sound(names="dx7, dx7 electric piano, dx7 piano, dx7 e piano, fm piano, digital piano, dx piano, fm electric piano", players=(5,)),
    Sound(names="keyboard, keys, keyboards, tastiera, teclado, kbd, kbds, keyb, clavier, teclados, "
                "tastiere", players=(0,),
          silences=(*_PIANOS, 6, 7, 16, 17, 18), in_genre=(
              *_for_genres("rock, funk, soul and r&b, soul, r&b, hip-hop, lo-fi, jazz fusion, "
                           "gospel, pop, reggae", 4),
              *_for_genres(_ELECTRONIC, 81))),
    Sound(names="harpsichord, hpsd, hpschd, cembalo, clavecin, clavicembalo, spinet, virginal, "
          "virginals, clavecim, clavicordio, clavichord, cravo", players=(6,)),
    Sound(names="clavinet, clavi, clav", players=(7,)),
    Sound(names="celesta, celeste, celestas", players=(8,)),
    Sound(names="glockenspiel, bells, bell, glock, glsp, carillon a lames, jeu de timbres, "
                "metallofono, metallophone, bell sounds, chime bells, orchestral bells, "
                "campanitas, handbells, handbell, glocken", players=(9,)),
    Sound(names="music box, musical box, toy piano, spieluhr, boite a musique, caja de musica, "
          "carillon, musicbox", players=(10,)),
    Sound(names="vibraphone, vibes, vibe, vibraphon, vibraphones, vibrafono, "
                "vibrafon", players=(11,)),
    Sound(names="marimba, marimbas, mrb, mallets, mallet, mallet percussion, "
                "balafon", players=(12,)),
    Sound(names="xylophone, xylo, xyl, xylophon, xilofono, xilofone", players=(13,)),
    Sound(names="tubular bells, tubular bell, church bells, church bell, chimes, "
          "orchestral chimes, rohrenglocken", players=(14,)),
    Sound(names="dulcimer, hammered dulcimer, zither, cimbalom, hackbrett, santur, santoor, "
          "cymbalom, psaltery, yangqin", players=(15,)),
    Sound(names="organ, organist, orgel, orgue, organo, orgao, org, "
                "organs", players=(16,), silences=_ORGANS, in_genre=(
              *_for_genres("baroque, hymn, renaissance, romantic, classical, march", 19),
              *_for_genres("rock, prog rock, hard rock, metal, ska, reggae", 18))),
    Sound(names="hammond, hammond organ, drawbar organ, electric organ, b3, hammond b3, hammond b3 organ, b3 organ, hammond c3, hammond b 3, "
          "jazz organ, theatre organ, theater organ", players=(16,), silences=(16, 17, 18)),
    Sound(names="percussive organ", players=(17,)),
    Sound(names="rock organ, distorted organ, overdriven organ, leslie organ", players=(18,)),
    Sound(names="church organ, pipe organ, cathedral organ, kirchenorgel, chapel organ, "
          "baroque organ, orgue d eglise, organo de iglesia", players=(19,)),
    Sound(names="reed organ, harmonium, pump organ, melodeon, shruti box", players=(20,)),
    Sound(names="accordion, acc, akkordeon, accordions, ziehharmonika, quetschkommode, "
                "schifferklavier, bayan, accordeons, acordeones, schwyzerorgeli, accordeon, "
                "acordeon, fisarmonica, squeezebox, musette, sanfona, acordeao, piano accordion, "
                "concertina, harmonika", players=(21,)),
    Sound(names="harmonica, hca, mouth organ, blues harmonica, mundharmonika, blues harp, "
                "armonica, mouth harp, gaita de boca, melodica", players=(22,)),
    Sound(names="bandoneon, tango accordion, bandonion", players=(23,)),
    Sound(names="guitar, gitarre, guitare, guitarra, chitarra, guitars, gtr, gtrs, guit, gitarren, "
                "guitares, guitarras, chitarre, guitarist", players=(25,),
          silences=_GUITARS, in_genre=(
              *_for_genres("metal, punk, hard rock", 30), *_for_genres("rock, rock and roll, "
                                                                       "prog rock, funk, "
                                                                       "soul and r&b, soul, r&b, "
                                                                       "reggae, ska, disco, "
                                                                       "synth-pop, synthwave, pop, "
                                                                       "soft rock, afrobeat, "
                                                                       "blues", 27),
              *_for_genres("jazz, swing, big band, jazz fusion, jazz waltz", 26),
              *_for_genres("classical, baroque, romantic, renaissance, chamber music, flamenco, "
                           "bossa nova, samba, tango, latin dance, bolero and rumba, bolero, "
                           "rumba, etude, world, bachata, son, art song, lullaby", 24))),
    Sound(names="classical guitar, nylon gtr, nylon guitar, class gtr, klassische gitarre, "
                "classical gtr, nylon string guitar, spanish guitar, flamenco guitar, "
                "nylon strings, konzertgitarre, guitarra clasica, guitarra espanola, "
                "guitare classique, chitarra classica, violao, lute, laute, luth, laud, liuto, "
                "vihuela, theorbo, ukulele, uke, cavaquinho, charango, baroque guitar, requinto, "
                "nylon guitar, oud, balalaika, cuatro guitar, violao de nylon, guitarron, ukelele, "
                "tres cubano, ronroco, vihuelas, lutes, theorbe, bandurria", players=(24,)),
    Sound(names="acoustic guitar, acoustic guitars, acoustic gtr, ac gtr, ac guitar, steel guitar, "
                "pedal steel, pedal steel guitar, lap steel, strummed acoustic, dreadnought, "
                "guitarra portuguesa, guitarra folk, wandergitarre, westerngitarre, mandola, saz, "
                "baglama, domra, steel string guitar, folk guitar, western guitar, steel strings, "
                "akustikgitarre, akustische gitarre, guitare acoustique, guitare seche, "
                "guitarra acustica, chitarra acustica, mandolin, mandoline, mandolina, mandolino, "
                "bouzouki, twelve string guitar, 12 string guitar, dobro, slide guitar, resonator, "
                "strummed guitar, fingerpicked guitar, fingerstyle guitar, resonator guitar, "
                "bandolim",
          players=(25,), silences=(24, 25)),
    Sound(names="jazz guitar, hollow body guitar, archtop, archtop guitar, gypsy guitar, "
          "guitare jazz, manouche guitar", players=(26,)),
    Sound(names="clean guitar, clean electric guitar, clean gtr, clean guitars, "
                "clean electric guitars, twangy guitar, baritone guitar, jangly guitar, "
                "jangly guitars, tremolo guitar, surf guitar, stratocaster, strat, telecaster",
          players=(27,)),
    Sound(names="electric guitar, e gitarre, e gtr, el gtr, elec gtr, electric gtr, e gitarren, "
                "lead gtr, rhythm gtr, electric guitars, elektrische gitarre, elektrogitarre, "
                "guitare electrique, guitarra electrica, chitarra elettrica, guitarra eletrica, "
                "rhythm guitar, lead guitar, e guitar", players=(27,),
          silences=(26, 27, 28, 29, 30, 31),
          in_genre=_for_genres("metal, punk, hard rock", 30) + _for_genres("jazz, swing", 26)
          + _for_genres("rock, prog rock, blues", 29)),
    Sound(names="muted guitar, skank guitar, scratch guitar, palm muted guitar, palm mute, "
                "palm mutes, funk guitar, chicken scratch guitar, wah guitar", players=(28,)),
    Sound(names="overdriven guitar, overdrive guitar, crunchy guitar, crunch guitar, "
                "bluesy guitar, overdriven electric guitar, driven guitar, "
                "crunchy electric guitar, gritty guitar",
          players=(29,)),
    Sound(names="distorted guitar, dist gtr, distorted gtr, distortion guitar, heavy guitars, "
                "heavy metal guitar, heavy metal guitars, fuzzed out guitar, djent guitars, "
                "metal guitar, fuzz guitar, power chords, distorted electric guitar, heavy guitar, "
                "fuzzy guitar, shredding guitar, verzerrte gitarre, guitarra distorsionada, "
                "guitare saturee, heavy electric guitar, chugging guitar, "
                "high gain guitar", players=(30,), silences=(29, 30)),
    Sound(names="guitar harmonics", players=(31,)),
    Sound(names="bass, bs, bassline, bass groove, bass riff, basslinien, bassist, bass ostinato, "
                "bassi, bass line, basslines, basse, bajo, basso, baixo, basses, bass part, "
                "linea de bajo, bass lines, linea di basso, ligne de basse, basslinie",
          players=(33,), silences=_BASSES,
          in_genre=_for_genres(_JAZZ, 32) + _for_genres(_ELECTRONIC, 38)
          + _for_genres(_CLASSICAL, 43)),
    Sound(names="upright bass, acoustic bass, ac bass, contrebasse jazz, walking upright bass, "
                "standup bass, stand up bass, walking bass, jazz bass, plucked bass, "
                "slap upright bass, walking bassline, walking bass line, bull fiddle, tumbao, "
                "bass fiddle, string bass", players=(32,)),
    Sound(names="double bass, double basses, dbl bass, contrabass, kontrabasse, contrebasses, "
                "kontrabass, contrebasse, contrabajo, contrabbasso, contrabaixo, doublebass, "
                "bowed bass", players=(43,),
          in_genre=_for_genres(f"{_JAZZ}, blues, folk, country, soul and r&b, pop, tango, "
                               "bolero and rumba, latin dance, folk rock, rock and roll", 32)),
    Sound(names="bass guitar, el bass, elec bass, electric bass, e bs, bassgitarre, elektrobass, "
                "guitare basse, chitarra basso, baixo eletrico, basgitaar, fingered bass, e bass, "
                "fender bass, basse electrique, bajo electrico, basso elettrico, fingerstyle bass, "
                "ebass, electric bass guitar, p bass, "
                "j bass", players=(33,), silences=(33, 34, 35, 36, 37)),
    Sound(names="picked bass, pick bass, plectrum bass", players=(34,)),
    Sound(names="fretless, fretless bass", players=(35,)),
    Sound(names="slap bass, slapped bass, slap and pop bass, slappy bass, slapping bass, "
                "popping bass, funk bass", players=(36,)),
    Sound(names="synth bass, synthie bass, basse synthe, basso synth, baixo sintetizado, "
                "distorted bass synth, synthesizer bass, bass synth, sub bass, subbass, sub, "
                "analog bass, acid bass, moog bass, reese bass, reese, wobble bass, 808 bass, "
                "sub bass line, 303, tb 303, synthbass, moog, 808 sub, rolling bass, "
                "synth bassline, sub bassline, electronic bass, bajo sintetizado, "
                "synth bass line", players=(38,), silences=(38, 39)),
    Sound(names="808, 808s, tr 808", players=(DRUMS, 38), silences=(*_DRUMS, 38, 39)),
    Sound(names="violin, vln, vn, vlns, vl, violine, geige, geigen, violons, violino solo, "
                "violinist, 1st violin, first violin, violon, violino, violines, violinen, "
                "violins, violini", players=(40,)),
    Sound(names="viola, violist, alto, vla, vlas, bratsche, bratschen, alto viola, violas, violon alto, viole, "
                "viola da gamba, viola d amore",
          players=(41,)),
    Sound(names="cello, vc, vlc, vcl, cellos, violoncellos, violoncello, violoncelles, cellist, "
                "violoncelle, violonchelo, chelo, celli, celo, violoncelo, violoncelli, "
                "gamba", players=(42,)),
    Sound(names="tremolo strings, tremolo string, string tremolo", players=(44,)),
    Sound(names="pizzicato, pizzicato strings, pizz, pizz strings, "
                "plucked strings", players=(45,)),
    Sound(names="harp, harpist, hp, harps, harfe, harfen, harpes, harpe, arpa, orchestral harp, "
                "concert harp, lyre, celtic harp, lever harp, harpa, irish harp, "
                "clarsach", players=(46,)),
    Sound(names="timpani, timp, timps, timpanies, timbales sinfonicos, timbale, kettledrum, "
                "kettle drum, kettledrums, pauken, timbales d orchestre, timpano, timpanis, "
                "timbali", players=(47,)),
    Sound(names="strings, strgs, str orch, string orch, str orchestra, string instruments, string instrument, str, stgs, string section, streichersatz, "
                "violons et violoncelles, geigen und celli, string group, section de cordes, "
                "seccion de cuerdas, sezione archi, instruments a cordes, streichinstrumente, "
                "stringed instruments, string sections, full strings, streicher, cordes, cuerdas, "
                "archi, string ensemble, orchestral strings, lush strings, cordas, string pad, "
                "string machine, mellotron, arco strings, string sounds, disco strings, "
                "cinematic strings, string orchestra, string chords, streichorchester, "
                "legato strings, low strings, high strings, orchestre a cordes, "
                "orquesta de cuerdas, string arrangement, violin section, "
                "cello section", players=(48,), silences=_STRINGS),
    Sound(names="slow strings", players=(49,)),
    Sound(names="synth strings, synthesizer strings, synthetic strings, analog strings, "
          "solina", players=(50,), silences=(50, 51)),
    Sound(names="choir, chorus of voices, choral, chor, choeurs, coros, coral vocal, frauenchor, "
                "mannerchor, knabenchor, kinderchor, choir of monks, monastic choir, choeur, coro, "
                "aahs, choir aahs, voices, vocal ensemble, kirchenchor, mens choir, male choir, "
                "womens choir, female choir, boys choir, children s choir, gospel choir, "
                "vocal choir, monks, chants, gregorian choir, backing vocals, singers, "
                "choirs", players=(52,), silences=_VOICES),
    Sound(names="voice, vocal, vocals, chant lyrique, sopran, bariton, mezzosopran, tenore, "
                "sopranos, vozes, voces, vocais, canto, chanteuse, chanteur, gesangsstimme, "
                "rapping, scat, scat singing, belting, crooner, lead singer, cantante, "
                "wordless vocals, wordless voice, frauenstimme, mannerstimme, yodel, yodeling, "
                "jodler, singing, singer, oohs, voice oohs, vox, gesang, stimme, voix, voz, voce, "
                "soprano, soprano voice, tenor voice, mezzo soprano, baritone voice, alto voice, "
                "female voice, male voice, humming, vocalist, baritone, sung, vocal melody, "
                "singstimme, countertenor, solo voice, lead vocal, lead vocals, "
                "vocal line", players=(53,), silences=_VOICES),
    Sound(names="a cappella, a capella, acapella, acappella", players=(52,), silences=_VOICES,
          steps_back=True),
    Sound(names="synth voice, synth vox, vocoder, synth choir, vocal chops, vocal synth",
          players=(54,)),
    Sound(names="orchestra hit, orchestra hits, orch hit, orchestral hit, orchestral hits, "
          "orchestra stab, orchestra stabs, orchestral stabs", players=(55,)),
    Sound(names="trumpet, trumpeter, trumpeters, tpt, trp, tpts, trpt, trumpets, trompeten, trompettes, trombas, "
                "trompetes, shofar, conch, trompette, trompeta, tromba, trompete, cornet, "
                "flugelhorn, trompet, bugle, piccolo trumpet, fanfare trumpet, flugel horn, "
                "fluegelhorn, tpt, trompetas, kornett, jazz trumpet, "
                "trombe", players=(56,), silences=(56, 59)),
    Sound(names="trombone, tbn, tbns, trb, trbn, posaune, trombon, bass trombone, sackbut, "
                "posaunen, tromboni, bone, tenor trombone, trombones", players=(57,)),
    Sound(names="tuba, tba, tubas, sousaphone, sousaphon, tenorhorn, baryton, euphonium, tube, "
                "helicon, baritone horn, bombardino",
          players=(58,)),
    Sound(names="muted trumpet, mute trumpet, harmon mute, harmon muted trumpet, "
          "trumpet with mute, stopped trumpet, gedampfte trompete, trompeta con sordina, "
          "wah wah trumpet, trompette bouchee", players=(59,)),
    Sound(names="french horn, french horns, fr horn, f horn, fr hn, waldhorn, waldhorner, alphorn, "
                "alpenhorn, cor des alpes, corno da caccia, horn in f, cor d harmonie, "
                "natural horn, hunting horn, corno francese, trompa", players=(60,)),
    Sound(names="horn, hornist, hn, hns, cor, cors, trompas, corno, horner, corni, "
                "horns", players=(60,), silences=(60, 61),
          in_genre=_for_genres(f"{_FUNKY}, jazz, swing, big band, hip-hop, pop, rock, gospel, "
                               "afrobeat", 61)),
    Sound(names="brass, brs, brass section, blechblasinstrumente, brass players, low brass, "
                "vientos, section de cuivres, seccion de metales, sezione fiati, cuivre, "
                "horn section, brass ensemble, blaser, blechblaser, cuivres, metales, ottoni, "
                "brass stabs, horn stabs, stabs of brass, vientos metal, fanfare brass, "
                "brass hits, brass instruments, brass chords, metais, horn hits, "
                "brasses, brass choir", players=(61,), silences=_BRASS),
    Sound(names="synth brass, synthesizer brass, brass synth, analog brass", players=(62,),
          silences=(62, 63)),
    Sound(names="soprano sax, sop sax, soprano saxophone, soprano saxofon", players=(64,)),
    Sound(names="alto sax, alto saxes, alto saxophone, altsaxophon, alto saxofon, altsax, "
                "saxo alto",
          players=(65,)),
    Sound(names="sax, ten sax, saxophones, saxofones, saxofoon, saxophone, saxophonist, saxello, "
                "tenor sax, tenor saxophone, saxofon, saxophon, saxofono, saxo, smooth sax, "
                "tenorsaxophon, saxofone, tenorsax, saxo tenor, sassofono, "
                "saxes", players=(66,), silences=_SAXES),
    Sound(names="baritone sax, baritone saxophone, bari sax, bari, bass sax, bass saxophone, "
          "baritonsaxophon, baritonsax", players=(67,)),
    Sound(names="oboe, oboist, ob, oboes, hautbois, oboen, oboi, oboe d amore, shawm, "
                "duduk", players=(68,)),
    Sound(names="english horn, eng horn, e hn, cor anglais, englischhorn, corno inglese, "
                "corno ingles",
          players=(69,)),
    Sound(names="bassoon, bn, bsn, fg, fag, bassoons, bassons, fagotte, fagotes, fagotti, fagott, "
                "basson, fagot, fagotto, contrabassoon, fagote, dulcian",
          players=(70,)),
    Sound(names="clarinet, cl, clar, clt, clars, clarinets, klarinetten, clarinettes, clarinetes, "
                "clarinetista, klarinette, clarinette, clarinete, clarinetto, bass clarinet, "
                "bassklarinette, clarinette basse, b flat clarinet, bb clarinet, chalumeau, "
                "clarinete bajo, basset horn, clarinetti", players=(71,)),
    Sound(names="piccolo, picc, piccolo flute, flautin, ottavino, pikkolo, "
                "piccoloflote", players=(72,)),
    Sound(names="flute, flautist, fl, fls, floten, flutiste, flautas, flotes, flote, flauta, flauto, "
                "querflote, flauta traversa, alto flute, bass flute, traverso, bansuri, floete, "
                "flute traversiere, flauti, dizi, flutes, wooden flute, "
                "concert flute", players=(73,)),
    Sound(names="recorder, blockflote, blockfloten, flutes a bec, flautas dulces, flauta dulce, "
                "flute a bec, flauto dolce, recorders, alto recorder, tenor recorder, flauta doce, "
                "block flute", players=(74,)),
    Sound(names="pan flute, panflute, pan pipes, panpipes, panflote, flute de pan, zampona, "
          "siku, quena, flauta de pan, pan pipe", players=(75,)),
    Sound(names="blown bottle, bottle, bottle blow", players=(76,)),
    Sound(names="shakuhachi", players=(77,)),
    Sound(names="whistle, tin whistle, whistled melody, whistled, flute irlandaise, penny whistle, "
                "whistling, irish whistle, low whistle, pennywhistle, pfeifen, sifflet, "
                "silbato", players=(78,)),
    Sound(names="ocarina, okarina", players=(79,)),
    Sound(names="square lead, square wave, square wave lead, chip lead, pulse lead, pulse wave, "
          "8 bit lead, square synth, chiptune lead, pulse waves, square waves, chip sounds, "
          "nes lead", players=(80,)),
    Sound(names="synth, synthe, syn, synthesizer, sintetizadores, synthetiseurs, "
                "synthesizer arpeggio, synth hooks, synthetisers, synthline, synth line, "
                "synth lines, sequencer, synthesizer lead, synths analogiques, synthe analogique, "
                "synthesiser, synth lead, lead synth, saw lead, sawtooth, saw synth, supersaw, "
                "supersaws, sintetizador, synthetiseur, sawtooth lead, analog synth, "
                "sintetizzatore, synthie, lead, arp, arpeggiator, synth arpeggio, "
                "arpeggiated synth, arp synth, synth pluck, plucks, pluck, synth melody, "
                "trance lead, electronic lead, synthesizers, synths, saw wave, synth stab, "
                "synth stabs, modular synth, synth arp, synth arpeggios, synth plucks, synth hook, "
                "synth riff", players=(81,),
          silences=_SYNTHS),
    Sound(names="calliope, calliope lead, steam organ, fairground organ", players=(82,)),
    Sound(names="theremin, voice lead, musical saw, ondes martenot", players=(85,)),
    Sound(names="pad, pads, synth pad, warm pad, synth pads, ambient pad, analog pad, soft pad, "
                "lush pad, pad synth, synthesizer pad, atmospheric pad, evolving pad, warm pads, "
                "ambient pads, lush pads, soft pads, drone, drones, synth drone, atmospheric pads, "
                "nappes, nappe de synthe, synth wash, wash of synth, evolving pads, dark pad, "
                "dark pads, airy pads, airy pad, dreamy pads, dreamy pad", players=(89,),
          silences=tuple(range(88, 96))),
    Sound(names="new age pad, fantasia", players=(88,)),
    Sound(names="polysynth, poly synth, synth chords, synth chord, juno, jupiter synth, "
          "polysynth pad, synth keys, prophet", players=(90,)),
    Sound(names="choir pad, choir pads, vocal pad, vocal pads, voice pad", players=(91,)),
    Sound(names="bowed pad, glass pad, bowed glass", players=(92,)),
    Sound(names="metallic pad, metal pad", players=(93,)),
    Sound(names="halo pad", players=(94,)),
    Sound(names="sweep pad, sweeping pad, pad sweep, sweeping pads, pad sweeps", players=(95,)),
    Sound(names="crystal, crystal synth, fx crystal, crystal bells, glass harmonica, "
          "glass armonica, bell synth, synth bells, glassy bells, synth bell", players=(98,)),
    Sound(names="sitar, sitars, tambura, tanpura, sarod, veena", players=(104,)),
    Sound(names="banjo, bjo, banjos, banyo", players=(105,)),
    Sound(names="shamisen, sanshin", players=(106,)),
    Sound(names="koto, guzheng, gayageum, qin, guqin, pipa", players=(107,)),
    Sound(names="kalimba, mbira, thumb piano, sanza", players=(108,)),
    Sound(names="bagpipe, bagpipes, pipes and drums, sackpfeife, biniou, zampogna, uilleann pipes, "
                "highland pipes, dudelsack, cornemuse, gaita, great highland bagpipe, cornamusa, "
                "irish pipes, scottish pipes", players=(109,)),
    Sound(names="fiddle, fiddles, fiddler, hurdy gurdy, nyckelharpa, rebec, drehleier, "
                "vielle a roue, country fiddle, irish fiddle, bluegrass fiddle, celtic fiddle, "
                "hardanger fiddle, erhu, fidel, fiedel", players=(110,)),
    Sound(names="shanai, shehnai, zurna", players=(111,)),
    Sound(names="tinkle bell, sleigh bells, jingle bells, tinkle bells", players=(112,)),
    Sound(names="agogo, agogo bells", players=(113,)),
    Sound(names="steel drum, steel drums, steelpan, steel pan, steel pans, steelpans, steel band, "
          "pan drum, handpan, hang drum, steeldrum", players=(114,)),
    Sound(names="woodblock, wood block, woodblocks, temple blocks", players=(115,)),
    Sound(names="taiko, taiko drum, taikos, taiko drums, taiko percussion", players=(116,)),
    Sound(names="melodic tom, melodic toms, roto toms", players=(117,)),
    Sound(names="synth drum, synth drums, simmons drums, syndrum", players=(118,)),
    Sound(names="drum, drums, drs, dr kit, drms, drumming kit, drum kit, drummachine, besen, "
                "besenschlagzeug, schlagzeuger, boite a rythmes, caja de ritmos, drumcomputer, "
                "drum computer, percussion kit, balais, escobillas, spazzole, rullante, "
                "charleston cymbal, tom tom, toms, floor tom, side drum, snares, military drum, "
                "field drum, snare drums, amen break, rimshot, rim shots, gong, tam tam, "
                "drum rhythm, drumline, drum line, drums and percussion, groove drums, drum part, "
                "tamboril, drumkit, drum set, drumset, drum machine, drummer, drum beat, drumbeat, "
                "schlagzeug, batterie, bateria, batteria, drum loop, drum track, drum groove, "
                "breakbeats, drum break, 808 drums, tr 808 drums, tr 909 drums,  808 kit, 808 beat, 808 drum machine, tr 909, "
                "909, 909 drums, linndrum, 808 kick, kick drum, bass drum, kick, snare, "
                "snare drum, hi hat, hihat, hi hats, hihats, cymbals, cymbal, hand claps, "
                "handclaps, claps, tom toms, backbeat, trap drums, brushes, brushed drums, "
                "jazz drums, brush drums, drum fills, rock drums, kick and snare, drum pattern, "
                "four on the floor kick, electronic drums, acoustic drums, drum sounds, "
                "live drums, trommeln, trommel, tambores, tambor, tambour, hi hat rolls, "
                "grosse caisse, drum rolls, drumming, drum brushes, crash cymbal, ride cymbal, "
                "caisse claire, blast beats, blast beat, double kick, double bass drum, "
                "double bass drums, lofi drums, dusty drums, drum samples, boom bap drums, "
                "trap hats, trap hi hats",
          players=(DRUMS,), silences=_DRUMS),
    # Nobody asks for a player by these words, but they can be unwanted.
    Sound(names="beat, beats, rhythm track", players=(), silences=_DRUMS),
    Sound(names="percussion, perc, triangulo, triangolo, triangel, tambora, tamboras, percussions, palmas, tamburello, tamburelli, pandereta, "
                "pandero, tamburin, castagnettes, castanuelas, nacchere, kastagnetten, cascabeles, "
                "bombo, cajon peruano, cajita, zabumba, berimbau, repique, shekere, riq, dumbek, "
                "tar drum, daf, rattle, rattles, ratchet, vibraslap, clave, bongo drums, "
                "conga drums, congas and bongos, handtrommel, rahmentrommel, trommeln und rasseln, "
                "log drum, udu, percusiones, handclapping, foot stomps, stomps, body percussion, "
                "tambourines, triangles, congas, conga, bongos, bongo, shaker, shakers, "
                "tambourine, maracas, claves, guiro, cowbell, triangle, castanets, djembe, cajon, "
                "tabla, tablas, timbales, cabasa, hand drums, hand percussion, hand drum, "
                "frame drum, bodhran, schlagwerk, perkussion, percusion, percussioni, percussao, "
                "latin percussion, pandeiro, surdo, cuica, bata drums, world percussion, "
                "light percussion, darbuka, doumbek, orchestral percussion, african drums, "
                "african percussion, percussive elements, finger snaps, finger clicks, tambourin, "
                "tamborim, war drums, tribal drums, percussion section, "
                "snaps", players=(DRUMS,), silences=_PERCUSSION),
    Sound(names="seashore, ocean waves sound, surf sound", players=(122,)),
)  # fmt: skip
"""Single instruments. Where a real instrument has no program, the nearest one stands for it."""

ENSEMBLES: tuple[Sound, ...] = tuple(
    Sound(names=names, players=players, is_ensemble=True, in_genre=in_genre)
    for names, players, in_genre in (
        (("string quartet, string quartett, str qt, str quartet, string qt, str qtet, sq, streichquartett, "
          "quatuor a cordes, cuarteto de cuerdas, cuarteto de cuerda, quartetto d archi, "
          "quarteto de cordas, string quartets"),
         (40, 40, 41, 42), ()),
        ("string trio, streichtrio, trio a cordes, trio de cuerdas", (40, 41, 42), ()),
        ("string quintet, streichquintett", (40, 40, 41, 42, 42), ()),
        (("piano trio, pno trio, klaviertrio, trio mit klavier, trio con pianoforte, "
         "trio para piano, trio con piano, trio avec piano"), (40, 42, 0),
         _for_genres(f"{_JAZZ}, blues, soul and r&b, funk, hip-hop, lo-fi", 0, 32, DRUMS)),
        (("jazz trio, jazz piano trio, piano jazz trio, piano bass drums trio, bebop trio, "
         "bill evans trio, swing trio"), (0, 32, DRUMS), ()),
        (("piano quartet, pno quartet, klavierquartett, quatuor avec piano, "
         "cuarteto con piano"), (40, 41, 42, 0), ()),
        ("piano quintet, klavierquintett", (40, 40, 41, 42, 0), ()),
        (("wind quintet, ww quintet, woodwind quintet, holzblaserquintett, blaserquintett, "
          "quintette a vent, quinteto de viento, quintetto di fiati"), (73, 68, 71, 60, 70), ()),
        ("wind quartet, woodwind quartet", (73, 68, 71, 70), ()),
        ("wind trio, woodwind trio, reed trio", (68, 71, 70), ()),
        (("brass quintet, blechblaserquintett, brass qnt, quintetto di ottoni, quinteto de metais, "
         "quintette de cuivres, quinteto de metales"),
         (56, 56, 60, 57, 58), ()),
        ("brass quartet", (56, 56, 57, 57), ()),
        ("brass trio", (56, 60, 57), ()),
        (("brass band, blaskapelle, blasorchester, second line band, wind band, concert band, "
         "military band, marching band, brass bands, banda de musica, oompah band, "
         "fanfare orchestra"), (56, 60, 57, 58, DRUMS), ()),
        (("saxophone quartet, sax quartet, saxophonquartett, quatuor de saxophones, "
         "cuarteto de saxofones"), (64, 65, 66, 67), ()),
        ("guitar trio", (24, 24, 24), _for_genres(f"rock, {_HEAVY}, blues", 29, 33, DRUMS)
         + _for_genres(_JAZZ, 26, 32, DRUMS)),
        ("recorder consort, recorder quartet", (74, 74, 74, 74), ()),
        ("viol consort", (40, 41, 41, 42), ()),
        (("rock band, rock group, garage band, indie band, full rock band, rockband, rock combo, "
         "grupo de rock, groupe de rock, banda de rock"), (29, 27, 33, DRUMS), ()),
        ("metal band, punk band, heavy metal band, grunge band", (30, 30, 34, DRUMS), ()),
        ("rock trio, power trio", (29, 33, DRUMS), ()),
        ("pop band, full band, live band, popband", (27, 4, 33, DRUMS), ()),
        (("jazz quartet, jazz combo, jazz band, bebop quartet, small jazz group, jazz group, "
         "swing quartet, swing combo, bop quartet, bebop combo"), (66, 0, 32, DRUMS), ()),
        ("jazz quintet, bebop quintet, hard bop quintet, bop quintet", (56, 66, 0, 32, DRUMS), ()),
        ("dixieland band, new orleans band, traditional jazz band, dixie band, trad jazz band",
         (56, 71, 57, 105, 32, DRUMS), ()),
        (("big band, bigband, swing big band, jazzorchester, jazz orchestra, swing band, "
         "swing orchestra"),
         (56, 57, 65, 66, 0, 32, DRUMS), ()),
        ("organ trio, hammond trio", (16, 26, DRUMS), ()),
        ("bluegrass band, string band, hillbilly band, old time band",
         (110, 105, 25, 32), ()),
        ("country band", (25, 27, 110, 33, DRUMS), ()),
        ("celtic band, irish band, ceilidh band, folk band", (110, 78, 25, 21), ()),
        ("blues band", (29, 16, 33, DRUMS), ()),
        ("funk band, soul band", (28, 4, 36, 61, DRUMS), ()),
        ("reggae band, ska band", (27, 16, 33, 61, DRUMS), ()),
        ("mariachi, mariachi band", (56, 40, 24, 32), ()),
        ("salsa band, latin band", (0, 56, 57, 32, DRUMS), ()),
        ("tango orchestra, orquesta tipica, tango quintet, tango ensemble, tango band",
         (23, 40, 0, 43), ()),
        ("klezmer band", (71, 40, 21, 32, DRUMS), ()),
        ("polka band", (21, 71, 58, DRUMS), ()),
        (("orchestra, orch, full orchestra, orchestras, symphonieorchester, grosses orchester, "
          "grand orchestre, gran orquesta, grande orchestra, sinfonica, philharmonic orchestra, "
          "symphony orchestra, orchester, orchestre, orquesta, orquestra, symphonic orchestra, "
          "philharmonic, sinfonieorchester, orchestral, orchestre symphonique, orquesta sinfonica, "
          "orchestra sinfonica, film orchestra, full orchestral, symphonic, large orchestra, "
          "big orchestra, orchestral ensemble, "
          "whole orchestra"), (48, 73, 68, 60, 61, 47, 43), ()),
        (("chamber orchestra, kammerorchester, orchestre de chambre, orquesta de camara, "
         "small orchestra, orchestra da camera"), (48, 73, 68, 60), ()),
        (("woodwinds, ww, woodwind section, winds, holzblaser, woodwind ensemble, wind section, "
         "maderas, bois, wind ensemble, wind instruments, legni, viento madera, woodwind, "
         "wind players"), (73, 68, 71, 70), ()),
        (("satb choir, satb, four part choir, mixed choir, choir in four parts, satb chorus, "
         "soprano alto tenor bass, soprano alto tenor and bass, gemischter chor, "
         "four part chorus, barbershop quartet, vocal quartet, four part harmony choir"),
         (52, 52, 52, 52), ()),
        ("basso continuo, continuo, figured bass", (6, 42), ()),
        ("rhythm section", (0, 33, DRUMS), _for_genres(_JAZZ, 0, 32, DRUMS)),
        ("bass drums, drums bass, drums and bass guitar, drums & bass guitar, drums and bass, drums & bass, drums n bass, bass and drums, bass & drums", (33, DRUMS),
         _for_genres(_JAZZ, 32, DRUMS) + _for_genres(_ELECTRONIC, 38, DRUMS)),
        (("piano four hands, four hand piano, four hands piano, two pianos, "
         "klavier vierhandig, piano a quatre mains, piano a cuatro manos"), (0, 0), ()),
    )
)  # fmt: skip
"""Ensembles: names for several players."""
