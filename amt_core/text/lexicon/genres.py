"""Names of genres and subgenres, and words that suggest them."""

from __future__ import annotations

STATED_STYLES: dict[str, str] = {
    # genre or subgenre → its names, in several languages
    "ambient": "ambient, ambient techno, ambient soundscape, soundscapes, ambient texture, "
               "klangteppich, ambientale, ambiental, space ambient, ambient music, drone music, "
               "dark ambient, ambiance, soundscape, ambience, space music, atmospheric soundscape, "
               "ambient drone",
    "art song": "art song, lieder, kunstlied, liederzyklus, melodie francaise, art songs, "
                "song cycle",
    "ballad": "ballad, ballade, balladen, ballads, ballade romantique, power ballad, ballade pop, love ballad, "
              "balada, ballata, torch song, slow dance song, love song, piano ballad",
    "baroque": "baroque, fugues, fughetta, invention style, barockmusik, musica barroca, "
               "musique baroque, musica barocca, allemanda, ouverture francaise, french overture, "
               "fugato, partita, chorale prelude, choralvorspiel, barock, barroco, barocco, fugue, "
               "fuga, fuge, invention, inventions, toccata, two part invention, trio sonata, "
               "concerto grosso, baroque suite, barroca, barocca, harpsichord suite, passacaglia, "
               "chaconne, allemande, courante",
    "bluegrass": "bluegrass, hoedown, breakdown bluegrass, newgrass, bluegrass breakdown",
    "blues": "blues, bluesy, twelve bar, shuffle blues, acoustic blues, swamp blues, bluesrock, "
             "delta blues, chicago blues, country blues, blues shuffle, electric blues, "
             "twelve bar blues, 12 bar blues, jump blues, texas blues, minor blues, jazz blues, "
             "blues jam",
    "bolero and rumba": "bolero and rumba",
    "bolero": "bolero", "beguine": "beguine, biguine", "rumba": "rumba, rhumba",
    "boogie-woogie": "boogie woogie, boogie, boogiewoogie, barrelhouse",
    "bossa nova": "bossa nova, bossa, bossanova",
    "calypso": "calypso, soca, caribbean, steel band music, caribbean music",
    "celtic": "celtic, celtic music, irische, irisch, irlandais, irlandaise, irlandes, irlandesa, "
              "irlandese, schottisch, ecossaise, reels, jigs, slip jigs, scots, irish, scottish, "
              "irish folk, reel, irish jig, jig, slip jig, hornpipe, strathspey, irish reel, "
              "celtic folk, gaelic, keltisch, celtique, celta, scottish folk, irish traditional, "
              "highland, ceilidh, breton",
    "chamber music": "chamber music, kammerstuck, chamber, kammermusik, musique de chambre, "
                     "musica de camara, chamber piece, musica da camera, chamber ensemble",
    "chiptune": "chiptune, 8 bit, 8bit, chip music, nes music, gameboy music, game boy music, "
                "bitpop, eight bit, 16 bit, chip tune, chiptunes, nes style",
    "cinematic": "cinematic, cinematic score, filmscore music, orchestral soundtrack, "
                 "bande originale, ost, trailer score, filmmusik score, musica de cine, "
                 "musica da film, musica de filme, musica de pelicula, action movie, cinema score, "
                 "cinematica, filmisch, film score, film music, soundtrack, movie score, "
                 "filmmusik, epic score, trailer music, movie soundtrack, musique de film, "
                 "banda sonora, orchestral score, epic orchestral, colonna sonora, trilha sonora, "
                 "score for a film, movie music, movie trailer, film cue, epic music, trailer, "
                 "underscore, cinematico, epic trailer, cinematographique, film soundtrack, "
                 "filmscore, filmic",
    "classical": "classical, klassik, klassische musik, musica classica, musica clasica, "
                 "classicism, klassisch, classique, clasica, clasico, classica, classico, "
                 "classical period, viennese classical, classical era, classical style, galant, "
                 "wiener klassik, rondo, divertimento, sonatina, classical sonata, "
                 "classical music, musica clasica, musique classique",
    "country": "country music, countrymusik, bakersfield, country tune, country shuffle, red dirt, "
               "country, country ballad, honky tonk, country and western, nashville, americana, "
               "western swing, outlaw country, country pop, country song, alt country, "
               "country western, country waltz, truck driving country",
    "disco": "disco, discofox, disco track, disco pop, 70s disco, nu disco, disco music, "
             "eurodisco, disco funk, italo disco",
    "early jazz": "early jazz, stride, trad jazz, traditional jazz, ragtime jazz, hot jazz, "
                  "jazz age, new orleans, stride piano",
    "electronic dance": "electronic dance, edm drop, electronic beat, elektronische musik, "
                        "musique electronique, musica elettronica, musica eletronica, eletronica, "
                        "eletronico, elettronico, club beat, dance anthem, festival edm, "
                        "hardcore rave, breakbeat electronica, eurobeat, edm, "
                        "electronic dance music, dance music, club music, electro, rave, "
                        "electronica, electronic music, eurodance, big room, dancefloor, "
                        "club track, techno pop, electronic, elektronisch, electronique, "
                        "electronica dance, electro house, electronico, elettronica, hardstyle, "
                        "gabber, dance track, floor filler, club banger, idm, electronic track, "
                        "hardcore techno, musica electronica, elektro",
    "etude": "etude, etuden, studies for piano, etudes, study for piano, piano study, "
             "technical study, estudio para piano, etude de concert, exercise, ubung, "
             "finger exercise, estudo, studio per pianoforte",
    "folk": "folk, folksy, wanderlied, volkstumlich, folklorico, musica popolare, canto popolare, "
            "folk tunes, sea shanties, chanson traditionnelle, popular tune, heimatlied, "
            "barn dance tune, square dance, hootenanny, folk music, folk song, folksong, folky, "
            "singer songwriter, volkslied, volksmusik, chanson folklorique, cancion popular, "
            "sea shanty, shanty, folk tune, campfire song, folk melody, folk ballad, folclore, "
            "folklore, musica folklorica, acoustic folk, folk dance, indie folk, traditional folk, "
            "nursery rhyme, children s song",
    "funk": "funk, funky groove, funkig, funk soul, electro funk, funk tune, funk track, funky, "
            "p funk, funk groove, funk jam, jazz funk, funk music",
    "game music": "game music, game ost, title screen music, main menu music, menu music, "
                  "16 bit rpg, shop theme, jeu video, videojuego, videojuegos, videogioco, "
                  "videogiochi, video game music, videogame music, game soundtrack, rpg music, "
                  "boss battle music, boss battle, video game soundtrack, jrpg, videospielmusik, "
                  "boss fight, game over theme, level music, video game, videogame, game theme, "
                  "dungeon theme, overworld theme, boss theme, town theme, rpg town, rpg battle, "
                  "battle theme, musica de videojuegos, musique de jeu video, overworld, "
                  "jrpg battle",
    "gospel": "gospel, gospels, gospel song, gospel shout, gospel blues, spiritual, black gospel, "
              "praise music, negro spiritual, church gospel, worship, praise and worship, "
              "gospel music",
    "hip-hop": "hip hop, hip hop track, hip hop loop, boom bap beat, rap track, rap instrumental, "
               "rap song, hip hop groove, hiphop, rap, boom bap, old school rap, rap beat, g funk, "
               "east coast rap, gangsta rap, hip hop beat, hip hop instrumental, "
               "old school hip hop, west coast rap, jazz rap, boombap",
    "hymn": "hymn, hymns, choral harmonisation, weihnachtslied, villancico, chant de noel, "
            " chorale, choral hymn, church hymn, kirchenlied, cantique, himno, psalm, "
            "christmas carol, carol, choral bach, coral, hymne, four part chorale, hymnal, "
            "anglican hymn, hymn tune, inno, church music, christmas hymn, bach chorale",
    "jazz": "jazz, bebop, jazzballade, jazz ballads, jazz tune, jazz standard style, jazzy tune, "
            "jazz piece, jazz number, west coast jazz, soul jazz, be bop, hard bop, cool jazz, "
            "jazzy, modal jazz, post bop, jazz ballad, jazz standard, smooth jazz, lounge jazz, "
            "latin jazz, jazz music, jazz club, free jazz, swing jazz, jazz noir, vocal jazz, "
            "jazzig, bop, lounge, straight ahead jazz, jazz lounge, coffee shop jazz",
    "latin dance": "latin dance, latino, latin rhythm, latin rhythms, guaracha, danzon, charanga, "
                   "joropo, vallenato, latin, latin music, musica latina, latin american, "
                   "musica tropical, timba, latin groove, latin pop, tropical latin",
    "lullaby": "lullaby, lullabies, nana, canciones de cuna, gutenachtlied, cradle song, berceuse, "
               "wiegenlied, schlaflied, cancion de cuna, ninna nanna, cancao de ninar, "
               "bedtime song, lullabye, nana infantil, sleepy time song",
    "march": "march, marches, militarmarsch, marche militaire, marcha militar, marcia militare, "
             "hochzeitsmarsch, marche nuptiale, marcha nupcial, marcia nuziale, military march, "
             "marching music, marsch, marche, marcha, marcia, wedding march, funeral march, "
             "circus march, processional march, trauermarsch, marche funebre, marching tune, "
             "parade music, quickstep march, marcia funebre, marcha funebre",
    "metal": "metal, metal music, heavymetal, heavy metal, metal track, metal song, death metal, "
             "thrash, thrash metal, black metal, metalcore, djent, doom metal, power metal, "
             "speed metal, nu metal, progressive metal, symphonic metal, sludge metal, "
             "groove metal, prog metal, folk metal, deathcore, grindcore",
    "modern classical": "modern classical, zeitgenossisch, neue musik, minimalism, "
                        "musique contemporaine, musica contemporanea, twelve tone row, "
                        "dodecaphonic, zwolfton, spectral, post tonal, aleatoric, "
                        "contemporary classical, neoclassical, twentieth century, "
                        "20th century classical, impressionist, impressionistic, impressionism, "
                        "minimalist classical, neo classical, expressionist, serialist, atonal, "
                        "12 tone, post minimalist, avant garde, contemporary art music, "
                        "twelve tone, serial, neoclassic, modern classic, impressionisme, "
                        "contemporary classic",
    "new age": "new age, meditationsmusik, musique de relaxation, musica de meditacion, "
               "musica per meditazione, sound bath, entspannungsmusik, meditation music, "
               "yoga music, spa music, healing music, relaxation music, musica new age, "
               "meditative new age, reiki music, mindfulness music, spa",
    "polka": "polka, polkas, schottische, oompah, polca, oom pah",
    "pop": "pop, pop song, popmusik, popballade, pop track, poppy, pop instrumental, city pop, "
           "hyperpop, jangle pop, art pop, pop music, teen pop, k pop, j pop, kpop, jpop, britpop, "
           "chart pop, pop tune, indie pop, bubblegum pop, schlager, pop ballad, acoustic pop, "
           "bedroom pop, brit pop, musica pop, popsong, pop hit, europop, power pop, "
           "dream pop",
    "punk": "punk, punk rock, pop punk, hardcore punk, skate punk, post punk, street punk, punky",
    "ragtime": "ragtime, rags, ragtimes, rag, cakewalk, piano rag, ragtime piano, classic rag",
    "reggae": "reggae, ragga, reggae one drop, reggae tune, one drop, dub, roots reggae, "
              "dancehall, lovers rock, rocksteady, dub reggae, reggae dub",
    "renaissance": "renaissance, renaissancetanz, mittelalter, medieval music, musica medieval, "
                   "musique medievale, pavana, galliarde, branle, ars nova, organum, ricercar, "
                   "ricercare, basse danse, madrigal, motet, galliard, pavane, medieval, "
                   "early music, gregorian chant, plainchant, renaissance dance, estampie, "
                   "troubadour, pavan, renacentista, rinascimento, mittelalterlich, saltarello, "
                   "canzona, elizabethan, tudor, medieval dance, minstrel",
    "rock": "rock, rock music, rocksong, musica rock, rock ballad, rock clasico, rock alternativo, "
            "rock tune, britrock, power rock, rock number, classic rock, alternative rock, "
            "indie rock, grunge, alt rock, garage rock, blues rock, psychedelic rock, surf rock, "
            "stadium rock, arena rock, southern rock, math rock, rock song, post rock, glam rock, "
            "rock anthem, surf, shoegaze, rock track, rock instrumental, indie, desert rock, "
            "stoner rock, rockmusik, funk rock, rocking, rockige, pub rock",
    "romantic": "romantic era, romantic period, romantic piano, romantic style, nocturne, "
                "nocturnes, romantic classical, romantik, late romantic, romantic piano piece, "
                "romantic music, epoque romantique, nocturno, notturno, impromptu, rhapsody, "
                "romantic etude, song without words, bagatelle, mazurka, polonaise, intermezzo, "
                "arabesque, lied ohne worte, noturno, romanticismo, romanticism, rhapsodie, "
                "notturni, chanson sans paroles, moment musical, romantisme, "
                "romance sans paroles",
    "samba": "samba, chorinho, samba jazz, samba cancao, batucada, pagode, samba de roda, sambas, "
             "carnival samba, samba enredo, choro",
    "showtune": "showtune, musical theater number, kabarett, revue, comic opera, broadway tune, "
                "broadway showtune, broadway number, show tune, broadway, musical theatre, "
                "musical theater, broadway musical, cabaret, vaudeville, west end musical, "
                "operetta, show tunes, musical number, musicals",
    "ska": "ska, ska punk, two tone, 2 tone, third wave ska, ska reggae",
    "soul and r&b": "soul and r&b, soul and r & b, soul and rnb",
    "swing": "swing, swingend, swingy, swing tune, swingtime, swing music, swinging, swing era, "
             "electro swing, swing dance, lindy hop, jump swing, swing tune",
    "synth-pop": "synth pop, synthpop, new wave, electropop, electro pop, 80s pop, eighties pop, "
                 "80s synth pop, technopop, darkwave",
    "tango": "tango, tanguero, tango waltz, electrotango, finnish tango, milonga, tango nuevo, "
             "argentine tango, tango argentino, habanera, nuevo tango, tangos, tango vals",
    "waltz": "waltz, vals peruano, vals criollo, waltzes, waltzing, musette waltz, english waltz, valses, valzerino, "
             "concert waltz, valse sentimentale, valse, walzer, vals, viennese waltz, valzer, "
             "valsa, wiener walzer, valse musette",
    "world": "world music, arabe, orientalisch, musique orientale, musica arabe, fado, rebetiko, "
             "qawwali, maqam, bhangra, andina, huayno, taarab, mbalax, griot, anatolian, persisch, "
             "turkisch, klezmermusik, sevdah, romani, world, ethnic, raga, indian classical, "
             "middle eastern, arabic, balkan, klezmer, african, oriental, world fusion, "
             "musique du monde, asian, chinese, japanese, indian, turkish, arabian, gamelan, "
             "bollywood, hindustani, persian, tibetan, hawaiian, andean, weltmusik, mongolian, "
             "gypsy music, musica del mundo, traditional japanese, traditional chinese, egyptian, "
             "moroccan, balkan folk, polynesian, mediterranean, eastern european folk, "
             "russian folk, greek folk",
    "soft rock": "soft rock, yacht rock, adult contemporary, easy listening rock, soft pop rock, "
                 "easy listening, pop rock",
    "folk rock": "folk rock, folkrock, heartland rock, country rock, acoustic rock, roots rock",
    "rock and roll": "rock and roll, rock n roll, rock & roll, rockabilly, 50s rock, fifties rock, "
                     "rock roll, doo wop, rocknroll, early rock and roll, rock y roll",
    "prog rock": "prog rock, progressive rock, prog, art rock, krautrock, space rock",
    "hard rock": "hard rock, rock pesado, rock duro, rock dur, heavy rock, hardrock",
    "synthwave": "synthwave, retrowave, outrun, vaporwave, darksynth, chillwave, retro synth, "
                 "80s synthwave, synth wave, 80s retro synth",
    "house": "house, deep house, tech house, progressive house, acid house, house music, "
             "future house, french house, chicago house, tropical house, garage, uk garage, "
             "house track, slap house, melodic house, house beat, musica house, afro house, "
             "2 step",
    "techno": "techno, minimal techno, detroit techno, acid techno, industrial techno, "
              "hard techno, dub techno, berlin techno, peak time techno",
    "trance": "trance, psytrance, goa, uplifting trance, progressive trance, goa trance, "
              "vocal trance, psy trance, trance music, hard trance, acid trance",
    "dance pop": "dance pop, pop dance, dancepop",
    "drum and bass": "drum and bass, drum & bass, drum n bass, dnb, d n b, d & b, d and b, "
                     "jungle, liquid dnb, "
                     "liquid drum and bass, drum bass, neurofunk, breakcore, breakbeat, drumstep, "
                     "jungle music, liquid funk, liquid drum n bass, drum und bass, drum y bass",
    "dubstep": "dubstep, brostep, riddim, wobble, dub step, future bass",
    "trap": "trap, drill, trap beat, trap music, trap soul, phonk, uk drill, trap hip hop, "
            "cloud rap, trap instrumental",
    "lo-fi": "lo fi, lofi, chillhop, study beats, lo fi hip hop, lofi hip hop, lo fi beats, "
             "lofi beats, lofi beat, beats to study to, chill hop, study beat, low fi, "
             "lofi hiphop, lofi study beat, lofi study beats, lo fi beat, chill beats",
    "trip hop": "trip hop, downtempo, triphop, down tempo, chillout, chill out",
    "soul": "soul, soul song, soul tune, soulmusik, soul music, soulful, motown, neo soul, "
            "northern soul, soul ballad, philly soul, southern soul, classic soul",
    "r&b": "r & b, rnb, r n b, rhythm and blues, contemporary r & b, slow jam, r and b, rb, "
           "quiet storm, contemporary rnb, rhythm & blues, new jack swing",
    "jazz manouche": "jazz manouche, gypsy jazz, gypsy swing, manouche, hot club, hot club jazz",
    "jazz fusion": "jazz fusion, fusion, jazz rock, fusion jazz",
    "jazz waltz": "jazz waltz, jazzy waltz, waltz jazz",
    "big band": "big band, bigband, big band swing, big band jazz, swing band, swing orchestra",
    "dixieland": "dixieland, new orleans jazz, dixie, second line, dixieland jazz",
    "foxtrot": "foxtrot, fox trot, charleston, quickstep",
    "salsa": "salsa", "mambo": "mambo",
    "son": "son cubano, cuban son, son montuno, cuban, son jarocho, son cubain",
    "cha-cha": "cha cha, cha cha cha, chachacha",
    "merengue": "merengue", "cumbia": "cumbia", "bachata": "bachata",
    "reggaeton": "reggaeton, dembow, perreo, latin trap, moombahton",
    "zydeco": "zydeco, cajun, cajun music, cajun two step",
    "flamenco": "flamenco, bulerias, soleares, fandango, sevillanas, buleria, solea, "
                "rumba flamenca, paso doble, pasodoble",
    "afrobeat": "afrobeat, afrobeats, highlife, afropop, afro pop, amapiano, afro beat, soukous, "
                "afro funk",
}  # fmt: skip
"""Genre or subgenre → names; a description that uses one states it."""

