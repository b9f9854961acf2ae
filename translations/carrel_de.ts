<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AssignPlans</name>
    <message>
        <source>%1 has no stored definition: it is gone once it is off.</source>
        <translation>%1 hat keine gespeicherte Definition: Sie ist fort, sobald sie aus ist.</translation>
    </message>
    <message>
        <source>Define it first, with “virsh define”.</source>
        <translation>Definieren Sie sie zuerst, mit „virsh define“.</translation>
    </message>
    <message>
        <source>%1 already has the vGPU %2.</source>
        <translation>%1 hat die vGPU %2 bereits.</translation>
    </message>
    <message>
        <source>Choose another vGPU or another workstation.</source>
        <translation>Wählen Sie eine andere vGPU oder eine andere Workstation.</translation>
    </message>
    <message>
        <source>vGPU %1 belongs to %2.</source>
        <translation>Die vGPU %1 gehört %2.</translation>
    </message>
    <message>
        <source>Take it away there first, or choose another vGPU.</source>
        <translation>Nehmen Sie sie dort zuerst weg, oder wählen Sie eine andere vGPU.</translation>
    </message>
    <message>
        <source>%1 does not have the vGPU %2.</source>
        <translation>%1 hat die vGPU %2 nicht.</translation>
    </message>
    <message>
        <source>The description of %1 cannot be changed.</source>
        <translation>Die Beschreibung von %1 lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>Give vGPU %1 to %2</source>
        <translation>vGPU %1 an %2 geben</translation>
    </message>
    <message>
        <source>Take vGPU %1 from %2</source>
        <translation>vGPU %1 von %2 wegnehmen</translation>
    </message>
    <message>
        <source>%1 is running: it has the vGPU from its next start on, not from a reboot.</source>
        <translation>%1 läuft: Die vGPU hat sie ab dem nächsten Start, nicht ab einem Neustart von innen.</translation>
    </message>
    <message>
        <source>The vGPU is simulated: a QEMU display device stands in for it inside %1.</source>
        <translation>Die vGPU ist simuliert: In %1 steht ein Anzeigegerät von QEMU für sie.</translation>
    </message>
    <message>
        <source>The picture of this vGPU needs OpenGL on the host: the console goes on showing the emulated display.</source>
        <translation>Das Bild dieser vGPU braucht OpenGL auf dem Host: Die Konsole zeigt weiter die emulierte Anzeige.</translation>
    </message>
    <message>
        <source>The vGPU takes the place of the emulated display: the console stays dark until the guest&apos;s driver starts.</source>
        <translation>Die vGPU tritt an die Stelle der emulierten Anzeige: Die Konsole bleibt dunkel, bis der Treiber im Gast startet.</translation>
    </message>
    <message>
        <source>%1 is running: it keeps the vGPU until it is off.</source>
        <translation>%1 läuft: Sie behält die vGPU, bis sie aus ist.</translation>
    </message>
    <message>
        <source>The whole GPU %1 belongs to %2.</source>
        <translation>Die ganze GPU %1 gehört %2.</translation>
    </message>
    <message>
        <source>Take the GPU away there first, or choose another vGPU.</source>
        <translation>Nehmen Sie die GPU zuerst dort weg, oder wählen Sie eine andere vGPU.</translation>
    </message>
    <message>
        <source>This computer has no render node to draw the picture of vGPU %1 on.</source>
        <translation>Dieser Rechner hat keinen Render-Knoten, auf dem sich das Bild der vGPU %1 zeichnen ließe.</translation>
    </message>
    <message>
        <source>Give it without OpenGL: the console then shows the emulated display.</source>
        <translation>Geben Sie sie ohne OpenGL: Die Konsole zeigt dann die emulierte Anzeige.</translation>
    </message>
    <message>
        <source>Read the host again: it may have been taken away meanwhile.</source>
        <translation>Lesen Sie den Host neu ein: Vielleicht wurde sie inzwischen weggenommen.</translation>
    </message>
    <message>
        <source>An egl-headless screen on %1 is added: it draws this vGPU&apos;s picture with OpenGL, for SPICE and VNC.</source>
        <translation>Ein Bildschirm mit egl-headless wird zu %1 hinzugefügt: Er zeichnet das Bild dieser vGPU mit OpenGL, für SPICE und VNC.</translation>
    </message>
    <message>
        <source>A virtual function has no picture that the console can show: use a remote desktop inside %1.</source>
        <translation>Eine virtuelle Funktion hat kein Bild, das die Konsole zeigen kann: Nutzen Sie einen entfernten Desktop in %1.</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>Start %n workstations</source>
        <translation>
            <numerusform>%n Workstation starten</numerusform>
            <numerusform>%n Workstations starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n workstations</source>
        <translation>
            <numerusform>%n Workstation herunterfahren</numerusform>
            <numerusform>%n Workstations herunterfahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n workstations</source>
        <translation>
            <numerusform>%n Workstation neu starten</numerusform>
            <numerusform>%n Workstations neu starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force %n workstations off</source>
        <translation>
            <numerusform>Ausschalten von %n Workstation erzwingen</numerusform>
            <numerusform>Ausschalten von %n Workstations erzwingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workstations</source>
        <translation>
            <numerusform>%n Workstation löschen</numerusform>
            <numerusform>%n Workstations löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set tags of %n workstations</source>
        <translation>
            <numerusform>Tags von %n Workstation setzen</numerusform>
            <numerusform>Tags von %n Workstations setzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Capacity</name>
    <message>
        <source>%1 × %2</source>
        <extracomment>how many more of a vGPU type can be created: &quot;3 × M60-2Q&quot;</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>room for %1</source>
        <translation>Platz für %1</translation>
    </message>
    <message>
        <source>room for %1 or %2</source>
        <translation>Platz für %1 oder %2</translation>
    </message>
    <message>
        <source>room unknown</source>
        <translation>Platz unbekannt</translation>
    </message>
    <message>
        <source>the driver offers no more now, though %1 are not given out</source>
        <translation>der Treiber bietet jetzt keine weitere an, obwohl %1 nicht vergeben sind</translation>
    </message>
    <message>
        <source>no room left</source>
        <translation>kein Platz mehr</translation>
    </message>
    <message>
        <source>Slice %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>%1, %2, %3, workstation %4, %5</source>
        <translation>%1, %2, %3, Workstation %4, %5</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 used by %n vGPU(s), %3</source>
        <translation>
            <numerusform>%1 von %2 belegt durch %n vGPU, %3</numerusform>
            <numerusform>%1 von %2 belegt durch %n vGPUs, %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vGPU(s), framebuffer unknown, %1</source>
        <translation>
            <numerusform>%n vGPU, Framebuffer unbekannt, %1</numerusform>
            <numerusform>%n vGPUs, Framebuffer unbekannt, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>reserved</source>
        <extracomment>the vGPU belongs to a workstation that is off</extracomment>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>no workstation</source>
        <translation>keine Workstation</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>Carrel::Console::ConsoleLauncher</name>
    <message>
        <source>The viewer of %1 ended without showing its screen.</source>
        <translation>Der Betrachter von %1 endete, ohne den Bildschirm zu zeigen.</translation>
    </message>
    <message>
        <source>Open it again; if it keeps ending, look at the details.</source>
        <translation>Öffnen Sie ihn noch einmal; endet er wieder, sehen Sie in die Details.</translation>
    </message>
    <message>
        <source>%1 is off, so it has no screen to open.</source>
        <translation>%1 ist aus, also gibt es keinen Bildschirm zu öffnen.</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>Starten Sie sie.</translation>
    </message>
    <message>
        <source>%1 has no graphics, so it has no screen to open.</source>
        <translation>%1 hat keine Grafik, also keinen Bildschirm, der sich öffnen ließe.</translation>
    </message>
    <message>
        <source>Add SPICE graphics to it, or use its serial console.</source>
        <translation>Fügen Sie SPICE-Grafik hinzu, oder nutzen Sie die serielle Konsole.</translation>
    </message>
    <message>
        <source>%1 has a display, but none that can be opened from here (only SPICE and VNC can).</source>
        <translation>%1 hat eine Anzeige, aber keine, die sich von hier öffnen lässt (nur SPICE und VNC lassen sich öffnen).</translation>
    </message>
    <message>
        <source>Add SPICE or VNC graphics to it.</source>
        <translation>Fügen Sie SPICE- oder VNC-Grafik hinzu.</translation>
    </message>
    <message>
        <source>The viewer of %1 ended with an error of its own.</source>
        <translation>Der Betrachter von %1 endete mit einem eigenen Fehler.</translation>
    </message>
</context>
<context>
    <name>Carrel::Console::Opening</name>
    <message>
        <source>The host was closed while the console was being opened.</source>
        <translation>Der Host wurde geschlossen, während die Konsole geöffnet wurde.</translation>
    </message>
    <message>
        <source>Open the host again.</source>
        <translation>Öffnen Sie den Host noch einmal.</translation>
    </message>
</context>
<context>
    <name>Carrel::Console::ViewerProcess</name>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Install it again: sudo apt install --reinstall virt-viewer</source>
        <translation>Installieren Sie es neu: sudo apt install --reinstall virt-viewer</translation>
    </message>
</context>
<context>
    <name>Carrel::Ctl::Context</name>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 hat %2 s lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>Check that it runs, and try again.</source>
        <translation>Prüfen Sie, ob es läuft, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>carrelctl: this command works on one host; give --host once.</source>
        <translation>carrelctl: Dieser Befehl arbeitet auf einem Host; geben Sie --host einmal an.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Erledigt: %1.</translation>
    </message>
    <message>
        <source>%1 (host %2)</source>
        <translation>%1 (Host %2)</translation>
    </message>
    <message>
        <source>  %1. %2</source>
        <translation>  %1. %2</translation>
    </message>
    <message>
        <source>  Note: %1</source>
        <translation>  Hinweis: %1</translation>
    </message>
    <message>
        <source>%1 has not answered for %2 s; still waiting.</source>
        <translation>%1 hat %2 s lang nicht geantwortet; es wird weiter gewartet.</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::AddHostDialog</name>
    <message>
        <source>Add host</source>
        <translation>Host hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse:</translation>
    </message>
    <message>
        <source>The host is contacted when you add it, not before. Other computers are reached by ssh: set up a key first, so that no password is needed.</source>
        <translation>Der Host wird erst angesprochen, wenn Sie ihn hinzufügen. Andere Rechner werden über ssh erreicht: Richten Sie zuvor einen Schlüssel ein, damit kein Passwort nötig ist.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>This computer, only my own workstations</source>
        <translation>Dieser Rechner, nur meine eigenen Workstations</translation>
    </message>
    <message>
        <source>Try out: a small office (simulated)</source>
        <translation>Ausprobieren: ein kleines Büro (simuliert)</translation>
    </message>
    <message>
        <source>Try out: a studio (simulated)</source>
        <translation>Ausprobieren: ein Studio (simuliert)</translation>
    </message>
    <message>
        <source>Try out: a data centre rack (simulated)</source>
        <translation>Ausprobieren: ein Rechenzentrumsschrank (simuliert)</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Eine andere Adresse</translation>
    </message>
    <message>
        <source>Type the address of the host.</source>
        <translation>Geben Sie die Adresse des Hosts ein.</translation>
    </message>
    <message>
        <source>This host is in the list already.</source>
        <translation>Dieser Host ist schon in der Liste.</translation>
    </message>
    <message>
        <source>Try out: a render farm (simulated)</source>
        <translation>Ausprobieren: eine Renderfarm (simuliert)</translation>
    </message>
    <message>
        <source>Try out: a workshop (simulated)</source>
        <translation>Ausprobieren: eine Werkstatt (simuliert)</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::DeleteDialog</name>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Delete its disk files, too: this cannot be undone</source>
        <translation>Auch die &amp;Datenträgerdateien löschen: Das lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Remove its vGPUs, too</source>
        <translation>Auch die &amp;vGPUs entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workstations</source>
        <translation>
            <numerusform>%n Workstation löschen</numerusform>
            <numerusform>%n Workstations löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete their disk files, too: this cannot be undone</source>
        <translation>Auch ihre &amp;Datenträgerdateien löschen: Das lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Remove their vGPUs, too</source>
        <translation>Auch ihre &amp;vGPUs entfernen</translation>
    </message>
    <message>
        <source>They can be put back from the job history: their definitions and the names of their disks are kept.</source>
        <translation>Sie lassen sich aus dem Auftragsverlauf zurückholen: Ihre Definitionen und die Namen ihrer Datenträger werden behalten.</translation>
    </message>
    <message>
        <source>It can be put back from the job history: its definition and the names of its disks are kept.</source>
        <translation>Sie lässt sich aus dem Auftragsverlauf zurückholen: Ihre Definition und die Namen ihrer Datenträger werden behalten.</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::HistoryDialog</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>not done, taken back: %1</source>
        <translation>nicht erledigt, zurückgenommen: %1</translation>
    </message>
    <message>
        <source>cancelled, taken back</source>
        <translation>abgebrochen, zurückgenommen</translation>
    </message>
    <message>
        <source>partly done: %1</source>
        <translation>teilweise erledigt: %1</translation>
    </message>
    <message>
        <source>interrupted: finish it or undo it</source>
        <translation>unterbrochen: schließen Sie ihn ab oder nehmen Sie ihn zurück</translation>
    </message>
    <message>
        <source>interrupted, dealt with</source>
        <translation>unterbrochen, geregelt</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>Begun: %1, by %2</source>
        <translation>Begonnen: %1, von %2</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>Ergebnis: %1</translation>
    </message>
    <message>
        <source>Job history</source>
        <translation>Auftragsverlauf</translation>
    </message>
    <message>
        <source>Jobs, newest first</source>
        <translation>Aufträge, neueste zuerst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Abschließen</translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Wählen Sie zuerst einen Auftrag.</translation>
    </message>
    <message>
        <source>This job was not interrupted.</source>
        <translation>Dieser Auftrag wurde nicht unterbrochen.</translation>
    </message>
    <message>
        <source>Only &amp;deleted workstations that can be put back</source>
        <translation>Nur &amp;gelöschte Workstations, die sich zurückholen lassen</translation>
    </message>
    <message>
        <source>P&amp;ut back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::NewVgpuDialog</name>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1 (%2 frei)</translation>
    </message>
    <message>
        <source>New vGPU on %1</source>
        <translation>Neue vGPU auf %1</translation>
    </message>
    <message>
        <source>Create vGPU</source>
        <translation>vGPU erstellen</translation>
    </message>
    <message>
        <source>none: its type&apos;s name is shown</source>
        <translation>keiner: Der Name des Typs wird gezeigt</translation>
    </message>
    <message>
        <source>chosen by Carrel</source>
        <translation>wird von Carrel gewählt</translation>
    </message>
    <message>
        <source>&amp;GPU:</source>
        <translation>&amp;GPU:</translation>
    </message>
    <message>
        <source>&amp;Type:</source>
        <translation>&amp;Typ:</translation>
    </message>
    <message>
        <source>&amp;How many:</source>
        <translation>&amp;Wie viele:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;UUID:</source>
        <translation>&amp;UUID:</translation>
    </message>
    <message numerus="yes">
        <source>Create %n vGPUs</source>
        <translation>
            <numerusform>%n vGPU erstellen</numerusform>
            <numerusform>%n vGPUs erstellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::NewWorkstationDialog</name>
    <message>
        <source>New workstation on %1</source>
        <translation>Neue Workstation auf %1</translation>
    </message>
    <message>
        <source>Create workstation</source>
        <translation>Workstation erstellen</translation>
    </message>
    <message>
        <source>Reading what this host allows…</source>
        <translation>Es wird gelesen, was dieser Host erlaubt …</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>&amp;CPUs:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Speicher:</translation>
    </message>
    <message>
        <source>&amp;Installation medium:</source>
        <translation>&amp;Installationsmedium:</translation>
    </message>
    <message>
        <source>Choose an installation medium</source>
        <translation>Installationsmedium wählen</translation>
    </message>
    <message>
        <source>Disk images (*.iso);;All files (*)</source>
        <translation>Datenträgerabbilder (*.iso);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>N&amp;etwork:</source>
        <translation>N&amp;etzwerk:</translation>
    </message>
    <message>
        <source>&amp;vGPU:</source>
        <translation>&amp;vGPU:</translation>
    </message>
    <message>
        <source>N&amp;otes:</source>
        <translation>N&amp;otizen:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>new, empty</source>
        <translation>neu, leer</translation>
    </message>
    <message>
        <source>a copy of</source>
        <translation>eine Kopie von</translation>
    </message>
    <message>
        <source>an existing file</source>
        <translation>eine vorhandene Datei</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Choose a disk image</source>
        <translation>Datenträgerabbild wählen</translation>
    </message>
    <message>
        <source>Disk images (*.qcow2 *.img *.raw);;All files (*)</source>
        <translation>Datenträgerabbilder (*.qcow2 *.img *.raw);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Disk:</source>
        <translation>&amp;Datenträger:</translation>
    </message>
    <message>
        <source>Disk &amp;size:</source>
        <translation>Datenträger&amp;größe:</translation>
    </message>
    <message>
        <source>Disk &amp;file:</source>
        <translation>Datenträger&amp;datei:</translation>
    </message>
    <message>
        <source>user network (no rights needed)</source>
        <translation>Benutzernetzwerk (keine Rechte nötig)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::NotesDialog</name>
    <message>
        <source>Notes of %1</source>
        <translation>Notizen zu %1</translation>
    </message>
    <message>
        <source>&amp;Notes, for everybody who uses this host:</source>
        <translation>&amp;Notizen, für alle, die diesen Host nutzen:</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>Notizen speichern</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::PlanView</name>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Not possible yet</source>
        <translation>Noch nicht möglich</translation>
    </message>
    <message numerus="yes">
        <source>and %n more step(s)</source>
        <translation>
            <numerusform>und %n weiterer Schritt</numerusform>
            <numerusform>und %n weitere Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>The same for the shell</source>
        <translation>Dasselbe für die Shell</translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::TagsDialog</name>
    <message>
        <source>several are separated by commas</source>
        <translation>mehrere werden durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Set tags</source>
        <translation>Tags setzen</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>&amp;Tags:</translation>
    </message>
    <message>
        <source>&amp;New tags:</source>
        <translation>&amp;Neue Tags:</translation>
    </message>
    <message>
        <source>Some of the workstations have it; half marked, each keeps what it has</source>
        <translation>Einige der Workstations haben es; halb angekreuzt behält jede, was sie hat</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Actions</name>
    <message>
        <source>&amp;New workstation…</source>
        <translation>&amp;Neue Workstation …</translation>
    </message>
    <message>
        <source>Make a new workstation on the selected host</source>
        <translation>Auf dem gewählten Host eine neue Workstation erstellen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start the selected workstations</source>
        <translation>Die gewählten Workstations starten</translation>
    </message>
    <message>
        <source>Ask the selected workstations to shut down</source>
        <translation>Die gewählten Workstations bitten, herunterzufahren</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>Neu sta&amp;rten</translation>
    </message>
    <message>
        <source>Ask the selected workstations to restart</source>
        <translation>Die gewählten Workstations bitten, neu zu starten</translation>
    </message>
    <message>
        <source>&amp;Force off…</source>
        <translation>A&amp;usschalten erzwingen …</translation>
    </message>
    <message>
        <source>Switch the selected workstations off without asking them: unsaved work is lost</source>
        <translation>Die gewählten Workstations ausschalten, ohne sie zu fragen: Nicht Gespeichertes geht verloren</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Konsole</translation>
    </message>
    <message>
        <source>Open the screen of the selected workstations</source>
        <translation>Den Bildschirm der gewählten Workstations öffnen</translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>Go to the page of what is selected</source>
        <translation>Zur Seite des Gewählten gehen</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Delete the selected workstation, remove the vGPU, or take the host off the list</source>
        <translation>Die gewählte Workstation löschen, die vGPU entfernen oder den Host von der Liste nehmen</translation>
    </message>
    <message>
        <source>New v&amp;GPU…</source>
        <translation>Neue v&amp;GPU …</translation>
    </message>
    <message>
        <source>Cut a vGPU out of a GPU</source>
        <translation>Eine vGPU aus einer GPU schneiden</translation>
    </message>
    <message>
        <source>&amp;Assign vGPU…</source>
        <translation>vGPU &amp;zuweisen …</translation>
    </message>
    <message>
        <source>Give a vGPU to a workstation</source>
        <translation>Einer Workstation eine vGPU geben</translation>
    </message>
    <message>
        <source>&amp;Take vGPU away…</source>
        <translation>vGPU &amp;wegnehmen …</translation>
    </message>
    <message>
        <source>Take a vGPU from its workstation; the vGPU stays</source>
        <translation>Einer Workstation eine vGPU nehmen; die vGPU bleibt bestehen</translation>
    </message>
    <message>
        <source>Add &amp;host…</source>
        <translation>H&amp;ost hinzufügen …</translation>
    </message>
    <message>
        <source>Add a host to the list</source>
        <translation>Einen Host in die Liste aufnehmen</translation>
    </message>
    <message>
        <source>Tr&amp;y out</source>
        <translation>Ausprob&amp;ieren</translation>
    </message>
    <message>
        <source>Open a host with simulated GPUs and real workstations</source>
        <translation>Einen Host mit simulierten GPUs und echten Workstations öffnen</translation>
    </message>
    <message>
        <source>Connect to the host again now</source>
        <translation>Jetzt noch einmal mit dem Host verbinden</translation>
    </message>
    <message>
        <source>Read everything of the host again</source>
        <translation>Alles auf dem Host neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Undo last job</source>
        <translation>Letzten Auftrag &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>Das zuletzt Getane zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Job history…</source>
        <translation>Auftrags&amp;verlauf …</translation>
    </message>
    <message>
        <source>What Carrel did, and undo</source>
        <translation>Was Carrel getan hat, und wie man es zurücknimmt</translation>
    </message>
    <message>
        <source>Sh&amp;ut down</source>
        <translation>&amp;Herunterfahren</translation>
    </message>
    <message>
        <source>&amp;Edit tags…</source>
        <translation>&amp;Tags bearbeiten …</translation>
    </message>
    <message>
        <source>Words to group and find workstations by, which everybody at the host sees</source>
        <translation>Wörter, nach denen sich Workstations gruppieren und finden lassen und die alle am Host sehen</translation>
    </message>
    <message>
        <source>Edit n&amp;otes…</source>
        <translation>N&amp;otizen bearbeiten …</translation>
    </message>
    <message>
        <source>Write on the selected workstation what others should know of it</source>
        <translation>Zur gewählten Workstation schreiben, was andere von ihr wissen sollten</translation>
    </message>
    <message>
        <source>Try aga&amp;in</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Rea&amp;d again</source>
        <translation>Neu e&amp;inlesen</translation>
    </message>
    <message>
        <source>&amp;Kept over reboots…</source>
        <translation>Über Neustarts &amp;behalten …</translation>
    </message>
    <message>
        <source>What should be there on this host and what is; restore what is missing</source>
        <translation>Was auf diesem Host da sein soll und was da ist; Fehlendes wiederherstellen</translation>
    </message>
    <message>
        <source>Copy na&amp;me</source>
        <translation>Na&amp;men kopieren</translation>
    </message>
    <message>
        <source>Copy the names of what is selected</source>
        <translation>Die Namen des Gewählten kopieren</translation>
    </message>
    <message>
        <source>Cop&amp;y identity</source>
        <translation>Kennung ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the UUIDs or addresses of what is selected</source>
        <translation>Die UUIDs oder Adressen des Gewählten kopieren</translation>
    </message>
    <message>
        <source>&amp;Export list…</source>
        <translation>Liste e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Save the rows shown in the tree as a table (CSV)</source>
        <translation>Die im Baum gezeigten Zeilen als Tabelle (CSV) speichern</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Commands</name>
    <message>
        <source>Everything was read again.</source>
        <translation>Alles wurde neu eingelesen.</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>&amp;Workstation that gets the vGPU:</source>
        <translation>&amp;Workstation, die die vGPU bekommt:</translation>
    </message>
    <message>
        <source>&amp;vGPU for %1:</source>
        <translation>&amp;vGPU für %1:</translation>
    </message>
    <message>
        <source>Assign vGPU</source>
        <translation>vGPU zuweisen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Take vGPU away</source>
        <translation>vGPU wegnehmen</translation>
    </message>
    <message>
        <source>&amp;vGPU to take from %1:</source>
        <translation>&amp;vGPU, die %1 genommen wird:</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Remove vGPU</source>
        <translation>vGPU entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take %1 off the list? Nothing on the host itself changes.</source>
        <translation>%1 von der Liste nehmen? Auf dem Host selbst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Remove host</source>
        <translation>Host entfernen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Bisher wurde nichts getan.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Tags von %1</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n workstations</source>
        <translation>
            <numerusform>Tags von %n Workstation</numerusform>
            <numerusform>Tags von %n Workstations</numerusform>
        </translation>
    </message>
    <message>
        <source>No vGPU of type %1 is free on this GPU.</source>
        <translation>Auf dieser GPU ist keine vGPU des Typs %1 frei.</translation>
    </message>
    <message>
        <source>Create one there first, then give it to the workstation.</source>
        <translation>Erstellen Sie dort zuerst eine, und geben Sie sie dann der Workstation.</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::ConsoleOpener</name>
    <message>
        <source>%1 is off, so it has no screen to open.</source>
        <translation>%1 ist aus, also gibt es keinen Bildschirm zu öffnen.</translation>
    </message>
    <message>
        <source>Open console</source>
        <translation>Konsole öffnen</translation>
    </message>
    <message>
        <source>Start and open</source>
        <translation>Starten und öffnen</translation>
    </message>
    <message>
        <source>Always start and open</source>
        <translation>Immer starten und öffnen</translation>
    </message>
    <message>
        <source>Opening the console…</source>
        <translation>Die Konsole wird geöffnet …</translation>
    </message>
    <message>
        <source>Its console is open already. Under Wayland only you can bring it to the front.</source>
        <translation>Ihre Konsole ist schon offen. Unter reinem Wayland können nur Sie selbst sie nach vorn holen.</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::InterruptedOffer</name>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Job history…</source>
        <translation>Auftragsverlauf …</translation>
    </message>
    <message>
        <source>“%1” was interrupted. Finish it, or undo what was done.</source>
        <translation>„%1“ wurde unterbrochen. Schließen Sie den Auftrag ab, oder nehmen Sie das Getane zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs were interrupted; the last one is “%1”.</source>
        <translation>
            <numerusform>%n Auftrag wurde unterbrochen: „%1“.</numerusform>
            <numerusform>%n Aufträge wurden unterbrochen; der letzte ist „%1“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::MainWindow</name>
    <message>
        <source>&amp;GPUs</source>
        <translation>&amp;GPUs</translation>
    </message>
    <message>
        <source>What is left on each GPU</source>
        <translation>Was auf jeder GPU noch frei ist</translation>
    </message>
    <message>
        <source>&amp;Workstations</source>
        <translation>&amp;Workstations</translation>
    </message>
    <message>
        <source>Who has what</source>
        <translation>Wer was hat</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Search field</source>
        <translation>Suchfeld</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Die Suche leeren</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Co&amp;lumns…</source>
        <translation>S&amp;palten …</translation>
    </message>
    <message>
        <source>The list was written to %1.</source>
        <translation>Die Liste wurde nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Notifier</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht erledigt: %1</translation>
    </message>
    <message>
        <source>Host is back</source>
        <translation>Host ist wieder da</translation>
    </message>
    <message>
        <source>Host lost</source>
        <translation>Host verloren</translation>
    </message>
    <message numerus="yes">
        <source>%1 has not answered for %n second(s).</source>
        <translation>
            <numerusform>%1 antwortet seit %n Sekunde nicht.</numerusform>
            <numerusform>%1 antwortet seit %n Sekunden nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Tour</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Step “%1” was not done within %2 s.</source>
        <translation>Der Schritt „%1“ war nach %2 s nicht getan.</translation>
    </message>
    <message numerus="yes">
        <source>Tour done: vGPU %1 created and given to the new workstation %2, started, its console opened. %n picture(s) in %3.</source>
        <translation>
            <numerusform>Rundgang beendet: vGPU %1 erstellt und der neuen Workstation %2 gegeben, diese gestartet, ihre Konsole geöffnet. %n Bild in %3.</numerusform>
            <numerusform>Rundgang beendet: vGPU %1 erstellt und der neuen Workstation %2 gegeben, diese gestartet, ihre Konsole geöffnet. %n Bilder in %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tour stopped: %1</source>
        <translation>Der Rundgang hielt an: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>“%1” is not offered: %2</source>
        <translation>„%1“ wird nicht angeboten: %2</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>rundgang</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::Calls</name>
    <message>
        <source>The host was closed.</source>
        <translation>Der Host wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::GpuFeed</name>
    <message>
        <source>The GPUs could not be read within a minute.</source>
        <translation>Die GPUs ließen sich nicht innerhalb einer Minute lesen.</translation>
    </message>
    <message>
        <source>A GPU driver hangs: look into the kernel log (“journalctl -k”).</source>
        <translation>Ein GPU-Treiber hängt: Sehen Sie in das Kernel-Protokoll („journalctl -k“).</translation>
    </message>
    <message>
        <source>The host is not connected.</source>
        <translation>Der Host ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Wait or reconnect.</source>
        <translation>Warten Sie, oder verbinden Sie neu.</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::HostSession</name>
    <message>
        <source>This is a copy of a machine: nothing on it can be changed.</source>
        <translation>Dies ist die Kopie eines Rechners: Nichts darauf lässt sich ändern.</translation>
    </message>
    <message>
        <source>Open the machine itself.</source>
        <translation>Öffnen Sie den Rechner selbst.</translation>
    </message>
    <message>
        <source>The host is not connected yet.</source>
        <translation>Der Host ist noch nicht verbunden.</translation>
    </message>
    <message>
        <source>Wait until it is connected, or reconnect.</source>
        <translation>Warten Sie, bis er verbunden ist, oder verbinden Sie neu.</translation>
    </message>
    <message numerus="yes">
        <source>The host did not answer within %n second(s).</source>
        <translation>
            <numerusform>Der Host hat %n Sekunde lang nicht geantwortet.</numerusform>
            <numerusform>Der Host hat %n Sekunden lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>What it did is not known: look at the refreshed state before trying again.</source>
        <translation>Was er getan hat, ist nicht bekannt: Sehen Sie sich den neu gelesenen Zustand an, bevor Sie es noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::LibvirtLink</name>
    <message>
        <source>%1 has not answered for 10 seconds.</source>
        <translation>%1 hat 10 Sekunden lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>Check that the host is up and its libvirt service runs; Carrel tries again by itself.</source>
        <translation>Prüfen Sie, ob der Host an ist und sein libvirt-Dienst läuft; Carrel versucht es von selbst noch einmal.</translation>
    </message>
    <message>
        <source>If a password prompt is open, answer it; else check that the libvirt service runs.</source>
        <translation>Ist eine Passwortabfrage offen, beantworten Sie sie; sonst prüfen Sie, ob der libvirt-Dienst läuft.</translation>
    </message>
    <message>
        <source>%1 no longer answers.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>Check that its libvirt service runs; Carrel connects again by itself.</source>
        <translation>Prüfen Sie, ob sein libvirt-Dienst läuft; Carrel verbindet sich von selbst wieder.</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::TryOutHost</name>
    <message>
        <source>The simulated GPUs have no such vGPU.</source>
        <translation>Die simulierten GPUs haben keine solche vGPU.</translation>
    </message>
    <message>
        <source>Refresh the host.</source>
        <translation>Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>The simulated GPUs are not running.</source>
        <translation>Die simulierten GPUs laufen nicht.</translation>
    </message>
    <message>
        <source>Reconnect the host to start them again; all vGPUs then start afresh.</source>
        <translation>Verbinden Sie den Host neu, um sie wieder zu starten; alle vGPUs beginnen dann von vorn.</translation>
    </message>
    <message>
        <source>There is no try-out host “%1”.</source>
        <translation>Es gibt keinen Host zum Ausprobieren „%1“.</translation>
    </message>
    <message>
        <source>The program carrel-gpusim is missing.</source>
        <translation>Das Programm carrel-gpusim fehlt.</translation>
    </message>
    <message>
        <source>Install Carrel again, or build all of it.</source>
        <translation>Installieren Sie Carrel neu, oder bauen Sie es ganz.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The simulated GPUs need /dev/fuse, which is missing here or closed to you.</source>
        <translation>Die simulierten GPUs brauchen /dev/fuse, das hier fehlt oder Ihnen verschlossen ist.</translation>
    </message>
    <message>
        <source>Load the kernel module with “modprobe fuse”, or let the container have /dev/fuse.</source>
        <translation>Laden Sie das Kernelmodul mit „modprobe fuse“, oder geben Sie dem Container /dev/fuse.</translation>
    </message>
    <message>
        <source>The simulated GPUs need the program fusermount3, which is not installed.</source>
        <translation>Die simulierten GPUs brauchen das Programm fusermount3, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Install the package fuse3.</source>
        <translation>Installieren Sie das Paket fuse3.</translation>
    </message>
    <message>
        <source>The simulated GPUs cannot use the folder %1.</source>
        <translation>Die simulierten GPUs können den Ordner %1 nicht nutzen.</translation>
    </message>
    <message>
        <source>Remove that folder, or see that only you can write to it.</source>
        <translation>Entfernen Sie diesen Ordner, oder sorgen Sie dafür, dass nur Sie darin schreiben können.</translation>
    </message>
    <message>
        <source>The last simulated GPUs are still being cleaned up.</source>
        <translation>Die letzten simulierten GPUs werden noch aufgeräumt.</translation>
    </message>
    <message>
        <source>The simulated GPUs could not be started.</source>
        <translation>Die simulierten GPUs ließen sich nicht starten.</translation>
    </message>
    <message>
        <source>A small office: a Tesla M60, mdev</source>
        <translation>Ein kleines Büro: eine Tesla M60, mdev</translation>
    </message>
    <message>
        <source>A studio: a Tesla M60 and a Quadro RTX 6000 that mixes sizes, mdev</source>
        <translation>Ein Studio: eine Tesla M60 und eine Quadro RTX 6000, die Größen mischt, mdev</translation>
    </message>
    <message>
        <source>A data centre rack: eleven GPUs with mdev, GVT-g and the kernel&apos;s samples</source>
        <translation>Ein Rechenzentrumsschrank: elf GPUs mit mdev, GVT-g und den Beispielen des Kernels</translation>
    </message>
    <message>
        <source>A render farm: two L40S, vendor-specific VFIO</source>
        <translation>Eine Renderfarm: zwei L40S, VFIO des Herstellers</translation>
    </message>
    <message>
        <source>A workshop: an A40 with mdev on VFs, a Flex 170 with plain VFs, a whole GeForce</source>
        <translation>Eine Werkstatt: eine A40 mit mdev auf VFs, eine Flex 170 mit einfachen VFs, eine ganze GeForce</translation>
    </message>
    <message>
        <source>Use one of these: %1.</source>
        <translation>Nehmen Sie eines von diesen: %1.</translation>
    </message>
