<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message numerus="yes">
        <source>%n scanner(s)</source>
        <translation>
            <numerusform>%n scanner</numerusform>
            <numerusform>%n scanners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n hidden, show all</source>
        <translation>
            <numerusform>%n hidden, show all</numerusform>
            <numerusform>%n hidden, show all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickListPaper</name>
    <message numerus="yes">
        <source>%n piece(s) to fetch</source>
        <translation>
            <numerusform>%n piece to fetch</numerusform>
            <numerusform>%n pieces to fetch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>PIN, %n digit(s) entered</source>
        <translation>
            <numerusform>PIN, %n digit entered</numerusform>
            <numerusform>PIN, %n digits entered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message numerus="yes">
        <source>Put back %n piece(s)</source>
        <translation>
            <numerusform>Put back %n piece</numerusform>
            <numerusform>Put back %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) open</source>
        <translation>
            <numerusform>%1 of %n piece open</numerusform>
            <numerusform>%1 of %n pieces open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n</source>
        <translation>
            <numerusform>Take %n</numerusform>
            <numerusform>Take %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%1, %n to do</source>
        <translation>
            <numerusform>%1, %n to do</numerusform>
            <numerusform>%1, %n to do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n not found</numerusform>
            <numerusform>%n not found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message numerus="yes">
        <source>%n order(s) wait</source>
        <translation>
            <numerusform>%n order waits</numerusform>
            <numerusform>%n orders wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationWords</name>
    <message numerus="yes">
        <source>Got it, %n to go</source>
        <translation>
            <numerusform>Got it, %n to go</numerusform>
            <numerusform>Got it, %n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) taken</source>
        <translation>
            <numerusform>%n order taken</numerusform>
            <numerusform>%n orders taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) came in the meantime</source>
        <translation>
            <numerusform>%n order came in the meantime</numerusform>
            <numerusform>%n orders came in the meantime</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new order(s)</source>
        <translation>
            <numerusform>%n new order</numerusform>
            <numerusform>%n new orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late already: first things first.</source>
        <translation>
            <numerusform>%n is late already: first things first.</numerusform>
            <numerusform>%n are late already: first things first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::CounterViewModel</name>
    <message numerus="yes">
        <source>Not ready: %1 of %n piece(s) picked</source>
        <translation>
            <numerusform>Not ready: %1 of %n piece picked</numerusform>
            <numerusform>Not ready: %1 of %n pieces picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of %1 leave the shop. This cannot be undone.</source>
        <translation>
            <numerusform>%n piece of %1 leaves the shop. This cannot be undone.</numerusform>
            <numerusform>%n pieces of %1 leave the shop. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n piece(s)</source>
        <translation>
            <numerusform>%1 · %n piece</numerusform>
            <numerusform>%1 · %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) here</source>
        <translation>
            <numerusform>%1 of %n piece here</numerusform>
            <numerusform>%1 of %n pieces here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n year(s) of age</source>
        <translation>
            <numerusform>from %n year of age</numerusform>
            <numerusform>from %n years of age</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::DevicesViewModel</name>
    <message numerus="yes">
        <source>%n read(s)</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n reads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::FrameViewModel</name>
    <message numerus="yes">
        <source>%n need(s) a decision</source>
        <translation>
            <numerusform>%n needs a decision</numerusform>
            <numerusform>%n need a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Sending %n</numerusform>
            <numerusform>Sending %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n to send</source>
        <translation>
            <numerusform>%1, %n to send</numerusform>
            <numerusform>%1, %n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scanner(s) ready</source>
        <translation>
            <numerusform>%n scanner ready</numerusform>
            <numerusform>%n scanners ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::PickSideViewModel</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s)</source>
        <translation>
            <numerusform>%1 of %n piece</numerusform>
            <numerusform>%1 of %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n year(s) of age</source>
        <translation>
            <numerusform>From %n year of age</numerusform>
            <numerusform>From %n years of age</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: why are %n missing?</source>
        <translation>
            <numerusform>%1: why is one missing?</numerusform>
            <numerusform>%1: why are %n missing?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) in bags</source>
        <translation>
            <numerusform>%1 of %n piece in bags</numerusform>
            <numerusform>%1 of %n pieces in bags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::QueueViewModel</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::SignInViewModel</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::StageViewModel</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::SyncViewModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::show::ShowViewModel</name>
    <message numerus="yes">
        <source>Unplugged. %n thing(s) wait on this disk.</source>
        <translation>
            <numerusform>Unplugged. %n thing waits on this disk.</numerusform>
            <numerusform>Unplugged. %n things wait on this disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) on the way to head office</source>
        <translation>
            <numerusform>%n thing on the way to head office</numerusform>
            <numerusform>%n things on the way to head office</numerusform>
        </translation>
    </message>
</context>
</TS>