SUGGESTED_STYLES: dict[str, str] = {
    "baroque": "bach, handel, vivaldi, scarlatti, telemann, purcell, pachelbel, "
               "harpsichord prelude, corelli, bachian, haendel, rameau, couperin, buxtehude, "
               "bach like, bach style",
    "classical": "mozart, haydn, beethoven, clementi, sonata, sonate, minuet, menuet, menuett, "
                 "minuetto, symphony, sinfonie, symphonie, sinfonia, concerto, salieri, sonatas, "
                 "konzert, boccherini, overture, symphonies",
    "romantic": "chopin, schumann, brahms, liszt, mendelssohn, tchaikovsky, rachmaninoff, "
                "rachmaninov, grieg, wagner, dvorak, scherzo, chopinesque, chopin like, "
                "chopin style, barcarolle, barcarole, fantasia romantica, mahler, verdi, "
                "saint saens, faure",
    "art song": "schubert, aria, hugo wolf, opera aria, arie, lied, melodie",
    "modern classical": "debussy, satie, ravel, bartok, stravinsky, prokofiev, shostakovich, "
                        "schoenberg, philip glass, steve reich, arvo part, gymnopedie, messiaen, "
                        "minimal music, einaudi, ligeti, webern, hindemith, john adams, "
                        "yann tiersen, max richter, nils frahm, gnossienne, john cage",
    "cinematic": "hans zimmer, john williams, morricone, epic, spaghetti western, opening credits, "
                 "end credits, chase scene, film scene, movie, film, movie scene, action scene, "
                 "horror film, horror movie, documentary, spy movie, heist, scene, howard shore, "
                 "noir film, credits",
    "game music": "zelda, super mario, nintendo, final fantasy, dungeon, platformer, pokemon, "
                  "koji kondo, undertale, minecraft, castlevania, sonic the hedgehog, megaman, "
                  "mega man, doom soundtrack, skyrim",
    "chiptune": "nes, game boy, gameboy, commodore 64, c64, sid chip, atari, sega, amiga, arcade",
    "jazz": "coltrane, miles davis, bill evans, thelonious monk, charlie parker, oscar peterson, "
            "chet baker, dave brubeck, brubeck, john coltrane, herbie hancock, keith jarrett, "
            "bird parker, nightclub, speakeasy",
    "swing": "duke ellington, count basie, glenn miller, benny goodman, sinatra, frank sinatra",
    "early jazz": "louis armstrong, jelly roll morton, bix beiderbecke, fats waller",
    "ragtime": "scott joplin, joplin, the entertainer, maple leaf rag",
    "tango": "piazzolla, astor piazzolla, gardel, carlos gardel, buenos aires",
    "bossa nova": "jobim, antonio carlos jobim, joao gilberto, girl from ipanema, ipanema",
    "jazz manouche": "django, django reinhardt, reinhardt, stephane grappelli",
    "reggae": "bob marley, marley, jamaican, jamaica, rastafarian, kingston",
    "rock": "beatles, rolling stones, nirvana, led zeppelin, pink floyd, radiohead, queen song, "
            "the beatles, coldplay, u2, foo fighters, oasis",
    "rock and roll": "chuck berry, elvis, little richard, jerry lee lewis, elvis presley, "
                     "buddy holly",
    "metal": "metallica, iron maiden, black sabbath, slayer, slipknot, rammstein, megadeth, "
             "pantera",
    "punk": "ramones, sex pistols, green day, blink 182, the clash, mosh pit",
    "synth-pop": "depeche mode, a ha, pet shop boys, new order, kraftwerk, duran duran, "
                 "eurythmics",
    "electronic dance": "daft punk, avicii, deadmau5, skrillex, prodigy, the prodigy, "
                        "calvin harris, david guetta, festival drop, club, dance floor, "
                        "dancefloor banger, nightlife, chemical brothers",
    "synthwave": "kavinsky, carpenter brut, neon, stranger things, blade runner, neon city, "
                 "miami vice, cyberpunk, retrofuturistic",
    "hip-hop": "wu tang, tupac, dr dre, j dilla, eminem, mf doom, freestyle rap, nas rapper, "
               "kendrick lamar, notorious b i g, a tribe called quest",
    "lo-fi": "nujabes, study music, homework music, music to study to",
    "soul": "aretha franklin, marvin gaye, otis redding, stevie wonder, al green",
    "funk": "james brown, parliament funkadelic, bootsy collins, jamiroquai, slap bass groove",
    "disco": "bee gees, chic, donna summer, studio 54, abba, saturday night fever",
    "country": "johnny cash, hank williams, dolly parton, cowboy, wild west, western saloon, "
               "willie nelson, cowboys, rodeo, saloon, prairie",
    "folk": "bob dylan, joni mitchell, nick drake, simon and garfunkel, campfire, sea song, "
            "woody guthrie",
    "celtic": "riverdance, enya, leprechaun, st patrick s day, ireland, scotland",
    "ambient": "brian eno, eno, tim hecker, aphex twin ambient, stars of the lid",
    "new age": "yoga, meditation, enya like, mindfulness, vangelis, reiki, kitaro",
    "lullaby": "baby to sleep, lull, put a baby to sleep, putting a baby to sleep, bedtime, "
               "nursery, for my baby, newborn",
    "march": "parade, sousa, marching, soldiers marching, john philip sousa, coronation, military",
    "hymn": "church service, mass setting, congregation, christmas, advent",
    "polka": "oktoberfest, beer tent, bierzelt, beer hall",
    "showtune": "rodgers and hammerstein, sondheim, gershwin, andrew lloyd webber, cole porter, "
                "jazz hands",
    "renaissance": "palestrina, john dowland, dowland, byrd motet, josquin, monteverdi, medieval "
                   "tavern, castle feast",
    "calypso": "tropical island, harry belafonte, beach bar, trinidad, carnival in trinidad",
    "samba": "rio carnival, carnaval, rio de janeiro, carnival in rio",
    "latin dance": "havana nights, tito puente, havana, cuba",
    "flamenco": "paco de lucia, andalusian, andalucia, andalusia, spanish dance",
    "world": "sahara, himalaya, ravi shankar, bazaar, zen garden, samurai, desert caravan, "
             "silk road, marrakesh",
    "trance": "tiesto, armin van buuren, ibiza", "techno": "warehouse rave, berghain",
    "afrobeat": "fela kuti", "blues": "bb king, b b king, muddy waters, robert johnson, "
                                      "mississippi delta", "boogie-woogie": "honky tonk bar",
    "gospel": "sunday church, hallelujah",
    "bluegrass": "appalachian, bill monroe, earl scruggs, barn dance",
}  # fmt: skip
"""Genre or subgenre → composers, artists, forms and places that suggest it."""