</context>
<context>
    <name>Carrel::Host::WorkstationFeed</name>
    <message>
        <source>The host has not answered for 10 seconds.</source>
        <translation>Der Host hat 10 Sekunden lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>Check that its libvirt service runs; Carrel tries again by itself.</source>
        <translation>Prüfen Sie, ob sein libvirt-Dienst läuft; Carrel versucht es von selbst noch einmal.</translation>
    </message>
</context>
<context>
    <name>Carrel::Models::GpuTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>used framebuffer of a GPU, of all it has</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>how many more vGPUs of its smallest type a GPU has room for</extracomment>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Graphics memory: what a type or vGPU has, and how a GPU&apos;s is given out</source>
        <translation>Grafikspeicher: was ein Typ oder eine vGPU hat, und wie der einer GPU vergeben ist</translation>
    </message>
    <message>
        <source>Framebuffer</source>
        <translation>Framebuffer</translation>
    </message>
    <message>
        <source>How many more vGPUs the driver says can be created</source>
        <extracomment>column header, how many more vGPUs can be created</extracomment>
        <translation>Wie viele weitere vGPUs sich laut Treiber erstellen lassen</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Workstations the vGPU belongs to</source>
        <translation>Workstations, denen die vGPU gehört</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Genutzt von</translation>
    </message>
</context>
<context>
    <name>Carrel::Models::WorkstationTreeModel</name>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>vGPU type</source>
        <translation>vGPU-Typ</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Autostart</source>
        <extracomment>column header: the workstation starts with its host</extracomment>
        <translation>Autostart</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>Carrel::Operations::BatchJob</name>
    <message>
        <source>The host was closed.</source>
        <translation>Der Host wurde geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 erledigt</translation>
    </message>
    <message>
        <source>%1 done, %2 not: %3</source>
        <translation>%1 erledigt, %2 nicht: %3</translation>
    </message>
    <message>
        <source>%1; %2 cancelled</source>
        <translation>%1; %2 abgebrochen</translation>
    </message>
</context>
<context>
    <name>Carrel::Operations::DiskMaker</name>
    <message>
        <source>The disk %1 could not be given its name.</source>
        <translation>Der Datenträger %1 ließ sich nicht benennen.</translation>
    </message>
    <message>
        <source>Look who else writes in that folder, then try again.</source>
        <translation>Sehen Sie nach, wer sonst in diesem Ordner schreibt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No disk can be made: the program qemu-img is missing.</source>
        <translation>Es lässt sich kein Datenträger anlegen: Das Programm qemu-img fehlt.</translation>
    </message>
    <message>
        <source>Install the package qemu-utils.</source>
        <translation>Installieren Sie das Paket qemu-utils.</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>Es gibt schon eine Datei %1.</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>The disk %1 cannot be read by you.</source>
        <translation>Den Datenträger %1 dürfen Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Have its owner give you the right to read it, or copy another.</source>
        <translation>Lassen Sie sich vom Besitzer das Leserecht geben, oder kopieren Sie einen anderen.</translation>
    </message>
    <message>
        <source>You may not make files in %1.</source>
        <translation>Sie dürfen in %1 keine Dateien anlegen.</translation>
    </message>
    <message>
        <source>Choose a folder of your own, or ask its owner.</source>
        <translation>Wählen Sie einen eigenen Ordner, oder fragen Sie den Besitzer.</translation>
    </message>
    <message>
        <source>The disk was not made: cancelled.</source>
        <translation>Der Datenträger wurde nicht angelegt: abgebrochen.</translation>
    </message>
    <message>
        <source>The disk %1 was not made: its folder is full.</source>
        <translation>Der Datenträger %1 wurde nicht angelegt: Sein Ordner ist voll.</translation>
    </message>
    <message>
        <source>Make room there, or choose another folder.</source>
        <translation>Schaffen Sie dort Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk %1 was not made: qemu-img gave up.</source>
        <translation>Der Datenträger %1 wurde nicht angelegt: qemu-img gab auf.</translation>
    </message>
    <message>
        <source>Read what it said in the details.</source>
        <translation>Lesen Sie in den Details, was es gemeldet hat.</translation>
    </message>
</context>
<context>
    <name>Carrel::Operations::Journal</name>
    <message>
        <source>The journal has no entry %1.</source>
        <translation>Das Journal hat keinen Eintrag %1.</translation>
    </message>
    <message>
        <source>List it to see what it has.</source>
        <translation>Lassen Sie es auflisten, um zu sehen, was es hat.</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>dieses Programm</translation>
    </message>
    <message>
        <source>“%1” has been dealt with meanwhile.</source>
        <translation>„%1“ wurde inzwischen erledigt.</translation>
    </message>
    <message>
        <source>Look at the journal again.</source>
        <translation>Sehen Sie noch einmal in das Journal.</translation>
    </message>
</context>
<context>
    <name>Carrel::Operations::PlanJob</name>
    <message>
        <source>The host was closed.</source>
        <translation>Der Host wurde geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>“%1” was cancelled.</source>
        <translation>„%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>it cannot be undone</source>
        <translation>es lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>Taking back: %1</source>
        <translation>Wird zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Zurückgenommen: %1.</translation>
    </message>
    <message>
        <source>Not taken back: %1 (%2).</source>
        <translation>Nicht zurückgenommen: %1 (%2).</translation>
    </message>
    <message>
        <source>“%1” was cancelled before it began.</source>
        <translation>„%1“ wurde abgebrochen, bevor es begann.</translation>
    </message>
    <message>
        <source>the workstation may be there and use it</source>
        <translation>die Workstation ist vielleicht da und nutzt es</translation>
    </message>
</context>
<context>
    <name>Carrel::Operations::StepRunner</name>
    <message>
        <source>The host was closed.</source>
        <translation>Der Host wurde geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>%1 is running and cannot be deleted.</source>
        <translation>%1 läuft und lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>Shut it down first.</source>
        <translation>Fahren Sie sie zuerst herunter.</translation>
    </message>
    <message>
        <source>%1 did not end when asked to: its vGPU may be busy.</source>
        <translation>%1 endete nicht, als es verlangt wurde: Ihre vGPU ist vielleicht beschäftigt.</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or kill it; then the vGPU can be stuck.</source>
        <translation>Warten Sie einen Moment und versuchen Sie es noch einmal, oder beenden Sie sie hart; dann kann die vGPU hängen bleiben.</translation>
    </message>
    <message>
        <source>%1 was asked to shut down and may still do so.</source>
        <translation>%1 wurde gebeten, herunterzufahren, und tut es vielleicht noch.</translation>
    </message>
    <message>
        <source>%1 has not shut down within %2 s: its system did not react.</source>
        <translation>%1 ist nach %2 s nicht heruntergefahren: Das System darin hat nicht reagiert.</translation>
    </message>
    <message>
        <source>Shut it down from inside, or force it off.</source>
        <translation>Fahren Sie sie von innen herunter, oder erzwingen Sie das Ausschalten.</translation>
    </message>
    <message>
        <source>The host has not answered for %1 s; still waiting.</source>
        <translation>Der Host hat %1 s lang nicht geantwortet; es wird weiter gewartet.</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::DetailsPane</name>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>Select a host, a GPU, a vGPU or a workstation in the tree to see its page.</source>
        <translation>Wählen Sie im Baum einen Host, eine GPU, eine vGPU oder eine Workstation, um ihre Seite zu sehen.</translation>
    </message>
    <message>
        <source>Add the first host, or try with simulated GPUs</source>
        <translation>Fügen Sie den ersten Host hinzu, oder probieren Sie es mit simulierten GPUs</translation>
    </message>
    <message>
        <source>A host is a computer with libvirt, and with GPUs to share. The try-out host needs none: its GPUs are simulated and its workstations are real.</source>
        <translation>Ein Host ist ein Rechner mit libvirt und mit GPUs zum Teilen. Der Host zum Ausprobieren braucht keine: Seine GPUs sind simuliert, seine Workstations echt.</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::DriftPage</name>
    <message>
        <source>Kept over reboots</source>
        <translation>Über Neustarts behalten</translation>
    </message>
    <message>
        <source>What is kept, and what is there</source>
        <translation>Was behalten wird, und was da ist</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Wie es steht</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Genutzt von</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Behalten in</translation>
    </message>
    <message>
        <source>Restore &amp;all</source>
        <translation>&amp;Alles wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>It is &amp;this card</source>
        <translation>Es ist &amp;diese Karte</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Nothing is kept on this host, and nothing is there to keep.</source>
        <translation>Auf diesem Host wird nichts behalten, und nichts ist da, was sich behalten ließe.</translation>
    </message>
    <message>
        <source>Everything that is kept is there.</source>
        <translation>Alles, was behalten wird, ist da.</translation>
    </message>
    <message>
        <source>Select a line first.</source>
        <translation>Wählen Sie zuerst eine Zeile.</translation>
    </message>
    <message>
        <source>The host is being read.</source>
        <translation>Der Host wird gerade gelesen.</translation>
    </message>
    <message>
        <source>It is not kept: there is nothing to forget.</source>
        <translation>Es wird nicht behalten: Es gibt nichts zu vergessen.</translation>
    </message>
    <message>
        <source>There is no doubt about its card.</source>
        <translation>An der Karte besteht kein Zweifel.</translation>
    </message>
    <message>
        <source>More than one card could be it: “carrelctl drift --card” says which.</source>
        <translation>Mehr als eine Karte könnte es sein: „carrelctl drift --card“ sagt, welche.</translation>
    </message>
    <message>
        <source>It is kept: forget it first.</source>
        <translation>Es wird behalten: Vergessen Sie es zuerst.</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::GpuPage</name>
    <message>
        <source>vGPU types of this GPU</source>
        <translation>vGPU-Typen dieser GPU</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Framebuffer</source>
        <translation>Framebuffer</translation>
    </message>
    <message>
        <source>Most per GPU</source>
        <translation>Höchstens je GPU</translation>
    </message>
    <message>
        <source>Still free</source>
        <translation>Noch frei</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>This GPU is gone.</source>
        <translation>Diese GPU ist fort.</translation>
    </message>
    <message>
        <source>NUMA node</source>
        <translation>NUMA-Knoten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation>IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>No vGPU type here</source>
        <translation>Kein vGPU-Typ hier</translation>
    </message>
    <message>
        <source>This GPU offers no vGPU type.</source>
        <translation>Diese GPU bietet keinen vGPU-Typ an.</translation>
    </message>
    <message>
        <source>can be created</source>
        <translation>lässt sich erstellen</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::HintStrip</name>
    <message>
        <source>The GPUs of this host are simulated; its workstations are real. Five steps to try: 1. look at a GPU&apos;s page, 2. make a vGPU, 3. give it to a workstation, 4. start it, 5. open its console.</source>
        <translation>Die GPUs dieses Hosts sind simuliert, seine Workstations echt. Fünf Schritte zum Ausprobieren: 1. die Seite einer GPU ansehen, 2. eine vGPU erstellen, 3. sie einer Workstation geben, 4. diese starten, 5. ihre Konsole öffnen.</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::HostPage</name>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>another computer, through libvirt</source>
        <translation>ein anderer Rechner, über libvirt</translation>
    </message>
    <message>
        <source>try-out host: simulated GPUs, real workstations</source>
        <translation>Host zum Ausprobieren: simulierte GPUs, echte Workstations</translation>
    </message>
    <message>
        <source>libvirt&apos;s test driver: nothing here is real</source>
        <translation>der Testtreiber von libvirt: Nichts hier ist echt</translation>
    </message>
    <message>
        <source>a copy of another computer&apos;s /sys, for reading only</source>
        <translation>eine Kopie des /sys eines anderen Rechners, nur zum Lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vGPU(s)</source>
        <translation>
            <numerusform>%n vGPU</numerusform>
            <numerusform>%n vGPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 of them on</source>
        <translation>%1, davon %2 an</translation>
    </message>
    <message>
        <source>This host has no GPU that can be shared</source>
        <translation>Dieser Host hat keine GPU, die sich teilen lässt</translation>
    </message>
    <message>
        <source>Looked for display devices on the PCI bus and for drivers that offer vGPU types. If a GPU is built in, its vendor&apos;s vGPU driver is not loaded or its virtual functions are off.</source>
        <translation>Gesucht wurde nach Anzeigegeräten am PCI-Bus und nach Treibern, die vGPU-Typen anbieten. Ist eine GPU eingebaut, so ist der vGPU-Treiber ihres Herstellers nicht geladen, oder ihre virtuellen Funktionen sind aus.</translation>
    </message>
    <message>
        <source>No workstation here yet</source>
        <translation>Hier ist noch keine Workstation</translation>
    </message>
    <message>
        <source>A workstation is a virtual machine that somebody works on.</source>
        <translation>Eine Workstation ist eine virtuelle Maschine, an der jemand arbeitet.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Workstations</source>
        <translation>Workstations</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::JobLine</name>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Stop and take back what was done</source>
        <translation>Anhalten und das Getane zurücknehmen</translation>
    </message>
    <message>
        <source>%1 · waiting</source>
        <translation>%1 · wartet</translation>
    </message>
    <message>
        <source>%1 · step %2 of %3: %4</source>
        <translation>%1 · Schritt %2 von %3: %4</translation>
    </message>
    <message>
        <source>Stop what has not ended; what is done stays</source>
        <translation>Anhalten, was nicht zu Ende ist; was getan ist, bleibt</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::JobStrip</name>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>and %n more job(s)</source>
        <translation>
            <numerusform>und %n weiterer Auftrag</numerusform>
            <numerusform>und %n weitere Aufträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::TelemetryBlock</name>
    <message>
        <source>Load now</source>
        <translation>Auslastung jetzt</translation>
    </message>
    <message>
        <source>What uses this GPU now</source>
        <translation>Was diese GPU jetzt nutzt</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Genutzt von</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Runs in</source>
        <translation>Läuft in</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::TreePane</name>
    <message>
        <source>GPUs of all hosts</source>
        <translation>GPUs aller Hosts</translation>
    </message>
    <message>
        <source>Workstations of all hosts</source>
        <translation>Workstations aller Hosts</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufende</translation>
    </message>
    <message>
        <source>Without vGPU</source>
        <translation>Ohne vGPU</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Show only some of the rows</source>
        <translation>Nur einen Teil der Zeilen zeigen</translation>
    </message>
    <message>
        <source>No match for “%1”</source>
        <translation>Kein Treffer für „%1“</translation>
    </message>
    <message numerus="yes">
        <source>Looked at %n row(s): names, notes, UUIDs, vGPU types, GPUs and PCI addresses.</source>
        <translation>
            <numerusform>Durchsucht wurde %n Zeile: Namen, Notizen, UUIDs, vGPU-Typen, GPUs und PCI-Adressen.</numerusform>
            <numerusform>Durchsucht wurden %n Zeilen: Namen, Notizen, UUIDs, vGPU-Typen, GPUs und PCI-Adressen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing here has this mark</source>
        <translation>Nichts hier hat dieses Merkmal</translation>
    </message>
    <message>
        <source>Choose “All” above to see every row again.</source>
        <translation>Wählen Sie oben „Alle“, um wieder jede Zeile zu sehen.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Show only: %1</source>
        <translation>Nur zeigen: %1</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::TypePage</name>
    <message numerus="yes">
        <source>%n frame(s) per second</source>
        <translation>
            <numerusform>%n Bild je Sekunde</numerusform>
            <numerusform>%n Bilder je Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>can be created</source>
        <translation>lässt sich erstellen</translation>
    </message>
    <message>
        <source>vGPU type</source>
        <translation>vGPU-Typ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The GPU does not offer this type now.</source>
        <translation>Die GPU bietet diesen Typ jetzt nicht an.</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eine weitere</translation>
    </message>
    <message>
        <source>Still free</source>
        <translation>Noch frei</translation>
    </message>
    <message>
        <source>Framebuffer</source>
        <translation>Framebuffer</translation>
    </message>
    <message>
        <source>Most per GPU</source>
        <translation>Höchstens je GPU</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>Largest screen</source>
        <translation>Größter Bildschirm</translation>
    </message>
    <message>
        <source>Frame limit</source>
        <translation>Bildratengrenze</translation>
    </message>
    <message>
        <source>Kernel name</source>
        <translation>Name im Kernel</translation>
    </message>
    <message>
        <source>vGPUs</source>
        <translation>vGPUs</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::VgpuPage</name>
    <message>
        <source>no workstation</source>
        <translation>keine Workstation</translation>
    </message>
    <message>
        <source>yes, a process holds it</source>
        <translation>ja, ein Prozess hält sie</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Workstation</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>This vGPU is named by a workstation but is not there.</source>
        <translation>Diese vGPU wird von einer Workstation genannt, ist aber nicht da.</translation>
    </message>
    <message>
        <source>vGPU</source>
        <translation>vGPU</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Framebuffer</source>
        <translation>Framebuffer</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation>IOMMU-Gruppe</translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::WorkstationPage</name>
    <message>
        <source>%1: not there</source>
        <translation>%1: nicht da</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1:%2 (TLS)</source>
        <translation>%1:%2 (TLS)</translation>
    </message>
    <message>
        <source>none: its screen cannot be opened</source>
        <translation>keine: Ihr Bildschirm lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Workstation</translation>
    </message>
    <message>
        <source>This workstation is gone.</source>
        <translation>Diese Workstation ist fort.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>vGPUs</source>
        <translation>vGPUs</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Starts with the host</source>
        <translation>Startet mit dem Host</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Bleibt bestehen</translation>
    </message>
    <message>
        <source>no: it is gone when it is shut down</source>
        <translation>nein: Sie ist fort, wenn sie heruntergefahren wird</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Needs restart</source>
        <translation>Braucht Neustart</translation>
    </message>
    <message>
        <source>it runs with other vGPUs than it has from its next start on</source>
        <translation>sie läuft mit anderen vGPUs, als sie ab dem nächsten Start hat</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>Carrel::Widgets::CapacityBar</name>
    <message>
        <source>%1; current: %2</source>
        <translation>%1; gewählt: %2</translation>
    </message>
</context>
<context>
    <name>Carrel::Widgets::ErrorBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the raw cause, as the system gave it</source>
        <translation>Die eigentliche Ursache zeigen, wie das System sie meldete</translation>
    </message>
    <message>
        <source>Copy the message and its cause</source>
        <translation>Die Meldung und ihre Ursache kopieren</translation>
    </message>
