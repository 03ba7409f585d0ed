"""A table from words of further languages to English.

Dutch, Danish, Norwegian, Swedish, Polish, Czech, Russian, Turkish, Japanese, Chinese and Korean
reach the most asked-for attributes through it; German, French, Spanish, Italian and Portuguese
have their words next to the English ones.
"""

from __future__ import annotations

IN_ENGLISH: dict[str, str] = {
    # instruments
    "piano": "🎹, fortepian, pianino, klavir, klaver, flygel, piyano, пианино, фортепиано, рояль, "
             "ピアノ, 钢琴, 鋼琴, 피아노, zongora, πιανο",
    "guitar": "🎸, gitaar, gitarr, guitaren, gitara, kytara, gitar, гитара, гитары, гитару, ギター, "
              "吉他, 기타, kitara, κιθαρα",
    "electric guitar": "elgitarr, elguitar, elektrische gitaar, gitara elektryczna, "
                       "электрогитара, エレキギター, 电吉他",
    "bass": "basgitaar, basgitara, бас, ベース, 贝斯, 베이스",
    "double bass": "contrabas, kontrabas, контрабас, コントラバス, 低音提琴",
    "drums": "🥁, trommer, trummor, slagverk, slagwerk, perkusja, perkusji, bubny, davul, "
             "барабаны, барабанов, ударные, ударных, ドラム, 鼓, 드럼",
    "violin": "🎻, viool, fiol, fiolin, skrzypce, skrzypcach, housle, keman, скрипка, скрипки, "
              "скрипку, バイオリン, ヴァイオリン, 小提琴, 바이올린",
    "viola": "altviool, altowka, альт, ビオラ, 中提琴",
    "cello": "wiolonczela, wiolonczele, violoncel, viyolonsel, виолончель, виолончели, チェロ, "
             "大提琴, 첼로",
    "strings": "strijkers, strykere, strakar, smyczki, smycce, yaylilar, струнные, ストリングス, "
               "弦乐",
    "string quartet": "strijkkwartet, strakkvartett, strygekvartet, kwartet smyczkowy, "
                      "smyccovy kvartet, струнный квартет, 弦楽四重奏, 弦乐四重奏",
    "flute": "🪈, fluit, fløjte, flojt, flet, fletna, флейта, флейты, флейту, フルート, 长笛, 플루트",
    "clarinet": "klarinet, klarinett, klarnet, кларнет, クラリネット, 单簧管, 클라리넷",
    "oboe": "hobo, obo, oboj, hoboj, гобой, オーボエ, 双簧管",
    "trumpet": "🎺, trabka, trubka, trompet, труба, трубы, トランペット, 小号, 트럼펫",
    "trombone": "puzon, trombon, тромбон, トロンボーン, 长号",
    "saxophone": "🎷, saxofoon, saksofon, saxofon, саксофон, サックス, 萨克斯, 색소폰",
    "accordion": "🪗, accordeon, dragspel, akordeon, akordeonu, аккордеон, баян, "
                 "アコーディオン, 手风琴",
    "organ": "orgelet, organy, varhany, орган, オルガン, 管风琴",
    "harp": "harpa, harfa, арфа, ハープ, 竖琴, 하프",
    "choir": "koor, kor, хор, 合唱, コーラス",
    "orchestra": "orkest, orkester, orkiestra, orkestra, оркестр, オーケストラ, 管弦乐团",
    "synthesizer": "syntezator, синтезатор, シンセ, 合成器",
    "vocals": "🎤, zang, wokal, spiew, вокал, ボーカル, 人声",
    "balalaika": "балалайка", "banjo": "🪕", "hand drums": "🪘",
    "bells": "🔔, 🛎",
    # styles
    "waltz": "wals, walc, valcik, вальс, ワルツ, 圆舞曲, 华尔兹, 왈츠",
    "jazz": "jazzowa, jazzowy, jazzowe, dzez, caz, джаз, ジャズ, 爵士, 재즈",
    "rock": "рок, ロック, 摇滚, 록",
    "march": "marsz, pochod, марш, マーチ, 进行曲",
    "tango": "танго, タンゴ, 探戈",
    "lullaby": "slaapliedje, vaggvisa, vuggevise, kolysanka, ukolebavka, ninni, колыбельная, "
               "子守唄, 摇篮曲, 자장가",
    "nocturne": "nokturn, nokturno, ноктюрн, ノクターン, 夜曲",
    "polka": "полька, ポルカ",
    "classical music": "klassieke muziek, klassisk musik, muzyka klasyczna, классика, クラシック, "
                       "古典音乐",
    "techno": "техно, テクノ", "ambient": "эмбиент, アンビエント", "blues": "блюз, ブルース, 蓝调",
    "bossa nova": "босса нова, ボサノバ", "hip hop": "хип хоп, ヒップホップ, 嘻哈",
    # moods
    "sad": "droevig, droevige, verdrietig, sorglig, sorgsen, sorgelig, trist, smutny, smutna, "
           "smutne, huzunlu, uzgun, грустный, грустная, грустно, печальный, "
           "печальная, 悲しい, 悲伤, 슬픈",
    "happy": "vrolijk, vrolijke, blij, glatt, munter, wesoly, wesola, wesole, vesela, "
             "vesely, vesele, neseli, mutlu, весёлый, веселая, весело, радостный, 楽しい, 明るい, "
             "快乐, 欢快, 행복한",
    "calm": "rustig, rustige, lugn, rolig, spokojny, spokojna, spokojne, klidny, klidna, sakin, "
            "спокойный, спокойная, спокойно, 静かな, 平静, 차분한",
    "dark": "donker, donkere, mork, mroczny, mroczna, temny, temna, karanlik, мрачный, мрачная, "
            "тёмный, 暗い, 黑暗",
    "mysterious": "mysterieus, mystisk, tajemniczy, tajemnicza, tajemny, gizemli, таинственный, "
                  "神秘, 神秘的な",
    "dreamy": "dromerig, dromerige, dromsk, marzycielski, snivy, мечтательный, 夢のような",
    "energetic": "energiek, energieke, energisk, energiczny, energicka, энергичный, 元気な",
    # tempo and loudness
    "slow": "langzaam, langzame, langsamt, langsom, langsamma, wolno, wolny, wolna, powoli, "
            "pomalu, pomaly, pomala, yavas, медленно, медленный, медленная, ゆっくり, 慢, 느린",
    "fast": "snelle, snel, snabb, snabbt, hurtig, rask, szybko, szybki, szybka, rychle, rychly, "
            "rychla, hizli, быстро, быстрый, быстрая, 速い, 快, 빠른",
    "soft": "zacht, zachte, mjuk, stille, cicho, tise, тихо, тихий, тихая, 弱く",
    "loud": "hard geluid, hogt, glosno, glosny, hlasite, громко, громкий, 大声",
    "very": "heel, erg, mycket, meget, veldig, bardzo, velmi, очень, cok",
    # what binds them
    "without": "zonder, utan, uden, uten, bez, без, なし, 没有, 不要, 없이",
    "only": "alleen, slechts, bara, endast, kun, tylko, pouze, jen, sadece, yalniz, только, "
            "だけ, 只有, 只",
    "solo": "соло, ソロ, 独奏, 솔로",
    "bars": "maten, takter, taktow, taktu, такта, тактов, 小節, 小节, 마디",
    "seconds": "seconden, sekunder, sekund, sekundy, секунд, секунды, 秒, 초",
    "minutes": "minuter, minutter, minut, minuty, минуты, минут, 分钟, 分",
    "major": "мажор, majör, 長調, 大调", "minor": "минор, minör, 短調, 小调",
    "sharp": "диез", "flat": "бемоль",
}  # fmt: skip
"""English → words of other languages, as typed, with accents."""

ENGLISH_NO, PORTUGUESE_IN = "no", "na"
BEFORE_PORTUGUESE_IN = frozenset(
    """melodia acordes harmonia acompanhamento arpejos arpejo contracanto contramelodia baixo tema
    tocada tocado tocando toca tocam entra entram fica cantada feita com""".split()
)
"""Portuguese words behind which `no` means "in the": `acordes no piano`."""