STYLE_OF_ENSEMBLE: dict[str, str] = {
    "rock band": "rock", "rock group": "rock", "rock trio": "rock", "rockband": "rock",
    "rock combo": "rock", "power trio": "rock", "indie band": "rock", "full rock band": "rock",
    "metal band": "metal", "heavy metal band": "metal", "punk band": "punk",
    "grunge band": "rock", "pop band": "pop", "jazz trio": "jazz", "jazz piano trio": "jazz",
    "piano jazz trio": "jazz", "bebop trio": "jazz", "jazz quartet": "jazz",
    "jazz combo": "jazz", "jazz band": "jazz", "small jazz group": "jazz", "jazz group": "jazz",
    "bebop quartet": "jazz", "jazz quintet": "jazz", "bebop quintet": "jazz",
    "hard bop quintet": "jazz", "bop quartet": "jazz", "bebop combo": "jazz",
    "swing quartet": "swing", "swing combo": "swing", "swing trio": "swing",
    "jazz orchestra": "big band", "dixieland band": "dixieland", "dixie band": "dixieland",
    "new orleans band": "dixieland", "traditional jazz band": "early jazz",
    "trad jazz band": "early jazz", "bluegrass band": "bluegrass", "country band": "country",
    "celtic band": "celtic", "irish band": "celtic", "ceilidh band": "celtic",
    "folk band": "folk", "blues band": "blues", "funk band": "funk", "soul band": "soul",
    "reggae band": "reggae", "ska band": "ska", "salsa band": "salsa",
    "latin band": "latin dance", "tango orchestra": "tango", "orquesta tipica": "tango",
    "tango quintet": "tango", "tango ensemble": "tango", "tango band": "tango",
    "klezmer band": "world", "polka band": "polka"     }  # fmt: skip