</context>
<context>
    <name>Carrel::Widgets::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search names, notes, UUIDs, vGPU types, GPUs and PCI addresses</source>
        <translation>Namen, Notizen, UUIDs, vGPU-Typen, GPUs und PCI-Adressen durchsuchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>matches of a search, of all there are</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>%1 is a copy of another machine&apos;s files: nothing can be changed there.</source>
        <translation>%1 ist eine Kopie der Dateien eines anderen Rechners: Dort lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Open the machine itself as a host.</source>
        <translation>Öffnen Sie den Rechner selbst als Host.</translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation>%1 ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Wait for the connection, or try again.</source>
        <translation>Warten Sie auf die Verbindung, oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 is connected for reading only: libvirt lets you look but not change.</source>
        <translation>%1 ist nur zum Lesen verbunden: libvirt lässt Sie ansehen, aber nicht ändern.</translation>
    </message>
    <message>
        <source>Ask to become a member of the group libvirt.</source>
        <translation>Lassen Sie sich in die Gruppe libvirt aufnehmen.</translation>
    </message>
    <message>
        <source>%1 has no GPU %2.</source>
        <translation>%1 hat keine GPU %2.</translation>
    </message>
    <message>
        <source>No GPU was found on this host.</source>
        <translation>Auf diesem Host wurde keine GPU gefunden.</translation>
    </message>
    <message>
        <source>Its GPUs are %1.</source>
        <translation>Seine GPUs sind %1.</translation>
    </message>
    <message>
        <source>GPU %1 does not offer the type %2.</source>
        <translation>Die GPU %1 bietet den Typ %2 nicht an.</translation>
    </message>
    <message>
        <source>It offers no vGPU types at all.</source>
        <translation>Sie bietet gar keine vGPU-Typen an.</translation>
    </message>
    <message>
        <source>It offers %1.</source>
        <translation>Sie bietet %1 an.</translation>
    </message>
    <message>
        <source>%1 has no vGPU %2.</source>
        <translation>%1 hat keine vGPU %2.</translation>
    </message>
    <message>
        <source>%1 has no workstation %2.</source>
        <translation>%1 hat keine Workstation %2.</translation>
    </message>
    <message>
        <source>Use up to %1 letters, digits, blanks, dots and dashes.</source>
        <translation>Nehmen Sie bis zu %1 Buchstaben, Ziffern, Leerzeichen, Punkte und Striche.</translation>
    </message>
    <message>
        <source>The name is too long: %1 characters.</source>
        <translation>Der Name ist zu lang: %1 Zeichen.</translation>
    </message>
    <message>
        <source>The name holds a control character.</source>
        <translation>Der Name enthält ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>The name holds half a character.</source>
        <translation>Der Name enthält ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>The name begins or ends with a blank.</source>
        <translation>Der Name beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The name “%1” has a “/” in it or begins with a dot.</source>
        <translation>Der Name „%1“ enthält einen „/“ oder beginnt mit einem Punkt.</translation>
    </message>
    <message>
        <source>%1 already has a workstation %2.</source>
        <translation>%1 hat schon eine Workstation %2.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>It may have been removed meanwhile: read the host again.</source>
        <translation>Vielleicht wurde sie inzwischen entfernt: Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>Virtual function %1 of GPU %2 carries no vGPU.</source>
        <translation>Die virtuelle Funktion %1 der GPU %2 trägt keine vGPU.</translation>
    </message>
    <message>
        <source>Create a vGPU on the GPU first.</source>
        <translation>Erstellen Sie zuerst eine vGPU auf der GPU.</translation>
    </message>
    <message>
        <source>It may have been deleted meanwhile: read the host again.</source>
        <translation>Vielleicht wurde sie inzwischen gelöscht: Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>a list of names that is cut, &quot;cad-01, cad-02 and 4 more&quot;</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>a list of names, &quot;cad-01, cad-02 and cad-03&quot;</extracomment>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>This workstation is gone.</source>
        <translation>Diese Workstation ist fort.</translation>
    </message>
    <message numerus="yes">
        <source>%n already run</source>
        <translation>
            <numerusform>%n läuft schon</numerusform>
            <numerusform>%n laufen schon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not run</source>
        <translation>
            <numerusform>%n läuft nicht</numerusform>
            <numerusform>%n laufen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no screen to open</source>
        <translation>
            <numerusform>%n hat keinen Bildschirm, der sich öffnen lässt</numerusform>
            <numerusform>%n haben keinen Bildschirm, der sich öffnen lässt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be deleted now</source>
        <translation>
            <numerusform>%n lässt sich jetzt nicht löschen</numerusform>
            <numerusform>%n lassen sich jetzt nicht löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Start %1 of %2 (%3)</source>
        <translation>%1 von %2 starten (%3)</translation>
    </message>
    <message>
        <source>Shut down %1 of %2 (%3)</source>
        <translation>%1 von %2 herunterfahren (%3)</translation>
    </message>
    <message>
        <source>Restart %1 of %2 (%3)</source>
        <translation>%1 von %2 neu starten (%3)</translation>
    </message>
    <message>
        <source>Force off %1 of %2 (%3)</source>
        <translation>Ausschalten von %1 aus %2 erzwingen (%3)</translation>
    </message>
    <message>
        <source>Open %1 of %2 consoles (%3)</source>
        <translation>%1 von %2 Konsolen öffnen (%3)</translation>
    </message>
    <message>
        <source>Delete %1 of %2 (%3)…</source>
        <translation>%1 von %2 löschen (%3) …</translation>
    </message>
    <message numerus="yes">
        <source>Open %n consoles</source>
        <translation>
            <numerusform>%n Konsole öffnen</numerusform>
            <numerusform>%n Konsolen öffnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workstations…</source>
        <translation>
            <numerusform>%n Workstation löschen …</numerusform>
            <numerusform>%n Workstations löschen …</numerusform>
        </translation>
    </message>
    <message>
        <source>A job for this workstation is running.</source>
        <translation>Für diese Workstation läuft ein Auftrag.</translation>
    </message>
    <message>
        <source>Its host is gone.</source>
        <translation>Ihr Host ist fort.</translation>
    </message>
    <message>
        <source>Select a workstation first.</source>
        <translation>Wählen Sie zuerst eine Workstation.</translation>
    </message>
    <message>
        <source>Select a host or a GPU first.</source>
        <translation>Wählen Sie zuerst einen Host oder eine GPU.</translation>
    </message>
    <message>
        <source>This host has no GPU that can be shared.</source>
        <translation>Dieser Host hat keine GPU, die sich teilen lässt.</translation>
    </message>
    <message>
        <source>Select a vGPU or a workstation first.</source>
        <translation>Wählen Sie zuerst eine vGPU oder eine Workstation.</translation>
    </message>
    <message>
        <source>This host has no workstation yet.</source>
        <translation>Dieser Host hat noch keine Workstation.</translation>
    </message>
    <message>
        <source>This host has no vGPU yet: create one first.</source>
        <translation>Dieser Host hat noch keine vGPU: Erstellen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>No workstation has this vGPU.</source>
        <translation>Keine Workstation hat diese vGPU.</translation>
    </message>
    <message>
        <source>This workstation has no vGPU.</source>
        <translation>Diese Workstation hat keine vGPU.</translation>
    </message>
    <message>
        <source>A job for this vGPU is running.</source>
        <translation>Für diese vGPU läuft ein Auftrag.</translation>
    </message>
    <message>
        <source>Select a workstation, a vGPU or a host first.</source>
        <translation>Wählen Sie zuerst eine Workstation, eine vGPU oder einen Host.</translation>
    </message>
    <message>
        <source>Add a host first.</source>
        <translation>Fügen Sie zuerst einen Host hinzu.</translation>
    </message>
    <message>
        <source>Select a host first.</source>
        <translation>Wählen Sie zuerst einen Host.</translation>
    </message>
    <message>
        <source>This host is connected.</source>
        <translation>Dieser Host ist verbunden.</translation>
    </message>
    <message>
        <source>Select something in the tree first.</source>
        <translation>Wählen Sie zuerst etwas im Baum.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed</source>
        <translation>
            <numerusform>%n lässt sich nicht ändern</numerusform>
            <numerusform>%n lassen sich nicht ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit tags of %1 of %2 (%3)…</source>
        <translation>Tags von %1 aus %2 bearbeiten (%3) …</translation>
    </message>
    <message numerus="yes">
        <source>Edit tags of %n workstations…</source>
        <translation>
            <numerusform>Tags von %n Workstation bearbeiten …</numerusform>
            <numerusform>Tags von %n Workstations bearbeiten …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n workstations</source>
        <translation>
            <numerusform>%n Workstation starten</numerusform>
            <numerusform>%n Workstations starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n workstations</source>
        <translation>
            <numerusform>%n Workstation herunterfahren</numerusform>
            <numerusform>%n Workstations herunterfahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n workstations</source>
        <translation>
            <numerusform>%n Workstation neu starten</numerusform>
            <numerusform>%n Workstations neu starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force %n workstations off</source>
        <translation>
            <numerusform>Ausschalten von %n Workstation erzwingen</numerusform>
            <numerusform>Ausschalten von %n Workstations erzwingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>The screen of %1 does not answer at %2.</source>
        <translation>Der Bildschirm von %1 antwortet unter %2 nicht.</translation>
    </message>
    <message>
        <source>Look whether the workstation still runs, then open it again.</source>
        <translation>Sehen Sie nach, ob die Workstation noch läuft, und öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The screen of %1 at %2 did not answer within %3 seconds.</source>
        <translation>Der Bildschirm von %1 unter %2 hat %3 Sekunden lang nicht geantwortet.</translation>
    </message>
    <message>
        <source>Let the firewall between here and the host pass this port, or connect the host over ssh.</source>
        <translation>Lassen Sie diesen Port durch die Firewall zwischen hier und dem Host, oder verbinden Sie den Host über ssh.</translation>
    </message>
    <message>
        <source>The screen of %1 is at %2, a name that is not known here.</source>
        <translation>Der Bildschirm von %1 liegt unter %2, einem Namen, der hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Check the host&apos;s name in its connection, or let its display listen on an address.</source>
        <translation>Prüfen Sie den Namen des Hosts in der Verbindung, oder lassen Sie die Anzeige auf einer Adresse lauschen.</translation>
    </message>
    <message>
        <source>The screen of %1 refused the connection at %2.</source>
        <translation>Der Bildschirm von %1 hat die Verbindung unter %2 abgelehnt.</translation>
    </message>
    <message>
        <source>Look whether the workstation still runs and a firewall lets this port pass, then open it again.</source>
        <translation>Sehen Sie nach, ob die Workstation noch läuft und eine Firewall diesen Port durchlässt, und öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The screen of %1 is only shown over TLS, and nothing here says which certificate authority to trust for it.</source>
        <translation>Der Bildschirm von %1 wird nur über TLS gezeigt, und nichts hier sagt, welcher Zertifizierungsstelle dafür zu trauen ist.</translation>
    </message>
    <message>
        <source>Copy the host&apos;s ca-cert.pem to %1.</source>
        <translation>Kopieren Sie die Datei ca-cert.pem des Hosts nach %1.</translation>
    </message>
    <message>
        <source>The program that shows screens, %1, is not installed.</source>
        <translation>Das Programm, das Bildschirme zeigt, %1, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it: sudo apt install virt-viewer</source>
        <translation>Installieren Sie es: sudo apt install virt-viewer</translation>
    </message>
    <message>
        <source>Connect the host as qemu+ssh://%1/system, which brings a tunnel, or let the display listen on an address of the host.</source>
        <translation>Verbinden Sie den Host als qemu+ssh://%1/system, das bringt einen Tunnel mit, oder lassen Sie die Anzeige auf einer Adresse des Hosts lauschen.</translation>
    </message>
    <message>
        <source>The screen of %1 is on a UNIX socket of %2, which cannot be reached from here.</source>
        <translation>Der Bildschirm von %1 liegt auf einem UNIX-Socket von %2 und ist von hier nicht erreichbar.</translation>
    </message>
    <message>
        <source>Open it on %1 itself, or let its display listen on 127.0.0.1 there.</source>
        <translation>Öffnen Sie ihn auf %1 selbst, oder lassen Sie seine Anzeige dort auf 127.0.0.1 lauschen.</translation>
    </message>
    <message>
        <source>The screen of %1 has no port yet.</source>
        <translation>Der Bildschirm von %1 hat noch keinen Port.</translation>
    </message>
    <message>
        <source>Wait a moment and open it again.</source>
        <translation>Warten Sie einen Moment und öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The screen of %1 is only shown to %2 itself (it listens on %3).</source>
        <translation>Der Bildschirm von %1 wird nur %2 selbst gezeigt (er lauscht auf %3).</translation>
    </message>
    <message>
        <source>The screen of %1 listens nowhere.</source>
        <translation>Der Bildschirm von %1 lauscht nirgends.</translation>
    </message>
    <message>
        <source>Open it on %1 itself, or give its display an address.</source>
        <translation>Öffnen Sie ihn auf %1 selbst, oder geben Sie seiner Anzeige eine Adresse.</translation>
    </message>
    <message>
        <source>%1 has a display, but none that can be opened from here (only SPICE and VNC can).</source>
        <translation>%1 hat eine Anzeige, aber keine, die sich von hier öffnen lässt (nur SPICE und VNC lassen sich öffnen).</translation>
    </message>
    <message>
        <source>Add SPICE or VNC graphics to it.</source>
        <translation>Fügen Sie SPICE- oder VNC-Grafik hinzu.</translation>
    </message>
    <message>
        <source>%1 has no graphics, so it has no screen to open.</source>
        <translation>%1 hat keine Grafik, also keinen Bildschirm, der sich öffnen ließe.</translation>
    </message>
    <message>
        <source>Add SPICE graphics to it, or use its serial console.</source>
        <translation>Fügen Sie SPICE-Grafik hinzu, oder nutzen Sie die serielle Konsole.</translation>
    </message>
    <message>
        <source>The description of the workstation cannot be read.</source>
        <translation>Die Beschreibung der Workstation ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Look at it with “virsh dumpxml”.</source>
        <translation>Sehen Sie sie mit „virsh dumpxml“ an.</translation>
    </message>
</context>
<context>
    <name>CreatePlan</name>
    <message>
        <source>Create workstation %1</source>
        <translation>Workstation %1 erstellen</translation>
    </message>
    <message>
        <source>A workstation needs at least one CPU.</source>
        <translation>Eine Workstation braucht mindestens eine CPU.</translation>
    </message>
    <message>
        <source>Ask for 1 or more.</source>
        <translation>Verlangen Sie 1 oder mehr.</translation>
    </message>
    <message>
        <source>%1 has %2 CPUs, not %3.</source>
        <translation>%1 hat %2 CPUs, nicht %3.</translation>
    </message>
    <message>
        <source>Ask for %1 at most.</source>
        <translation>Verlangen Sie höchstens %1.</translation>
    </message>
    <message>
        <source>%1 MiB of memory are too little.</source>
        <translation>%1 MiB Speicher sind zu wenig.</translation>
    </message>
    <message>
        <source>Ask for %1 MiB or more.</source>
        <translation>Verlangen Sie %1 MiB oder mehr.</translation>
    </message>
    <message>
        <source>%1 has %2 MiB of memory, not %3.</source>
        <translation>%1 hat %2 MiB Speicher, nicht %3.</translation>
    </message>
    <message>
        <source>Ask for %1 MiB at most.</source>
        <translation>Verlangen Sie höchstens %1 MiB.</translation>
    </message>
    <message>
        <source>The notes are too long or hold control characters.</source>
        <translation>Die Notizen sind zu lang oder enthalten Steuerzeichen.</translation>
    </message>
    <message>
        <source>Write plain text of up to %1 characters.</source>
        <translation>Schreiben Sie einfachen Text von bis zu %1 Zeichen.</translation>
    </message>
    <message>
        <source>%1 is libvirt&apos;s test driver: it has no disks.</source>
        <translation>%1 ist der Testtreiber von libvirt: Er hat keine Datenträger.</translation>
    </message>
    <message>
        <source>Choose no disk.</source>
        <translation>Wählen Sie keinen Datenträger.</translation>
    </message>
    <message>
        <source>A new disk cannot have %1.</source>
        <translation>Ein neuer Datenträger kann nicht %1 haben.</translation>
    </message>
    <message>
        <source>Ask for 1 MiB to 64 TiB.</source>
        <translation>Verlangen Sie 1 MiB bis 64 TiB.</translation>
    </message>
    <message>
        <source>Disk %1 belongs to %2: two writers would destroy it.</source>
        <translation>Der Datenträger %1 gehört %2: Zwei Schreiber würden ihn zerstören.</translation>
    </message>
    <message>
        <source>Make a copy of it instead.</source>
        <translation>Machen Sie stattdessen eine Kopie davon.</translation>
    </message>
    <message>
        <source>%1 has no active network %2.</source>
        <translation>%1 hat kein aktives Netzwerk %2.</translation>
    </message>
    <message>
        <source>Use “user”, or start a network first.</source>
        <translation>Nehmen Sie „user“, oder starten Sie zuerst ein Netzwerk.</translation>
    </message>
    <message>
        <source>Use “user” or %1.</source>
        <translation>Nehmen Sie „user“ oder %1.</translation>
    </message>
    <message>
        <source>%1 has no UEFI firmware for guests.</source>
        <translation>%1 hat keine UEFI-Firmware für Gäste.</translation>
    </message>
    <message>
        <source>Install the package ovmf there, or use BIOS.</source>
        <translation>Installieren Sie dort das Paket ovmf, oder nehmen Sie BIOS.</translation>
    </message>
    <message>
        <source>vGPU %1 belongs to %2.</source>
        <translation>Die vGPU %1 gehört %2.</translation>
    </message>
    <message>
        <source>Take it away there first, or choose another vGPU.</source>
        <translation>Nehmen Sie sie dort zuerst weg, oder wählen Sie eine andere vGPU.</translation>
    </message>
    <message>
        <source>KVM does not answer on %1: the workstation is emulated and slow.</source>
        <translation>KVM antwortet auf %1 nicht: Die Workstation wird emuliert und ist langsam.</translation>
    </message>
    <message>
        <source>QEMU has no SPICE on %1: the console is VNC, without sound and USB. Install qemu-system-modules-spice for SPICE.</source>
        <translation>QEMU hat auf %1 kein SPICE: Die Konsole ist VNC, ohne Ton und USB. Installieren Sie qemu-system-modules-spice für SPICE.</translation>
    </message>
    <message>
        <source>The vGPU is simulated: a QEMU display device stands in for it inside %1.</source>
        <translation>Die vGPU ist simuliert: In %1 steht ein Anzeigegerät von QEMU für sie.</translation>
    </message>
    <message>
        <source>%1 is a whole GPU, not a vGPU.</source>
        <translation>%1 ist eine ganze GPU, keine vGPU.</translation>
    </message>
    <message>
        <source>Create the workstation without it, then give the GPU to it.</source>
        <translation>Erstellen Sie die Workstation ohne sie, und geben Sie ihr dann die GPU.</translation>
    </message>
</context>
<context>
    <name>DeletePlan</name>
    <message>
        <source>%1 is running and cannot be deleted.</source>
        <translation>%1 läuft und lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>Shut it down first.</source>
        <translation>Fahren Sie sie zuerst herunter.</translation>
    </message>
    <message>
        <source>The description of %1 cannot be understood.</source>
        <translation>Die Beschreibung von %1 ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Delete it with “virsh undefine”.</source>
        <translation>Löschen Sie sie mit „virsh undefine“.</translation>
    </message>
    <message>
        <source>Disk %1 stays: %2 uses it as well.</source>
        <translation>Der Datenträger %1 bleibt: %2 nutzt ihn auch.</translation>
    </message>
    <message>
        <source>Disk %1 is deleted with all that is on it. This cannot be undone.</source>
        <translation>Der Datenträger %1 wird mit allem darauf gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>vGPU %1 stays, for another workstation.</source>
        <translation>Die vGPU %1 bleibt, für eine andere Workstation.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Disk %1 stays.</source>
        <translation>Der Datenträger %1 bleibt.</translation>
    </message>
    <message>
        <source>The firmware&apos;s settings of %1 are deleted for good.</source>
        <translation>Die Firmware-Einstellungen von %1 werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Disk %1 of %2 cannot be deleted: %3 is built on it.</source>
        <translation>Der Datenträger %1 von %2 lässt sich nicht löschen: %3 baut auf ihm auf.</translation>
    </message>
    <message>
        <source>Delete what is built on it first, or delete %1 without its disks.</source>
        <translation>Löschen Sie zuerst, was auf ihm aufbaut, oder löschen Sie %1 ohne ihre Datenträger.</translation>
    </message>
    <message>
        <source>The console&apos;s password of %1 is lost; taken back later, it gets a new one.</source>
        <translation>Das Konsolenpasswort von %1 geht verloren; wird sie später zurückgeholt, bekommt sie ein neues.</translation>
    </message>
</context>
<context>
    <name>DiskRemoval</name>
    <message>
        <source>Disk %1 was not deleted: %2 uses it.</source>
        <translation>Der Datenträger %1 wurde nicht gelöscht: %2 nutzt ihn.</translation>
    </message>
    <message>
        <source>Delete that workstation first.</source>
        <translation>Löschen Sie zuerst diese Workstation.</translation>
    </message>
    <message>
        <source>There is no disk %1.</source>
        <translation>Es gibt keinen Datenträger %1.</translation>
    </message>
    <message>
        <source>It may be deleted already.</source>
        <translation>Er ist vielleicht schon gelöscht.</translation>
    </message>
    <message>
        <source>Disk %1 was not deleted: this machine refuses it.</source>
        <translation>Der Datenträger %1 wurde nicht gelöscht: Dieser Rechner verweigert es.</translation>
    </message>
    <message>
        <source>Ask the owner of its folder, or delete it with “virsh vol-delete”.</source>
        <translation>Fragen Sie den Besitzer des Ordners, oder löschen Sie ihn mit „virsh vol-delete“.</translation>
    </message>
    <message>
        <source>Disk %1 was not deleted: the host is not connected, so nobody knows who uses it.</source>
        <translation>Der Datenträger %1 wurde nicht gelöscht: Der Host ist nicht verbunden, darum weiß niemand, wer ihn nutzt.</translation>
    </message>
    <message>
        <source>Delete it when the host answers again.</source>
        <translation>Löschen Sie ihn, wenn der Host wieder antwortet.</translation>
    </message>
    <message>
        <source>Disk %1 was not deleted: %2 is built on it.</source>
        <translation>Der Datenträger %1 wurde nicht gelöscht: %2 baut auf ihm auf.</translation>
    </message>
    <message>
        <source>Delete what is built on it first.</source>
        <translation>Löschen Sie zuerst, was auf ihm aufbaut.</translation>
    </message>
</context>
<context>
    <name>DomainEdit</name>
    <message>
        <source>The description of this workstation cannot be understood.</source>
        <translation>Die Beschreibung dieser Workstation ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Look at it with “virsh dumpxml”.</source>
        <translation>Sehen Sie sie mit „virsh dumpxml“ an.</translation>
    </message>
    <message>
        <source>The workstation already has the vGPU %1.</source>
        <translation>Die Workstation hat die vGPU %1 bereits.</translation>
    </message>
    <message>
        <source>The workstation does not have the vGPU %1.</source>
        <translation>Die Workstation hat die vGPU %1 nicht.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Lesen Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The workstation already has %1.</source>
        <translation>Die Workstation hat %1 bereits.</translation>
    </message>
    <message>
        <source>The workstation has none of these devices.</source>
        <translation>Die Workstation hat keines dieser Geräte.</translation>
    </message>
</context>
<context>
    <name>Drift</name>
    <message>
        <source>GPU %1 has no virtual function %2 now.</source>
        <translation>Die GPU %1 hat jetzt keine virtuelle Funktion %2.</translation>
    </message>
    <message>
        <source>Switch its virtual functions on first.</source>
        <translation>Schalten Sie zuerst ihre virtuellen Funktionen ein.</translation>
    </message>
    <message>
        <source>What is kept on %1 can only be seen there.</source>
        <translation>Was auf %1 behalten wird, ist nur dort zu sehen.</translation>
    </message>
    <message>
        <source>Log in there and run “carrelctl drift”.</source>
        <translation>Melden Sie sich dort an, und führen Sie „carrelctl drift“ aus.</translation>
    </message>
</context>
<context>
    <name>DriftWords</name>
    <message>
        <source>%1 virtual functions of GPU %2</source>
        <translation>%1 virtuelle Funktionen der GPU %2</translation>
    </message>
    <message>
        <source>Mixed sizes on GPU %1</source>
        <translation>Gemischte Größen auf der GPU %1</translation>
    </message>
    <message>
        <source>vGPU %1 (%2) on %3</source>
        <translation>vGPU %1 (%2) auf %3</translation>
    </message>
    <message>
        <source>Type %1 on virtual function %2</source>
        <translation>Typ %1 auf der virtuellen Funktion %2</translation>
    </message>
    <message>
        <source>As kept.</source>
        <translation>Wie behalten.</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>Fehlt.</translation>
    </message>
    <message>
        <source>Off: it is started by hand only.</source>
        <translation>Aus: wird nur von Hand gestartet.</translation>
    </message>
    <message>
        <source>Type %1 is in its place.</source>
        <translation>Der Typ %1 ist an seiner Stelle.</translation>
    </message>
    <message>
        <source>It is on GPU %1 now.</source>
        <translation>Jetzt auf der GPU %1.</translation>
    </message>
    <message>
        <source>Its card is at %1 now.</source>
        <translation>Die Karte ist jetzt auf %1.</translation>
    </message>
    <message>
        <source>Its card may be at %1 now: is it?</source>
        <translation>Die Karte ist vielleicht jetzt auf %1: Ist sie es?</translation>
    </message>
    <message>
        <source>Another card is at %1 now.</source>
        <translation>Auf %1 ist jetzt eine andere Karte.</translation>
    </message>
    <message>
        <source>Its card is not there.</source>
        <translation>Die Karte ist nicht da.</translation>
    </message>
    <message>
        <source>They are off.</source>
        <translation>Sie sind aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are on.</source>
        <translation>
            <numerusform>%n von ihnen ist an.</numerusform>
            <numerusform>%n von ihnen sind an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set at every boot; whether it is on now is not known.</source>
        <translation>Wird bei jedem Hochfahren gesetzt; ob jetzt an, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Not kept: gone after the next reboot.</source>
        <translation>Nicht behalten: nach dem nächsten Neustart fort.</translation>
    </message>
    <message>
        <source>Not kept: gone after the next reboot, though %1 uses it.</source>
        <translation>Nicht behalten: nach dem nächsten Neustart fort, obwohl von %1 genutzt.</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht behalten</translation>
    </message>
    <message>
        <source>mdevctl&apos;s store (libvirt)</source>
        <translation>Speicher von mdevctl (libvirt)</translation>
    </message>
    <message>
        <source>Carrel&apos;s set</source>
        <translation>Carrels Bestand</translation>
    </message>
    <message numerus="yes">
        <source>%n kept thing(s) are missing or not as they were.</source>
        <translation>
            <numerusform>%n Behaltenes fehlt oder ist nicht, wie es war.</numerusform>
            <numerusform>%n behaltene Dinge fehlen oder sind nicht, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>mdevctl does not start its vGPUs at boot here: its udev rule runs %1, which is not there. Carrel&apos;s boot service starts them in its place.</source>
        <translation>mdevctl startet seine vGPUs hier nicht beim Hochfahren: Seine udev-Regel führt %1 aus, und das ist nicht da. Carrels Dienst beim Hochfahren startet sie statt seiner.</translation>
    </message>
</context>
<context>
    <name>EmptyPlace</name>
    <message>
        <source>No vGPU type is offered here: the GPU&apos;s virtual functions are off.</source>
        <translation>Hier wird kein vGPU-Typ angeboten: Die virtuellen Funktionen der GPU sind aus.</translation>
    </message>
    <message>
        <source>No vGPU type is offered here: this GPU is given away whole.</source>
        <translation>Hier wird kein vGPU-Typ angeboten: Diese GPU wird als Ganzes vergeben.</translation>
    </message>
    <message>
        <source>No vGPU type is offered here: the driver %1 lists none.</source>
        <translation>Hier wird kein vGPU-Typ angeboten: Der Treiber %1 nennt keinen.</translation>
    </message>
    <message>
        <source>No vGPU type is offered here: no driver is bound to this GPU.</source>
        <translation>Hier wird kein vGPU-Typ angeboten: An diese GPU ist kein Treiber gebunden.</translation>
    </message>
    <message>
        <source>No vGPU type is offered here: the driver %1 cannot share this GPU.</source>
        <translation>Hier wird kein vGPU-Typ angeboten: Der Treiber %1 kann diese GPU nicht teilen.</translation>
    </message>
    <message>
        <source>Turn the virtual functions on with the vendor&apos;s tool, then read the host again.</source>
        <translation>Schalten Sie die virtuellen Funktionen mit dem Werkzeug des Herstellers ein, und lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>Give the whole GPU to a workstation, or bind the vendor&apos;s vGPU driver to it.</source>
        <translation>Geben Sie die ganze GPU einer Workstation, oder binden Sie den vGPU-Treiber des Herstellers an sie.</translation>
    </message>
    <message>
        <source>Install the vendor&apos;s vGPU host driver, then read the host again.</source>
        <translation>Installieren Sie den vGPU-Hosttreiber des Herstellers, und lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1 wird hergestellt …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>This host has no GPU that can be shared.</source>
        <translation>Dieser Host hat keine GPU, die sich teilen lässt.</translation>
    </message>
    <message>
        <source>No workstation here yet.</source>
        <translation>Hier ist noch keine Workstation.</translation>
    </message>
    <message>
        <source>Other hosts can be used meanwhile.</source>
        <translation>Andere Hosts lassen sich derweil nutzen.</translation>
    </message>
    <message>
        <source>Check that the host is on and libvirt runs there, then read it again.</source>
        <translation>Prüfen Sie, ob der Host an ist und libvirt dort läuft, und lesen Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>Looked for display-class PCI functions and for mediated device parents. Install the vendor&apos;s vGPU host driver, or try Carrel with simulated GPUs.</source>
        <translation>Gesucht wurde nach PCI-Funktionen der Anzeigeklasse und nach Anbietern von mediated devices. Installieren Sie den vGPU-Hosttreiber des Herstellers, oder probieren Sie Carrel mit simulierten GPUs aus.</translation>
    </message>
    <message>
        <source>Create one with New workstation.</source>
        <translation>Erstellen Sie eine mit „Neue Workstation“.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>There is no disk %1.</source>
        <translation>Es gibt keinen Datenträger %1.</translation>
    </message>
    <message>
        <source>There is no disk %1 to copy.</source>
        <translation>Es gibt keinen Datenträger %1 zum Kopieren.</translation>
    </message>
    <message>
        <source>There is no installation medium %1.</source>
        <translation>Es gibt kein Installationsmedium %1.</translation>
    </message>
    <message>
        <source>Check the path, or choose another file.</source>
        <translation>Prüfen Sie den Pfad, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>A file or folder is missing: its path is empty.</source>
        <translation>Eine Datei oder ein Ordner fehlt: der Pfad ist leer.</translation>
    </message>
    <message>
        <source>Give its whole path, as in /var/lib/libvirt/images/disk.qcow2.</source>
        <translation>Geben Sie den vollständigen Pfad an, wie /var/lib/libvirt/images/disk.qcow2.</translation>
    </message>
    <message>
        <source>“%1” is not a whole path.</source>
        <translation>„%1“ ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>Begin it with a slash, as in /var/lib/libvirt/images/disk.qcow2.</source>
        <translation>Beginnen Sie ihn mit einem Schrägstrich, wie in /var/lib/libvirt/images/disk.qcow2.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is not a plain file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>Choose a disk image or an ISO file.</source>
        <translation>Wählen Sie ein Datenträgerabbild oder eine ISO-Datei.</translation>
    </message>
    <message>
        <source>%1 cannot be read by you.</source>
        <translation>%1 dürfen Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Have its owner give you the right to read it, or choose another file.</source>
        <translation>Lassen Sie sich vom Besitzer das Leserecht geben, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>There is no folder %1 for the new disk.</source>
        <translation>Es gibt keinen Ordner %1 für den neuen Datenträger.</translation>
    </message>
    <message>
        <source>Make it, or choose another folder.</source>
        <translation>Legen Sie ihn an, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>You may not make files in %1.</source>
        <translation>Sie dürfen in %1 keine Dateien anlegen.</translation>
    </message>
    <message>
        <source>Choose a folder of your own, or ask its owner.</source>
        <translation>Wählen Sie einen eigenen Ordner, oder fragen Sie den Besitzer.</translation>
    </message>
    <message>
        <source>The disk does not fit in %1: %2 are free, %3 are needed.</source>
        <translation>Der Datenträger passt nicht in %1: %2 sind frei, %3 sind nötig.</translation>
    </message>
    <message>
        <source>Delete what is not needed there, or choose another folder.</source>
        <translation>Löschen Sie dort, was nicht gebraucht wird, oder wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>%1 has no workstation “%2”.</source>
        <translation>%1 hat keine Workstation „%2“.</translation>
    </message>
    <message>
        <source>See “carrelctl workstation list” for those it has.</source>
        <translation>Sehen Sie mit „carrelctl workstation list“ nach, welche er hat.</translation>
    </message>
    <message>
        <source>%1 has no vGPU “%2”.</source>
        <translation>%1 hat keine vGPU „%2“.</translation>
    </message>
    <message>
        <source>See “carrelctl inventory” for those it has.</source>
        <translation>Sehen Sie mit „carrelctl inventory“ nach, welche er hat.</translation>
    </message>
    <message>
        <source>More than one vGPU is named “%1”.</source>
        <translation>Mehr als eine vGPU heißt „%1“.</translation>
    </message>
    <message>
        <source>Give its UUID instead.</source>
        <translation>Geben Sie stattdessen ihre UUID an.</translation>
    </message>
