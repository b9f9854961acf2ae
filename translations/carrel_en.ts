<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>Start %n workstations</source>
        <translation>
            <numerusform>Start %n workstation</numerusform>
            <numerusform>Start %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n workstations</source>
        <translation>
            <numerusform>Shut down %n workstation</numerusform>
            <numerusform>Shut down %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n workstations</source>
        <translation>
            <numerusform>Restart %n workstation</numerusform>
            <numerusform>Restart %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force %n workstations off</source>
        <translation>
            <numerusform>Force %n workstation off</numerusform>
            <numerusform>Force %n workstations off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workstations</source>
        <translation>
            <numerusform>Delete %n workstation</numerusform>
            <numerusform>Delete %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set tags of %n workstations</source>
        <translation>
            <numerusform>Set tags of %n workstation</numerusform>
            <numerusform>Set tags of %n workstations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Capacity</name>
    <message numerus="yes">
        <source>%1 of %2 used by %n vGPU(s), %3</source>
        <translation>
            <numerusform>%1 of %2 used by %n vGPU, %3</numerusform>
            <numerusform>%1 of %2 used by %n vGPUs, %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vGPU(s), framebuffer unknown, %1</source>
        <translation>
            <numerusform>%n vGPU, framebuffer unknown, %1</numerusform>
            <numerusform>%n vGPUs, framebuffer unknown, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::DeleteDialog</name>
    <message numerus="yes">
        <source>Delete %n workstations</source>
        <translation>
            <numerusform>Delete %n workstation</numerusform>
            <numerusform>Delete %n workstations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::NewVgpuDialog</name>
    <message numerus="yes">
        <source>Create %n vGPUs</source>
        <translation>
            <numerusform>Create %n vGPU</numerusform>
            <numerusform>Create %n vGPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Dialogs::PlanView</name>
    <message numerus="yes">
        <source>and %n more step(s)</source>
        <translation>
            <numerusform>and %n more step</numerusform>
            <numerusform>and %n more steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Commands</name>
    <message numerus="yes">
        <source>Tags of %n workstations</source>
        <translation>
            <numerusform>Tags of %n workstation</numerusform>
            <numerusform>Tags of %n workstations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::InterruptedOffer</name>
    <message numerus="yes">
        <source>%n jobs were interrupted; the last one is “%1”.</source>
        <translation>
            <numerusform>%n job was interrupted: “%1”.</numerusform>
            <numerusform>%n jobs were interrupted; the last one is “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Notifier</name>
    <message numerus="yes">
        <source>%1 has not answered for %n second(s).</source>
        <translation>
            <numerusform>%1 has not answered for %n second.</numerusform>
            <numerusform>%1 has not answered for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Gui::Tour</name>
    <message numerus="yes">
        <source>Tour done: vGPU %1 created and given to the new workstation %2, started, its console opened. %n picture(s) in %3.</source>
        <translation>
            <numerusform>Tour done: vGPU %1 created and given to the new workstation %2, started, its console opened. %n picture in %3.</numerusform>
            <numerusform>Tour done: vGPU %1 created and given to the new workstation %2, started, its console opened. %n pictures in %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Host::HostSession</name>
    <message numerus="yes">
        <source>The host did not answer within %n second(s).</source>
        <translation>
            <numerusform>The host did not answer within %n second.</numerusform>
            <numerusform>The host did not answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::HostPage</name>
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
</context>
<context>
    <name>Carrel::Pages::JobStrip</name>
    <message numerus="yes">
        <source>and %n more job(s)</source>
        <translation>
            <numerusform>and %n more job</numerusform>
            <numerusform>and %n more jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::TreePane</name>
    <message numerus="yes">
        <source>Looked at %n row(s): names, notes, UUIDs, vGPU types, GPUs and PCI addresses.</source>
        <translation>
            <numerusform>Looked at %n row: names, notes, UUIDs, vGPU types, GPUs and PCI addresses.</numerusform>
            <numerusform>Looked at %n rows: names, notes, UUIDs, vGPU types, GPUs and PCI addresses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrel::Pages::TypePage</name>
    <message numerus="yes">
        <source>%n frame(s) per second</source>
        <translation>
            <numerusform>%n frame per second</numerusform>
            <numerusform>%n frames per second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message numerus="yes">
        <source>%n already run</source>
        <translation>
            <numerusform>%n already runs</numerusform>
            <numerusform>%n already run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not run</source>
        <translation>
            <numerusform>%n does not run</numerusform>
            <numerusform>%n do not run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no screen to open</source>
        <translation>
            <numerusform>%n has no screen to open</numerusform>
            <numerusform>%n have no screen to open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be deleted now</source>
        <translation>
            <numerusform>%n cannot be deleted now</numerusform>
            <numerusform>%n cannot be deleted now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n consoles</source>
        <translation>
            <numerusform>Open %n console</numerusform>
            <numerusform>Open %n consoles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workstations…</source>
        <translation>
            <numerusform>Delete %n workstation…</numerusform>
            <numerusform>Delete %n workstations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed</source>
        <translation>
            <numerusform>%n cannot be changed</numerusform>
            <numerusform>%n cannot be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit tags of %n workstations…</source>
        <translation>
            <numerusform>Edit tags of %n workstation…</numerusform>
            <numerusform>Edit tags of %n workstations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n workstations</source>
        <translation>
            <numerusform>Start %n workstation</numerusform>
            <numerusform>Start %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shut down %n workstations</source>
        <translation>
            <numerusform>Shut down %n workstation</numerusform>
            <numerusform>Shut down %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n workstations</source>
        <translation>
            <numerusform>Restart %n workstation</numerusform>
            <numerusform>Restart %n workstations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Force %n workstations off</source>
        <translation>
            <numerusform>Force %n workstation off</numerusform>
            <numerusform>Force %n workstations off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriftWords</name>
    <message numerus="yes">
        <source>%n of them are on.</source>
        <translation>
            <numerusform>%n of them is on.</numerusform>
            <numerusform>%n of them are on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept thing(s) are missing or not as they were.</source>
        <translation>
            <numerusform>%n kept thing is missing or not as it was.</numerusform>
            <numerusform>%n kept things are missing or not as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostWords</name>
    <message numerus="yes">
        <source>%n workstations deleted</source>
        <translation>
            <numerusform>%n workstation deleted</numerusform>
            <numerusform>%n workstations deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepPlans</name>
    <message numerus="yes">
        <source>Restore %n kept thing(s)</source>
        <translation>
            <numerusform>Restore %n kept thing</numerusform>
            <numerusform>Restore %n kept things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelPlans</name>
    <message numerus="yes">
        <source>Use up to %n letters, digits, blanks and dashes, and no comma.</source>
        <translation>
            <numerusform>Use up to %n letter, digit, blank or dash, and no comma.</numerusform>
            <numerusform>Use up to %n letters, digits, blanks and dashes, and no comma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A workstation has at most %n tag(s).</source>
        <translation>
            <numerusform>A workstation has at most %n tag.</numerusform>
            <numerusform>A workstation has at most %n tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Placement</name>
    <message numerus="yes">
        <source>%n more of %1</source>
        <translation>
            <numerusform>%n more of %1</numerusform>
            <numerusform>%n more of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After removing %n vGPU(s) that no workstation has: %1.</source>
        <translation>
            <numerusform>After removing %n vGPU that no workstation has: %1.</numerusform>
            <numerusform>After removing %n vGPUs that no workstation has: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After removing %n vGPU(s) of %1: %2.</source>
        <translation>
            <numerusform>After removing %n vGPU of %1: %2.</numerusform>
            <numerusform>After removing %n vGPUs of %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After shutting down %1 and removing %n vGPU(s): %2.</source>
        <translation>
            <numerusform>After shutting down %1 and removing %n vGPU: %2.</numerusform>
            <numerusform>After shutting down %1 and removing %n vGPUs: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telemetry</name>
    <message numerus="yes">
        <source>%n since the host started; the last: %1 at %2, %3</source>
        <translation>
            <numerusform>%n since the host started; the last: %1 at %2, %3</numerusform>
            <numerusform>%n since the host started; the last: %1 at %2, %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nvidia-smi did not answer within %n second(s).</source>
        <translation>
            <numerusform>nvidia-smi did not answer within %n second.</numerusform>
            <numerusform>nvidia-smi did not answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message numerus="yes">
        <source>lost %1, retrying in %n second(s)</source>
        <translation>
            <numerusform>lost %1, retrying in %n second</numerusform>
            <numerusform>lost %1, retrying in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n per GPU</source>
        <translation>
            <numerusform>%n per GPU</numerusform>
            <numerusform>%n per GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n screen(s)</source>
        <translation>
            <numerusform>%n screen</numerusform>
            <numerusform>%n screens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message numerus="yes">
        <source>vGPU type %1, %n free</source>
        <translation>
            <numerusform>vGPU type %1, %n free</numerusform>
            <numerusform>vGPU type %1, %n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vGPU(s)</source>
        <translation>
            <numerusform>%n vGPU</numerusform>
            <numerusform>%n vGPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VfPlans</name>
    <message numerus="yes">
        <source>GPU %1 already has %n virtual function(s).</source>
        <translation>
            <numerusform>GPU %1 already has %n virtual function.</numerusform>
            <numerusform>GPU %1 already has %n virtual functions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPU %1 can have 0 to %n virtual function(s).</source>
        <translation>
            <numerusform>GPU %1 can have 0 to %n virtual function.</numerusform>
            <numerusform>GPU %1 can have 0 to %n virtual functions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %1 %n virtual function(s)</source>
        <translation>
            <numerusform>Give %1 %n virtual function</numerusform>
            <numerusform>Give %1 %n virtual functions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VgpuPlans</name>
    <message numerus="yes">
        <source>Create %n vGPUs %1 on %2</source>
        <translation>
            <numerusform>Create %n vGPU %1 on %2</numerusform>
            <numerusform>Create %n vGPUs %1 on %2</numerusform>
        </translation>
    </message>
</context>
</TS>