"""Ensembles and sounds whose name includes a style."""

STYLE_SUGGESTED_BY_ENSEMBLE: dict[str, str] = {
    "string quartet": "chamber music", "string trio": "chamber music",
    "string quintet": "chamber music", "streichquartett": "chamber music",
    "quatuor a cordes": "chamber music", "cuarteto de cuerdas": "chamber music",
    "quartetto d archi": "chamber music", "wind quintet": "chamber music",
    "woodwind quintet": "chamber music", "piano quartet": "chamber music",
    "piano quintet": "chamber music", "brass quintet": "chamber music",
    "marching band": "march", "military band": "march", "brass band": "march",
    "second line band": "dixieland", "mariachi": "world", "mariachi band": "world",
    "steel band": "calypso", "basso continuo": "baroque", "orchestra hit": "cinematic",
    "symphony orchestra": "classical", "film orchestra": "cinematic", "satb choir": "hymn", "barbershop quartet": "showtune",
    "recorder consort": "renaissance", "chip lead": "chiptune", "hot club": "jazz manouche",
    "organ trio": "jazz", "hammond trio": "jazz", "fairground organ": "waltz",
    "blues harp": "blues", "808s": "trap", "jazz guitar": "jazz", "rock organ": "rock",
}  # fmt: skip
"""Ensembles and sounds that are at home in a style."""