</context>
<context>
    <name>GpuCommands</name>
    <message>
        <source>“%1” is no number of virtual functions.</source>
        <translation>„%1“ ist keine Anzahl virtueller Funktionen.</translation>
    </message>
    <message>
        <source>Write on, off or a number.</source>
        <translation>Schreiben Sie on, off oder eine Zahl.</translation>
    </message>
</context>
<context>
    <name>GpuUsers</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1: name of a value, %2: the value, as in &quot;3D 12 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>render node</source>
        <translation>Render-Knoten</translation>
    </message>
    <message>
        <source>a QEMU outside libvirt</source>
        <translation>ein QEMU außerhalb von libvirt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>Helper</name>
    <message>
        <source>Look at the kernel&apos;s messages of this moment (journalctl -k).</source>
        <translation>Sehen Sie in die Kernelmeldungen dieses Augenblicks (journalctl -k).</translation>
    </message>
    <message>
        <source>Shut down the workstation that uses it, then try again.</source>
        <translation>Fahren Sie die Workstation herunter, die sie nutzt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Install Carrel and its helper in the same version.</source>
        <translation>Installieren Sie Carrel und seinen Helfer in derselben Version.</translation>
    </message>
    <message>
        <source>A vGPU with the UUID %3 already exists on this host.</source>
        <translation>Eine vGPU mit der UUID %3 gibt es auf diesem Host schon.</translation>
    </message>
    <message>
        <source>Choose another UUID, or leave it empty.</source>
        <translation>Wählen Sie eine andere UUID, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>GPU %1 has no room left for a vGPU of type %2.</source>
        <translation>Die GPU %1 hat keinen Platz mehr für eine vGPU vom Typ %2.</translation>
    </message>
    <message>
        <source>Remove a vGPU of this GPU, or choose another GPU or type.</source>
        <translation>Entfernen Sie eine vGPU dieser GPU, oder wählen Sie eine andere GPU oder einen anderen Typ.</translation>
    </message>
    <message>
        <source>GPU %1 carries as many vGPUs as its driver allows.</source>
        <translation>Die GPU %1 trägt so viele vGPUs, wie ihr Treiber erlaubt.</translation>
    </message>
    <message>
        <source>Remove a vGPU of this GPU, or choose another GPU.</source>
        <translation>Entfernen Sie eine vGPU dieser GPU, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not accept a vGPU of type %2 now.</source>
        <translation>Der Treiber der GPU %1 nimmt jetzt keine vGPU vom Typ %2 an.</translation>
    </message>
    <message>
        <source>The host has too little memory to make a vGPU on GPU %1.</source>
        <translation>Der Host hat zu wenig Speicher, um eine vGPU auf der GPU %1 zu erstellen.</translation>
    </message>
    <message>
        <source>Shut down a workstation, then try again.</source>
        <translation>Fahren Sie eine Workstation herunter, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>vGPU %3 is still being made or removed by somebody else.</source>
        <translation>Die vGPU %3 wird gerade von jemand anderem erstellt oder entfernt.</translation>
    </message>
    <message>
        <source>vGPU %3 is in use by a running workstation.</source>
        <translation>Die vGPU %3 wird von einer laufenden Workstation genutzt.</translation>
    </message>
    <message>
        <source>vGPU %3 was already being removed.</source>
        <translation>Die vGPU %3 wurde schon entfernt.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not let vGPU %3 be removed.</source>
        <translation>Der Treiber der GPU %1 lässt die vGPU %3 nicht entfernen.</translation>
    </message>
    <message>
        <source>GPU %1 is just being given up by its driver.</source>
        <translation>Die GPU %1 wird gerade von ihrem Treiber aufgegeben.</translation>
    </message>
    <message>
        <source>GPU %1 no longer has what was to be written to.</source>
        <translation>Die GPU %1 hat nicht mehr, was geschrieben werden sollte.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 is busy with it.</source>
        <translation>Der Treiber der GPU %1 ist mit ihr beschäftigt.</translation>
    </message>
    <message>
        <source>The kernel does not let Carrel change GPU %1.</source>
        <translation>Der Kernel lässt Carrel die GPU %1 nicht ändern.</translation>
    </message>
    <message>
        <source>Look for a security module&apos;s refusal in the journal.</source>
        <translation>Suchen Sie im Journal nach der Verweigerung eines Sicherheitsmoduls.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not permit this.</source>
        <translation>Der Treiber der GPU %1 erlaubt das nicht.</translation>
    </message>
    <message>
        <source>GPU %1 or its driver failed.</source>
        <translation>Die GPU %1 oder ihr Treiber hat versagt.</translation>
    </message>
    <message>
        <source>GPU %1 did not answer its driver.</source>
        <translation>Die GPU %1 hat ihrem Treiber nicht geantwortet.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 refused.</source>
        <translation>Der Treiber der GPU %1 hat abgelehnt.</translation>
    </message>
    <message>
        <source>The privileged helper did not understand the request.</source>
        <translation>Der privilegierte Helfer hat die Anfrage nicht verstanden.</translation>
    </message>
    <message>
        <source>The privileged helper has already seen this request.</source>
        <translation>Der privilegierte Helfer kennt diese Anfrage schon.</translation>
    </message>
    <message>
        <source>The privileged helper changed nothing, because it cannot keep its record.</source>
        <translation>Der privilegierte Helfer hat nichts geändert, weil er seine Aufzeichnung nicht führen kann.</translation>
    </message>
    <message>
        <source>Make room in /run of this host.</source>
        <translation>Schaffen Sie Platz in /run dieses Hosts.</translation>
    </message>
    <message>
        <source>The privileged helper changed nothing, because the system&apos;s journal takes no entry.</source>
        <translation>Der privilegierte Helfer hat nichts geändert, weil das Journal des Systems keinen Eintrag annimmt.</translation>
    </message>
    <message>
        <source>Make sure that systemd-journald runs (systemctl status systemd-journald).</source>
        <translation>Sorgen Sie dafür, dass systemd-journald läuft (systemctl status systemd-journald).</translation>
    </message>
    <message>
        <source>%1 is no GPU of this host that can carry vGPUs.</source>
        <translation>%1 ist keine GPU dieses Hosts, die vGPUs tragen kann.</translation>
    </message>
    <message>
        <source>Load the vendor&apos;s vGPU driver, or choose a GPU that lists vGPU types.</source>
        <translation>Laden Sie den vGPU-Treiber des Herstellers, oder wählen Sie eine GPU, die vGPU-Typen nennt.</translation>
    </message>
    <message>
        <source>GPU %1 does not offer the vGPU type %2.</source>
        <translation>Die GPU %1 bietet den vGPU-Typ %2 nicht an.</translation>
    </message>
    <message>
        <source>Choose a type that this GPU lists.</source>
        <translation>Wählen Sie einen Typ, den diese GPU nennt.</translation>
    </message>
    <message>
        <source>GPU %1 carries no vGPU %3.</source>
        <translation>Die GPU %1 trägt keine vGPU %3.</translation>
    </message>
    <message>
        <source>The files of GPU %1 in /sys are not as the kernel makes them.</source>
        <translation>Die Dateien der GPU %1 in /sys sind nicht so, wie der Kernel sie anlegt.</translation>
    </message>
    <message>
        <source>Restart the host; if it happens again, report it to the driver&apos;s vendor.</source>
        <translation>Starten Sie den Host neu; geschieht es wieder, melden Sie es dem Hersteller des Treibers.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 took only a part of the request.</source>
        <translation>Der Treiber der GPU %1 hat nur einen Teil der Anfrage angenommen.</translation>
    </message>
    <message>
        <source>vGPU %3 is being removed, but a workstation still holds it and keeps it until it stops.</source>
        <translation>Die vGPU %3 wird entfernt, aber eine Workstation hält sie noch und behält sie, bis sie endet.</translation>
    </message>
    <message>
        <source>Shut down the workstation that uses it; the removal then ends by itself.</source>
        <translation>Fahren Sie die Workstation herunter, die sie nutzt; das Entfernen endet dann von selbst.</translation>
    </message>
    <message>
        <source>The privileged helper could not start the removal, because too many others still wait.</source>
        <translation>Der privilegierte Helfer konnte das Entfernen nicht beginnen, weil zu viele andere noch warten.</translation>
    </message>
    <message>
        <source>Shut down the workstations whose vGPUs are being removed.</source>
        <translation>Fahren Sie die Workstations herunter, deren vGPUs entfernt werden.</translation>
    </message>
    <message>
        <source>The privileged helper cannot open files safely on this host.</source>
        <translation>Der privilegierte Helfer kann auf diesem Host Dateien nicht sicher öffnen.</translation>
    </message>
    <message>
        <source>Use Linux 5.6 or newer, and remove RestrictSUIDSGID= from carrel-helper.service.</source>
        <translation>Nehmen Sie Linux 5.6 oder neuer, und entfernen Sie RestrictSUIDSGID= aus carrel-helper.service.</translation>
    </message>
    <message>
        <source>The system bus does not answer.</source>
        <translation>Der Systembus antwortet nicht.</translation>
    </message>
    <message>
        <source>Restart this host, or its D-Bus service.</source>
        <translation>Starten Sie diesen Host oder seinen D-Bus-Dienst neu.</translation>
    </message>
    <message>
        <source>There is no system bus on this host.</source>
        <translation>Auf diesem Host gibt es keinen Systembus.</translation>
    </message>
    <message>
        <source>Start the D-Bus service (systemctl start dbus).</source>
        <translation>Starten Sie den D-Bus-Dienst (systemctl start dbus).</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper is not installed on this host.</source>
        <translation>Carrels privilegierter Helfer ist auf diesem Host nicht installiert.</translation>
    </message>
    <message>
        <source>Install all of Carrel, then reload the system bus (systemctl reload dbus).</source>
        <translation>Installieren Sie Carrel ganz, und laden Sie den Systembus neu (systemctl reload dbus).</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper could not be started.</source>
        <translation>Carrels privilegierter Helfer ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Look at what it said (systemctl status carrel-helper).</source>
        <translation>Sehen Sie nach, was er gemeldet hat (systemctl status carrel-helper).</translation>
    </message>
    <message>
        <source>polkit is not installed on this host, so nobody can be authorised.</source>
        <translation>polkit ist auf diesem Host nicht installiert, darum lässt sich niemand berechtigen.</translation>
    </message>
    <message>
        <source>Install polkit (Debian: polkitd).</source>
        <translation>Installieren Sie polkit (Debian: polkitd).</translation>
    </message>
    <message>
        <source>polkit does not answer, so nobody can be authorised.</source>
        <translation>polkit antwortet nicht, darum lässt sich niemand berechtigen.</translation>
    </message>
    <message>
        <source>Restart it (systemctl restart polkit).</source>
        <translation>Starten Sie es neu (systemctl restart polkit).</translation>
    </message>
    <message>
        <source>The password prompt was closed; nothing was changed.</source>
        <translation>Die Passwortabfrage wurde geschlossen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>An administrator&apos;s password is needed, and nothing in this session can ask for it.</source>
        <translation>Das Passwort eines Verwalters ist nötig, und nichts in dieser Sitzung kann danach fragen.</translation>
    </message>
    <message>
        <source>Start a polkit agent in this session (in a terminal: pkttyagent --process PID).</source>
        <translation>Starten Sie in dieser Sitzung einen polkit-Agenten (in einem Terminal: pkttyagent --process PID).</translation>
    </message>
    <message>
        <source>polkit does not let this session change vGPUs.</source>
        <translation>polkit lässt diese Sitzung keine vGPUs ändern.</translation>
    </message>
    <message>
        <source>Work at this host&apos;s own screen; or, for sessions by ssh or RDP, have an administrator turn on the rule that Carrel ships: %1.</source>
        <translation>Arbeiten Sie am Bildschirm dieses Hosts selbst; oder lassen Sie für Sitzungen über ssh oder RDP einen Verwalter die Regel einschalten, die Carrel mitbringt: %1.</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use Carrel&apos;s privileged helper.</source>
        <translation>Nur Mitglieder der Gruppe „%1“ dürfen Carrels privilegierten Helfer nutzen.</translation>
    </message>
    <message>
        <source>Have an administrator add you to the group “%1”, then log in again.</source>
        <translation>Lassen Sie sich von einem Verwalter in die Gruppe „%1“ aufnehmen, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper stopped before it answered; nothing was changed.</source>
        <translation>Carrels privilegierter Helfer endete, bevor er antwortete; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, look at what it said (systemctl status carrel-helper).</source>
        <translation>Versuchen Sie es noch einmal; geschieht es wieder, sehen Sie nach, was er gemeldet hat (systemctl status carrel-helper).</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper did not answer; the change is not there, and may still come.</source>
        <translation>Carrels privilegierter Helfer hat nicht geantwortet; die Änderung ist nicht da und kann noch kommen.</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper is busy with somebody else&apos;s change.</source>
        <translation>Carrels privilegierter Helfer ist mit der Änderung eines anderen beschäftigt.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 reported success, but the kernel does not show the change.</source>
        <translation>Der Treiber der GPU %1 meldete Erfolg, aber der Kernel zeigt die Änderung nicht.</translation>
    </message>
    <message>
        <source>Refresh in a moment and look at what is there.</source>
        <translation>Lesen Sie gleich neu ein, und sehen Sie nach, was da ist.</translation>
    </message>
    <message>
        <source>These are not parameters that a vGPU&apos;s driver can be given.</source>
        <translation>Das sind keine Parameter, die sich dem Treiber einer vGPU geben lassen.</translation>
    </message>
    <message>
        <source>Write them as key=value, with commas between them, at most 512 characters in all.</source>
        <translation>Schreiben Sie sie als key=value, mit Kommas dazwischen, zusammen höchstens 512 Zeichen.</translation>
    </message>
    <message>
        <source>Carrel&apos;s privileged helper would not understand this change.</source>
        <translation>Carrels privilegierter Helfer würde diese Änderung nicht verstehen.</translation>
    </message>
    <message>
        <source>Check the names and numbers given.</source>
        <translation>Prüfen Sie die angegebenen Namen und Zahlen.</translation>
    </message>
    <message>
        <source>VF %1 already carries a vGPU.</source>
        <translation>Die VF %1 trägt schon eine vGPU.</translation>
    </message>
    <message>
        <source>Remove that vGPU first, or choose another VF.</source>
        <translation>Entfernen Sie zuerst jene vGPU, oder wählen Sie eine andere VF.</translation>
    </message>
    <message>
        <source>The driver of VF %1 cannot create a vGPU of type %2 now.</source>
        <translation>Der Treiber der VF %1 kann jetzt keine vGPU des Typs %2 erstellen.</translation>
    </message>
    <message>
        <source>Choose a type that the GPU lists as creatable, or remove one of its vGPUs.</source>
        <translation>Wählen Sie einen Typ, den die GPU als erstellbar nennt, oder entfernen Sie eine ihrer vGPUs.</translation>
    </message>
    <message>
        <source>The driver of VF %1 knows no vGPU type %2, or no such VF.</source>
        <translation>Der Treiber der VF %1 kennt keinen vGPU-Typ %2, oder keine solche VF.</translation>
    </message>
    <message>
        <source>Refresh, then choose a type that the GPU lists.</source>
        <translation>Lesen Sie neu ein, und wählen Sie dann einen Typ, den die GPU nennt.</translation>
    </message>
    <message>
        <source>VF %1 is in use by a running workstation.</source>
        <translation>Die VF %1 wird von einer laufenden Workstation genutzt.</translation>
    </message>
    <message>
        <source>The GPU of VF %1 has no room left for a vGPU of type %2.</source>
        <translation>Die GPU der VF %1 hat keinen Platz mehr für eine vGPU des Typs %2.</translation>
    </message>
    <message>
        <source>The driver of VF %1 does not take the vGPU type %2.</source>
        <translation>Der Treiber der VF %1 nimmt den vGPU-Typ %2 nicht an.</translation>
    </message>
    <message>
        <source>Choose a type that the GPU lists.</source>
        <translation>Wählen Sie einen Typ, den die GPU nennt.</translation>
    </message>
    <message>
        <source>VF %1 no longer carries a vGPU.</source>
        <translation>Die VF %1 trägt keine vGPU mehr.</translation>
    </message>
    <message>
        <source>The driver of VF %1 does not let its vGPU go: a workstation may still hold it.</source>
        <translation>Der Treiber der VF %1 gibt ihre vGPU nicht frei: Vielleicht hält eine Workstation sie noch.</translation>
    </message>
    <message>
        <source>VF %1 is no longer there.</source>
        <translation>Die VF %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>VF %1 now carries a vGPU of another type.</source>
        <translation>Die VF %1 trägt jetzt eine vGPU eines anderen Typs.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 cannot switch VFs on or off.</source>
        <translation>Der Treiber der GPU %1 kann VFs nicht ein- oder ausschalten.</translation>
    </message>
    <message>
        <source>Load the vendor&apos;s driver for virtual functions, then try again.</source>
        <translation>Laden Sie den Treiber des Herstellers für virtuelle Funktionen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not change its VFs while they are in use.</source>
        <translation>Der Treiber der GPU %1 ändert ihre VFs nicht, solange sie in Gebrauch sind.</translation>
    </message>
    <message>
        <source>Shut down the workstations that use this GPU, then try again.</source>
        <translation>Fahren Sie die Workstations herunter, die diese GPU nutzen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The host has no bus numbers or memory left for so many VFs of GPU %1.</source>
        <translation>Der Host hat keine Busnummern oder keinen Speicher mehr für so viele VFs der GPU %1.</translation>
    </message>
    <message>
        <source>Choose fewer VFs, or turn on SR-IOV in the firmware settings of this host.</source>
        <translation>Wählen Sie weniger VFs, oder schalten Sie SR-IOV in den Firmware-Einstellungen dieses Hosts ein.</translation>
    </message>
    <message>
        <source>The host has no room left for so many VFs of GPU %1.</source>
        <translation>Der Host hat keinen Platz mehr für so viele VFs der GPU %1.</translation>
    </message>
    <message>
        <source>Choose fewer VFs.</source>
        <translation>Wählen Sie weniger VFs.</translation>
    </message>
    <message>
        <source>GPU %1 has fewer VFs than that.</source>
        <translation>Die GPU %1 hat weniger VFs als das.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not take this number of VFs.</source>
        <translation>Der Treiber der GPU %1 nimmt diese Anzahl VFs nicht an.</translation>
    </message>
    <message>
        <source>Choose another number of VFs.</source>
        <translation>Wählen Sie eine andere Anzahl VFs.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 does not take these parameters for vGPU %3.</source>
        <translation>Der Treiber der GPU %1 nimmt diese Parameter für die vGPU %3 nicht an.</translation>
    </message>
    <message>
        <source>Correct or leave out those that this version of the driver does not know.</source>
        <translation>Berichtigen Sie die, die diese Version des Treibers nicht kennt, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>The parameters of vGPU %3 cannot be changed while a workstation uses it.</source>
        <translation>Die Parameter der vGPU %3 lassen sich nicht ändern, solange eine Workstation sie nutzt.</translation>
    </message>
    <message>
        <source>Load the GPU&apos;s driver again, then refresh.</source>
        <translation>Laden Sie den Treiber der GPU neu, und lesen Sie dann neu ein.</translation>
    </message>
    <message>
        <source>Look at what it said (journalctl -t carrel-gputool).</source>
        <translation>Sehen Sie nach, was es gemeldet hat (journalctl -t carrel-gputool).</translation>
    </message>
    <message>
        <source>%1 is no VF of a GPU whose driver takes vGPU types.</source>
        <translation>%1 ist keine VF einer GPU, deren Treiber vGPU-Typen annimmt.</translation>
    </message>
    <message>
        <source>Switch the GPU&apos;s VFs on, then choose one that is bound to the driver nvidia.</source>
        <translation>Schalten Sie die VFs der GPU ein, und wählen Sie dann eine, die an den Treiber nvidia gebunden ist.</translation>
    </message>
    <message>
        <source>VF %1 no longer carries a vGPU of type %2.</source>
        <translation>Die VF %1 trägt keine vGPU des Typs %2 mehr.</translation>
    </message>
    <message>
        <source>The vGPU that VF %1 carries now was made by somebody else.</source>
        <translation>Die vGPU, die die VF %1 jetzt trägt, hat jemand anders erstellt.</translation>
    </message>
    <message>
        <source>The privileged helper changed nothing, because it cannot note whose vGPU this is.</source>
        <translation>Der privilegierte Helfer hat nichts geändert, weil er nicht vermerken kann, wessen vGPU das ist.</translation>
    </message>
    <message>
        <source>The driver of %1 took the change, but shows something else.</source>
        <translation>Der Treiber von %1 hat die Änderung angenommen, zeigt aber etwas anderes.</translation>
    </message>
    <message>
        <source>GPU %1 has no VFs that could be switched.</source>
        <translation>Die GPU %1 hat keine VFs, die sich schalten ließen.</translation>
    </message>
    <message>
        <source>Turn on SR-IOV in the firmware settings of this host, or choose another GPU.</source>
        <translation>Schalten Sie SR-IOV in den Firmware-Einstellungen dieses Hosts ein, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>GPU %1 cannot have this number of VFs.</source>
        <translation>Die GPU %1 kann diese Anzahl VFs nicht haben.</translation>
    </message>
    <message>
        <source>Choose fewer VFs; NVIDIA&apos;s GPUs have all of them or none.</source>
        <translation>Wählen Sie weniger VFs; die GPUs von NVIDIA haben alle oder keine.</translation>
    </message>
    <message>
        <source>GPU %1 carries vGPUs, and this change would destroy them.</source>
        <translation>Die GPU %1 trägt vGPUs, und diese Änderung würde sie zerstören.</translation>
    </message>
    <message>
        <source>Remove the vGPUs of this GPU first.</source>
        <translation>Entfernen Sie zuerst die vGPUs dieser GPU.</translation>
    </message>
    <message>
        <source>GPU %1 is in use by a running workstation.</source>
        <translation>Die GPU %1 wird von einer laufenden Workstation genutzt.</translation>
    </message>
    <message>
        <source>The driver of vGPU %3 takes no parameters.</source>
        <translation>Der Treiber der vGPU %3 nimmt keine Parameter an.</translation>
    </message>
    <message>
        <source>Leave them empty for this vGPU.</source>
        <translation>Lassen Sie sie für diese vGPU leer.</translation>
    </message>
    <message>
        <source>GPU %1 is not run by NVIDIA&apos;s driver, which alone has this setting.</source>
        <translation>Die GPU %1 wird nicht vom Treiber von NVIDIA betrieben, der allein diese Einstellung hat.</translation>
    </message>
    <message>
        <source>Choose a GPU that is bound to the driver nvidia.</source>
        <translation>Wählen Sie eine GPU, die an den Treiber nvidia gebunden ist.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s program for this is not installed on the host.</source>
        <translation>Das Programm von NVIDIA dafür ist auf dem Host nicht installiert.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s vGPU host driver, which brings sriov-manage and nvidia-smi.</source>
        <translation>Installieren Sie den vGPU-Host-Treiber von NVIDIA, der sriov-manage und nvidia-smi mitbringt.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s program for this could be changed by others than root, so Carrel does not run it.</source>
        <translation>Das Programm von NVIDIA dafür könnten andere als root ändern, darum führt Carrel es nicht aus.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s vGPU host driver again.</source>
        <translation>Installieren Sie den vGPU-Host-Treiber von NVIDIA noch einmal.</translation>
    </message>
    <message>
        <source>systemd does not start the unit that runs NVIDIA&apos;s programs.</source>
        <translation>systemd startet die Unit nicht, die die Programme von NVIDIA ausführt.</translation>
    </message>
    <message>
        <source>Look at what it said (journalctl -u &apos;carrel-gputool@*&apos;).</source>
        <translation>Sehen Sie nach, was sie gemeldet hat (journalctl -u &apos;carrel-gputool@*&apos;).</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver does not let go of GPU %1: some other program is using it.</source>
        <translation>Der Treiber von NVIDIA gibt die GPU %1 nicht frei: Ein anderes Programm nutzt sie.</translation>
    </message>
    <message>
        <source>End the programs that watch or use this GPU (nvidia-smi lists them), then try again.</source>
        <translation>Beenden Sie die Programme, die diese GPU beobachten oder nutzen (nvidia-smi nennt sie), und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s program did not end in time and was ended; the change may be made by halves.</source>
        <translation>Das Programm von NVIDIA endete nicht rechtzeitig und wurde beendet; die Änderung ist vielleicht nur halb gemacht.</translation>
    </message>
    <message>
        <source>Refresh, then try again; if it happens again, restart the host.</source>
        <translation>Lesen Sie neu ein, und versuchen Sie es noch einmal; geschieht es wieder, starten Sie den Host neu.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s program for GPU %1 failed.</source>
        <translation>Das Programm von NVIDIA ist für die GPU %1 gescheitert.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver knows no GPU %1.</source>
        <translation>Der Treiber von NVIDIA kennt keine GPU %1.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver changes this only while GPU %1 carries no vGPU.</source>
        <translation>Der Treiber von NVIDIA ändert das nur, solange die GPU %1 keine vGPU trägt.</translation>
    </message>
    <message>
        <source>That is not kept on this host.</source>
        <translation>Das wird auf diesem Host nicht behalten.</translation>
    </message>
    <message>
        <source>What this host keeps over reboots is full.</source>
        <translation>Was dieser Host über Neustarts behält, ist voll.</translation>
    </message>
    <message>
        <source>Forget something first.</source>
        <translation>Vergessen Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>The list of what is kept is damaged, or others than root can change it: it stays as it is.</source>
        <translation>Die Liste des Behaltenen ist beschädigt, oder andere als root können sie ändern: Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Look at /etc/carrel/kept.conf as root; delete it to begin anew.</source>
        <translation>Sehen Sie sich /etc/carrel/kept.conf als root an; löschen Sie die Datei, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The list of what is kept could not be written.</source>
        <translation>Die Liste des Behaltenen ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Look at the folder /etc/carrel and the disk it is on.</source>
        <translation>Sehen Sie nach dem Ordner /etc/carrel und dem Datenträger, auf dem er liegt.</translation>
    </message>
    <message>
        <source>VF %4 of GPU %1 carries a vGPU, and this change would destroy it.</source>
        <translation>Die VF %4 der GPU %1 trägt eine vGPU, und diese Änderung würde sie zerstören.</translation>
    </message>
    <message>
        <source>Remove that vGPU first.</source>
        <translation>Entfernen Sie zuerst jene vGPU.</translation>
    </message>
    <message>
        <source>VF %4 of GPU %1 is in use by a running workstation.</source>
        <translation>Die VF %4 der GPU %1 wird von einer laufenden Workstation genutzt.</translation>
    </message>
    <message>
        <source>The driver of VF %1 has not finished making the vGPU; it may still come.</source>
        <translation>Der Treiber der VF %1 ist mit dem Erstellen der vGPU nicht fertig; sie kommt vielleicht noch.</translation>
    </message>
    <message>
        <source>Wait a moment, then refresh and look at what is there.</source>
        <translation>Warten Sie einen Augenblick, lesen Sie dann neu ein, und sehen Sie nach, was da ist.</translation>
    </message>
    <message>
        <source>The driver of VF %1 has not finished removing the vGPU; it may still go.</source>
        <translation>Der Treiber der VF %1 ist mit dem Entfernen der vGPU nicht fertig; sie verschwindet vielleicht noch.</translation>
    </message>
    <message>
        <source>The driver of GPU %1 has not finished switching its VFs.</source>
        <translation>Der Treiber der GPU %1 ist mit dem Schalten ihrer VFs nicht fertig.</translation>
    </message>
    <message>
        <source>The driver of vGPU %3 has not finished taking the parameters.</source>
        <translation>Der Treiber der vGPU %3 ist mit dem Annehmen der Parameter nicht fertig.</translation>
    </message>
    <message>
        <source>%1 is no GPU of this host.</source>
        <translation>%1 ist keine GPU dieses Hosts.</translation>
    </message>
    <message>
        <source>Refresh and look at what is there now.</source>
        <translation>Lesen Sie neu ein, und sehen Sie nach, was jetzt da ist.</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>“%1” is not the address of a host.</source>
        <translation>„%1“ ist nicht die Adresse eines Hosts.</translation>
    </message>
    <message>
        <source>Write qemu:///system for this computer, qemu+ssh://NAME/system for another, or tryout: for simulated GPUs.</source>
        <translation>Schreiben Sie qemu:///system für diesen Rechner, qemu+ssh://NAME/system für einen anderen oder tryout: für simulierte GPUs.</translation>
    </message>
    <message>
        <source>Try-out host</source>
        <translation>Host zum Ausprobieren</translation>
    </message>
    <message>
        <source>“%1” holds no copy of a machine: there is no folder “sys” in it.</source>
        <translation>„%1“ enthält keine Kopie eines Rechners: Es gibt keinen Ordner „sys“ darin.</translation>
    </message>
    <message>
        <source>Name the folder that holds the copied “sys”, as an unpacked support archive does.</source>
        <translation>Nennen Sie den Ordner, der das kopierte „sys“ enthält, wie ihn ein entpacktes Support-Archiv hat.</translation>
    </message>
    <message>
        <source>This computer (own session)</source>
        <translation>Dieser Rechner (eigene Sitzung)</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Test host</source>
        <translation>Testhost</translation>
    </message>
    <message>
        <source>libvirt knows no kind of host “%1”.</source>
        <translation>libvirt kennt keine Art von Host „%1“.</translation>
    </message>
    <message>
        <source>libvirt knows no way “%1” to another host.</source>
        <translation>libvirt kennt keinen Weg „%1“ zu einem anderen Host.</translation>
    </message>
    <message>
        <source>The usual one is ssh, as in qemu+ssh://NAME/system; tls, tcp and unix are others.</source>
        <translation>Der übliche ist ssh, wie in qemu+ssh://NAME/system; tls, tcp und unix sind andere.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read by you.</source>
        <translation>Den Ordner %1 können Sie nicht lesen.</translation>
    </message>
    <message>
        <source>Have its owner give you the right to read it, or unpack the copy again yourself.</source>
        <translation>Lassen Sie sich von seinem Besitzer das Leserecht geben, oder packen Sie die Kopie selbst noch einmal aus.</translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message>
        <source>%1 is open until Ctrl+C.</source>
        <translation>%1 ist offen bis Strg+C.</translation>
    </message>
    <message numerus="yes">
        <source>%n workstations deleted</source>
        <translation>
            <numerusform>%n Workstation gelöscht</numerusform>
            <numerusform>%n Workstations gelöscht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ids</name>
    <message>
        <source>“%1” is not a PCI address.</source>
        <translation>„%1“ ist keine PCI-Adresse.</translation>
    </message>
    <message>
        <source>Write it as 0000:3d:00.0.</source>
        <translation>Schreiben Sie sie wie 0000:3d:00.0.</translation>
    </message>
    <message>
        <source>“%1” is not a UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>Write 32 hexadecimal digits in groups of 8-4-4-4-12, or leave it empty.</source>
        <translation>Schreiben Sie 32 hexadezimale Ziffern in Gruppen von 8-4-4-4-12, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>“%1” is not a vGPU type.</source>
        <translation>„%1“ ist kein vGPU-Typ.</translation>
    </message>
    <message>
        <source>Use a name the GPU lists, such as nvidia-35.</source>
        <translation>Nehmen Sie einen Namen, den die GPU nennt, etwa nvidia-35.</translation>
    </message>
    <message>
        <source>“%1” is not a GPU.</source>
        <translation>„%1“ ist keine GPU.</translation>
    </message>
    <message>
        <source>Use the GPU&apos;s PCI address, such as 0000:3d:00.0.</source>
        <translation>Nehmen Sie die PCI-Adresse der GPU, etwa 0000:3d:00.0.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The journal cannot be written, so nothing was begun.</source>
        <translation>Das Journal lässt sich nicht schreiben, darum wurde nichts begonnen.</translation>
    </message>
    <message>
        <source>Make room and check your rights in %1.</source>
        <translation>Schaffen Sie Platz, und prüfen Sie Ihre Rechte in %1.</translation>
    </message>
    <message>
        <source>This journal entry cannot be understood.</source>
        <translation>Dieser Journaleintrag ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Look at the file by hand; Carrel leaves it as it is.</source>
        <translation>Sehen Sie die Datei selbst an; Carrel lässt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>“%1” is being finished or taken back already (%2).</source>
        <translation>„%1“ wird schon abgeschlossen oder zurückgenommen (%2).</translation>
    </message>
    <message>
        <source>Wait for its end, then look at the journal again.</source>
        <translation>Warten Sie das Ende ab, und sehen Sie dann noch einmal in das Journal.</translation>
    </message>
    <message>
        <source>%1, %2, process %3</source>
        <translation>%1, %2, Prozess %3</translation>
    </message>
