"""What people write who want a style or a mood without naming it.

The sentence encoder compares a description with these phrases; the names themselves are the
lexicon's business.
"""

from __future__ import annotations

STYLE_PHRASES: dict[str, tuple[str, ...]] = {
    "ambient": ("slowly evolving soundscape of pads without a beat", "background for floating in "
                "outer space", "a wash of sound that hardly moves", "drifting clouds of sound"),
    "art song": ("a poem set to music for a singer and a pianist", "voice and piano recital",
                 "a German poem sung at the piano"),
    "ballad": ("a slow love song for the last dance", "an emotional slow song about heartbreak",
               "a song to slow dance to at a wedding"),
    "baroque": ("music for the court of Louis the Fourteenth", "harpsichord and strings in the "
                "style of seventeen twenty", "strict imitation between several voices",
                "powdered wigs and a palace ballroom"),
    "bluegrass": ("fast banjo picking on a porch in Kentucky", "a barn full of fiddlers and banjo "
                  "pickers", "mountain music with banjo rolls"),
    "blues": ("my baby left me and I lost my job", "a smoky bar in Chicago with a sad guitar",
              "crying guitar on three chords", "woke up this morning feeling low down"),
    "bolero and rumba": ("a slow romantic Cuban dance", "candlelit dinner in old Havana"),
    "boogie-woogie": ("a rolling left hand on a barroom piano", "fast piano with eight to the bar"),
    "bossa nova": ("sipping a cocktail on the beach of Copacabana", "soft Brazilian guitar and "
                   "whispered singing", "a lazy summer afternoon in Rio"),
    "calypso": ("steel drums on a Caribbean island", "steel pans under the palm trees",
                "an island carnival in Trinidad"),
    "celtic": ("dancing in a pub in Dublin", "misty green hills and a tin whistle",
               "elves and druids in an old forest with harp and whistle"),
    "chamber music": ("four string players in a salon", "an intimate piece for a few classical "
                      "players", "conversation between violin, viola and cello"),
    "chiptune": ("old handheld console bleeps", "pixel art platform game from nineteen eighty five",
                 "retro arcade machine sounds", "a tiny pixel hero jumping over blocks"),
    "cinematic": ("the hero rides into battle", "opening titles of a blockbuster",
                  "an army marches across the plain while the camera rises", "spaceships explode "
                  "in slow motion", "a sweeping landscape shot from a helicopter",
                  "the villain reveals his plan", "a ship battles giant waves", "warriors "
                  "fight to the death", "machines take over the planet", "a monster wakes up",
                  "a burglar creeps through a museum"),
    "classical": ("elegant music of Vienna around seventeen eighty", "clear balanced phrases as "
                  "in a piano sonata", "a well behaved piece for a concert hall"),
    "country": ("a pickup truck on a dusty road", "cowboy hat, boots and a steel guitar",
                "heartbreak and whiskey in Tennessee", "riding a horse across the prairie", "a road trip through Texas"),
    "disco": ("glitter ball and roller skates in the seventies", "a dance floor in nineteen "
              "seventy seven", "strings, wah guitar and four on the floor"),
    "early jazz": ("a speakeasy in the roaring twenties", "flappers dancing in nineteen twenty "
                   "five", "old New Orleans parade band"),
    "electronic dance": ("big festival main stage drop", "synths and a pounding kick for the club",
                         "dancing all night under strobe lights", "workout music with a strong "
                         "electronic beat"),
    "etude": ("practise piece for fast fingers", "something to train scales and arpeggios",
              "a finger exercise for piano students"),
    "folk": ("sitting around a campfire with an acoustic guitar", "an old song that sailors sing",
             "a wandering storyteller with a guitar", "simple tune from the village"),
    "funk": ("tight slap bass groove with stabs of brass", "get up and shake it",
             "syncopated wah wah guitar groove"),
    "game music": ("exploring a dungeon in a role playing game", "final fight against the end "
                   "boss", "shop in a fantasy video game", "a level with lava and skeletons",
                   "loop for the menu screen of a game"),
    "gospel": ("a Sunday choir clapping in a Southern church", "praise the Lord with a choir and "
               "organ", "hallelujah in a Baptist church"),
    "hip-hop": ("a beat to rap over", "street corner in Brooklyn with a boombox", "head nodding "
                "drum loop with samples", "rhymes over a dusty drum break"),
    "hymn": ("the congregation sings in church", "four part harmony for a Sunday service",
             "solemn song for the church organ", "carols by candlelight"),
    "jazz": ("a smoky night club at two in the morning", "improvised saxophone over rich chords",
             "sophisticated chords in a dim hotel bar", "a walking bass and brushed cymbals",
             "cool trumpet in a New York cellar"),
    "latin dance": ("hot dance night in Cuba with congas and brass", "a salsa party in Miami",
                    "shake your hips to a tropical rhythm"),
    "lullaby": ("to help my baby fall asleep", "rocking a cradle", "tucking a child into bed",
                "a sleepy tune for a little child", "bedtime for my daughter"),
    "march": ("soldiers parade down the avenue", "a brass band on the fourth of July",
              "a procession of the royal guard"),
    "metal": ("screaming guitars and double kick drums from hell", "headbanging with distorted "
              "guitars", "brutal riffs tuned down", "vikings going to war with heavy guitars"),
    "modern classical": ("fragile solo piano with repeating patterns", "strange modern concert "
                         "piece without a key", "water reflections painted in piano colours",
                         "repeating minimal piano figures that shift slowly"),
    "new age": ("music for massage and healing crystals", "breathing exercise in the morning",
                "a quiet hour in the spa", "chakra healing with flutes and pads"),
    "polka": ("beer tent with accordion and tuba", "Bavarian folk festival with lederhosen",
              "bouncy accordion dance in two"),
    "pop": ("a catchy hit for the radio", "teenage crush with a singable chorus", "a feel-good song "
            "for a summer advertisement", "four chords and a hook"),
    "punk": ("three angry chords played as fast as possible", "teenagers smashing things in a "
             "basement show", "anarchy and safety pins"),
    "ragtime": ("old silent movie with a jumpy piano", "a saloon piano in nineteen hundred",
                "syncopated piano from Missouri", "Charlie Chaplin slapstick"),
    "reggae": ("laid back offbeat guitar under palm trees in Jamaica", "smoke and sunshine in "
               "Kingston", "relaxed offbeat groove with heavy bass"),
    "renaissance": ("a feast in a medieval castle with lutes", "troubadours and knights",
                    "a dance at the court of Queen Elizabeth the First", "monks singing in a "
                    "cold abbey"),
    "rock": ("loud guitars and drums in a stadium", "driving down the highway with the windows "
             "open and guitars blasting", "a garage full of amplifiers", "electric guitar riff with "
             "big drums", "skateboards and surfboards"),
    "romantic": ("a passionate piano piece full of longing from the nineteenth century",
                 "moonlight on the lake, played on a grand piano", "expressive rubato piano with "
                 "sweeping arpeggios", "a storm of emotion at the concert grand"),
    "samba": ("carnival parade in Rio with drums", "feathers and dancers in the streets of Brazil"),
    "showtune": ("curtain up on a Broadway stage", "tap dancers and jazz hands", "the big number at "
                 "the end of the first act"),
    "ska": ("skanking crowd with horns and offbeat guitar", "fast offbeat guitar and trombones"),
    "soul and r&b": ("smooth and sensual late night groove", "silky voice over warm electric piano",
                     "making love with the lights down low", "a sensual evening for two"),
    "swing": ("ballroom dancing in the nineteen forties", "couples dance the lindy hop to a band "
              "with saxophones", "a band of saxophones and trombones in dinner jackets"),
    "synth-pop": ("neon lights and drum machines in the eighties", "cold analog synthesizers and a "
                  "lonely voice", "big hair and keyboards"),
    "tango": ("a passionate couple dancing in Buenos Aires", "roses, red dresses and a bandoneon",
              "dramatic dance with sudden stops"),
    "waltz": ("couples whirl around a ballroom in Vienna", "one two three, one two three",
              "a merry go round turning"),
    "world": ("a market in Morocco", "temple bells and sitar at dawn", "caravan through the desert "
              "with exotic scales", "a tea house in Kyoto", "a tribe dancing around the fire"),
    "synthwave": ("driving a sports car at night through a neon city", "a night drive with "
                  "synthesizers", "palm trees, a purple sunset and a grid horizon", "headlights on a wet highway after "
                  "midnight"),
    "house": ("a sunset party on a rooftop in Ibiza", "deep groove for a lounge with a steady kick"),
    "techno": ("an abandoned warehouse in Berlin at five in the morning", "hypnotic machines in a "
               "dark club"),
    "trance": ("hands in the air at sunrise with soaring arpeggios", "euphoric supersaws for the "
               "festival"),
    "drum and bass": ("frantic broken beats with a rolling sub", "racing through a tunnel with "
                      "fast breakbeats"),
    "dubstep": ("wobbling growling bass and a massive drop",),
    "trap": ("rattling hi hats and booming sub for rappers from Atlanta", "dark hip beat with "
             "rolling hats"),
    "lo-fi": ("something to study to on a rainy afternoon", "mellow beats to do homework to",
              "a sleepy beat with vinyl crackle and electric piano", "coffee, rain on the window "
              "and an old cassette", "rain on the window while I drive home late at night", "a rainy night in the "
              "car"),
    "trip hop": ("slow smoky beat with noir strings", "walking through Bristol in the fog at night"),
    "soul": ("Detroit in the sixties with tambourine and strings", "a heartfelt singer with a horn "
             "section"),
    "jazz manouche": ("swinging acoustic guitars in a Paris cafe", "gypsies with violins and "
                      "guitars by the caravan"),
    "big band": ("fifteen horns in a ballroom", "a show orchestra in Las Vegas with brass"),
    "flamenco": ("castanets and stamping feet in Seville", "fiery Spanish guitar and clapping"),
    "afrobeat": ("a Lagos street party with horns and percussion", "interlocking African guitars"),
    "reggaeton": ("perreo in a San Juan club",), "zydeco": ("a crawfish party in Louisiana",),
    "cumbia": ("a village party in Colombia",), "prog rock": ("a ten minute epic with strange "
               "metres and organ solos",), "rock and roll": ("jukebox, milkshakes and a Cadillac "
               "in the fifties", "greased hair and a jiving couple"),
    "soft rock": ("mellow songs on the car radio in nineteen seventy eight",),
}  # fmt: skip
"""Genre or subgenre → phrases."""

