"""Words for moods."""

from __future__ import annotations

STATED_MOODS: dict[str, str] = {
    "aggressive": "aggressive, angry, colerique, en colere, rabioso, arrabbiato, unbandig, "
                  "no mercy, bloodthirsty, furious, brutal, fierce, violent, rage, raging, savage, "
                  "ferocious, hostile, menacing, wild, rebellious, aggressiv, wutend, agresivo, "
                  "agressif, furioso, aggressivo, harsh, vicious, warlike, raw, angsty, "
                  "hard hitting, hard edged, heavy, agressivo, barbaro, feroce, badass, agresiva, "
                  "enojado, fury, pissed off, anger",
    "bright": "bright, sunny, leuchtend, helle, heller, claro, chiaro, brilhante, solar, "
              "sparkling, shiny, radiant, brilliant, luminous, glittering, shimmering, sunlit, "
              "shining, glowing, brillant, hell, lumineux, brillante, luminoso, luminosa, "
              "strahlend, ensoleille, crisp, glistening, gleaming, twinkling, sparkly, brightly, "
              "sonnig, scintillating, glittery, soleado",
    "calm": "calm, relaxing, ruhige, apaisant, apaisante, reposant, sosegado, entspannte, quieto, "
            "tranquilizador, unwinding, tranquilizante, relaxed, chill, chilled, mellow, "
            "laid back, soothing, easygoing, restful, calming, ruhig, calme, tranquilo, calmo, "
            "entspannt, relajante, relajado, relaxant, still, lazy, easy going, quietly flowing, "
            "low key, tranquila, gelassen, rilassante, relaxante, calma, detendu, cosy, cozy, "
            "entspannend, entspannende, chilling, relaxation, gemutlich, stillness, calmly, "
            "contemplative, reflective, pensive, introspective, meditative, subdued, unwind, "
            "wind down, sleepy, drowsy",
    "dark": "dark, gloomy, bad vibes, dustre, duestere, dusteres, sombres, oscuros, sinistro, "
            "siniestro, sinistre, tetro, buio, grimdark, pitch black, brooding, sinister, bleak, "
            "grim, shadowy, murky, evil, gothic, ominous, foreboding, sombre, somber, duster, "
            "dunkel, finster, dustere, oscuro, oscura, sombrio, macabre, demonic, darkly, hellish, "
            "moody, cupo, dystopian, doom laden, darkness, black mood, scuro, scura, lugubre, "
            "tenebrous, tenebroso, sombria, escuro, obscur, unheimlich, villainous, morbid, "
            "funebre",
    "dreamy": "dreamy, dreamlike, reveuse, ensonador, sonhador, sonhadora, sognatore, etherisch, "
              "atherisch, aerien, aerienne, lost in thought, spaced out, ethereal, floating, hazy, "
              "hypnotic, airy, atmospheric, otherworldly, celestial, surreal, trippy, spacey, "
              "spacy, weightless, drifting, reverie, dreaming, traumerisch, vertraumt, reveur, "
              "sonador, sognante, onirico, traumhaft, etereo, psychedelic, misty, nebulous, "
              "washed out, cloudy, floaty, dreamily, swirling, sonadora, onirique, schwebend, "
              "planant, hypnotique, hypnotisch, daydream, daydreaming, woozy, immersive, oniric, "
              "enchanted",
    "driving": "driving, propulsive, entrainante, dansant, dansante, ballabile, dancante, "
               "unaufhaltsam, mitreissend, pegadizo, relentless, pounding, pulsing, pulsating, "
               "motoric, thumping, steady beat, groovy, grooving, rhythmic, infectious groove, "
               "chugging, insistent, treibend, entrainant, danceable, foot tapping, toe tapping, "
               "stomping, forward moving, unstoppable, galloping, marching on, tanzbar, ritmico, "
               "bailable, tight groove, urgent, momentum, locomotive, hard driving, catchy groove, "
               "pulsierend, rhythmisch, rythme, hammering, stomper",
    "energetic": "energetic, energic, voller energie, temperamentvoll, plein d energie, "
                 "lleno de energia, pieno di energia, cheio de energia, energisch, energique, "
                 "vigoroso, vigoureux, punchy, pep, spritely, sprightly, full of life, "
                 "full of beans, high energy, lively, spirited, vivacious, exciting, excited, "
                 "vigorous, exuberant, dynamic energy, frenetic energy, hyper, adrenaline, "
                 "powerful, pumped, pumping, electrifying, intense, explosive, energisch, "
                 "energique, energico, energetico, energica, full of energy, animated, hectic, "
                 "frantic, frenzied, fiery, passionate, action packed, thrilling, schwungvoll, "
                 "animado, animada, kraftvoll, bouncy energy, rousing, invigorating, ecstatic, "
                 "euphoric, upbeat energy, wild energy, dynamic, restless, energie, energetisch, "
                 "peppy, zippy, snappy, banging, con fuoco, stirring, feurig, boisterous, "
                 "adrenalin, fired up, hype, hyped, energy",
    "gentle": "gentle, tender, tendres, zartlich, sanfte, sanftes, zarte, zartes, dulces, suaves, "
              "delicatement, con dolcezza, con ternura, ternura, carinhoso, carinoso, amorevole, "
              "amoroso, lieb, kindly, cuddly, delicate, sweet, lyrical, warm, soft hearted, "
              "caressing, intimate, loving, affectionate, sanft, zart, doux, douce, tendre, dolce, "
              "dulce, tierno, suave, delicado, innocent, gently, tenderly, graceful, elegant, "
              "liebevoll, soave, delicato, cantabile, warmth, comforting, heartwarming, smooth, "
              "mild, suavemente, silky, velvety, fragile, sensitive, tenderness, delicata, "
              "lieblich, romantic, romantico, romantica, romantique, romantisch, romantische, "
              "sentimental, heartfelt, innig, tendresse, sensual, affettuoso, charming, grazioso, "
              "teneramente, meigo",
    "happy": "happy, cheerful, good vibes, positive vibes, happy vibes, good time, good times, "
             "allegra, allegri, allegre, allegramente, gaie, joviale, alegres, felices, felizes, "
             "feliz, gutgelaunt, gut gelaunt, gute laune, vergnugt, fidel, fidele, frohlicher, "
             "bonne humeur, joyful, joyous, jolly, merry, festive, upbeat, uplifting, feel good, "
             "optimistic, carefree, positive, glad, gleeful, jubilant, celebratory, delighted, "
             "frohlich, glucklich, heiter, joyeux, joyeuse, gai, heureux, alegre, feliz, felice, "
             "gioioso, contento, happily, cheery, blissful, elated, good mood, lighthearted, "
             "light hearted, hopeful, jovial, frohliche, lustig, gioiosa, contenta, froh, "
             "celebrating, sunny mood, exhilarating, alegria, happiness, joy, inspiring, hope, "
             "lebensfroh, fun loving, rejoicing, exultant, enthusiastic, freudig, freudvoll",
    "majestic": "majestic, grand, solennel, solennelle, solemnly, majestatische, feierliche, "
                "feierlicher, festlich, majestueuse, majestuosa, regally, heroique, heroica, "
                "eroica, grandios, pomposo, triumphierend, glory, nobilmente, stolz, fier, "
                "orgulloso, triumphant, heroic, regal, noble, stately, epic, glorious, victorious, "
                "royal, ceremonial, solemn, monumental, anthemic, pompous, imperial, maestoso, "
                "feierlich, majestatisch, heroisch, triomphant, majestueux, heroico, majestuoso, "
                "triunfal, trionfale, solemne, larger than life, soaring, sweeping, dignified, "
                "proud, awe inspiring, grandiose, heroically, grandioso, maestosa, eroico, "
                "majestoso, solenne, triumph, pomp, ceremonious, erhaben, reverent, triumphal, "
                "heldenhaft, epique",
    "melancholic": "melancholic, melancholy, melancholique, nostalgisch, nostalgische, wehmutige, "
                   "anorante, saudoso, saudosa, nostalgicamente, solitary, solitaire, "
                   "lonesomeness, loneliness, solitude, world weary, wehmut, schwermutig, wistful, "
                   "nostalgic, bittersweet, longing, yearning, reminiscent, autumnal, rueful, "
                   "wehmutig, melancholisch, sehnsuchtig, melancolique, nostalgique, melancolico, "
                   "nostalgico, melanconico, malinconico, saudade, blue mood, regretful, homesick, "
                   "nostalgia, sehnsucht, wistfully, lonesome, lonely, melancholia, heimweh, "
                   "melancolica, nostalgica, malinconica, melancholische, melancolie, malinconia, "
                   "melancolia, einsam, plaintive, blue, elegiac, longingly",
    "mysterious": "mysterious, mystery, geheimnisvolle, mysterios, mysteriose, enigmatico, "
                  "enigmatique, intrigante, inquietant, misterio, mistero, misterios, spukhaft, "
                  "eldritch, cryptic, enigmatic, haunting, eerie, spooky, creepy, ghostly, "
                  "uncanny, mystical, magical, magic, occult, exotic, strange, weird, "
                  "geheimnisvoll, mysterieux, misterioso, magisch, mystisch, mystic, ambiguous, "
                  "arcane, haunted, secretive, unearthly, misteriosa, esoteric, mysteriously, "
                  "enchanting, bewitching, gruselig, unsettling, mysterieuse, spellbinding, "
                  "witchy, mystique, magico, magica, ratselhaft",
    "peaceful": "peaceful, serene, friedliche, friedliches, paisibles, placido, sereine, "
                "idyllisch, zen like, beschaulich, tranquil, peace, zen, pastoral, idyllic, "
                "harmonious, serenity, tranquility, bucolic, friedlich, friedvoll, paisible, "
                "serein, pacifico, sereno, pacata, pacato, at peace, placid, blissfully calm, "
                "beatific, quietude, heavenly, angelic, peacefully, inner peace, serena, "
                "tranquille, apacible, pacifica, tranquillo, tranquilla, ruhevoll, besinnlich, "
                "pastorale, peace of mind",
    "playful": "playful, whimsical, verspielte, verspieltes, neckisch, schelmisch, espieglerie, "
               "malicieux, travieso, travessa, travesso, scherzoso, buffo, spassig, jocular, "
               "jokey, tricksy, puckish, cartoony, quirky, mischievous, cheeky, humorous, funny, "
               "comical, comic, cute, silly, childlike, bouncy, goofy, witty, frolicking, fun, "
               "cartoonish, verspielt, spielerisch, enjoue, espiegle, jugueton, giocoso, "
               "scherzando, brincalhao, teasing, perky, jaunty, impish, zany, capricious, sneaky, "
               "playfully, skipping, giocosa, kindlich, ludique, divertido, divertida, scherzoso, "
               "burlesque, clumsy, drole, cheekily, hopping, tongue in cheek, lustiges, toy like, "
               "juguetona, witzig",
    "sad": "sad, sorrowful, trauriger, tristes, tristi, tristement, mesto, luctuoso, larmoyant, "
           "in tears, sob, sobbing, heart wrenching, gut wrenching, mestizia, mournful, tearful, "
           "heartbroken, heartbreaking, grieving, tragic, funereal, depressing, depressed, "
           "despairing, hopeless, grief, lamenting, weeping, crying, dolorous, traurig, triste, "
           "trauer, dolente, sadness, despondent, sorrow, broken hearted, doleful, downcast, "
           "forlorn, desolate, sadly, heartache, miserable, lacrimoso, tristeza, dejected, woeful, "
           "mourning, traurige, trauriges, trist, tristesse, doloroso, unhappy, blues mood, "
           "heavy hearted, kummervoll, depressive, depri, dolorosa, inconsolable, anguished, "
           "anguish, tristezza",
    "tense": "tense, suspenseful, angespannte, nervose, spannungsvoll, spannungsgeladen, tendue, "
             "inquiet, inquiete, inquieto, inquieta, ansiosa, angustioso, stressed, stressful, "
             "nail biting, high stakes, suspense, anxious, nervous, anxiety, dramatic, unease, "
             "uneasy, scary, frightening, terrifying, nerve wracking, edgy, agitated, stormy, "
             "tension, panic, dissonant, spannend, bedrohlich, tendu, tenso, dramatique, "
             "dramatisch, dramatico, agitato, suspenso, threatening, dangerous, climactic, "
             "turbulent, paranoid, ansioso, inquietante, unruhig, nervos, tensa, on edge, "
             "gripping, suspence, peril, menace, dread, fear, fearful, jittery, spannung, "
             "impending, drama, tenebre, angoissant, angespannt, nerve racking",
}  # fmt: skip
"""Mood → words for it."""