</context>
<context>
    <name>JournalPlans</name>
    <message>
        <source>“%1” is still running.</source>
        <translation>„%1“ läuft noch.</translation>
    </message>
    <message>
        <source>Wait for its end, or cancel it where it runs.</source>
        <translation>Warten Sie auf das Ende, oder brechen Sie es ab, wo es läuft.</translation>
    </message>
    <message>
        <source>“%1” left nothing to take back.</source>
        <translation>„%1“ hat nichts hinterlassen, das zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>“%1” was not interrupted.</source>
        <translation>„%1“ wurde nicht unterbrochen.</translation>
    </message>
    <message>
        <source>Only what was cut off can be finished.</source>
        <translation>Nur was abgeschnitten wurde, lässt sich abschließen.</translation>
    </message>
    <message>
        <source>“%1” cannot be undone.</source>
        <translation>„%1“ lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Do by hand what is still needed.</source>
        <translation>Tun Sie von Hand, was noch nötig ist.</translation>
    </message>
    <message>
        <source>Disk %1 is deleted with all that is on it. This cannot be undone.</source>
        <translation>Der Datenträger %1 wird mit allem darauf gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Finish: %1</source>
        <translation>Abschließen: %1</translation>
    </message>
    <message>
        <source>“%1” is still running (%2).</source>
        <translation>„%1“ läuft noch (%2).</translation>
    </message>
</context>
<context>
    <name>KeepCommands</name>
    <message>
        <source>Nothing called “%1” is kept on this host.</source>
        <translation>Nichts namens „%1“ wird auf diesem Host behalten.</translation>
    </message>
    <message>
        <source>“carrelctl drift” lists what is.</source>
        <translation>„carrelctl drift“ listet auf, was behalten wird.</translation>
    </message>
    <message>
        <source>“--card” needs two addresses.</source>
        <translation>„--card“ braucht zwei Adressen.</translation>
    </message>
    <message>
        <source>Write --card OLD=NEW, as --card 0000:3d:00.0=0000:5e:00.0.</source>
        <translation>Schreiben Sie --card ALT=NEU, wie --card 0000:3d:00.0=0000:5e:00.0.</translation>
    </message>
    <message>
        <source>Everything that is kept is there.</source>
        <translation>Alles, was behalten wird, ist da.</translation>
    </message>
</context>
<context>
    <name>KeepPlans</name>
    <message>
        <source>What %1 keeps can only be changed there.</source>
        <translation>Was %1 behält, lässt sich nur dort ändern.</translation>
    </message>
    <message>
        <source>Log in there and use “carrelctl keep”.</source>
        <translation>Melden Sie sich dort an, und nutzen Sie „carrelctl keep“.</translation>
    </message>
    <message>
        <source>%1 is kept already.</source>
        <translation>%1 wird schon behalten.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 carries type %2, not %3.</source>
        <translation>%1 trägt den Typ %2, nicht %3.</translation>
    </message>
    <message>
        <source>Remove what is there first, or keep it as it is.</source>
        <translation>Entfernen Sie zuerst, was dort ist, oder behalten Sie es, wie es ist.</translation>
    </message>
    <message>
        <source>%1 is on GPU %2, not on %3.</source>
        <translation>%1 ist auf der GPU %2, nicht auf %3.</translation>
    </message>
    <message>
        <source>Remove it there first, or keep it as it is.</source>
        <translation>Entfernen Sie sie zuerst dort, oder behalten Sie sie, wie sie ist.</translation>
    </message>
    <message>
        <source>The card of %1 may have moved to %2.</source>
        <translation>Die Karte von %1 ist vielleicht nach %2 gewandert.</translation>
    </message>
    <message>
        <source>Say which card it is: Carrel does not guess.</source>
        <translation>Sagen Sie, welche Karte es ist: Carrel rät nicht.</translation>
    </message>
    <message>
        <source>Another card is at %1 now.</source>
        <translation>Auf %1 ist jetzt eine andere Karte.</translation>
    </message>
    <message>
        <source>Put the card back, or forget what is kept for it.</source>
        <translation>Stecken Sie die Karte zurück, oder vergessen Sie, was für sie behalten wird.</translation>
    </message>
    <message>
        <source>GPU %1 is not there.</source>
        <translation>Die GPU %1 ist nicht da.</translation>
    </message>
    <message>
        <source>GPU %1 has %2 virtual functions on, not %3: changing that ends every vGPU on it.</source>
        <translation>Auf der GPU %1 sind %2 virtuelle Funktionen an, nicht %3: Das zu ändern beendet jede vGPU darauf.</translation>
    </message>
    <message>
        <source>Switch them off first, or keep the number as it is.</source>
        <translation>Schalten Sie sie zuerst aus, oder behalten Sie die Anzahl, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 is as it should be.</source>
        <translation>%1 ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Nothing can be restored without asking.</source>
        <translation>Nichts lässt sich ohne Rückfrage wiederherstellen.</translation>
    </message>
    <message>
        <source>Look at each line: it says what is in the way.</source>
        <translation>Sehen Sie sich jede Zeile an: Sie sagt, was im Weg ist.</translation>
    </message>
    <message>
        <source>%1 is no card that %2 could be on.</source>
        <translation>%1 ist keine Karte, auf der %2 sein könnte.</translation>
    </message>
    <message>
        <source>Choose one of those named.</source>
        <translation>Wählen Sie eine der genannten.</translation>
    </message>
    <message>
        <source>GPU %1 has no virtual functions on.</source>
        <translation>Auf der GPU %1 sind keine virtuellen Funktionen an.</translation>
    </message>
    <message>
        <source>Switch them on first.</source>
        <translation>Schalten Sie sie zuerst ein.</translation>
    </message>
    <message>
        <source>The number of virtual functions of GPU %1</source>
        <translation>Die Anzahl der virtuellen Funktionen der GPU %1</translation>
    </message>
    <message>
        <source>The mixed-size mode of GPU %1</source>
        <translation>Die Betriebsart gemischter Größen der GPU %1</translation>
    </message>
    <message>
        <source>vGPU %1</source>
        <translation>vGPU %1</translation>
    </message>
    <message>
        <source>Virtual function %1</source>
        <translation>Virtuelle Funktion %1</translation>
    </message>
    <message>
        <source>Keep %1 over reboots</source>
        <translation>Über Neustarts behalten: %1</translation>
    </message>
    <message>
        <source>Keep no longer: %1</source>
        <translation>Nicht mehr behalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n kept thing(s)</source>
        <translation>
            <numerusform>%n Behaltenes wiederherstellen</numerusform>
            <numerusform>%n behaltene Dinge wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>The card of %1 is at %2 now</source>
        <translation>Die Karte von %1 ist jetzt auf %2</translation>
    </message>
    <message>
        <source>Left alone: %1</source>
        <translation>Nicht angerührt: %1</translation>
    </message>
    <message>
        <source>%1 still names virtual function %2: give it the one of the new address.</source>
        <translation>%1 nennt noch die virtuelle Funktion %2: Geben Sie ihr die mit der neuen Adresse.</translation>
    </message>
    <message>
        <source>%1 stays until the next reboot.</source>
        <translation>%1 bleibt bis zum nächsten Neustart.</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>The kept set cannot be read or written.</source>
        <translation>Der behaltene Bestand lässt sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Look at the folder /etc/carrel and the disk it is on.</source>
        <translation>Sehen Sie nach dem Ordner /etc/carrel und dem Datenträger, auf dem er liegt.</translation>
    </message>
    <message>
        <source>The kept set is not used: others than root can change it.</source>
        <translation>Der behaltene Bestand wird nicht genutzt: Andere als root können ihn ändern.</translation>
    </message>
    <message>
        <source>Look at who changed it; then, as root: chown root /etc/carrel /etc/carrel/kept.conf; chmod go-w the same.</source>
        <translation>Sehen Sie nach, wer ihn geändert hat; dann, als root: chown root /etc/carrel /etc/carrel/kept.conf; chmod go-w für dieselben.</translation>
    </message>
    <message>
        <source>“%1” is no line of a kept set.</source>
        <translation>„%1“ ist keine Zeile eines behaltenen Bestands.</translation>
    </message>
    <message>
        <source>Have it written by Carrel: “carrelctl keep”.</source>
        <translation>Lassen Sie Carrel sie schreiben: „carrelctl keep“.</translation>
    </message>
    <message>
        <source>The kept set cannot be understood.</source>
        <translation>Der behaltene Bestand ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Take the line named away, as root, or delete the whole file.</source>
        <translation>Nehmen Sie als root die genannte Zeile heraus, oder löschen Sie die ganze Datei.</translation>
    </message>
    <message>
        <source>The kept set is full.</source>
        <translation>Der behaltene Bestand ist voll.</translation>
    </message>
    <message>
        <source>Forget something first.</source>
        <translation>Vergessen Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>That is not in the kept set.</source>
        <translation>Das ist nicht im behaltenen Bestand.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>What the workstation has made at its start cannot be read.</source>
        <translation>Was die Workstation bei ihrem Start erstellen lässt, ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>Give it the vGPU again.</source>
        <translation>Geben Sie ihr die vGPU noch einmal.</translation>
    </message>
</context>
<context>
    <name>KeptMdevs</name>
    <message>
        <source>The host&apos;s devices could not be listed</source>
        <translation>Die Geräte des Hosts ließen sich nicht auflisten</translation>
    </message>
    <message>
        <source>libvirt cannot keep vGPUs of GPU %1.</source>
        <translation>libvirt kann vGPUs der GPU %1 nicht behalten.</translation>
    </message>
    <message>
        <source>Have Carrel keep it in its own set.</source>
        <translation>Lassen Sie Carrel sie in seinem eigenen Bestand behalten.</translation>
    </message>
    <message>
        <source>The vGPU could not be set to start by itself</source>
        <translation>Die vGPU ließ sich nicht so einstellen, dass sie von selbst startet</translation>
    </message>
    <message>
        <source>The vGPU could not be defined</source>
        <translation>Die vGPU ließ sich nicht definieren</translation>
    </message>
    <message>
        <source>The vGPU is not defined on this host.</source>
        <translation>Die vGPU ist auf diesem Host nicht definiert.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The vGPU&apos;s definition could not be taken away</source>
        <translation>Die Definition der vGPU ließ sich nicht wegnehmen</translation>
    </message>
</context>
<context>
    <name>LabelPlans</name>
    <message>
        <source>%1 has no stored definition: nothing can be written on it.</source>
        <translation>%1 hat keine gespeicherte Definition: Nichts lässt sich zu ihr schreiben.</translation>
    </message>
    <message>
        <source>“%1” cannot be a tag.</source>
        <translation>„%1“ kann kein Tag sein.</translation>
    </message>
    <message numerus="yes">
        <source>Use up to %n letters, digits, blanks and dashes, and no comma.</source>
        <translation>
            <numerusform>Nehmen Sie bis zu %n Buchstaben, Ziffer, Leerzeichen oder Bindestrich, und kein Komma.</numerusform>
            <numerusform>Nehmen Sie bis zu %n Buchstaben, Ziffern, Leerzeichen und Bindestriche, und kein Komma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A workstation has at most %n tag(s).</source>
        <translation>
            <numerusform>Eine Workstation hat höchstens %n Tag.</numerusform>
            <numerusform>Eine Workstation hat höchstens %n Tags.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take some away.</source>
        <translation>Nehmen Sie einige weg.</translation>
    </message>
    <message>
        <source>These notes hold characters that cannot be stored.</source>
        <translation>Diese Notizen enthalten Zeichen, die sich nicht speichern lassen.</translation>
    </message>
    <message>
        <source>Remove control characters.</source>
        <translation>Entfernen Sie Steuerzeichen.</translation>
    </message>
    <message>
        <source>Take all tags from %1</source>
        <translation>Alle Tags von %1 wegnehmen</translation>
    </message>
    <message>
        <source>Tag %1: %2</source>
        <translation>Tags von %1 setzen: %2</translation>
    </message>
    <message>
        <source>Change the notes of %1</source>
        <translation>Die Notizen zu %1 ändern</translation>
    </message>
    <message>
        <source>Define it first, with “virsh define”.</source>
        <translation>Definieren Sie sie zuerst, mit „virsh define“.</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>The list was not written to %1.</source>
        <translation>Die Liste wurde nicht nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Workstation</source>
        <translation>&amp;Workstation</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Color scheme</source>
        <translation>&amp;Farbschema</translation>
    </message>
</context>
<context>
    <name>NodeDevices</name>
    <message>
        <source>libvirt on that host knows no GPU %1.</source>
        <translation>libvirt auf jenem Host kennt keine GPU %1.</translation>
    </message>
    <message>
        <source>A vGPU with this UUID is there already.</source>
        <translation>Eine vGPU mit dieser UUID gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another UUID.</source>
        <translation>Wählen Sie eine andere UUID.</translation>
    </message>
    <message>
        <source>No instance of this type is left.</source>
        <translation>Von diesem Typ ist keine Instanz mehr frei.</translation>
    </message>
    <message>
        <source>Remove a vGPU that nobody needs, or choose another GPU.</source>
        <translation>Entfernen Sie eine vGPU, die niemand braucht, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>The GPU does not offer this type.</source>
        <translation>Die GPU bietet diesen Typ nicht an.</translation>
    </message>
    <message>
        <source>Choose one of those it lists.</source>
        <translation>Wählen Sie einen von denen, die sie nennt.</translation>
    </message>
    <message>
        <source>The vGPU is in use.</source>
        <translation>Die vGPU ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Shut its workstation down first.</source>
        <translation>Fahren Sie zuerst ihre Workstation herunter.</translation>
    </message>
    <message>
        <source>The host was closed.</source>
        <translation>Der Host wurde geschlossen.</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Öffnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Read the host again.</source>
        <translation>Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>libvirt on that host cannot make this change to a GPU.</source>
        <translation>libvirt kann auf jenem Host diese Änderung an einer GPU nicht vornehmen.</translation>
    </message>
    <message>
        <source>Log in there and make it with Carrel on that host (ssh HOST carrelctl).</source>
        <translation>Melden Sie sich dort an, und nehmen Sie sie mit Carrel auf jenem Host vor (ssh HOST carrelctl).</translation>
    </message>
</context>
<context>
    <name>ParameterPlans</name>
    <message>
        <source>vGPU %1 has no parameters: only NVIDIA&apos;s driver has them.</source>
        <translation>Die vGPU %1 hat keine Parameter: Nur der Treiber von NVIDIA hat sie.</translation>
    </message>
    <message>
        <source>Choose a vGPU of NVIDIA&apos;s driver.</source>
        <translation>Wählen Sie eine vGPU des Treibers von NVIDIA.</translation>
    </message>
    <message>
        <source>libvirt has no way to do this on %1 from here.</source>
        <translation>libvirt hat von hier aus keinen Weg, das auf %1 zu tun.</translation>
    </message>
    <message>
        <source>Run carrelctl on %1 itself.</source>
        <translation>Führen Sie carrelctl auf %1 selbst aus.</translation>
    </message>
    <message>
        <source>a program that is no workstation of this host</source>
        <translation>ein Programm, das keine Workstation dieses Hosts ist</translation>
    </message>
    <message>
        <source>The parameters of vGPU %1 can be set only while it is not in use; %2 uses it.</source>
        <translation>Die Parameter der vGPU %1 lassen sich nur setzen, solange sie nicht in Gebrauch ist; %2 nutzt sie.</translation>
    </message>
    <message>
        <source>Shut it down first; the parameters count from the next start on.</source>
        <translation>Fahren Sie sie zuerst herunter; die Parameter gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>“%1” is no parameter.</source>
        <translation>„%1“ ist kein Parameter.</translation>
    </message>
    <message>
        <source>Write key=value, several with commas between: frame_rate_limiter=0,disable_vnc=1.</source>
        <translation>Schreiben Sie key=value, mehrere mit Kommas dazwischen: frame_rate_limiter=0,disable_vnc=1.</translation>
    </message>
    <message>
        <source>vGPU %1 has these parameters already.</source>
        <translation>Die vGPU %1 hat diese Parameter bereits.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Set parameters of vGPU %1</source>
        <translation>Parameter der vGPU %1 setzen</translation>
    </message>
    <message>
        <source>They count from the next start of %1 on.</source>
        <translation>Sie gelten ab dem nächsten Start von %1.</translation>
    </message>
    <message>
        <source>With disable_vnc=1 the console of this vGPU stays dark.</source>
        <translation>Mit disable_vnc=1 bleibt die Konsole dieser vGPU dunkel.</translation>
    </message>
    <message>
        <source>An administrator&apos;s password may be asked for.</source>
        <translation>Vielleicht wird nach dem Passwort eines Verwalters gefragt.</translation>
    </message>
    <message>
        <source>The parameters of vGPU %1 cannot be read.</source>
        <translation>Die Parameter der vGPU %1 sind nicht zu lesen.</translation>
    </message>
    <message>
        <source>Only NVIDIA&apos;s vGPU driver has them; see that it is loaded.</source>
        <translation>Nur der vGPU-Treiber von NVIDIA hat sie; sorgen Sie dafür, dass er geladen ist.</translation>
    </message>
</context>
<context>
    <name>PassThrough</name>
    <message>
        <source>%1 is no PCI device: it cannot be given away as a whole.</source>
        <translation>%1 ist kein PCI-Gerät: Als Ganzes lässt es sich nicht vergeben.</translation>
    </message>
    <message>
        <source>Create a vGPU on it instead.</source>
        <translation>Erstellen Sie stattdessen eine vGPU darauf.</translation>
    </message>
    <message>
        <source>GPU %1 is in no IOMMU group: this computer&apos;s IOMMU is off.</source>
        <translation>Die GPU %1 ist in keiner IOMMU-Gruppe: Die IOMMU dieses Rechners ist aus.</translation>
    </message>
    <message>
        <source>Switch on VT-d or AMD-Vi in the firmware, on Intel boot with intel_iommu=on.</source>
        <translation>Schalten Sie VT-d oder AMD-Vi in der Firmware ein, starten Sie auf Intel mit intel_iommu=on.</translation>
    </message>
    <message>
        <source>GPU %1 carries vGPUs: %2.</source>
        <translation>Die GPU %1 trägt vGPUs: %2.</translation>
    </message>
    <message>
        <source>Remove them first: a GPU is either cut or given as a whole.</source>
        <translation>Entfernen Sie sie zuerst: Eine GPU wird entweder zerteilt oder als Ganzes vergeben.</translation>
    </message>
    <message>
        <source>Virtual functions of GPU %1 belong to %2.</source>
        <translation>Virtuelle Funktionen der GPU %1 gehören %2.</translation>
    </message>
    <message>
        <source>Take them away there first.</source>
        <translation>Nehmen Sie sie zuerst dort weg.</translation>
    </message>
    <message>
        <source>%1 already has the GPU %2.</source>
        <translation>%1 hat die GPU %2 bereits.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>GPU %1 belongs to %2.</source>
        <translation>Die GPU %1 gehört %2.</translation>
    </message>
    <message>
        <source>Take it away there first, or choose another GPU.</source>
        <translation>Nehmen Sie sie zuerst dort weg, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>This computer&apos;s own screen hangs on GPU %1: it goes dark while a workstation has it.</source>
        <translation>Der eigene Bildschirm dieses Rechners hängt an der GPU %1: Er wird dunkel, solange eine Workstation sie hat.</translation>
    </message>
    <message>
        <source>Choose another GPU, or say once more that you mean this one; reach the computer over the network then.</source>
        <translation>Wählen Sie eine andere GPU, oder sagen Sie noch einmal, dass Sie diese meinen; erreichen Sie den Rechner dann über das Netzwerk.</translation>
    </message>
    <message>
        <source>GPU %1 shares its IOMMU group with %2, which this computer uses (driver %3).</source>
        <translation>Die GPU %1 teilt ihre IOMMU-Gruppe mit %2, und das nutzt dieser Rechner (Treiber %3).</translation>
    </message>
    <message>
        <source>Move the card to a slot with a group of its own, or free that device first.</source>
        <translation>Stecken Sie die Karte in einen Steckplatz mit eigener Gruppe, oder machen Sie jenes Gerät zuerst frei.</translation>
    </message>
    <message>
        <source>%1 does not have the GPU %2.</source>
        <translation>%1 hat die GPU %2 nicht.</translation>
    </message>
    <message>
        <source>Read the host again: it may have been taken away meanwhile.</source>
        <translation>Lesen Sie den Host neu ein: Vielleicht wurde sie inzwischen weggenommen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Give the whole GPU %1 to %2</source>
        <translation>Die ganze GPU %1 an %2 geben</translation>
    </message>
    <message>
        <source>Take the whole GPU %1 from %2</source>
        <translation>Die ganze GPU %1 von %2 wegnehmen</translation>
    </message>
    <message>
        <source>%1 is running: it has the GPU from its next start on, not from a reboot.</source>
        <translation>%1 läuft: Die GPU hat sie ab dem nächsten Start, nicht ab einem Neustart von innen.</translation>
    </message>
    <message>
        <source>The GPU is simulated: a QEMU display device stands in for it inside %1.</source>
        <translation>Die GPU ist simuliert: In %1 steht ein Anzeigegerät von QEMU für sie.</translation>
    </message>
    <message>
        <source>With it go %1.</source>
        <translation>Mit ihr gehen: %1.</translation>
    </message>
    <message>
        <source>Nobody else can use the rest of its IOMMU group meanwhile: %1.</source>
        <translation>Niemand sonst kann derweil den Rest ihrer IOMMU-Gruppe nutzen: %1.</translation>
    </message>
    <message>
        <source>While %1 runs, this computer cannot use the GPU: its driver %2 is unbound at start and bound again at the end.</source>
        <translation>Solange %1 läuft, kann dieser Rechner die GPU nicht nutzen: Ihr Treiber %2 wird beim Start gelöst und am Ende wieder gebunden.</translation>
    </message>
    <message>
        <source>This computer&apos;s own screen goes dark while %1 runs.</source>
        <translation>Der eigene Bildschirm dieses Rechners wird dunkel, solange %1 läuft.</translation>
    </message>
    <message>
        <source>Its picture comes out of the card&apos;s own sockets; the console goes on showing the emulated display.</source>
        <translation>Ihr Bild kommt aus den Buchsen der Karte selbst; die Konsole zeigt weiter die emulierte Anzeige.</translation>
    </message>