STYLE_INSTRUMENTS: dict[str, tuple[int, ...]] = {
    "nocturne": (0,), "nocturnes": (0,), "etude": (0,), "ragtime": (0,), "boogie woogie": (0,),
    "chopin": (0,), "piano rag": (0,), "mazurka": (0,), "satie": (0,), "stride": (0,),
    "impromptu": (0,), "gymnopedie": (0,), "song without words": (0,), "bagatelle": (0,),
    "einaudi": (0,), "rachmaninoff": (0,), "joplin": (0,), "scott joplin": (0,), "liszt": (0,),
    "symphony": (48, 73, 68, 60, 61, 47, 43), "lied": (53, 0), "lieder": (53, 0),
    "art song": (53, 0), "schubert lied": (53, 0), "madrigal": (52, 52, 52, 52),
    "gregorian chant": (52,), "plainchant": (52,), "chiptune": (80,), "8 bit": (80,),
    "flamenco": (24,), "bluegrass": (105, 110, 25, 32), "django": (26, 110, 32),
    "piazzolla": (23, 40, 0, 43), "sonatina": (0,), "film score": (48,), "hymn": (52,),
    "chorale": (52,), "four part chorale": (52,), "klezmer": (71, 40), "raga": (104,), "polonaise": (0,), "rag": (0,),
    "dixieland": (56, 71, 57, 32, -1), "mariachi": (56, 40, 24, 32), "hans zimmer": (48, 61, 47),
    "nocturno": (0,), "notturno": (0,), "noturno": (0,), "piano study": (0,),
}  # fmt: skip
"""Words for forms and styles that come with instruments, as an inference."""