SUGGESTED_MOODS: dict[str, tuple[str, ...]] = {
    "make me cry": ("sad",), "cry": ("sad",), "weep": ("sad",), "marcha funebre": ("sad", "majestic"),
    "marcia funebre": ("sad", "majestic"),
    "epic trailer": ("majestic", "energetic"), "epic orchestral": ("majestic", "energetic"),
    "epic score": ("majestic", "energetic"), "epic music": ("majestic", "energetic"),
    "wiegenlied": ("gentle", "calm"), "cancion de cuna": ("gentle", "calm"),
    "ninna nanna": ("gentle", "calm"), "cradle song": ("gentle", "calm"),
    "trauermarsch": ("sad", "majestic"), "marche funebre": ("sad", "majestic"),
    "lullaby": ("gentle", "calm"), "nocturne": ("dreamy",), "funeral march": ("sad", "majestic"),
    "berceuse": ("gentle", "calm"), "boss battle": ("tense", "energetic"), "torch song": ("sad",),
    "christmas": ("peaceful",), "wedding": ("happy",), "spooky": ("dark",), "eerie": ("dark",),
    "scary": ("dark",), "upbeat": ("energetic",),
    "gothic": ("mysterious",), "zen": ("calm",), "meditation": ("peaceful", "calm"),
    "yoga": ("peaceful", "calm"), "spa": ("peaceful", "calm"), "epic": ("energetic",),
    "trailer": ("tense",), "rave": ("energetic",),
    "wedding march": ("majestic", "happy"), "scherzo": ("playful",),
    "romance": ("gentle",), "sleep": ("calm",), "sunrise": ("peaceful", "bright"),
    "sunset": ("peaceful",), "rain": ("melancholic",), "midnight": ("dreamy",),
    "night": ("dreamy",), "summer": ("bright",), "autumn": ("melancholic",), "winter": ("calm",),
    "spring": ("bright",), "ocean": ("dreamy",), "forest": ("mysterious",), "war": ("aggressive",),
    "dungeon": ("mysterious",), "meadow": ("peaceful",), "morning": ("bright",),
    "beach": ("happy",), "space": ("dreamy",), "study beats": ("calm",), "chase scene": ("tense",),
    "graveyard": ("dark", "mysterious"), "cemetery": ("dark",), "castle": ("majestic",),
    "hero": ("majestic",), "death metal": ("aggressive", "dark"),
    "thrash metal": ("aggressive",), "dark ambient": ("mysterious",), "vampire": ("dark",),
    "vampires": ("dark",), "zombie": ("tense",), "puppy": ("playful",), "kittens": ("playful",),
    "kitten": ("playful",), "snow": ("peaceful",), "moonlight": ("dreamy",), "stars": ("dreamy",),
    "dragon": ("majestic",), "candlelight": ("gentle",), "fog": ("mysterious",),
    "homework": ("calm",), "waterfall": ("peaceful",), "garden": ("peaceful",),
    "alien": ("mysterious",),
    "apocalyptic": ("dark",),
    "battle": ("tense", "aggressive"),
    "birthday": ("happy",),
    "breakup": ("sad",),
    "carnival": ("playful",),
    "cartoon": ("playful",),
    "celebration": ("happy",),
    "chase": ("tense",),
    "circus": ("playful", "happy"),
    "cliffhanger": ("tense",),
    "clown": ("playful",),
    "combat": ("tense",),
    "comedy": ("playful",),
    "coronation": ("majestic",),
    "cosmic": ("dreamy",),
    "danger": ("tense",),
    "detective": ("mysterious",),
    "dream": ("dreamy",),
    "duel": ("tense",),
    "elegy": ("sad",), "elegia": ("sad",), "elegie": ("sad",),
    "emotional": ("melancholic",),
    "faded memories": ("melancholic",),
    "fairy tale": ("mysterious",),
    "fairytale": ("mysterious",),
    "fanfare": ("majestic",),
    "farewell": ("sad",),
    "fight": ("tense",),
    "funeral": ("sad",),
    "ghost": ("mysterious",),
    "ghosts": ("mysterious",),
    "goodbye": ("sad",),
    "halloween": ("mysterious",),
    "haunt": ("mysterious",),
    "horror": ("tense", "dark"),
    "kids": ("playful",),
    "kinetic": ("energetic",),
    "lament": ("sad",),
    "long lost": ("melancholic",),
    "love": ("gentle",),
    "nocturnal": ("dark",),
    "noir": ("dark",),
    "party": ("energetic", "happy"),
    "post apocalyptic": ("dark",),
    "pursuit": ("tense",),
    "rainy": ("melancholic",),
    "rainy day": ("melancholic",),
    "remembering": ("melancholic",),
    "requiem": ("sad", "majestic"),
    "romantic dinner": ("gentle",),
    "romantic evening": ("gentle",),
    "romantic mood": ("gentle",),
    "sanctuary": ("peaceful",),
    "secret": ("mysterious",),
    "showdown": ("tense",),
    "spy": ("mysterious",),
    "stargazing": ("dreamy",),
    "storm": ("tense",),
    "summery": ("bright",),
    "sunshine": ("bright",),
    "tears": ("sad",),
    "thriller": ("tense",),
    "underwater": ("dreamy",),
    "victory": ("majestic",),
    "villain": ("dark", "tense"),
    "wedding dance": ("happy",),
    "workout": ("energetic",),
}  # fmt: skip
"""Words → moods that they suggest, the likeliest first."""