</context>
<context>
    <name>Placement</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>a list of names that is cut, &quot;cad-01, cad-02 and 4 more&quot;</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>a list of names, &quot;cad-01, cad-02 and cad-03&quot;</extracomment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 × %2 (of no workstation)</source>
        <translation>%1 × %2 (ohne Workstation)</translation>
    </message>
    <message>
        <source>%1 × %2 (%3)</source>
        <translation>%1 × %2 (%3)</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message numerus="yes">
        <source>%n more of %1</source>
        <translation>
            <numerusform>%n weitere von %1</numerusform>
            <numerusform>%n weitere von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After removing %n vGPU(s) that no workstation has: %1.</source>
        <translation>
            <numerusform>Nach dem Entfernen von %n vGPU ohne Workstation: %1.</numerusform>
            <numerusform>Nach dem Entfernen von %n vGPUs ohne Workstation: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After removing %n vGPU(s) of %1: %2.</source>
        <translation>
            <numerusform>Nach dem Entfernen von %n vGPU von %1: %2.</numerusform>
            <numerusform>Nach dem Entfernen von %n vGPUs von %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After shutting down %1 and removing %n vGPU(s): %2.</source>
        <translation>
            <numerusform>Nach dem Herunterfahren von %1 und dem Entfernen von %n vGPU: %2.</numerusform>
            <numerusform>Nach dem Herunterfahren von %1 und dem Entfernen von %n vGPUs: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>GPU %1 is given to workstations whole: it has no vGPU types.</source>
        <translation>Die GPU %1 wird Workstations als Ganzes gegeben: Sie hat keine vGPU-Typen.</translation>
    </message>
    <message>
        <source>Assign the GPU itself to a workstation.</source>
        <translation>Weisen Sie einer Workstation die GPU selbst zu.</translation>
    </message>
    <message>
        <source>GPU %1 is shared by whole virtual functions: it has no vGPU types.</source>
        <translation>Die GPU %1 wird über ganze virtuelle Funktionen geteilt: Sie hat keine vGPU-Typen.</translation>
    </message>
    <message>
        <source>Assign one of its virtual functions to a workstation.</source>
        <translation>Weisen Sie einer Workstation eine ihrer virtuellen Funktionen zu.</translation>
    </message>
    <message>
        <source>The virtual functions of GPU %1 are off.</source>
        <translation>Die virtuellen Funktionen der GPU %1 sind aus.</translation>
    </message>
    <message>
        <source>Switch them on: after each start of the host they are off again.</source>
        <translation>Schalten Sie sie ein: Nach jedem Start des Hosts sind sie wieder aus.</translation>
    </message>
    <message>
        <source>GPU %1 offers no vGPU types: its driver %2 only shares its render node.</source>
        <translation>Die GPU %1 bietet keine vGPU-Typen an: Ihr Treiber %2 teilt nur ihren Render-Knoten.</translation>
    </message>
    <message>
        <source>Give workstations 3D through the render node (virgl), or install the vendor&apos;s vGPU driver where the card has one.</source>
        <translation>Geben Sie Workstations 3D über den Render-Knoten (virgl), oder installieren Sie den vGPU-Treiber des Herstellers, wo die Karte einen hat.</translation>
    </message>
    <message>
        <source>GPU %1 does not offer the type %2.</source>
        <translation>Die GPU %1 bietet den Typ %2 nicht an.</translation>
    </message>
    <message>
        <source>Choose one of the types it lists.</source>
        <translation>Wählen Sie einen der Typen, die sie nennt.</translation>
    </message>
    <message>
        <source>a vGPU</source>
        <translation>eine vGPU</translation>
    </message>
    <message>
        <source>VF %1 (%2) already carries %3.</source>
        <translation>Die VF %1 (%2) trägt schon %3.</translation>
    </message>
    <message>
        <source>VF %1 (%2) already carries %3 of %4.</source>
        <translation>Die VF %1 (%2) trägt schon %3 von %4.</translation>
    </message>
    <message>
        <source>Choose another virtual function, or leave the choice to Carrel.</source>
        <translation>Wählen Sie eine andere virtuelle Funktion, oder überlassen Sie die Wahl Carrel.</translation>
    </message>
    <message>
        <source>%1 is a copy of another machine&apos;s files: nothing can be changed there.</source>
        <translation>%1 ist eine Kopie der Dateien eines anderen Rechners: Dort lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Open the machine itself as a host.</source>
        <translation>Öffnen Sie den Rechner selbst als Host.</translation>
    </message>
    <message>
        <source>You may look at %1 but not change it: libvirt connected you for reading only.</source>
        <translation>Sie dürfen %1 ansehen, aber nicht ändern: libvirt hat Sie nur zum Lesen verbunden.</translation>
    </message>
    <message>
        <source>Ask to become a member of the group libvirt.</source>
        <translation>Lassen Sie sich in die Gruppe libvirt aufnehmen.</translation>
    </message>
    <message>
        <source>GPU %1 offers no vGPU types.</source>
        <translation>Die GPU %1 bietet keine vGPU-Typen an.</translation>
    </message>
    <message>
        <source>No driver is bound to it: install the vendor&apos;s vGPU driver.</source>
        <translation>Kein Treiber ist an sie gebunden: Installieren Sie den vGPU-Treiber des Herstellers.</translation>
    </message>
    <message>
        <source>Its driver %1 makes none: check the vendor&apos;s vGPU driver and, on newer cards, that virtual functions are on.</source>
        <translation>Ihr Treiber %1 macht keine: Prüfen Sie den vGPU-Treiber des Herstellers und, bei neueren Karten, ob die virtuellen Funktionen an sind.</translation>
    </message>
    <message>
        <source>The driver offers no %1 on GPU %2, and NVIDIA&apos;s vGPU service is not running.</source>
        <translation>Der Treiber bietet auf der GPU %2 kein %1 an, und der vGPU-Dienst von NVIDIA läuft nicht.</translation>
    </message>
    <message>
        <source>Start it with “systemctl enable --now nvidia-vgpu-mgr”.</source>
        <translation>Starten Sie ihn mit „systemctl enable --now nvidia-vgpu-mgr“.</translation>
    </message>
    <message>
        <source>The driver offers no %1 on GPU %2 now, though it carries no vGPU, and does not say why.</source>
        <translation>Der Treiber bietet auf der GPU %2 jetzt kein %1 an, obwohl sie keine vGPU trägt, und sagt nicht, warum.</translation>
    </message>
    <message>
        <source>GPU %1 is in MIG mode, and %2 is a type for GPUs that are not.</source>
        <translation>Die GPU %1 ist im MIG-Modus, und %2 ist ein Typ für GPUs, die es nicht sind.</translation>
    </message>
    <message>
        <source>%2 needs MIG mode, which is off on GPU %1.</source>
        <translation>%2 braucht den MIG-Modus, der auf der GPU %1 aus ist.</translation>
    </message>
    <message>
        <source>Choose a type for MIG instances, or switch MIG mode off with “nvidia-smi -mig 0”.</source>
        <translation>Wählen Sie einen Typ für MIG-Instanzen, oder schalten Sie den MIG-Modus mit „nvidia-smi -mig 0“ aus.</translation>
    </message>
    <message>
        <source>Choose another type, or switch MIG mode on with “nvidia-smi -mig 1”.</source>
        <translation>Wählen Sie einen anderen Typ, oder schalten Sie den MIG-Modus mit „nvidia-smi -mig 1“ ein.</translation>
    </message>
    <message>
        <source>No %1 can be made on GPU %2: each of its %3 virtual functions carries a vGPU, %4.</source>
        <translation>Auf der GPU %2 lässt sich kein %1 erstellen: Jede ihrer %3 virtuellen Funktionen trägt eine vGPU, %4.</translation>
    </message>
    <message>
        <source>%1 cannot be made on GPU %2 now: it carries %3, another size, and mixed sizes are off.</source>
        <translation>%1 lässt sich auf der GPU %2 jetzt nicht erstellen: Sie trägt %3, eine andere Größe, und gemischte Größen sind aus.</translation>
    </message>
    <message>
        <source>%1 cannot be made on GPU %2 now: it carries %3, and its driver offers only more of the same type.</source>
        <translation>%1 lässt sich auf der GPU %2 jetzt nicht erstellen: Sie trägt %3, und ihr Treiber bietet nur mehr vom selben Typ an.</translation>
    </message>
    <message>
        <source>The driver offers no more %1 on GPU %2 and does not say why: it carries %3 of at most %4.</source>
        <translation>Der Treiber bietet auf der GPU %2 kein weiteres %1 an und sagt nicht, warum: Sie trägt %3 von höchstens %4.</translation>
    </message>
    <message>
        <source>%1 cannot be made on GPU %2 now: it carries %3.</source>
        <translation>%1 lässt sich auf der GPU %2 jetzt nicht erstellen: Sie trägt %3.</translation>
    </message>
    <message>
        <source>No %1 is left on GPU %2: it carries %3.</source>
        <translation>Auf der GPU %2 ist kein %1 mehr frei: Sie trägt %3.</translation>
    </message>
    <message>
        <source>GPU %1 still has room for it.</source>
        <translation>Die GPU %1 hat noch Platz dafür.</translation>
    </message>
    <message>
        <source>GPU %1 still has %2 of them.</source>
        <translation>Die GPU %1 hat noch %2 davon.</translation>
    </message>
    <message>
        <source>Look at the driver&apos;s messages in the kernel log.</source>
        <translation>Sehen Sie in die Meldungen des Treibers im Kernel-Protokoll.</translation>
    </message>
    <message>
        <source>Choose one of %1, or free the GPU first.</source>
        <translation>Wählen Sie eines von %1, oder machen Sie die GPU zuerst frei.</translation>
    </message>
    <message>
        <source>Remove a vGPU that nobody needs, or choose another GPU.</source>
        <translation>Entfernen Sie eine vGPU, die niemand braucht, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>%1 has no GPU %2.</source>
        <translation>%1 hat keine GPU %2.</translation>
    </message>
    <message>
        <source>Read the host again.</source>
        <translation>Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>GPU %1 has no virtual function %2.</source>
        <translation>Die GPU %1 hat keine virtuelle Funktion %2.</translation>
    </message>
</context>
<context>
    <name>PowerPlans</name>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 is running.</source>
        <translation>%1 läuft.</translation>
    </message>
    <message>
        <source>%1 is off.</source>
        <translation>%1 ist aus.</translation>
    </message>
    <message>
        <source>%1 is paused: its system cannot answer.</source>
        <translation>%1 ist angehalten: Das System darin kann nicht antworten.</translation>
    </message>
    <message>
        <source>Resume it with “virsh resume”, or force it off.</source>
        <translation>Setzen Sie sie mit „virsh resume“ fort, oder erzwingen Sie das Ausschalten.</translation>
    </message>
    <message>
        <source>%1 cannot start: its vGPU %2 does not exist.</source>
        <translation>%1 kann nicht starten: Ihre vGPU %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>Create it again with this UUID, or take it from %1.</source>
        <translation>Erstellen Sie sie mit dieser UUID neu, oder nehmen Sie sie von %1 weg.</translation>
    </message>
    <message>
        <source>%1 cannot start: its vGPU %2 is in use by %3.</source>
        <translation>%1 kann nicht starten: Ihre vGPU %2 wird von %3 genutzt.</translation>
    </message>
    <message>
        <source>Shut %1 down, or give %2 another vGPU.</source>
        <translation>Fahren Sie %1 herunter, oder geben Sie %2 eine andere vGPU.</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>%1 herunterfahren</translation>
    </message>
    <message>
        <source>Programs running in %1 end: unsaved work may be lost.</source>
        <translation>Programme, die in %1 laufen, enden: Nicht Gespeichertes kann verloren gehen.</translation>
    </message>
    <message>
        <source>Reboot %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Force off %1</source>
        <translation>Ausschalten von %1 erzwingen</translation>
    </message>
    <message>
        <source>%1 loses what it has not written to its disk. This cannot be undone.</source>
        <translation>%1 verliert, was nicht auf ihren Datenträger geschrieben ist. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Killed while its driver starts, the vGPU can be stuck until the GPU&apos;s virtual functions are cycled.</source>
        <translation>Wird sie beendet, während ihr Treiber startet, kann die vGPU hängen bleiben, bis die virtuellen Funktionen der GPU aus- und eingeschaltet werden.</translation>
    </message>
    <message>
        <source>Start it instead.</source>
        <translation>Starten Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>%1 cannot start: its virtual function %2 carries no vGPU.</source>
        <translation>%1 kann nicht starten: Ihre virtuelle Funktion %2 trägt keine vGPU.</translation>
    </message>
    <message>
        <source>Create a vGPU there again, or take it from %1.</source>
        <translation>Erstellen Sie dort wieder eine vGPU, oder nehmen Sie sie von %1 weg.</translation>
    </message>
    <message>
        <source>%1 cannot start: its device %2 is in use by %3.</source>
        <translation>%1 kann nicht starten: Ihr Gerät %2 wird von %3 genutzt.</translation>
    </message>
    <message>
        <source>Shut %1 down, or take the device from %2.</source>
        <translation>Fahren Sie %1 herunter, oder nehmen Sie das Gerät von %2 weg.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>%1 has no GPU “%2”.</source>
        <translation>%1 hat keine GPU „%2“.</translation>
    </message>
    <message>
        <source>See “carrelctl inventory” for those it has.</source>
        <translation>Sehen Sie mit „carrelctl inventory“ nach, welche er hat.</translation>
    </message>
    <message>
        <source>%1 has no GPU.</source>
        <translation>%1 hat keine GPU.</translation>
    </message>
</context>
<context>
    <name>Redefine</name>
    <message>
        <source>The workstation was not changed: somebody else has changed it meanwhile.</source>
        <translation>Die Workstation wurde nicht geändert: Jemand anders hat sie inzwischen geändert.</translation>
    </message>
    <message>
        <source>The workstation&apos;s XML could not be read</source>
        <translation>Das XML der Workstation ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Read it again and repeat what you wanted.</source>
        <translation>Lesen Sie sie neu ein, und wiederholen Sie, was Sie wollten.</translation>
    </message>