MOOD_PHRASES: dict[str, tuple[str, ...]] = {
    "aggressive": ("I want to smash everything", "a fist fight", "fury and rage", "war and "
                   "destruction", "punching a wall"),
    "bright": ("sunlight on fresh snow", "a clear spring morning", "sparkling water in the sun",
               "opening the curtains on a sunny day"),
    "calm": ("to unwind after a long day", "a cup of tea by the window", "slow breathing in a quiet "
             "room", "background for reading a book", "lying in a hammock"),
    "dark": ("a cold dungeon under a black castle", "midnight in the graveyard", "the end of the "
             "world", "shadows creeping along the wall", "a murderer walks the empty streets"),
    "dreamy": ("half asleep under the stars", "floating through the clouds", "night drive through "
               "the city lights", "underwater light", "falling into a dream", "looking at the night "
               "sky"),
    "driving": ("racing down the motorway", "a train thundering over the rails", "running a "
                "marathon", "machines that never stop", "cycling as fast as I can"),
    "energetic": ("a workout at the gym", "jumping around at a party", "a crowd going wild",
                  "adrenaline at the start of a race", "kids running around the playground"),
    "gentle": ("holding a sleeping baby", "a tender kiss", "a mother strokes her child's hair",
               "two lovers by candlelight", "soft as a feather"),
    "happy": ("my birthday party", "children laughing in the garden", "a holiday on the beach",
              "we won the lottery", "dancing in the kitchen on a Sunday", "the best day of my life",
              "puppies playing"),
    "majestic": ("the king enters the hall", "an eagle above the mountains", "the victory parade "
                 "of the empire", "a cathedral at the sound of bells", "standing on top of the world"),
    "melancholic": ("rain on the window on a lonely evening", "looking at old photographs", "autumn "
                    "leaves falling in an empty park", "missing somebody far away", "the last day of "
                    "summer", "remembering my childhood home"),
    "mysterious": ("an ancient temple hidden in the jungle", "a detective follows footprints in the "
                   "fog", "a door that should not be there", "whispers in an empty house", "a spell "
                   "in an old book", "a secret passage behind the bookcase"),
    "peaceful": ("a still lake at dawn", "a meadow with sheep", "walking in the woods in the early "
                 "morning", "the sea on a windless day", "snow falling on a silent village"),
    "playful": ("a kitten chasing a ball of wool", "clowns tripping over each other", "a mouse "
                "tiptoes past a cat", "naughty children stealing cookies", "a squirrel hiding nuts"),
    "sad": ("my grandmother died", "saying goodbye for ever", "she left me and I can't stop crying",
            "at the grave of a friend", "everything is lost", "the dog never came home"),
    "tense": ("the bomb ticks down", "someone is following me", "hiding from the killer", "a car "
              "chase through narrow streets", "before the verdict", "waiting for the results in the "
              "hospital"),
}  # fmt: skip
"""Mood → phrases."""

NEUTRAL_PHRASES: tuple[str, ...] = (
    "write some music", "make me a song", "compose something", "a piece of music", "hello",
    "please help me", "test", "I need a track", "something nice", "a short piece", "what can you do",
    "a melody with chords", "music", "surprise me", "just a few notes", "my name is Peter",
    "the invoice is attached", "what is the capital of France", "asdf qwer", "sixteen bars",
    "a piece in four four at a moderate tempo", "piano, bass and drums", "the quick brown fox",
    "a recipe for tomato soup", "open the settings", "one two", "anything you like",
    "a tune for three instruments", "in the key of G", "make it longer", "file not found",
    "the meeting is at noon", "ok", "no idea", "just notes",
)  # fmt: skip
"""What suggests nothing: a label must be nearer than all of these."""

PROTOTYPE_PHRASES: dict[str, tuple[str, ...]] = {
    **{f"style:{name}": phrases for name, phrases in STYLE_PHRASES.items()},
    **{f"mood:{name}": phrases for name, phrases in MOOD_PHRASES.items()},
    "neutral:": NEUTRAL_PHRASES,
}
"""`kind:label` → phrases."""