STYLE_OF_SOUND: dict[str, str] = {
    "jazz drums": "jazz", "jazz trumpet": "jazz", "jazz bass": "jazz",
    "jazz organ": "jazz", "trap drums": "trap", "trap hats": "trap", "trap hi hats": "trap",
    "gospel choir": "gospel", "flamenco guitar": "flamenco", "funk guitar": "funk",
    "metal guitar": "metal", "disco strings": "disco", "acid bass": "electronic dance",
    "reese bass": "drum and bass", "ambient pad": "ambient", "ambient pads": "ambient",
    "boom bap drums": "hip-hop", "lofi drums": "lo-fi", "bluegrass fiddle": "bluegrass",
    "celtic harp": "celtic", "celtic fiddle": "celtic", "irish fiddle": "celtic",
    "country fiddle": "country", "rock drums": "rock",
    "baroque guitar": "baroque", "baroque organ": "baroque", "funk bass": "funk",
    "house piano": "house", "surf guitar": "rock", "tango accordion": "tango",
}  # fmt: skip
"""Sounds called after a style: they state it, unless another is named."""

NO_INSTRUMENT_IN_STYLE = frozenset(
    "drum bass choral coral lead synth drone folk saw hardcore resonator cor 303 808 dub".split()
)
"""Words of styles' names that there name no instrument: drum and bass, choral hymn."""