</context>
<context>
    <name>StartFailure</name>
    <message>
        <source>%1 was not started: its vGPU %2 is used by %3.</source>
        <translation>%1 wurde nicht gestartet: Ihre vGPU %2 wird von %3 genutzt.</translation>
    </message>
    <message>
        <source>Shut down %3, or give %1 another vGPU.</source>
        <translation>Fahren Sie %3 herunter, oder geben Sie %1 eine andere vGPU.</translation>
    </message>
    <message>
        <source>%1 was not started: another program holds its vGPU (VFIO group %2).</source>
        <translation>%1 wurde nicht gestartet: Ein anderes Programm hält ihre vGPU (VFIO-Gruppe %2).</translation>
    </message>
    <message>
        <source>End that program (lsof /dev/vfio/%2 names it), or give %1 another vGPU.</source>
        <translation>Beenden Sie dieses Programm (lsof /dev/vfio/%2 nennt es), oder geben Sie %1 eine andere vGPU.</translation>
    </message>
    <message>
        <source>%1 was not started: another device of IOMMU group %2 is still used by this computer.</source>
        <translation>%1 wurde nicht gestartet: Ein anderes Gerät der IOMMU-Gruppe %2 wird noch von diesem Rechner genutzt.</translation>
    </message>
    <message>
        <source>Give the whole group to %1, or move the card to a slot with a group of its own.</source>
        <translation>Geben Sie %1 die ganze Gruppe, oder stecken Sie die Karte in einen Steckplatz mit eigener Gruppe.</translation>
    </message>
    <message>
        <source>%1 was not started: its vGPU %2 does not exist any more.</source>
        <translation>%1 wurde nicht gestartet: Ihre vGPU %2 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Create the vGPU again, or give %1 another one.</source>
        <translation>Erstellen Sie die vGPU neu, oder geben Sie %1 eine andere.</translation>
    </message>
    <message>
        <source>%1 was not started: its virtual function carries no vGPU type.</source>
        <translation>%1 wurde nicht gestartet: Ihre virtuelle Funktion trägt keinen vGPU-Typ.</translation>
    </message>
    <message>
        <source>Set the type of the virtual function, then start again.</source>
        <translation>Setzen Sie den Typ der virtuellen Funktion, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 was not started: its memory must stay locked for the vGPU, and this host does not allow that much.</source>
        <translation>%1 wurde nicht gestartet: Ihr Speicher muss für die vGPU gesperrt bleiben, und dieser Host erlaubt nicht so viel.</translation>
    </message>
    <message>
        <source>Give %1 less memory, or use the system connection (qemu:///system), which may lock memory.</source>
        <translation>Geben Sie %1 weniger Speicher, oder nehmen Sie die Systemverbindung (qemu:///system), die Speicher sperren darf.</translation>
    </message>
    <message>
        <source>%1 was not started: this host&apos;s IOMMU is off.</source>
        <translation>%1 wurde nicht gestartet: Die IOMMU dieses Hosts ist aus.</translation>
    </message>
    <message>
        <source>Switch on VT-d or AMD-Vi in the firmware, on Intel boot with intel_iommu=on, and restart the host.</source>
        <translation>Schalten Sie VT-d oder AMD-Vi in der Firmware ein, starten Sie auf Intel mit intel_iommu=on, und starten Sie den Host neu.</translation>
    </message>
    <message>
        <source>%1 was not started: two of its vGPUs show the firmware screen (ramfb).</source>
        <translation>%1 wurde nicht gestartet: Zwei ihrer vGPUs zeigen den Firmware-Bildschirm (ramfb).</translation>
    </message>
    <message>
        <source>Take one vGPU away and give it back: Carrel sets the firmware screen on one only.</source>
        <translation>Nehmen Sie eine vGPU weg und geben Sie sie zurück: Carrel setzt den Firmware-Bildschirm nur auf einer.</translation>
    </message>
    <message>
        <source>%1 was not started: this host&apos;s QEMU has no SPICE.</source>
        <translation>%1 wurde nicht gestartet: Das QEMU dieses Hosts hat kein SPICE.</translation>
    </message>
    <message>
        <source>Install qemu-system-modules-spice on the host, or use VNC.</source>
        <translation>Installieren Sie qemu-system-modules-spice auf dem Host, oder nehmen Sie VNC.</translation>
    </message>
    <message>
        <source>%1 was not started: its SPICE screen has OpenGL on, which works without a network port only.</source>
        <translation>%1 wurde nicht gestartet: Auf ihrem SPICE-Bildschirm ist OpenGL an, und das geht nur ohne Netzwerkport.</translation>
    </message>
    <message>
        <source>Switch gl off on its SPICE screen and add an egl-headless one.</source>
        <translation>Schalten Sie gl auf dem SPICE-Bildschirm aus, und fügen Sie einen mit egl-headless hinzu.</translation>
    </message>
    <message>
        <source>%1 was not started: the network port of its screen is taken.</source>
        <translation>%1 wurde nicht gestartet: Der Netzwerkport ihres Bildschirms ist belegt.</translation>
    </message>
    <message>
        <source>Let libvirt choose the port (autoport), or end the program that uses it.</source>
        <translation>Lassen Sie libvirt den Port wählen (autoport), oder beenden Sie das Programm, das ihn nutzt.</translation>
    </message>
    <message>
        <source>%1 was not started: another workstation or program uses its disk.</source>
        <translation>%1 wurde nicht gestartet: Eine andere Workstation oder ein anderes Programm nutzt ihren Datenträger.</translation>
    </message>
    <message>
        <source>Shut down the other user of the disk, or give %1 a disk of its own.</source>
        <translation>Fahren Sie den anderen Nutzer des Datenträgers herunter, oder geben Sie %1 einen eigenen.</translation>
    </message>
    <message>
        <source>%1 was not started: its disk %2 is missing.</source>
        <translation>%1 wurde nicht gestartet: Ihr Datenträger %2 fehlt.</translation>
    </message>
    <message>
        <source>Bring the file back, or choose another disk for %1.</source>
        <translation>Holen Sie die Datei zurück, oder wählen Sie für %1 einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>%1 was not started: QEMU may not open %2.</source>
        <translation>%1 wurde nicht gestartet: QEMU darf %2 nicht öffnen.</translation>
    </message>
    <message>
        <source>Move the file to a storage pool, or let the account QEMU runs as (libvirt-qemu) read and write it.</source>
        <translation>Verschieben Sie die Datei in einen Speicherpool, oder lassen Sie das Konto, unter dem QEMU läuft (libvirt-qemu), sie lesen und schreiben.</translation>
    </message>
    <message>
        <source>%1 was not started: AppArmor forbids QEMU something it needs.</source>
        <translation>%1 wurde nicht gestartet: AppArmor verbietet QEMU etwas, das es braucht.</translation>
    </message>
    <message>
        <source>See the host&apos;s kernel log for the denied path, and allow it in /etc/apparmor.d/local.</source>
        <translation>Suchen Sie im Kernel-Protokoll des Hosts den verweigerten Pfad, und erlauben Sie ihn in /etc/apparmor.d/local.</translation>
    </message>
    <message>
        <source>%1 was not started: its network %2 does not run.</source>
        <translation>%1 wurde nicht gestartet: Ihr Netzwerk %2 läuft nicht.</translation>
    </message>
    <message>
        <source>Start it with “virsh net-start %2”, or choose another network.</source>
        <translation>Starten Sie es mit „virsh net-start %2“, oder wählen Sie ein anderes Netzwerk.</translation>
    </message>
    <message>
        <source>%1 was not started: the host has no network bridge %2.</source>
        <translation>%1 wurde nicht gestartet: Der Host hat keine Netzwerkbrücke %2.</translation>
    </message>
    <message>
        <source>Make the bridge, or choose another network.</source>
        <translation>Legen Sie die Brücke an, oder wählen Sie ein anderes Netzwerk.</translation>
    </message>
    <message>
        <source>%1 was not started: this host&apos;s processor lacks what its CPU model asks for (%2).</source>
        <translation>%1 wurde nicht gestartet: Dem Prozessor dieses Hosts fehlt, was ihr CPU-Modell verlangt (%2).</translation>
    </message>
    <message>
        <source>Choose the CPU model “host-model” for %1.</source>
        <translation>Wählen Sie für %1 das CPU-Modell „host-model“.</translation>
    </message>
    <message>
        <source>%1 was not started: its CPU model does not fit this host&apos;s processor.</source>
        <translation>%1 wurde nicht gestartet: Ihr CPU-Modell passt nicht zum Prozessor dieses Hosts.</translation>
    </message>
    <message>
        <source>%1 was not started: KVM does not answer on this host.</source>
        <translation>%1 wurde nicht gestartet: KVM antwortet auf diesem Host nicht.</translation>
    </message>
    <message>
        <source>Switch on virtualisation in the firmware; inside a virtual machine, switch on nested virtualisation outside.</source>
        <translation>Schalten Sie die Virtualisierung in der Firmware ein; in einer virtuellen Maschine schalten Sie außerhalb die verschachtelte Virtualisierung ein.</translation>
    </message>
    <message>
        <source>%1 got no vGPU licence: the licence server does not answer.</source>
        <translation>%1 hat keine vGPU-Lizenz bekommen: Der Lizenzserver antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the licence server and the token in the workstation, then restart it.</source>
        <translation>Prüfen Sie den Lizenzserver und das Token in der Workstation, und starten Sie sie neu.</translation>
    </message>
    <message>
        <source>The vGPU of %1 is off: its graphics driver does not fit the host&apos;s vGPU manager.</source>
        <translation>Die vGPU von %1 ist aus: Ihr Grafiktreiber passt nicht zum vGPU-Manager des Hosts.</translation>
    </message>
    <message>
        <source>Install the guest driver of the same release branch as the host&apos;s.</source>
        <translation>Installieren Sie den Gasttreiber aus demselben Zweig wie den des Hosts.</translation>
    </message>
    <message>
        <source>%1 was not started: Secure Boot keeps the GPU&apos;s driver from loading.</source>
        <translation>%1 wurde nicht gestartet: Secure Boot lässt den Treiber der GPU nicht laden.</translation>
    </message>
    <message>
        <source>Enrol the key the driver is signed with (mokutil --import), and restart the host.</source>
        <translation>Tragen Sie den Schlüssel ein, mit dem der Treiber signiert ist (mokutil --import), und starten Sie den Host neu.</translation>
    </message>
    <message>
        <source>%1 was not started: the host has too few free huge pages for its memory.</source>
        <translation>%1 wurde nicht gestartet: Der Host hat zu wenige freie Huge Pages für ihren Speicher.</translation>
    </message>
    <message>
        <source>Set more aside (vm.nr_hugepages), or let %1 use ordinary memory.</source>
        <translation>Legen Sie mehr zurück (vm.nr_hugepages), oder lassen Sie %1 gewöhnlichen Speicher nutzen.</translation>
    </message>
    <message>
        <source>%1 was not started: the host has not enough free memory.</source>
        <translation>%1 wurde nicht gestartet: Der Host hat nicht genug freien Speicher.</translation>
    </message>
    <message>
        <source>Shut down another workstation, or give %1 less memory.</source>
        <translation>Fahren Sie eine andere Workstation herunter, oder geben Sie %1 weniger Speicher.</translation>
    </message>
    <message>
        <source>%1 was not started: its saved state cannot be read by this QEMU.</source>
        <translation>%1 wurde nicht gestartet: Ihr gespeicherter Zustand ist für dieses QEMU nicht lesbar.</translation>
    </message>
    <message>
        <source>Drop the saved state with “virsh managedsave-remove %1”; the desktop then boots afresh.</source>
        <translation>Verwerfen Sie den gespeicherten Zustand mit „virsh managedsave-remove %1“; die Workstation startet dann frisch.</translation>
    </message>
    <message>
        <source>%1 was not started: its vGPU&apos;s screen needs OpenGL on the host, which is not there.</source>
        <translation>%1 wurde nicht gestartet: Der Bildschirm ihrer vGPU braucht OpenGL auf dem Host, und das gibt es dort nicht.</translation>
    </message>
    <message>
        <source>Add an egl-headless screen on a host with a render node, or switch the vGPU&apos;s display off.</source>
        <translation>Fügen Sie auf einem Host mit Render-Knoten einen Bildschirm mit egl-headless hinzu, oder schalten Sie die Anzeige der vGPU aus.</translation>
    </message>
    <message>
        <source>%1 was not started: its vGPU has no screen of its own.</source>
        <translation>%1 wurde nicht gestartet: Ihre vGPU hat keinen eigenen Bildschirm.</translation>
    </message>
    <message>
        <source>Switch the vGPU&apos;s display off and keep an emulated screen.</source>
        <translation>Schalten Sie die Anzeige der vGPU aus, und behalten Sie einen emulierten Bildschirm.</translation>
    </message>
    <message>
        <source>%1 was not started: its vGPU shows a screen, and the workstation has no console.</source>
        <translation>%1 wurde nicht gestartet: Ihre vGPU zeigt einen Bildschirm, und die Workstation hat keine Konsole.</translation>
    </message>
    <message>
        <source>Add a SPICE or VNC console, or switch the vGPU&apos;s display off.</source>
        <translation>Fügen Sie eine SPICE- oder VNC-Konsole hinzu, oder schalten Sie die Anzeige der vGPU aus.</translation>
    </message>
    <message>
        <source>%1 was not started: the host has no UEFI firmware for it.</source>
        <translation>%1 wurde nicht gestartet: Der Host hat keine UEFI-Firmware dafür.</translation>
    </message>
    <message>
        <source>Install ovmf on the host.</source>
        <translation>Installieren Sie ovmf auf dem Host.</translation>
    </message>
    <message>
        <source>See the details, and the log in /var/log/libvirt/qemu on the host.</source>
        <translation>Sehen Sie in die Details und in das Protokoll in /var/log/libvirt/qemu auf dem Host.</translation>
    </message>
    <message>
        <source>%1 was not started: %2</source>
        <translation>%1 wurde nicht gestartet: %2</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Create vGPU %1 of type %2 on %3</source>
        <translation>vGPU %1 vom Typ %2 auf %3 erstellen</translation>
    </message>
    <message>
        <source>Create vGPU “%1” (%2) of type %3 on %4</source>
        <translation>vGPU „%1“ (%2) vom Typ %3 auf %4 erstellen</translation>
    </message>
    <message>
        <source>Remove vGPU %1 of type %2 from %3</source>
        <translation>vGPU %1 vom Typ %2 von %3 entfernen</translation>
    </message>
    <message>
        <source>Define workstation %1</source>
        <translation>Workstation %1 definieren</translation>
    </message>
    <message>
        <source>Delete the definition of workstation %1</source>
        <translation>Definition der Workstation %1 löschen</translation>
    </message>
    <message>
        <source>Create disk %1 (up to %2)</source>
        <translation>Datenträger %1 anlegen (bis %2)</translation>
    </message>
    <message>
        <source>Copy disk %1 to %2</source>
        <translation>Datenträger %1 nach %2 kopieren</translation>
    </message>
    <message>
        <source>Delete disk %1</source>
        <translation>Datenträger %1 löschen</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>%1 herunterfahren</translation>
    </message>
    <message>
        <source>Force off %1</source>
        <translation>Ausschalten von %1 erzwingen</translation>
    </message>
    <message>
        <source>Force off %1, and kill it where it does not end</source>
        <translation>Ausschalten von %1 erzwingen, und sie hart beenden, wo sie nicht endet</translation>
    </message>
    <message>
        <source>Reboot %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>A step of this journal entry cannot be understood.</source>
        <translation>Ein Schritt dieses Journaleintrags ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Look at the file by hand; Carrel leaves it as it is.</source>
        <translation>Sehen Sie die Datei selbst an; Carrel lässt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Set type %1 on virtual function %2 of %3</source>
        <translation>Typ %1 auf der virtuellen Funktion %2 von %3 setzen</translation>
    </message>
    <message>
        <source>Set type %1 on virtual function %2 of %3 (“%4”)</source>
        <translation>Typ %1 auf der virtuellen Funktion %2 von %3 setzen („%4“)</translation>
    </message>
    <message>
        <source>Clear type %1 of virtual function %2 of %3</source>
        <translation>Typ %1 der virtuellen Funktion %2 von %3 löschen</translation>
    </message>
    <message>
        <source>Switch off the virtual functions of GPU %1</source>
        <translation>Die virtuellen Funktionen der GPU %1 ausschalten</translation>
    </message>
    <message>
        <source>Switch on the virtual functions of GPU %1</source>
        <translation>Die virtuellen Funktionen der GPU %1 einschalten</translation>
    </message>
    <message>
        <source>Set the number of virtual functions of GPU %1 to %2</source>
        <translation>Die Anzahl der virtuellen Funktionen der GPU %1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Clear the parameters of vGPU %1</source>
        <translation>Die Parameter der vGPU %1 löschen</translation>
    </message>
    <message>
        <source>Set the parameters of vGPU %1 to %2</source>
        <translation>Die Parameter der vGPU %1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Switch on mixed sizes on GPU %1</source>
        <translation>Gemischte Größen auf der GPU %1 einschalten</translation>
    </message>
    <message>
        <source>Switch off mixed sizes on GPU %1</source>
        <translation>Gemischte Größen auf der GPU %1 ausschalten</translation>
    </message>
    <message>
        <source>%1 virtual functions of GPU %2</source>
        <translation>%1 virtuelle Funktionen der GPU %2</translation>
    </message>
    <message>
        <source>mixed sizes on GPU %1</source>
        <translation>gemischte Größen auf der GPU %1</translation>
    </message>
    <message>
        <source>vGPU %1 of type %2 on %3</source>
        <translation>vGPU %1 des Typs %2 auf %3</translation>
    </message>
    <message>
        <source>type %1 on virtual function %2</source>
        <translation>Typ %1 auf der virtuellen Funktion %2</translation>
    </message>
    <message>
        <source>Keep over reboots: %1</source>
        <translation>Über Neustarts behalten: %1</translation>
    </message>
    <message>
        <source>Keep no longer: %1</source>
        <translation>Nicht mehr behalten: %1</translation>
    </message>
</context>
<context>
    <name>Telemetry</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Memory bus</source>
        <translation>Speicherbus</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>Video</source>
        <extracomment>the engine that encodes and decodes</extracomment>
        <translation>Video</translation>
    </message>
    <message>
        <source>%1 W of %2 W</source>
        <translation>%1 W von %2 W</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>%1 corrected, %2 uncorrected</source>
        <translation>%1 berichtigt, %2 nicht berichtigt</translation>
    </message>
    <message>
        <source>none since the host started</source>
        <translation>keine seit dem Start des Hosts</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannter Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n since the host started; the last: %1 at %2, %3</source>
        <translation>
            <numerusform>%n seit dem Start des Hosts; der letzte: %1 zu %2, %3</numerusform>
            <numerusform>%n seit dem Start des Hosts; der letzte: %1 zu %2, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>licensed until %1</source>
        <translation>lizenziert bis %1</translation>
    </message>
    <message>
        <source>licensed</source>
        <translation>lizenziert</translation>
    </message>
    <message>
        <source>unlicensed</source>
        <translation>nicht lizenziert</translation>
    </message>
    <message>
        <source>unlicensed, not slowed down yet</source>
        <translation>nicht lizenziert, noch nicht gebremst</translation>
    </message>
    <message>
        <source>Framebuffer</source>
        <translation>Framebuffer</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>ECC errors</source>
        <translation>ECC-Fehler</translation>
    </message>
    <message>
        <source>Xid errors</source>
        <extracomment>NVIDIA&apos;s name for an error of its driver</extracomment>
        <translation>Xid-Fehler</translation>
    </message>
    <message>
        <source>Host driver</source>
        <translation>Host-Treiber</translation>
    </message>
    <message>
        <source>Guest driver</source>
        <translation>Gast-Treiber</translation>
    </message>
    <message>
        <source>none has reported yet</source>
        <translation>noch keiner gemeldet</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>The GPU sleeps; asking it would wake it.</source>
        <translation>Die GPU schläft; eine Abfrage würde sie wecken.</translation>
    </message>
    <message>
        <source>Some values are told to an administrator only.</source>
        <translation>Einige Werte erfährt nur ein Verwalter.</translation>
    </message>
    <message>
        <source>What each workstation uses is told to an administrator only.</source>
        <translation>Was jede Workstation nutzt, erfährt nur ein Verwalter.</translation>
    </message>
    <message>
        <source>nvidia-smi does not list this GPU.</source>
        <translation>nvidia-smi nennt diese GPU nicht.</translation>
    </message>
    <message>
        <source>The driver %1 tells nothing of its load.</source>
        <translation>Der Treiber %1 sagt nichts über ihre Auslastung.</translation>
    </message>
    <message>
        <source>The vGPU does not run, or nvidia-smi does not tell it from another.</source>
        <translation>Die vGPU läuft nicht, oder nvidia-smi unterscheidet sie nicht von einer anderen.</translation>
    </message>
    <message>
        <source>The driver %1 tells nothing of single vGPUs.</source>
        <translation>Der Treiber %1 sagt nichts über einzelne vGPUs.</translation>
    </message>
    <message>
        <source>Load is read by the Carrel on the host itself only.</source>
        <translation>Die Auslastung liest nur der Carrel auf dem Host selbst.</translation>
    </message>
    <message>
        <source>A simulated GPU has no load.</source>
        <translation>Eine simulierte GPU hat keine Auslastung.</translation>
    </message>
    <message>
        <source>A copy of a host has no load.</source>
        <translation>Die Kopie eines Hosts hat keine Auslastung.</translation>
    </message>
    <message>
        <source>This device is not on the PCI bus and tells nothing of its load.</source>
        <translation>Dieses Gerät ist nicht am PCI-Bus und sagt nichts über seine Auslastung.</translation>
    </message>
    <message>
        <source>No driver is bound to this GPU, so nothing is known of its load.</source>
        <translation>Kein Treiber ist an diese GPU gebunden, darum ist nichts über ihre Auslastung bekannt.</translation>
    </message>
    <message>
        <source>The GPU is passed through whole: only its workstation knows its load.</source>
        <translation>Die GPU ist als Ganzes durchgereicht: Nur ihre Workstation kennt ihre Auslastung.</translation>
    </message>
    <message>
        <source>nvidia-smi is not installed on this host.</source>
        <translation>nvidia-smi ist auf diesem Host nicht installiert.</translation>
    </message>
    <message numerus="yes">
        <source>nvidia-smi did not answer within %n second(s).</source>
        <translation>
            <numerusform>nvidia-smi hat %n Sekunde lang nicht geantwortet.</numerusform>
            <numerusform>nvidia-smi hat %n Sekunden lang nicht geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>nvidia-smi hangs in the NVIDIA driver.</source>
        <translation>nvidia-smi hängt im NVIDIA-Treiber.</translation>
    </message>
    <message>
        <source>nvidia-smi may not read the GPUs as this user.</source>
        <translation>nvidia-smi darf als dieser Benutzer die GPUs nicht lesen.</translation>
    </message>
    <message>
        <source>nvidia-smi finds no GPU.</source>
        <translation>nvidia-smi findet keine GPU.</translation>
    </message>
    <message>
        <source>The NVIDIA driver is not loaded.</source>
        <translation>Der NVIDIA-Treiber ist nicht geladen.</translation>
    </message>
    <message>
        <source>nvidia-smi does not find the library of the NVIDIA driver.</source>
        <translation>nvidia-smi findet die Bibliothek des NVIDIA-Treibers nicht.</translation>
    </message>
    <message>
        <source>A GPU does not answer on the PCI bus any more.</source>
        <translation>Eine GPU antwortet nicht mehr am PCI-Bus.</translation>
    </message>
    <message>
        <source>nvidia-smi warns: the infoROM of a GPU is damaged.</source>
        <translation>nvidia-smi warnt: Das infoROM einer GPU ist beschädigt.</translation>
    </message>
    <message>
        <source>nvidia-smi gave an answer that cannot be read.</source>
        <translation>nvidia-smi gab eine Antwort, die nicht zu lesen ist.</translation>
    </message>
    <message>
        <source>The answer of nvidia-smi breaks off; not all values are shown.</source>
        <translation>Die Antwort von nvidia-smi bricht ab; nicht alle Werte werden gezeigt.</translation>
    </message>
    <message>
        <source>nvidia-smi failed with status %1.</source>
        <translation>nvidia-smi ist mit Status %1 gescheitert.</translation>
    </message>
</context>
<context>
    <name>TelemetryOut</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>vGPU %1: %2, in %3</source>
        <translation>vGPU %1: %2, in %3</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>render node, used by %1</source>
        <translation>Render-Knoten, genutzt von %1</translation>
    </message>
    <message>
        <source>GPU %1: %2 %3</source>
        <translation>GPU %1: %2 %3</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>lost %1</source>
        <translation>verloren seit %1</translation>
    </message>
    <message>
        <source>lost %1, next try at %2</source>
        <translation>verloren seit %1, nächster Versuch um %2</translation>
    </message>
    <message numerus="yes">
        <source>lost %1, retrying in %n second(s)</source>
        <translation>
            <numerusform>verloren seit %1, neuer Versuch in %n Sekunde</numerusform>
            <numerusform>verloren seit %1, neuer Versuch in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>a value that could not be read</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>shutting down</source>
        <translation>fährt herunter</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a state such as &quot;read-only&quot;, %2 why it is so</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <extracomment>%1 is the name of a host, GPU or vGPU</extracomment>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>not shareable</source>
        <translation>nicht teilbar</translation>
    </message>
    <message>
        <source>mediated devices (mdev)</source>
        <translation>Mediated Devices (mdev)</translation>
    </message>
    <message>
        <source>vendor VFIO</source>
        <translation>VFIO des Herstellers</translation>
    </message>
    <message>
        <source>SR-IOV virtual functions</source>
        <translation>virtuelle SR-IOV-Funktionen</translation>
    </message>
    <message>
        <source>whole GPU</source>
        <translation>ganze GPU</translation>
    </message>
    <message>
        <source>shared rendering (virgl)</source>
        <translation>geteiltes Rendern (virgl)</translation>
    </message>
    <message>
        <source>%1, %2, no driver</source>
        <translation>%1, %2, kein Treiber</translation>
    </message>
    <message>
        <source>%1, %2, driver %3</source>
        <translation>%1, %2, Treiber %3</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message numerus="yes">
        <source>%n per GPU</source>
        <translation>
            <numerusform>%n je GPU</numerusform>
            <numerusform>%n je GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n screen(s)</source>
        <translation>
            <numerusform>%n Bildschirm</numerusform>
            <numerusform>%n Bildschirme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>%1 is a vGPU type&apos;s name, %2 the list of what it offers</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>other</source>
        <extracomment>a kind of display Carrel does not know</extracomment>
        <translation>andere</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>the workstation has no display to connect to</extracomment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, needs restart</source>
        <extracomment>state of a workstation that runs with other vGPUs than it will have from its next start on</extracomment>
        <translation>%1, braucht Neustart</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>Start workstations</source>
        <translation>Workstations starten</translation>
    </message>
    <message>
        <source>Reboot workstations</source>
        <translation>Workstations neu starten</translation>
    </message>
    <message>
        <source>Delete workstations</source>
        <translation>Workstations löschen</translation>
    </message>
    <message>
        <source>Shut down workstations</source>
        <translation>Workstations herunterfahren</translation>
    </message>
    <message>
        <source>The console of %1 is open.</source>
        <translation>Die Konsole von %1 ist offen.</translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>  workstation %1: %2</source>
        <translation>  Workstation %1: %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>a number that could not be read</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>  GPU %1: %2 %3</source>
        <translation>  GPU %1: %2 %3</translation>
    </message>
    <message>
        <source>    type %1: %2, available: %3 of %4</source>
        <translation>    Typ %1: %2, frei: %3 von %4</translation>
    </message>
    <message>
        <source>    vGPU %1: %2</source>
        <translation>    vGPU %1: %2</translation>
    </message>
    <message>
        <source>    vGPU %1: %2, of %3</source>
        <translation>    vGPU %1: %2, von %3</translation>
    </message>
    <message>
        <source>vGPU %1, not on this host</source>
        <translation>vGPU %1, nicht auf diesem Host</translation>
    </message>
    <message>
        <source>vGPU %1, %2, %3</source>
        <translation>vGPU %1, %2, %3</translation>
    </message>
    <message>
        <source>vGPU %1, %2, used by %3, %4</source>
        <translation>vGPU %1, %2, genutzt von %3, %4</translation>
    </message>
    <message>
        <source>vGPU type %1, not offered by this GPU</source>
        <translation>vGPU-Typ %1, von dieser GPU nicht angeboten</translation>
    </message>
    <message>
        <source>vGPU type %1, how many are free is unknown</source>
        <translation>vGPU-Typ %1, wie viele frei sind, ist unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>vGPU type %1, %n free</source>
        <translation>
            <numerusform>vGPU-Typ %1, %n frei</numerusform>
            <numerusform>vGPU-Typ %1, %n frei</numerusform>
        </translation>
    </message>
    <message>
        <source>Workstation %1, %2, no vGPU</source>
        <translation>Workstation %1, %2, keine vGPU</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Workstation %1, %2, vGPU %3</source>
        <translation>Workstation %1, %2, vGPU %3</translation>
    </message>
    <message>
        <source>no driver</source>
        <translation>kein Treiber</translation>
    </message>
    <message numerus="yes">
        <source>%n vGPU(s)</source>
        <translation>
            <numerusform>%n vGPU</numerusform>
            <numerusform>%n vGPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Host %1, %2</source>
        <translation>Host %1, %2</translation>
    </message>
    <message>
        <source>GPU %1 at %2, offers no vGPU type</source>
        <translation>GPU %1 auf %2, bietet keinen vGPU-Typ an</translation>
    </message>
    <message>
        <source>GPU %1 at %2, %3</source>
        <translation>GPU %1 auf %2, %3</translation>
    </message>
    <message>
        <source>It may come back when the vGPU is created again with this UUID.</source>
        <translation>Sie kommt vielleicht wieder, wenn die vGPU mit dieser UUID neu erstellt wird.</translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>what a screen reader says of a table&apos;s cell without a text</extracomment>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>VfPlans</name>
    <message>
        <source>GPU %1 has no virtual functions (SR-IOV).</source>
        <translation>Die GPU %1 hat keine virtuellen Funktionen (SR-IOV).</translation>
    </message>
    <message>
        <source>Choose a GPU that has them, or switch SR-IOV on in the firmware.</source>
        <translation>Wählen Sie eine GPU, die welche hat, oder schalten Sie SR-IOV in der Firmware ein.</translation>
    </message>
    <message>
        <source>libvirt has no way to do this on %1 from here.</source>
        <translation>libvirt hat von hier aus keinen Weg, das auf %1 zu tun.</translation>
    </message>
    <message>
        <source>Run carrelctl on %1 itself.</source>
        <translation>Führen Sie carrelctl auf %1 selbst aus.</translation>
    </message>
    <message>
        <source>The virtual functions of GPU %1 are off.</source>
        <translation>Die virtuellen Funktionen der GPU %1 sind aus.</translation>
    </message>
    <message numerus="yes">
        <source>GPU %1 already has %n virtual function(s).</source>
        <translation>
            <numerusform>Die GPU %1 hat bereits %n virtuelle Funktion.</numerusform>
            <numerusform>Die GPU %1 hat bereits %n virtuelle Funktionen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message numerus="yes">
        <source>GPU %1 can have 0 to %n virtual function(s).</source>
        <translation>
            <numerusform>Die GPU %1 kann 0 bis %n virtuelle Funktion haben.</numerusform>
            <numerusform>Die GPU %1 kann 0 bis %n virtuelle Funktionen haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a number in that range.</source>
        <translation>Verlangen Sie eine Anzahl in diesem Bereich.</translation>
    </message>
    <message>
        <source>NVIDIA switches the virtual functions of GPU %1 on all at once.</source>
        <translation>NVIDIA schaltet die virtuellen Funktionen der GPU %1 alle auf einmal ein.</translation>
    </message>
    <message>
        <source>Ask for %1, or for 0.</source>
        <translation>Verlangen Sie %1, oder 0.</translation>
    </message>
    <message>
        <source>GPU %1 is in use by %2: switching its virtual functions would tear it away.</source>
        <translation>Die GPU %1 wird von %2 genutzt: Ihre virtuellen Funktionen zu schalten risse sie weg.</translation>
    </message>
    <message>
        <source>Shut %1 down first.</source>
        <translation>Fahren Sie zuerst %1 herunter.</translation>
    </message>
    <message>
        <source>GPU %1 is in use: a program that is no workstation of this host holds %2.</source>
        <translation>Die GPU %1 ist in Gebrauch: Ein Programm, das keine Workstation dieses Hosts ist, hält %2.</translation>
    </message>
    <message>
        <source>End that program first: “fuser -v /dev/vfio/*” names it.</source>
        <translation>Beenden Sie zuerst jenes Programm: „fuser -v /dev/vfio/*“ nennt es.</translation>
    </message>
    <message>
        <source>Switch off the virtual functions of %1</source>
        <translation>Die virtuellen Funktionen von %1 ausschalten</translation>
    </message>
    <message>
        <source>Switch on the virtual functions of %1</source>
        <translation>Die virtuellen Funktionen von %1 einschalten</translation>
    </message>
    <message numerus="yes">
        <source>Give %1 %n virtual function(s)</source>
        <translation>
            <numerusform>%1 %n virtuelle Funktion geben</numerusform>
            <numerusform>%1 %n virtuelle Funktionen geben</numerusform>
        </translation>
    </message>
    <message>
        <source>All vGPUs of this GPU are lost: %1.</source>
        <translation>Alle vGPUs dieser GPU gehen verloren: %1.</translation>
    </message>
    <message>
        <source>%1 will not start until the vGPUs are there again.</source>
        <translation>%1 startet nicht, bis die vGPUs wieder da sind.</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s script binds the driver anew: MIG instances and mixed sizes are reset.</source>
        <translation>Das Skript von NVIDIA bindet den Treiber neu: MIG-Instanzen und gemischte Größen werden zurückgesetzt.</translation>
    </message>
    <message>
        <source>This is forgotten when the computer restarts, unless it is kept.</source>
        <translation>Das ist vergessen, wenn der Rechner neu startet, außer es wird behalten.</translation>
    </message>
    <message>
        <source>An administrator&apos;s password may be asked for.</source>
        <translation>Vielleicht wird nach dem Passwort eines Verwalters gefragt.</translation>
    </message>
    <message>
        <source>Mixed sizes are a mode of NVIDIA&apos;s vGPU driver, which GPU %1 does not use.</source>
        <translation>Gemischte Größen sind eine Betriebsart des vGPU-Treibers von NVIDIA, den die GPU %1 nicht nutzt.</translation>
    </message>
    <message>
        <source>Choose a GPU that is shared by NVIDIA&apos;s driver.</source>
        <translation>Wählen Sie eine GPU, die der Treiber von NVIDIA teilt.</translation>
    </message>
    <message>
        <source>Switch them on first: that would reset the mode.</source>
        <translation>Schalten Sie sie zuerst ein: Das würde die Betriebsart zurücksetzen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The mode can be switched only while GPU %1 carries no vGPU; it carries %2.</source>
        <translation>Die Betriebsart lässt sich nur umschalten, solange die GPU %1 keine vGPU trägt; sie trägt %2.</translation>
    </message>
    <message>
        <source>Remove them first.</source>
        <translation>Entfernen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Switch on mixed sizes on %1</source>
        <translation>Gemischte Größen auf %1 einschalten</translation>
    </message>
    <message>
        <source>Switch off mixed sizes on %1</source>
        <translation>Gemischte Größen auf %1 ausschalten</translation>
    </message>
    <message>
        <source>With mixed sizes each size has fixed places on the GPU: fewer vGPUs may fit than its memory would allow.</source>
        <translation>Mit gemischten Größen hat jede Größe feste Plätze auf der GPU: Vielleicht passen weniger vGPUs, als ihr Speicher zuließe.</translation>
    </message>
</context>
<context>
    <name>VgpuNames</name>
    <message>
        <source>The vGPU&apos;s name could not be saved in “%1”.</source>
        <translation>Der Name der vGPU ließ sich nicht in „%1“ speichern.</translation>
    </message>
    <message>
        <source>Check that the folder is writable and the disk not full.</source>
        <translation>Prüfen Sie, ob der Ordner beschreibbar und der Datenträger nicht voll ist.</translation>
    </message>
    <message>
        <source>This is not a name for a vGPU.</source>
        <translation>Das ist kein Name für eine vGPU.</translation>
    </message>
    <message>
        <source>Use at most 200 characters, without line breaks.</source>
        <translation>Nehmen Sie höchstens 200 Zeichen, ohne Zeilenumbrüche.</translation>
    </message>
</context>
<context>
    <name>VgpuPlans</name>
    <message>
        <source>GPU %1 is shared in a way Carrel only shows: it cannot cut vGPUs on it.</source>
        <translation>Die GPU %1 wird auf eine Art geteilt, die Carrel nur zeigt: Es kann keine vGPUs darauf schneiden.</translation>
    </message>
    <message>
        <source>Choose a GPU that lists vGPU types.</source>
        <translation>Wählen Sie eine GPU, die vGPU-Typen nennt.</translation>
    </message>
    <message>
        <source>The UUID %1 belongs to a vGPU of type %2 on GPU %3.</source>
        <translation>Die UUID %1 gehört einer vGPU vom Typ %2 auf der GPU %3.</translation>
    </message>
    <message>
        <source>Choose another UUID, or leave it out to have one made.</source>
        <translation>Wählen Sie eine andere UUID, oder lassen Sie sie weg, damit eine gemacht wird.</translation>
    </message>
    <message>
        <source>%1 vGPUs cannot be made at once.</source>
        <translation>%1 vGPUs lassen sich nicht auf einmal erstellen.</translation>
    </message>
    <message>
        <source>Ask for 1 to %1.</source>
        <translation>Verlangen Sie 1 bis %1.</translation>
    </message>
    <message>
        <source>One UUID cannot name %1 vGPUs.</source>
        <translation>Eine UUID kann nicht %1 vGPUs benennen.</translation>
    </message>
    <message>
        <source>Leave the UUID out, or make one at a time.</source>
        <translation>Lassen Sie die UUID weg, oder erstellen Sie sie einzeln.</translation>
    </message>
    <message>
        <source>Only %1 of %2 can be made on GPU %3, not %4.</source>
        <translation>Nur %1 von %2 lassen sich auf der GPU %3 erstellen, nicht %4.</translation>
    </message>
    <message>
        <source>Only %1 more of %2 can be made on GPU %3, not %4: it carries %5.</source>
        <translation>Nur %1 weitere von %2 lassen sich auf der GPU %3 erstellen, nicht %4: Sie trägt %5.</translation>
    </message>
    <message>
        <source>Create vGPU %1 on %2</source>
        <translation>vGPU %1 auf %2 erstellen</translation>
    </message>
    <message numerus="yes">
        <source>Create %n vGPUs %1 on %2</source>
        <translation>
            <numerusform>%n vGPU %1 auf %2 erstellen</numerusform>
            <numerusform>%n vGPUs %1 auf %2 erstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>How many %1 are left could not be read: the driver decides.</source>
        <translation>Wie viele %1 noch frei sind, war nicht lesbar: Der Treiber entscheidet.</translation>
    </message>
    <message>
        <source>vGPU %1 is held by a program that is no workstation of this host.</source>
        <translation>Die vGPU %1 wird von einem Programm gehalten, das keine Workstation dieses Hosts ist.</translation>
    </message>
    <message>
        <source>Find it with “fuser /dev/vfio/%1” and end it first.</source>
        <translation>Finden Sie es mit „fuser /dev/vfio/%1“, und beenden Sie es zuerst.</translation>
    </message>
    <message>
        <source>vGPU %1 is in use by %2.</source>
        <translation>Die vGPU %1 wird von %2 genutzt.</translation>
    </message>
    <message>
        <source>Shut %1 down first.</source>
        <translation>Fahren Sie zuerst %1 herunter.</translation>
    </message>
    <message>
        <source>Remove vGPU %1</source>
        <translation>vGPU %1 entfernen</translation>
    </message>
    <message>
        <source>%1 will not start without it: take it away there as well.</source>
        <translation>%1 startet ohne sie nicht: Nehmen Sie sie auch dort weg.</translation>
    </message>
    <message>
        <source>GPU %1 still has %2 of them.</source>
        <translation>Die GPU %1 hat noch %2 davon.</translation>
    </message>
    <message>
        <source>Look at the driver&apos;s messages in the kernel log.</source>
        <translation>Sehen Sie in die Meldungen des Treibers im Kernel-Protokoll.</translation>
    </message>
    <message>
        <source>Remove a vGPU that nobody needs, or choose another GPU.</source>
        <translation>Entfernen Sie eine vGPU, die niemand braucht, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>An administrator&apos;s password may be asked for.</source>
        <translation>Vielleicht wird nach dem Passwort eines Verwalters gefragt.</translation>
    </message>
    <message>
        <source>libvirt has no way to set a virtual function&apos;s type on %1 from here.</source>
        <translation>libvirt hat von hier aus keinen Weg, den Typ einer virtuellen Funktion auf %1 zu setzen.</translation>
    </message>
    <message>
        <source>Run carrelctl on %1 itself.</source>
        <translation>Führen Sie carrelctl auf %1 selbst aus.</translation>
    </message>
    <message>
        <source>A vGPU of GPU %1 is known by the address of its virtual function.</source>
        <translation>Eine vGPU der GPU %1 ist an der Adresse ihrer virtuellen Funktion zu erkennen.</translation>
    </message>
    <message>
        <source>Leave the UUID out.</source>
        <translation>Lassen Sie die UUID weg.</translation>
    </message>
    <message>
        <source>GPU %1 has only %2 free virtual functions, not %3.</source>
        <translation>Die GPU %1 hat nur %2 freie virtuelle Funktionen, nicht %3.</translation>
    </message>
    <message>
        <source>The driver tells only that one more %1 fits: whether the others do is seen when they are made.</source>
        <translation>Der Treiber sagt nur, dass ein weiteres %1 passt: Ob die anderen passen, zeigt sich, wenn sie erstellt werden.</translation>
    </message>
    <message>
        <source>%1 is a whole GPU, not a vGPU that was made.</source>
        <translation>%1 ist eine ganze GPU, keine vGPU, die erstellt wurde.</translation>
    </message>
    <message>
        <source>%1 is a virtual function, not a vGPU that was made.</source>
        <translation>%1 ist eine virtuelle Funktion, keine vGPU, die erstellt wurde.</translation>
    </message>
    <message>
        <source>Take it from its workstation, or change the number of virtual functions.</source>
        <translation>Nehmen Sie sie ihrer Workstation weg, oder ändern Sie die Anzahl der virtuellen Funktionen.</translation>
    </message>
</context>
<context>
    <name>VgpuTypes</name>
    <message>
        <source>type %1</source>
        <extracomment>stands for the name of a vGPU type of which only the number is known</extracomment>
        <translation>Typ %1</translation>
    </message>
</context>
<context>
    <name>Virgl</name>
    <message>
        <source>The workstation already has 3D on a render node.</source>
        <translation>Die Workstation hat bereits 3D auf einem Render-Knoten.</translation>
    </message>
    <message>
        <source>Take it away first, to choose another render node.</source>
        <translation>Nehmen Sie es zuerst weg, um einen anderen Render-Knoten zu wählen.</translation>
    </message>
    <message>
        <source>A vGPU is the display of this workstation.</source>
        <translation>Eine vGPU ist die Anzeige dieser Workstation.</translation>
    </message>
    <message>
        <source>Take the vGPU away first.</source>
        <translation>Nehmen Sie zuerst die vGPU weg.</translation>
    </message>
    <message>
        <source>The workstation has no SPICE or VNC screen to show 3D on.</source>
        <translation>Die Workstation hat keinen SPICE- oder VNC-Bildschirm, auf dem sich 3D zeigen ließe.</translation>
    </message>
    <message>
        <source>Add a SPICE or VNC screen, or use 3D on this computer only.</source>
        <translation>Fügen Sie einen SPICE- oder VNC-Bildschirm hinzu, oder nutzen Sie 3D nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The workstation has no 3D on a render node that Carrel gave it.</source>
        <translation>Die Workstation hat kein 3D auf einem Render-Knoten, das Carrel ihr gegeben hätte.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Lesen Sie sie neu ein.</translation>
    </message>
</context>
<context>
    <name>VirglPlans</name>
    <message>
        <source>GPU %1 has no render node that workstations could share.</source>
        <translation>Die GPU %1 hat keinen Render-Knoten, den Workstations teilen könnten.</translation>
    </message>
    <message>
        <source>No driver is bound to it: load the vendor&apos;s graphics driver.</source>
        <translation>Kein Treiber ist an sie gebunden: Laden Sie den Grafiktreiber des Herstellers.</translation>
    </message>
    <message>
        <source>Its driver %1 makes none: load a driver with Mesa&apos;s OpenGL.</source>
        <translation>Ihr Treiber %1 macht keinen: Laden Sie einen Treiber mit dem OpenGL von Mesa.</translation>
    </message>
    <message>
        <source>GPU %1 is simulated: nothing can be drawn on it.</source>
        <translation>Die GPU %1 ist simuliert: Nichts lässt sich darauf zeichnen.</translation>
    </message>
    <message>
        <source>Try a vGPU there, or use a real host for 3D on a render node.</source>
        <translation>Probieren Sie dort eine vGPU aus, oder nehmen Sie für 3D auf einem Render-Knoten einen echten Host.</translation>
    </message>
    <message>
        <source>The whole GPU %1 belongs to %2.</source>
        <translation>Die ganze GPU %1 gehört %2.</translation>
    </message>
    <message>
        <source>Take the GPU away there first, or choose another one.</source>
        <translation>Nehmen Sie die GPU zuerst dort weg, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Give %2 3D on GPU %1</source>
        <translation>%2 3D auf der GPU %1 geben</translation>
    </message>
    <message>
        <source>Take 3D on a render node from %1</source>
        <translation>3D auf einem Render-Knoten von %1 wegnehmen</translation>
    </message>
    <message>
        <source>%1 is running: it has 3D from its next start on, not from a reboot.</source>
        <translation>%1 läuft: 3D hat sie ab dem nächsten Start, nicht ab einem Neustart von innen.</translation>
    </message>
    <message>
        <source>The GPU is shared, with no fixed limit; no other workstation uses it so far.</source>
        <translation>Die GPU wird geteilt, ohne feste Grenze; bisher nutzt sie keine andere Workstation.</translation>
    </message>
    <message>
        <source>The GPU is shared, with no fixed limit, now with %1.</source>
        <translation>Die GPU wird geteilt, ohne feste Grenze, jetzt mit %1.</translation>
    </message>
    <message>
        <source>The console of %1 then has no network port: it opens on %2 itself only.</source>
        <translation>Die Konsole von %1 hat dann keinen Netzwerkport: Sie öffnet sich nur auf %2 selbst.</translation>
    </message>
</context>
<context>
    <name>Virt</name>
    <message>
        <source>The host&apos;s workstations could not be listed</source>
        <translation>Die Workstations des Hosts ließen sich nicht auflisten</translation>
    </message>
    <message>
        <source>The workstation&apos;s XML cannot be read.</source>
        <translation>Das XML der Workstation ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check its definition with “virsh edit”.</source>
        <translation>Prüfen Sie ihre Definition mit „virsh edit“.</translation>
    </message>
    <message>
        <source>It may have been deleted elsewhere: refresh the host.</source>
        <translation>Sie kann anderswo gelöscht worden sein: Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>It may have been removed elsewhere: refresh the host.</source>
        <translation>Sie kann anderswo entfernt worden sein: Lesen Sie den Host neu ein.</translation>
    </message>
    <message>
        <source>Start or choose another network.</source>
        <translation>Starten oder wählen Sie ein anderes Netzwerk.</translation>
    </message>
    <message>
        <source>Choose another storage pool.</source>
        <translation>Wählen Sie einen anderen Speicherpool.</translation>
    </message>
    <message>
        <source>Choose another disk.</source>
        <translation>Wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The device is not there: create it again, or take it from the workstation.</source>
        <translation>Das Gerät ist nicht da: Erstellen Sie es neu, oder nehmen Sie es von der Workstation weg.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Ask the host&apos;s administrator for the right to do this.</source>
        <translation>Bitten Sie den Verwalter des Hosts um das Recht dazu.</translation>
    </message>
    <message>
        <source>The connection is read-only: join the group “libvirt” on that host and log in again.</source>
        <translation>Die Verbindung ist nur lesbar: Treten Sie auf jenem Host der Gruppe „libvirt“ bei, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Check the user name and the rights on that host.</source>
        <translation>Prüfen Sie den Benutzernamen und die Rechte auf jenem Host.</translation>
    </message>
    <message>
        <source>Join the group “libvirt” on that host and log in again.</source>
        <translation>Treten Sie auf jenem Host der Gruppe „libvirt“ bei, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Try again and enter the password.</source>
        <translation>Versuchen Sie es noch einmal, und geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>Check that the libvirt service runs on the host.</source>
        <translation>Prüfen Sie, ob der libvirt-Dienst auf dem Host läuft.</translation>
    </message>
    <message>
        <source>Wait until the host is connected again.</source>
        <translation>Warten Sie, bis der Host wieder verbunden ist.</translation>
    </message>
    <message>
        <source>Another operation on it is still running: wait and try again.</source>
        <translation>Ein anderer Vorgang läuft noch: Warten Sie, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check that the guest agent runs inside the workstation.</source>
        <translation>Prüfen Sie, ob der Gast-Agent in der Workstation läuft.</translation>
    </message>
    <message>
        <source>Wait until the other use has ended and try again.</source>
        <translation>Warten Sie, bis die andere Nutzung beendet ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This host&apos;s libvirt driver cannot do it.</source>
        <translation>Der libvirt-Treiber dieses Hosts kann das nicht.</translation>
    </message>
    <message>
        <source>This host&apos;s libvirt or QEMU cannot do it.</source>
        <translation>libvirt oder QEMU dieses Hosts kann das nicht.</translation>
    </message>
    <message>
        <source>Change the setting named, or update QEMU on the host.</source>
        <translation>Ändern Sie die genannte Einstellung, oder aktualisieren Sie QEMU auf dem Host.</translation>
    </message>
    <message>
        <source>Correct the value named.</source>
        <translation>Berichtigen Sie den genannten Wert.</translation>
    </message>
    <message>
        <source>Correct the definition.</source>
        <translation>Berichtigen Sie die Definition.</translation>
    </message>
    <message>
        <source>Shut the other workstation down, or choose another vGPU.</source>
        <translation>Fahren Sie die andere Workstation herunter, oder wählen Sie eine andere vGPU.</translation>
    </message>
    <message>
        <source>Shut down the workstation that uses it.</source>
        <translation>Fahren Sie die Workstation herunter, die sie nutzt.</translation>
    </message>
    <message>
        <source>Create the vGPU again, or take it from the workstation.</source>
        <translation>Erstellen Sie die vGPU neu, oder nehmen Sie sie von der Workstation weg.</translation>
    </message>
    <message>
        <source>Remove a vGPU that is not needed, or choose another GPU.</source>
        <translation>Entfernen Sie eine vGPU, die nicht gebraucht wird, oder wählen Sie eine andere GPU.</translation>
    </message>
    <message>
        <source>Give it less memory, or shut another workstation down.</source>
        <translation>Geben Sie ihr weniger Speicher, oder fahren Sie eine andere Workstation herunter.</translation>
    </message>
    <message>
        <source>Free some disk space on the host.</source>
        <translation>Schaffen Sie Platz auf den Datenträgern des Hosts.</translation>
    </message>
    <message>
        <source>The password prompt for %1 was closed.</source>
        <translation>Die Passwortabfrage für %1 wurde geschlossen.</translation>
    </message>
    <message>
        <source>Connect again and enter the password, or join the group “libvirt” and log in again.</source>
        <translation>Verbinden Sie neu und geben Sie das Passwort ein, oder treten Sie der Gruppe „libvirt“ bei und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>%1 asks for a password, and this session has no polkit agent that could show the prompt.</source>
        <translation>%1 verlangt ein Passwort, und diese Sitzung hat keinen polkit-Agenten, der danach fragen könnte.</translation>
    </message>
    <message>
        <source>Join the group “libvirt” and log in again, or start a polkit agent.</source>
        <translation>Treten Sie der Gruppe „libvirt“ bei und melden Sie sich neu an, oder starten Sie einen polkit-Agenten.</translation>
    </message>
    <message>
        <source>ssh does not know the key of %1.</source>
        <translation>ssh kennt den Schlüssel von %1 nicht.</translation>
    </message>
    <message>
        <source>Run “ssh” to that host once in a terminal and compare the key it shows.</source>
        <translation>Rufen Sie einmal „ssh“ zu jenem Host in einem Terminal auf, und vergleichen Sie den gezeigten Schlüssel.</translation>
    </message>
    <message>
        <source>ssh was not let in at %1.</source>
        <translation>ssh wurde bei %1 nicht eingelassen.</translation>
    </message>
    <message>
        <source>Install your ssh key on that host (“ssh-copy-id”) and load it into the agent.</source>
        <translation>Installieren Sie Ihren ssh-Schlüssel auf jenem Host („ssh-copy-id“), und laden Sie ihn in den Agenten.</translation>
    </message>
    <message>
        <source>The name of the host in %1 is not known.</source>
        <translation>Der Name des Hosts in %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the spelling and this computer&apos;s DNS.</source>
        <translation>Prüfen Sie die Schreibweise und das DNS dieses Rechners.</translation>
    </message>
    <message>
        <source>The TLS certificates for %1 do not fit.</source>
        <translation>Die TLS-Zertifikate für %1 passen nicht.</translation>
    </message>
    <message>
        <source>Check the CA, the client certificate and the host name in the server&apos;s certificate.</source>
        <translation>Prüfen Sie die Zertifizierungsstelle, das Client-Zertifikat und den Hostnamen im Zertifikat des Servers.</translation>
    </message>
    <message>
        <source>The TLS connection to %1 could not be set up.</source>
        <translation>Die TLS-Verbindung zu %1 ließ sich nicht aufbauen.</translation>
    </message>
    <message>
        <source>Check that the host offers TLS and that both sides&apos; certificates are valid.</source>
        <translation>Prüfen Sie, ob der Host TLS anbietet und die Zertifikate beider Seiten gültig sind.</translation>
    </message>
    <message>
        <source>You have no right to use libvirt at %1.</source>
        <translation>Sie haben kein Recht, libvirt auf %1 zu nutzen.</translation>
    </message>
    <message>
        <source>libvirt at %1 did not accept you.</source>
        <translation>libvirt auf %1 hat Sie nicht angenommen.</translation>
    </message>
    <message>
        <source>Join the group “libvirt” on that host and log in again, or check the password.</source>
        <translation>Treten Sie auf jenem Host der Gruppe „libvirt“ bei und melden Sie sich neu an, oder prüfen Sie das Passwort.</translation>
    </message>
    <message>
        <source>Ask the host&apos;s administrator for the right to use it.</source>
        <translation>Bitten Sie den Verwalter des Hosts um das Recht, ihn zu nutzen.</translation>
    </message>
    <message>
        <source>There is no libvirt service at %1.</source>
        <translation>Auf %1 gibt es keinen libvirt-Dienst.</translation>
    </message>
    <message>
        <source>Install libvirt-daemon-system, or start it: “systemctl start libvirtd”.</source>
        <translation>Installieren Sie libvirt-daemon-system, oder starten Sie es: „systemctl start libvirtd“.</translation>
    </message>
    <message>
        <source>Nobody answers at %1: the libvirt service is not running.</source>
        <translation>Auf %1 antwortet niemand: Der libvirt-Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>Start it: “systemctl start libvirtd”.</source>
        <translation>Starten Sie ihn: „systemctl start libvirtd“.</translation>
    </message>
    <message>
        <source>The libvirt service at %1 ended the connection.</source>
        <translation>Der libvirt-Dienst auf %1 hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>Look into its log: “journalctl -u libvirtd”.</source>
        <translation>Sehen Sie in sein Protokoll: „journalctl -u libvirtd“.</translation>
    </message>
    <message>
        <source>There is no way through the network to %1.</source>
        <translation>Durch das Netzwerk führt kein Weg zu %1.</translation>
    </message>
    <message>
        <source>Check that the host is on and the network is up.</source>
        <translation>Prüfen Sie, ob der Host an ist und das Netzwerk läuft.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Check that the host is on and its firewall lets you through.</source>
        <translation>Prüfen Sie, ob der Host an ist und seine Firewall Sie durchlässt.</translation>
    </message>
    <message>
        <source>The libvirt daemon that %1 needs is not installed.</source>
        <translation>Der libvirt-Daemon, den %1 braucht, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install libvirt-daemon and the QEMU driver (libvirt-daemon-driver-qemu).</source>
        <translation>Installieren Sie libvirt-daemon und den QEMU-Treiber (libvirt-daemon-driver-qemu).</translation>
    </message>
    <message>
        <source>libvirt has no driver for %1.</source>
        <translation>libvirt hat keinen Treiber für %1.</translation>
    </message>
    <message>
        <source>Check the address: qemu:///system is this computer, qemu+ssh://NAME/system another.</source>
        <translation>Prüfen Sie die Adresse: qemu:///system ist dieser Rechner, qemu+ssh://NAME/system ein anderer.</translation>
    </message>
    <message>
        <source>libvirt does not understand %1.</source>
        <translation>libvirt versteht %1 nicht.</translation>
    </message>
    <message>
        <source>unknown cause</source>
        <translation>unbekannte Ursache</translation>
    </message>
    <message>
        <source>The host&apos;s libvirt log may say more.</source>
        <translation>Das libvirt-Protokoll des Hosts sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>%1: libvirt says “%2”.</source>
        <extracomment>%1: what failed, &quot;The workstation could not be started&quot;; %2: libvirt&apos;s own English message</extracomment>
        <translation>%1: libvirt meldet „%2“.</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The host no longer answers.</source>
        <translation>Der Host antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>The libvirt service of the host has ended.</source>
        <translation>Der libvirt-Dienst des Hosts hat geendet.</translation>
    </message>
    <message>
        <source>The connection to the host broke.</source>
        <translation>Die Verbindung zum Host ist abgerissen.</translation>
    </message>
    <message>
        <source>Carrel connects again by itself once it is back.</source>
        <translation>Carrel verbindet sich von selbst wieder, sobald er zurück ist.</translation>
    </message>
    <message>
        <source>The host&apos;s events could not be subscribed to</source>
        <translation>Die Ereignisse des Hosts ließen sich nicht abonnieren</translation>
    </message>
    <message>
        <source>The workstation could not be found</source>
        <translation>Die Workstation wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The workstation&apos;s XML could not be read</source>
        <translation>Das XML der Workstation ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The workstation could not be defined</source>
        <translation>Die Workstation ließ sich nicht definieren</translation>
    </message>
    <message>
        <source>The workstation could not be deleted</source>
        <translation>Die Workstation ließ sich nicht löschen</translation>
    </message>
    <message>
        <source>The workstation could not be started</source>
        <translation>Die Workstation ließ sich nicht starten</translation>
    </message>
    <message>
        <source>The workstation could not be asked to shut down</source>
        <translation>Die Workstation ließ sich nicht um Herunterfahren bitten</translation>
    </message>
    <message>
        <source>The workstation could not be asked to reboot</source>
        <translation>Die Workstation ließ sich nicht um einen Neustart bitten</translation>
    </message>
    <message>
        <source>The workstation could not be switched off gracefully</source>
        <translation>Die Workstation ließ sich nicht schonend ausschalten</translation>
    </message>
    <message>
        <source>QEMU did not end by itself: wait and try again, or force it off; a vGPU may then need a reset.</source>
        <translation>QEMU endete nicht von selbst: Warten Sie und versuchen Sie es noch einmal, oder erzwingen Sie das Ausschalten; eine vGPU muss danach vielleicht zurückgesetzt werden.</translation>
    </message>
    <message>
        <source>The workstation could not be switched off</source>
        <translation>Die Workstation ließ sich nicht ausschalten</translation>
    </message>
    <message>
        <source>The workstation&apos;s state could not be read</source>
        <translation>Der Zustand der Workstation ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The device of the running workstation could not be changed</source>
        <translation>Das Gerät der laufenden Workstation ließ sich nicht ändern</translation>
    </message>
    <message>
        <source>What the host can do could not be read</source>
        <translation>Was der Host kann, ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>What the host&apos;s QEMU can do could not be read</source>
        <translation>Was das QEMU des Hosts kann, ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>Join the group “libvirt” (“sudo adduser $USER libvirt”) and log in again.</source>
        <translation>Treten Sie der Gruppe „libvirt“ bei („sudo adduser $USER libvirt“), und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The host&apos;s size could not be read</source>
        <translation>Die Größe des Hosts ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The host&apos;s networks could not be listed</source>
        <translation>Die Netzwerke des Hosts ließen sich nicht auflisten</translation>
    </message>
    <message>
        <source>The host&apos;s storage pools could not be listed</source>
        <translation>Die Speicherpools des Hosts ließen sich nicht auflisten</translation>
    </message>
    <message>
        <source>The host&apos;s name could not be read</source>
        <translation>Der Name des Hosts ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The vGPU could not be created</source>
        <translation>Die vGPU ließ sich nicht erstellen</translation>
    </message>
    <message>
        <source>The vGPU could not be removed</source>
        <translation>Die vGPU ließ sich nicht entfernen</translation>
    </message>
    <message>
        <source>The vGPU does not exist on this host.</source>
        <translation>Die vGPU gibt es auf diesem Host nicht.</translation>
    </message>
    <message>
        <source>The description of a host device cannot be read.</source>
        <translation>Die Beschreibung eines Hostgeräts ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A device of the host could not be read</source>
        <translation>Ein Gerät des Hosts ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>The host&apos;s devices could not be listed</source>
        <translation>Die Geräte des Hosts ließen sich nicht auflisten</translation>
    </message>
    <message>
        <source>The key of %1 is not the one that ssh knows: it may be another computer.</source>
        <translation>Der Schlüssel von %1 ist nicht der, den ssh kennt: Vielleicht ist es ein anderer Rechner.</translation>
    </message>
    <message>
        <source>Ask its administrator; if it was set up anew, forget the old key by “ssh-keygen -R”.</source>
        <translation>Fragen Sie seinen Verwalter; wurde er neu eingerichtet, vergessen Sie den alten Schlüssel mit „ssh-keygen -R“.</translation>
    </message>
    <message>
        <source>ssh was not let in at %1: it offered too many keys.</source>
        <translation>ssh wurde auf %1 nicht eingelassen: Es bot zu viele Schlüssel an.</translation>
    </message>
    <message>
        <source>Name the right key for that host in ~/.ssh/config (IdentityFile, IdentitiesOnly yes).</source>
        <translation>Nennen Sie den richtigen Schlüssel für jenen Host in ~/.ssh/config (IdentityFile, IdentitiesOnly yes).</translation>
    </message>
    <message>
        <source>%1 needs the program ssh, which is missing on this computer.</source>
        <translation>%1 braucht das Programm ssh, das auf diesem Rechner fehlt.</translation>
    </message>
    <message>
        <source>Install the package openssh-client.</source>
        <translation>Installieren Sie das Paket openssh-client.</translation>
    </message>
    <message>
        <source>No ssh server answers at %1.</source>
        <translation>Kein ssh-Server antwortet auf %1.</translation>
    </message>
    <message>
        <source>Check that the host is on and runs one (package openssh-server).</source>
        <translation>Prüfen Sie, ob der Host an ist und einer dort läuft (Paket openssh-server).</translation>
    </message>
    <message>
        <source>You have no right to use libvirt on the host of %1.</source>
        <translation>Sie haben kein Recht, libvirt auf dem Host von %1 zu nutzen.</translation>
    </message>
    <message>
        <source>Join the group “libvirt” there (“sudo adduser NAME libvirt”), or log in as root.</source>
        <translation>Treten Sie dort der Gruppe „libvirt“ bei („sudo adduser NAME libvirt“), oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>There is no libvirt service on the host of %1.</source>
        <translation>Auf dem Host von %1 gibt es keinen libvirt-Dienst.</translation>
    </message>
    <message>
        <source>Install libvirt-daemon-system there, or start it: “systemctl start libvirtd”.</source>
        <translation>Installieren Sie dort libvirt-daemon-system, oder starten Sie es: „systemctl start libvirtd“.</translation>
    </message>
    <message>
        <source>The file of %1 cannot be read.</source>
        <translation>Die Datei von %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check its path and your rights; test:///default needs no file.</source>
        <translation>Prüfen Sie ihren Pfad und Ihre Rechte; test:///default braucht keine Datei.</translation>
    </message>
    <message>
        <source>The file of %1 is damaged: libvirt does not understand it.</source>
        <translation>Die Datei von %1 ist beschädigt: libvirt versteht sie nicht.</translation>
    </message>
    <message>
        <source>Read in the details where it is damaged, and correct it there.</source>
        <translation>Lesen Sie in den Details, wo sie beschädigt ist, und berichtigen Sie sie dort.</translation>
    </message>
    <message>
        <source>This computer has no CA certificate to check %1 by.</source>
        <translation>Dieser Rechner hat kein CA-Zertifikat, um %1 zu prüfen.</translation>
    </message>
    <message>
        <source>Put the one of the host&apos;s CA in /etc/pki/CA/cacert.pem, or use qemu+ssh://.</source>
        <translation>Legen Sie das der Zertifizierungsstelle des Hosts nach /etc/pki/CA/cacert.pem, oder nehmen Sie qemu+ssh://.</translation>
    </message>
</context>
<context>
    <name>Volumes</name>
    <message>
        <source>The disk could not be made</source>
        <translation>Der Datenträger ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>The disk could not be copied</source>
        <translation>Der Datenträger ließ sich nicht kopieren</translation>
    </message>
    <message>
        <source>The disk could not be deleted</source>
        <translation>Der Datenträger ließ sich nicht löschen</translation>
    </message>
    <message>
        <source>The disk to copy could not be looked at</source>
        <translation>Der zu kopierende Datenträger ließ sich nicht ansehen</translation>
    </message>
    <message>
        <source>You may not make files in %1, and no active storage pool has that folder.</source>
        <translation>Sie dürfen in %1 keine Dateien anlegen, und kein aktiver Speicherpool hat diesen Ordner.</translation>
    </message>
    <message>
        <source>Choose the folder of a pool, or a folder of your own.</source>
        <translation>Wählen Sie den Ordner eines Pools oder einen eigenen Ordner.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>“%1” is dealt with.</source>
        <translation>„%1“ ist geregelt.</translation>
    </message>
    <message>
        <source>“%1” is %2: there is nothing to settle.</source>
        <translation>„%1“ ist %2: Es gibt nichts zu regeln.</translation>
    </message>
    <message>
        <source>Only what was cut off can be settled.</source>
        <translation>Nur was abgeschnitten wurde, lässt sich regeln.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>vGPUs and workstations: who has what, and what is left</source>
        <translation>vGPUs und Workstations: wer was hat und was noch frei ist</translation>
    </message>
    <message>
        <source>© 2026 The Carrel authors</source>
        <translation>© 2026 Die Carrel-Autoren</translation>
    </message>
    <message>
        <source>Open this host; may be given several times.</source>
        <translation>Diesen Host öffnen; darf mehrfach angegeben werden.</translation>
    </message>
    <message>
        <source>Do the main job on the try-out host and save a picture of each step in DIR.</source>
        <translation>Die Hauptaufgabe auf dem Host zum Ausprobieren durchspielen und von jedem Schritt ein Bild in DIR speichern.</translation>
    </message>
    <message>
        <source>carrel: “%1” is not understood. Hosts are given with --host URI.</source>
        <translation>carrel: „%1“ wird nicht verstanden. Hosts werden mit --host URI angegeben.</translation>
    </message>
    <message>
        <source>Open the try-out host when no host is remembered and no GPU here can be shared.</source>
        <translation>Den Host zum Ausprobieren öffnen, wenn kein Host gemerkt ist und hier keine GPU geteilt werden kann.</translation>
    </message>
</context>
</TS>
