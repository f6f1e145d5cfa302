<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActWords</name>
    <message>
        <source>Waits to be sent</source>
        <translation>Wartet aufs Senden</translation>
    </message>
    <message>
        <source>Head office has it</source>
        <translation>Ist in der Zentrale</translation>
    </message>
    <message>
        <source>This order is not with this store.</source>
        <translation>Diese Bestellung ist nicht bei dieser Filiale.</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 hat sie</translation>
    </message>
    <message>
        <source>%1 of %2 picked</source>
        <translation>%1 von %2 gesammelt</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 storniert</translation>
    </message>
    <message>
        <source>%1 handed over</source>
        <translation>%1 übergeben</translation>
    </message>
    <message>
        <source>%1 to put back</source>
        <translation>%1 zurückzulegen</translation>
    </message>
</context>
<context>
    <name>AlertArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BagTile</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The last piece belongs here</source>
        <translation>Hierher gehört das letzte Stück</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>BenchSide</name>
    <message>
        <source>Move it</source>
        <translation>Umlegen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Bags</source>
        <translation>Taschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Print list</source>
        <translation>Liste drucken</translation>
    </message>
    <message>
        <source>Back to the walk</source>
        <translation>Zurück zum Rundgang</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Put on shelf</source>
        <translation>Ins Fach legen</translation>
    </message>
</context>
<context>
    <name>Button</name>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
</context>
<context>
    <name>CameraPanel</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Kamera schließen</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Licht aus</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Licht an</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Choose for a walk</source>
        <translation>Für einen Rundgang wählen</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CountBadge</name>
    <message>
        <source>99+</source>
        <translation>99+</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Counter</source>
        <translation>Theke</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Order, name, phone or code</source>
        <translation>Bestellung, Name, Telefon oder Code</translation>
    </message>
    <message>
        <source>Find the customer&apos;s order</source>
        <translation>Bestellung der Kundschaft finden</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Niemand wartet</translation>
    </message>
    <message>
        <source>Nothing found for &quot;%1&quot;</source>
        <translation>Nichts gefunden zu „%1“</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code, or type a name.</source>
        <translation>Scanne den Code der Kundschaft oder tippe einen Namen.</translation>
    </message>
    <message>
        <source>Ask for the order number or the phone number.</source>
        <translation>Frage nach der Bestellnummer oder der Telefonnummer.</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code</source>
        <translation>Code der Kundschaft scannen</translation>
    </message>
    <message>
        <source>Close this order</source>
        <translation>Diese Bestellung schließen</translation>
    </message>
    <message>
        <source>Does not want it</source>
        <translation>Will es nicht</translation>
    </message>
    <message>
        <source>The customer&apos;s code is genuine</source>
        <translation>Der Code der Kundschaft ist echt</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Code eintippen</translation>
    </message>
    <message>
        <source>Last four characters</source>
        <translation>Letzte vier Zeichen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Customer is here</source>
        <translation>Kundschaft ist da</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Hand over?</source>
        <translation>Übergeben?</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Hide both sides</source>
        <translation>Beide Seiten verbergen</translation>
    </message>
    <message>
        <source>Show both sides</source>
        <translation>Beide Seiten zeigen</translation>
    </message>
    <message>
        <source>Done here</source>
        <translation>Hier getan</translation>
    </message>
    <message>
        <source>Head office knows</source>
        <translation>Die Zentrale weiß</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>Command card</source>
        <translation>Befehlskarte</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Fach</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Tote</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>Customer&apos;s code</source>
        <translation>Code der Kundschaft</translation>
    </message>
    <message>
        <source>Parcel number (SSCC)</source>
        <translation>Paketnummer (SSCC)</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Hergestellt am</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Mindestens haltbar bis</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>Zu verbrauchen bis</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Net weight</source>
        <translation>Nettogewicht</translation>
    </message>
    <message>
        <source>%1 kg</source>
        <translation>%1 kg</translation>
    </message>
    <message>
        <source>Reads end with a new line.</source>
        <translation>Eine neue Zeile beendet das Gelesene.</translation>
    </message>
    <message>
        <source>Reads end with Enter (CR).</source>
        <translation>Enter (CR) beendet das Gelesene.</translation>
    </message>
    <message>
        <source>Reads end with LF.</source>
        <translation>LF beendet das Gelesene.</translation>
    </message>
    <message>
        <source>Reads end with Tab.</source>
        <translation>Tab beendet das Gelesene.</translation>
    </message>
    <message>
        <source>Reads stand between STX and ETX.</source>
        <translation>Das Gelesene steht zwischen STX und ETX.</translation>
    </message>
    <message>
        <source>Reads have no end of their own: a pause ends them.</source>
        <translation>Das Gelesene hat kein eigenes Ende: eine Pause beendet es.</translation>
    </message>
    <message>
        <source>Separators get lost: of long codes only the item number is certain.</source>
        <translation>Trennzeichen gehen verloren: Von langen Codes ist nur die Artikelnummer sicher.</translation>
    </message>
    <message>
        <source>Separators come through.</source>
        <translation>Trennzeichen kommen an.</translation>
    </message>
    <message>
        <source>%1 stands for a separator.</source>
        <translation>%1 steht für ein Trennzeichen.</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht brauchbar</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Einfacher Text</translation>
    </message>
    <message>
        <source>No product number, and no code of the shop</source>
        <translation>Keine Artikelnummer und kein Code des Ladens</translation>
    </message>
    <message>
        <source>Read twice</source>
        <translation>Zweimal gelesen</translation>
    </message>
    <message>
        <source>It counts once.</source>
        <translation>Es zählt einmal.</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Zweifel</translation>
    </message>
    <message>
        <source>The device itself says where a read ends.</source>
        <translation>Das Gerät sagt selbst, wo das Gelesene endet.</translation>
    </message>
    <message>
        <source>%1 in front of each read is taken away.</source>
        <translation>%1 vor dem Gelesenen wird entfernt.</translation>
    </message>
    <message>
        <source>%1 behind each read is taken away.</source>
        <translation>%1 hinter dem Gelesenen wird entfernt.</translation>
    </message>
    <message>
        <source>It says which kind of code it read.</source>
        <translation>Er sagt, welche Art von Code er gelesen hat.</translation>
    </message>
    <message>
        <source>It does not say which kind of code it read.</source>
        <translation>Er sagt nicht, welche Art von Code er gelesen hat.</translation>
    </message>
    <message>
        <source>Speed: %1 baud.</source>
        <translation>Geschwindigkeit: %1 Baud.</translation>
    </message>
    <message>
        <source>Seven bits with even parity.</source>
        <translation>Sieben Bit mit gerader Parität.</translation>
    </message>
    <message>
        <source>Seven bits with odd parity.</source>
        <translation>Sieben Bit mit ungerader Parität.</translation>
    </message>
    <message>
        <source>Keys: %1.</source>
        <translation>Tasten: %1.</translation>
    </message>
    <message>
        <source>Caps Lock is on: switch it off.</source>
        <translation>Die Feststelltaste ist an: Schalte sie aus.</translation>
    </message>
    <message>
        <source>It leaves out check digits: switch on &quot;transmit check digit&quot; with its manual.</source>
        <translation>Er lässt Prüfziffern weg: Schalte „Prüfziffer übertragen“ ein; sein Handbuch sagt, wie.</translation>
    </message>
    <message>
        <source>Read this code with the scanner, once.</source>
        <translation>Lies diesen Code einmal mit dem Scanner.</translation>
    </message>
    <message>
        <source>That was another code, or the scanner changes it. Read this one again.</source>
        <translation>Das war ein anderer Code, oder der Scanner verändert ihn. Lies diesen noch einmal.</translation>
    </message>
    <message>
        <source>The scanner talks at another speed. Another one is tried now: read this code again.</source>
        <translation>Der Scanner sendet mit anderer Geschwindigkeit. Jetzt wird eine andere versucht: Lies diesen Code noch einmal.</translation>
    </message>
    <message>
        <source>No speed fits. Check the cable, and that the scanner stands at %1 baud.</source>
        <translation>Keine Geschwindigkeit passt. Prüfe das Kabel, und ob der Scanner auf %1 Baud steht.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Wie dieser Computer</translation>
    </message>
    <message>
        <source>American</source>
        <translation>Amerikanisch</translation>
    </message>
    <message>
        <source>British</source>
        <translation>Britisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Swiss</source>
        <translation>Schweizerisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Belgian</source>
        <translation>Belgisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message numerus="yes">
        <source>%n scanner(s)</source>
        <translation>
            <numerusform>%n Scanner</numerusform>
            <numerusform>%n Scanner</numerusform>
        </translation>
    </message>
    <message>
        <source>A scanner that types like a keyboard works at once: just scan.</source>
        <translation>Ein Scanner, der wie eine Tastatur tippt, geht sofort: einfach scannen.</translation>
    </message>
    <message>
        <source>Serial port, such as /dev/ttyS0</source>
        <translation>Serieller Anschluss, etwa /dev/ttyS0</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>Testkarte</translation>
    </message>
    <message>
        <source>What to see</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Use this port</source>
        <translation>Diesen Anschluss benutzen</translation>
    </message>
    <message>
        <source>No scanner connected</source>
        <translation>Kein Scanner angeschlossen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n hidden, show all</source>
        <translation>
            <numerusform>%n ausgeblendet, alle zeigen</numerusform>
            <numerusform>%n ausgeblendet, alle zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameWindow</name>
    <message>
        <source>%1 – Storehand</source>
        <translation>%1 – Storehand</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Confirm: the large button</source>
        <translation>Bestätigen: der große Knopf</translation>
    </message>
    <message>
        <source>Can&apos;t find it</source>
        <translation>Artikel fehlt</translation>
    </message>
    <message>
        <source>Undo the last thing</source>
        <translation>Das Letzte zurücknehmen</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Jemand anderes meldet sich an</translation>
    </message>
    <message>
        <source>This card</source>
        <translation>Diese Karte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>Mit der Kamera scannen</translation>
    </message>
    <message>
        <source>Later: another item first</source>
        <translation>Später: erst einen anderen Artikel</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Strg+1</translation>
    </message>
    <message>
        <source>First page; 2 is the second, and so on</source>
        <translation>Erste Seite; 2 ist die zweite und so weiter</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Strg+L</translation>
    </message>
</context>
<context>
    <name>LessonPane</name>
    <message>
        <source>Read three codes from this screen, once each. Then the station knows how this scanner ends its reads, what it adds, and which keys it presses.</source>
        <translation>Lies drei Codes von diesem Bildschirm, jeden einmal. Dann weiß die Station, womit dieser Scanner das Gelesene beendet, was er hinzufügt und welche Tasten er drückt.</translation>
    </message>
    <message>
        <source>Teach %1</source>
        <translation>%1 anlernen</translation>
    </message>
    <message>
        <source>Code %1 of 3</source>
        <translation>Code %1 von 3</translation>
    </message>
    <message>
        <source>Barcode to read</source>
        <translation>Strichcode zum Lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is known now</source>
        <translation>%1 ist jetzt bekannt</translation>
    </message>
    <message>
        <source>As it was before</source>
        <translation>Wie vorher</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Something went wrong here.</source>
        <translation>Hier ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Please tell whoever looks after this machine: %1.</source>
        <translation>Bitte der Person melden, die dieses Gerät betreut: %1.</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>Die Bestellung wurde storniert.</translation>
    </message>
    <message>
        <source>What you picked is noted.</source>
        <translation>Was schon gesammelt ist, ist notiert.</translation>
    </message>
    <message>
        <source>Put it back on its shelf.</source>
        <translation>Bitte zurück ins Regal legen.</translation>
    </message>
    <message>
        <source>Another store has this order now.</source>
        <translation>Diese Bestellung hat jetzt eine andere Filiale.</translation>
    </message>
    <message>
        <source>This order is finished.</source>
        <translation>Diese Bestellung ist erledigt.</translation>
    </message>
    <message>
        <source>There is nothing left to do here.</source>
        <translation>Hier ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>This does not fit the order&apos;s step.</source>
        <translation>Das passt nicht zum Stand der Bestellung.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Open the order to see where it stands.</source>
        <translation>Die Bestellung öffnen, um ihren Stand zu sehen.</translation>
    </message>
    <message>
        <source>This order is not in your store.</source>
        <translation>Diese Bestellung ist nicht in dieser Filiale.</translation>
    </message>
    <message>
        <source>Search by its number to see where it is.</source>
        <translation>Mit der Nummer suchen, um zu sehen, wo sie ist.</translation>
    </message>
    <message>
        <source>The order has no such item.</source>
        <translation>Die Bestellung hat keinen solchen Artikel.</translation>
    </message>
    <message>
        <source>Open the order again.</source>
        <translation>Die Bestellung neu öffnen.</translation>
    </message>
    <message>
        <source>This parcel does not belong to the order.</source>
        <translation>Dieses Paket gehört nicht zur Bestellung.</translation>
    </message>
    <message>
        <source>Scan the parcel alone to find its order.</source>
        <translation>Nur das Paket scannen, um seine Bestellung zu finden.</translation>
    </message>
    <message>
        <source>There is no such shelf in this store.</source>
        <translation>Ein solches Fach gibt es in dieser Filiale nicht.</translation>
    </message>
    <message>
        <source>Scan a shelf label of this store.</source>
        <translation>Ein Fachetikett dieser Filiale scannen.</translation>
    </message>
    <message>
        <source>%1 has this order.</source>
        <translation>%1 hat diese Bestellung.</translation>
    </message>
    <message>
        <source>Ask %1, or take it over.</source>
        <translation>%1 fragen oder die Bestellung übernehmen.</translation>
    </message>
    <message>
        <source>The order is on hold: %1.</source>
        <translation>Die Bestellung ruht: %1.</translation>
    </message>
    <message>
        <source>A lead can let it go on.</source>
        <translation>Die Teamleitung kann sie weiterlaufen lassen.</translation>
    </message>
    <message>
        <source>Your store&apos;s rules do not allow this.</source>
        <translation>Die Regeln der Filiale erlauben das nicht.</translation>
    </message>
    <message>
        <source>Ask your lead.</source>
        <translation>Bitte die Teamleitung fragen.</translation>
    </message>
    <message>
        <source>Some items are not picked yet: %1.</source>
        <translation>Einige Artikel fehlen noch: %1.</translation>
    </message>
    <message>
        <source>Pick them, or mark them as can&apos;t find.</source>
        <translation>Sammeln oder als nicht gefunden melden.</translation>
    </message>
    <message>
        <source>Some parcels are not on a shelf yet.</source>
        <translation>Einige Pakete liegen noch in keinem Fach.</translation>
    </message>
    <message>
        <source>Scan each parcel, then its shelf.</source>
        <translation>Jedes Paket scannen, dann sein Fach.</translation>
    </message>
    <message>
        <source>That is one more than the order wants.</source>
        <translation>Das ist mehr, als bestellt wurde.</translation>
    </message>
    <message>
        <source>The extra one is noted.</source>
        <translation>Das Überzählige ist notiert.</translation>
    </message>
    <message>
        <source>That is more than was picked.</source>
        <translation>Das ist mehr, als gesammelt wurde.</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>Bitte die Zahl prüfen.</translation>
    </message>
    <message>
        <source>That is more than the order has.</source>
        <translation>Das ist mehr, als die Bestellung hat.</translation>
    </message>
    <message>
        <source>That is more than has to go back.</source>
        <translation>Das ist mehr, als zurückmuss.</translation>
    </message>
    <message>
        <source>This is another item.</source>
        <translation>Das ist ein anderer Artikel.</translation>
    </message>
    <message>
        <source>Nothing was booked.</source>
        <translation>Nichts wurde gebucht.</translation>
    </message>
    <message>
        <source>Put it back and take the one shown.</source>
        <translation>Zurücklegen und den gezeigten Artikel nehmen.</translation>
    </message>
    <message>
        <source>This shelf does not suit the parcel.</source>
        <translation>Dieses Fach passt nicht zum Paket.</translation>
    </message>
    <message>
        <source>Its place is noted all the same.</source>
        <translation>Der Platz ist trotzdem notiert.</translation>
    </message>
    <message>
        <source>Move it to a fitting shelf soon.</source>
        <translation>Bald in ein passendes Fach umlegen.</translation>
    </message>
    <message>
        <source>This shelf is full.</source>
        <translation>Dieses Fach ist voll.</translation>
    </message>
    <message>
        <source>The parcel&apos;s place is noted.</source>
        <translation>Der Platz des Pakets ist notiert.</translation>
    </message>
    <message>
        <source>Use another shelf for the next one.</source>
        <translation>Für das nächste ein anderes Fach nehmen.</translation>
    </message>
    <message>
        <source>It was handed over without proof.</source>
        <translation>Es wurde ohne Nachweis übergeben.</translation>
    </message>
    <message>
        <source>The hand-over is noted.</source>
        <translation>Die Übergabe ist notiert.</translation>
    </message>
    <message>
        <source>Your lead will look at it.</source>
        <translation>Die Teamleitung sieht es sich an.</translation>
    </message>
    <message>
        <source>There is nothing here to hand over.</source>
        <translation>Hier gibt es nichts zu übergeben.</translation>
    </message>
    <message>
        <source>Check whether it is picked already.</source>
        <translation>Prüfen, ob schon alles gesammelt ist.</translation>
    </message>
    <message>
        <source>Nobody agreed to this substitute yet.</source>
        <translation>Diesem Ersatz hat noch niemand zugestimmt.</translation>
    </message>
    <message>
        <source>The pick is noted.</source>
        <translation>Das Gesammelte ist notiert.</translation>
    </message>
    <message>
        <source>Ask the customer or your lead.</source>
        <translation>Kundschaft oder Teamleitung fragen.</translation>
    </message>
    <message>
        <source>The parcel has no tracking number.</source>
        <translation>Das Paket hat keine Sendungsnummer.</translation>
    </message>
    <message>
        <source>Print the label, or type the number.</source>
        <translation>Etikett drucken oder Nummer eingeben.</translation>
    </message>
    <message>
        <source>This can no longer be undone.</source>
        <translation>Das lässt sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>Ask your lead to open the order again.</source>
        <translation>Die Teamleitung kann die Bestellung wieder öffnen.</translation>
    </message>
    <message>
        <source>More was taken than the book holds.</source>
        <translation>Es wurde mehr genommen, als im Bestand steht.</translation>
    </message>
    <message>
        <source>Your count is kept.</source>
        <translation>Die Zählung gilt.</translation>
    </message>
    <message>
        <source>Somebody will count this product.</source>
        <translation>Der Artikel wird nachgezählt.</translation>
    </message>
    <message>
        <source>The order has left with the courier.</source>
        <translation>Die Bestellung ist mit dem Kurier unterwegs.</translation>
    </message>
    <message>
        <source>The customer has this order already.</source>
        <translation>Die Bestellung ist schon übergeben.</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>Diese Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>Ask somebody who may.</source>
        <translation>Bitte jemanden fragen, der es darf.</translation>
    </message>
    <message>
        <source>This person may no longer work here.</source>
        <translation>Diese Person darf hier nicht mehr arbeiten.</translation>
    </message>
    <message>
        <source>What they did before is kept.</source>
        <translation>Was sie getan hat, bleibt gültig.</translation>
    </message>
    <message>
        <source>Sign in as somebody else.</source>
        <translation>Bitte als jemand anderes anmelden.</translation>
    </message>
    <message>
        <source>What this builds on was refused.</source>
        <translation>Worauf das aufbaut, wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Look at the refusal first.</source>
        <translation>Zuerst die Ablehnung ansehen.</translation>
    </message>
    <message>
        <source>Somebody changed the order in the meantime.</source>
        <translation>Die Bestellung wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Look at it again, then decide.</source>
        <translation>Noch einmal ansehen, dann entscheiden.</translation>
    </message>
    <message>
        <source>There was more on the shelf than in the book.</source>
        <translation>Im Regal lag mehr, als im Bestand stand.</translation>
    </message>
    <message>
        <source>The book was corrected.</source>
        <translation>Der Bestand ist berichtigt.</translation>
    </message>
    <message>
        <source>Count this product when there is time.</source>
        <translation>Den Artikel bei Gelegenheit zählen.</translation>
    </message>
    <message>
        <source>Count this product.</source>
        <translation>Diesen Artikel zählen.</translation>
    </message>
    <message>
        <source>Check this product&apos;s label and shelf.</source>
        <translation>Etikett und Platz dieses Artikels prüfen.</translation>
    </message>
    <message>
        <source>Head office sent something unreadable.</source>
        <translation>Die Zentrale hat etwas Unlesbares gesendet.</translation>
    </message>
    <message>
        <source>Your work is safe on this machine.</source>
        <translation>Die Arbeit ist auf diesem Gerät sicher.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>Head office runs a newer program than this machine.</source>
        <translation>Die Zentrale ist neuer als dieses Gerät.</translation>
    </message>
    <message>
        <source>Update this machine.</source>
        <translation>Dieses Gerät aktualisieren.</translation>
    </message>
    <message>
        <source>Too much came at once.</source>
        <translation>Es kam zu viel auf einmal.</translation>
    </message>
    <message>
        <source>It is tried again in smaller parts.</source>
        <translation>Es wird in kleineren Teilen erneut versucht.</translation>
    </message>
    <message>
        <source>A key of this machine cannot be read.</source>
        <translation>Ein Schlüssel dieses Geräts ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Your work is safe.</source>
        <translation>Die Arbeit ist sicher.</translation>
    </message>
    <message>
        <source>Enrol this machine again.</source>
        <translation>Dieses Gerät neu anmelden.</translation>
    </message>
    <message>
        <source>A protected value cannot be opened on this machine.</source>
        <translation>Ein geschützter Wert lässt sich auf diesem Gerät nicht öffnen.</translation>
    </message>
    <message>
        <source>The order itself is not affected.</source>
        <translation>Die Bestellung selbst ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Ask head office for the customer&apos;s details.</source>
        <translation>Die Kundendaten bei der Zentrale erfragen.</translation>
    </message>
    <message>
        <source>Head office does not recognise this machine.</source>
        <translation>Die Zentrale erkennt dieses Gerät nicht.</translation>
    </message>
    <message>
        <source>This enrolment code is mistyped.</source>
        <translation>Dieser Anmeldecode ist vertippt.</translation>
    </message>
    <message>
        <source>Check it letter by letter.</source>
        <translation>Bitte Zeichen für Zeichen prüfen.</translation>
    </message>
    <message>
        <source>This is not a pickup code.</source>
        <translation>Das ist kein Abholcode.</translation>
    </message>
    <message>
        <source>Ask for the code in the customer&apos;s message.</source>
        <translation>Nach dem Code in der Nachricht fragen.</translation>
    </message>
    <message>
        <source>This pickup code is not one of ours.</source>
        <translation>Dieser Abholcode ist nicht von uns.</translation>
    </message>
    <message>
        <source>Nothing was handed over.</source>
        <translation>Nichts wurde übergeben.</translation>
    </message>
    <message>
        <source>Ask for the order number and a name.</source>
        <translation>Nach Bestellnummer und Namen fragen.</translation>
    </message>
    <message>
        <source>The scanner read nothing.</source>
        <translation>Der Scanner hat nichts gelesen.</translation>
    </message>
    <message>
        <source>Scan it again.</source>
        <translation>Bitte nochmals scannen.</translation>
    </message>
    <message>
        <source>This code is longer than any we know.</source>
        <translation>Dieser Code ist länger als alle bekannten.</translation>
    </message>
    <message>
        <source>Scan the product&apos;s own barcode.</source>
        <translation>Den Barcode des Artikels scannen.</translation>
    </message>
    <message>
        <source>The code was misread.</source>
        <translation>Der Code wurde falsch gelesen.</translation>
    </message>
    <message>
        <source>A part of this code has a wrong length.</source>
        <translation>Ein Teil dieses Codes hat die falsche Länge.</translation>
    </message>
    <message>
        <source>Scan another code of the product.</source>
        <translation>Einen anderen Code des Artikels scannen.</translation>
    </message>
    <message>
        <source>A part of this code is garbled.</source>
        <translation>Ein Teil dieses Codes ist verstümmelt.</translation>
    </message>
    <message>
        <source>This code holds a date that does not exist.</source>
        <translation>Dieser Code enthält ein Datum, das es nicht gibt.</translation>
    </message>
    <message>
        <source>This code holds a value that cannot be.</source>
        <translation>Dieser Code enthält einen unmöglichen Wert.</translation>
    </message>
    <message>
        <source>This code has a part that we do not know.</source>
        <translation>Dieser Code hat einen unbekannten Teil.</translation>
    </message>
    <message>
        <source>This code contradicts itself.</source>
        <translation>Dieser Code widerspricht sich.</translation>
    </message>
    <message>
        <source>This is a web address, not a product.</source>
        <translation>Das ist eine Webadresse, kein Artikel.</translation>
    </message>
    <message>
        <source>Scan the product&apos;s barcode.</source>
        <translation>Den Barcode des Artikels scannen.</translation>
    </message>
    <message>
        <source>The scanner seems to drop separators.</source>
        <translation>Der Scanner scheint Trennzeichen zu verlieren.</translation>
    </message>
    <message>
        <source>The scan counts.</source>
        <translation>Der Scan zählt.</translation>
    </message>
    <message>
        <source>Check this scanner under Devices.</source>
        <translation>Diesen Scanner unter Geräte prüfen.</translation>
    </message>
    <message>
        <source>This code says two things that do not fit together.</source>
        <translation>Dieser Code sagt zwei Dinge, die nicht zusammenpassen.</translation>
    </message>
    <message>
        <source>This code is not built as it claims.</source>
        <translation>Dieser Code ist nicht aufgebaut, wie er vorgibt.</translation>
    </message>
    <message>
        <source>The web address in this code is built wrongly.</source>
        <translation>Die Web-Adresse in diesem Code ist falsch aufgebaut.</translation>
    </message>
    <message>
        <source>There is no code in this picture.</source>
        <translation>Auf diesem Bild ist kein Code.</translation>
    </message>
    <message>
        <source>Go closer, and hold still.</source>
        <translation>Näher herangehen und stillhalten.</translation>
    </message>
    <message>
        <source>This is not a picture.</source>
        <translation>Das ist kein Bild.</translation>
    </message>
    <message>
        <source>The picture could not be looked at.</source>
        <translation>Das Bild konnte nicht betrachtet werden.</translation>
    </message>
    <message>
        <source>Take another picture.</source>
        <translation>Ein anderes Bild aufnehmen.</translation>
    </message>
    <message>
        <source>A part is missing in this code.</source>
        <translation>In diesem Code fehlt ein Teil.</translation>
    </message>
    <message>
        <source>A short code was taken as UPC-E.</source>
        <translation>Ein kurzer Code wurde als UPC-E gelesen.</translation>
    </message>
    <message>
        <source>The scanner sends an old alphabet.</source>
        <translation>Der Scanner sendet einen alten Zeichensatz.</translation>
    </message>
    <message>
        <source>This machine&apos;s disk is full.</source>
        <translation>Der Datenträger dieses Geräts ist voll.</translation>
    </message>
    <message>
        <source>Nothing was lost so far.</source>
        <translation>Bis jetzt ging nichts verloren.</translation>
    </message>
    <message>
        <source>Free some space, then scan the last item again.</source>
        <translation>Platz schaffen, dann den letzten Artikel erneut scannen.</translation>
    </message>
    <message>
        <source>This machine cannot write to its data folder.</source>
        <translation>Dieses Gerät kann nicht in seinen Datenordner schreiben.</translation>
    </message>
    <message>
        <source>Tell whoever looks after this machine.</source>
        <translation>Bitte der Person melden, die dieses Gerät betreut.</translation>
    </message>
    <message>
        <source>The data is from a newer version of this program.</source>
        <translation>Die Daten stammen von einer neueren Programmversion.</translation>
    </message>
    <message>
        <source>Start the newer version.</source>
        <translation>Die neuere Version starten.</translation>
    </message>
    <message>
        <source>A file on this machine is damaged.</source>
        <translation>Eine Datei auf diesem Gerät ist beschädigt.</translation>
    </message>
    <message>
        <source>A copy was put aside; head office has all that was sent.</source>
        <translation>Eine Kopie liegt bereit; die Zentrale hat alles Gesendete.</translation>
    </message>
    <message>
        <source>The program is running already on this machine.</source>
        <translation>Das Programm läuft auf diesem Gerät schon.</translation>
    </message>
    <message>
        <source>Use the window that is open.</source>
        <translation>Bitte das offene Fenster benutzen.</translation>
    </message>
    <message>
        <source>Head office is down.</source>
        <translation>Die Zentrale ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>It is sent by itself later.</source>
        <translation>Es wird später von selbst gesendet.</translation>
    </message>
    <message>
        <source>Head office&apos;s database could lose work.</source>
        <translation>Die Datenbank der Zentrale könnte Arbeit verlieren.</translation>
    </message>
    <message>
        <source>Tell head office.</source>
        <translation>Bitte die Zentrale verständigen.</translation>
    </message>
    <message>
        <source>The database&apos;s address cannot be read.</source>
        <translation>Die Adresse der Datenbank ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The disk is busy.</source>
        <translation>Der Datenträger ist beschäftigt.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nichts ging verloren.</translation>
    </message>
    <message>
        <source>This is known already.</source>
        <translation>Das ist schon bekannt.</translation>
    </message>
    <message>
        <source>Writing to this machine&apos;s disk failed.</source>
        <translation>Das Schreiben auf diesem Gerät ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Scan the last item again.</source>
        <translation>Den letzten Artikel erneut scannen.</translation>
    </message>
    <message>
        <source>Only a part of the code arrived.</source>
        <translation>Nur ein Teil des Codes kam an.</translation>
    </message>
    <message>
        <source>The customer chose this store.</source>
        <translation>Wunschfiliale der Kundschaft.</translation>
    </message>
    <message>
        <source>It travels with another part of the order.</source>
        <translation>Es reist mit einem anderen Teil der Bestellung.</translation>
    </message>
    <message>
        <source>Only this store has it.</source>
        <translation>Nur diese Filiale hat es.</translation>
    </message>
    <message>
        <source>From here it takes the fewest parcels.</source>
        <translation>Von hier braucht es die wenigsten Pakete.</translation>
    </message>
    <message>
        <source>No other store is nearer.</source>
        <translation>Keine andere Filiale ist näher.</translation>
    </message>
    <message>
        <source>This store has the most room left today.</source>
        <translation>Diese Filiale hat heute am meisten frei.</translation>
    </message>
    <message>
        <source>All stores were equal, and this one comes first.</source>
        <translation>Alle Filialen waren gleich gut, diese kommt zuerst.</translation>
    </message>
    <message>
        <source>It takes no new work at present.</source>
        <translation>Sie nimmt gerade keine Arbeit an.</translation>
    </message>
    <message>
        <source>It does not open before the promise.</source>
        <translation>Sie öffnet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It has its orders for today.</source>
        <translation>Sie ist für heute ausgelastet.</translation>
    </message>
    <message>
        <source>It sends nothing to customers.</source>
        <translation>Sie versendet nicht.</translation>
    </message>
    <message>
        <source>It has nothing of this order.</source>
        <translation>Sie hat nichts von dieser Bestellung.</translation>
    </message>
    <message>
        <source>It has refused this work.</source>
        <translation>Sie hat abgelehnt.</translation>
    </message>
    <message>
        <source>It looked for it in the last 24 hours in vain.</source>
        <translation>Sie hat in den letzten 24 Stunden vergeblich gesucht.</translation>
    </message>
    <message>
        <source>It has not been heard of for too long.</source>
        <translation>Von ihr kam zu lange nichts.</translation>
    </message>
    <message>
        <source>Our internet is down.</source>
        <translation>Unser Internet ist ausgefallen.</translation>
    </message>
    <message>
        <source>Keep working. It is sent by itself later.</source>
        <translation>Einfach weiterarbeiten. Es wird später von selbst gesendet.</translation>
    </message>
    <message>
        <source>Head office did not answer in time.</source>
        <translation>Die Zentrale hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Something else answers instead of head office.</source>
        <translation>Statt der Zentrale antwortet etwas anderes.</translation>
    </message>
    <message>
        <source>Open a browser and sign in to the network of this place.</source>
        <translation>Einen Browser öffnen und sich im Netz vor Ort anmelden.</translation>
    </message>
    <message>
        <source>The server is not the head office that this machine knows.</source>
        <translation>Der Server ist nicht die bekannte Zentrale.</translation>
    </message>
    <message>
        <source>Tell head office before doing anything else.</source>
        <translation>Zuerst die Zentrale verständigen.</translation>
    </message>
    <message>
        <source>The address of head office is not right.</source>
        <translation>Die Adresse der Zentrale stimmt nicht.</translation>
    </message>
    <message>
        <source>This machine is not enrolled.</source>
        <translation>Dieses Gerät ist nicht angemeldet.</translation>
    </message>
    <message>
        <source>Ask head office for an enrolment code.</source>
        <translation>Bei der Zentrale einen Anmeldecode erfragen.</translation>
    </message>
    <message>
        <source>Head office has a problem of its own.</source>
        <translation>Die Zentrale hat selbst ein Problem.</translation>
    </message>
    <message>
        <source>Head office is busy.</source>
        <translation>Die Zentrale ist ausgelastet.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is wrong.</source>
        <translation>Die Uhr dieses Geräts geht falsch.</translation>
    </message>
    <message>
        <source>It is put right by itself.</source>
        <translation>Das wird von selbst berichtigt.</translation>
    </message>
    <message>
        <source>Head office has cut this machine off.</source>
        <translation>Die Zentrale hat dieses Gerät gesperrt.</translation>
    </message>
    <message>
        <source>Ask head office for a new enrolment code.</source>
        <translation>Bei der Zentrale einen neuen Anmeldecode erfragen.</translation>
    </message>
    <message>
        <source>Head office misses some of the work.</source>
        <translation>Der Zentrale fehlt ein Teil der Arbeit.</translation>
    </message>
    <message>
        <source>It is sent again by itself.</source>
        <translation>Es wird von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>Head office has other work under the same number.</source>
        <translation>Die Zentrale hat unter derselben Nummer andere Arbeit.</translation>
    </message>
    <message>
        <source>It is numbered anew and sent by itself.</source>
        <translation>Es wird neu nummeriert und von selbst gesendet.</translation>
    </message>
    <message>
        <source>This machine&apos;s disk was put back to an older state.</source>
        <translation>Der Datenträger wurde auf einen älteren Stand zurückgesetzt.</translation>
    </message>
    <message>
        <source>What it still holds is sent again.</source>
        <translation>Was noch da ist, wird erneut gesendet.</translation>
    </message>
    <message>
        <source>This machine loads everything anew.</source>
        <translation>Dieses Gerät lädt alles neu.</translation>
    </message>
    <message>
        <source>Keep working.</source>
        <translation>Einfach weiterarbeiten.</translation>
    </message>
    <message>
        <source>This version is too old for head office.</source>
        <translation>Diese Version ist zu alt für die Zentrale.</translation>
    </message>
    <message>
        <source>What you do is still sent.</source>
        <translation>Die Arbeit wird weiterhin gesendet.</translation>
    </message>
    <message>
        <source>Some of what this machine holds was outdated.</source>
        <translation>Ein Teil der Daten hier war veraltet.</translation>
    </message>
    <message>
        <source>It is loaded anew by itself.</source>
        <translation>Es wird von selbst neu geladen.</translation>
    </message>
    <message>
        <source>Something was left out on the way.</source>
        <translation>Unterwegs ging etwas verloren.</translation>
    </message>
    <message>
        <source>This is too large to be sent.</source>
        <translation>Das ist zu groß zum Senden.</translation>
    </message>
    <message>
        <source>Do it in smaller parts.</source>
        <translation>Bitte in kleineren Teilen.</translation>
    </message>
    <message>
        <source>Head office answered in a wrong order.</source>
        <translation>Die Zentrale hat in falscher Reihenfolge geantwortet.</translation>
    </message>
    <message>
        <source>Nothing is plugged in there.</source>
        <translation>Dort ist nichts angeschlossen.</translation>
    </message>
    <message>
        <source>It is used as soon as it is plugged in.</source>
        <translation>Es wird benutzt, sobald es angeschlossen ist.</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Bitte dieses Programm schließen.</translation>
    </message>
    <message>
        <source>This user may not open the device.</source>
        <translation>Dieser Benutzer darf das Gerät nicht öffnen.</translation>
    </message>
    <message>
        <source>The device does not work.</source>
        <translation>Das Gerät arbeitet nicht.</translation>
    </message>
    <message>
        <source>Other scanners go on working.</source>
        <translation>Andere Scanner arbeiten weiter.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again.</source>
        <translation>Bitte aus- und wieder einstecken.</translation>
    </message>
    <message>
        <source>The device does not know one of its settings.</source>
        <translation>Das Gerät kennt eine seiner Einstellungen nicht.</translation>
    </message>
    <message>
        <source>It works without it.</source>
        <translation>Es arbeitet ohne sie.</translation>
    </message>
    <message>
        <source>The weight or price in this code cannot be read.</source>
        <translation>Gewicht oder Preis in diesem Code ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Scan it again, or have it weighed again.</source>
        <translation>Erneut scannen oder neu wiegen lassen.</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>Die PIN stimmt nicht.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Zu viele falsche PINs.</translation>
    </message>
    <message>
        <source>Wait %1 seconds, or ask your manager.</source>
        <translation>Warte %1 Sekunden oder frage die Teamleitung.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Sign in, then scan again.</source>
        <translation>Melde dich an und scanne noch einmal.</translation>
    </message>
    <message>
        <source>That is not a parcel label.</source>
        <translation>Das ist kein Paketetikett.</translation>
    </message>
    <message>
        <source>Scan a pre-printed parcel label.</source>
        <translation>Scanne ein vorgedrucktes Paketetikett.</translation>
    </message>
    <message>
        <source>This label is on a parcel of %1.</source>
        <translation>Dieses Etikett klebt auf einem Paket von %1.</translation>
    </message>
    <message>
        <source>Take another label.</source>
        <translation>Nimm ein anderes Etikett.</translation>
    </message>
    <message>
        <source>The program stopped without warning.</source>
        <translation>Das Programm ist ohne Warnung stehen geblieben.</translation>
    </message>
    <message>
        <source>Everything that was confirmed is there.</source>
        <translation>Alles Bestätigte ist da.</translation>
    </message>
    <message>
        <source>The pack holds more than the order wants.</source>
        <translation>Die Packung enthält mehr, als bestellt ist.</translation>
    </message>
    <message>
        <source>Scan single pieces.</source>
        <translation>Scanne einzelne Stücke.</translation>
    </message>
    <message>
        <source>This serial number is in the order already.</source>
        <translation>Diese Seriennummer steht schon in der Bestellung.</translation>
    </message>
    <message>
        <source>Scan another piece.</source>
        <translation>Scanne ein anderes Stück.</translation>
    </message>
    <message>
        <source>This piece is past its date.</source>
        <translation>Dieses Stück ist abgelaufen.</translation>
    </message>
    <message>
        <source>Take it off the shelf and scan another one.</source>
        <translation>Nimm es aus dem Regal und scanne ein anderes.</translation>
    </message>
    <message>
        <source>This code belongs to another order.</source>
        <translation>Dieser Code gehört zu einer anderen Bestellung.</translation>
    </message>
    <message>
        <source>Ask the customer for the code of this order.</source>
        <translation>Frage nach dem Code dieser Bestellung.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>This can mean more than one order.</source>
        <translation>Das kann mehr als eine Bestellung meinen.</translation>
    </message>
    <message>
        <source>Open the order you mean.</source>
        <translation>Öffne die gemeinte Bestellung.</translation>
    </message>
    <message>
        <source>Nothing like this is known here.</source>
        <translation>So etwas ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Whoever looks after this machine installs the rule 70-storehand-scanners.rules.</source>
        <translation>Wer dieses Gerät betreut, installiert bitte die Regel 70-storehand-scanners.rules.</translation>
    </message>
    <message>
        <source>USB scanners cannot be found here.</source>
        <translation>USB-Scanner können hier nicht gefunden werden.</translation>
    </message>
    <message>
        <source>Scanners on serial ports and keyboards go on working.</source>
        <translation>Scanner an seriellen Anschlüssen und als Tastatur arbeiten weiter.</translation>
    </message>
    <message>
        <source>%1 types what it reads.</source>
        <translation>%1 tippt, was er liest.</translation>
    </message>
    <message>
        <source>That works while the window is in front.</source>
        <translation>Das geht, solange das Fenster vorn ist.</translation>
    </message>
    <message>
        <source>It is safer after this code in its manual: %2.</source>
        <translation>Sicherer wird es mit diesem Code aus seinem Handbuch: %2.</translation>
    </message>
    <message>
        <source>%1 speaks a language of its maker (SNAPI).</source>
        <translation>%1 spricht eine Sprache seines Herstellers (SNAPI).</translation>
    </message>
    <message>
        <source>Scan this code in its manual: %2.</source>
        <translation>Bitte diesen Code in seinem Handbuch scannen: %2.</translation>
    </message>
    <message>
        <source>%1 is set for tills of IBM and stays silent here.</source>
        <translation>%1 ist für Kassen von IBM eingestellt und bleibt hier stumm.</translation>
    </message>
    <message>
        <source>%1 plays a serial port that only its maker&apos;s driver knows.</source>
        <translation>%1 spielt einen seriellen Anschluss, den nur der Treiber des Herstellers kennt.</translation>
    </message>
    <message>
        <source>%1 is set to a mode that is not known here.</source>
        <translation>%1 ist auf eine Betriebsart eingestellt, die hier niemand kennt.</translation>
    </message>
    <message>
        <source>%1 is a serial port that this station does not use.</source>
        <translation>%1 ist ein serieller Anschluss, den diese Station nicht benutzt.</translation>
    </message>
    <message>
        <source>If it is a scanner, start the station with --serial %2.</source>
        <translation>Ist es ein Scanner, die Station mit --serial %2 starten.</translation>
    </message>
    <message>
        <source>Wrong bag: this piece belongs to %1.</source>
        <translation>Falsche Tasche: Dieses Stück gehört zu %1.</translation>
    </message>
    <message>
        <source>Put it into the bag of that order.</source>
        <translation>Lege es in die Tasche dieser Bestellung.</translation>
    </message>
    <message>
        <source>This machine&apos;s record of work was damaged.</source>
        <translation>Die Aufzeichnung der Arbeit auf diesem Gerät war beschädigt.</translation>
    </message>
    <message>
        <source>Saved and sent again: %1. Known to be missing: %2.</source>
        <translation>Gerettet und erneut gesendet: %1. Fehlen nachweislich: %2.</translation>
    </message>
    <message>
        <source>Compare the last orders with the shelves, and tell whoever looks after this machine.</source>
        <translation>Die letzten Bestellungen mit den Fächern vergleichen und der Person melden, die dieses Gerät betreut.</translation>
    </message>
    <message>
        <source>This piece weighs much more or less than was ordered.</source>
        <translation>Dieses Stück wiegt viel mehr oder weniger als bestellt.</translation>
    </message>
    <message>
        <source>Take a piece nearer to the ordered weight.</source>
        <translation>Nimm ein Stück, das näher am bestellten Gewicht liegt.</translation>
    </message>
    <message>
        <source>Another program has %1.</source>
        <translation>Ein anderes Programm hat %1.</translation>
    </message>
    <message>
        <source>The program %2 has %1.</source>
        <translation>Das Programm %2 hat %1.</translation>
    </message>
    <message>
        <source>Close %2; the scanner is used at once.</source>
        <translation>Schließe %2; der Scanner wird dann sofort benutzt.</translation>
    </message>
    <message>
        <source>A scanner cannot be set like this.</source>
        <translation>So lässt sich ein Scanner nicht einstellen.</translation>
    </message>
    <message>
        <source>Speeds go from 300 to 4000000 baud, times to 10000 ms. Letters and digits cannot stand for a separator.</source>
        <translation>Geschwindigkeiten gehen von 300 bis 4000000 Baud, Zeiten bis 10000 ms. Buchstaben und Ziffern können nicht für ein Trennzeichen stehen.</translation>
    </message>
    <message>
        <source>Another scanner is called %1 already.</source>
        <translation>Ein anderer Scanner heißt schon %1.</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <translation>Gib ihm einen anderen Namen.</translation>
    </message>
    <message>
        <source>This scanner is not there any more.</source>
        <translation>Diesen Scanner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>What was set for the scanners cannot be read.</source>
        <translation>Die Einstellungen der Scanner lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>They work as if nobody had set them up.</source>
        <translation>Sie arbeiten, als hätte niemand sie eingerichtet.</translation>
    </message>
    <message>
        <source>Set them up again under Devices.</source>
        <translation>Richte sie unter Geräte neu ein.</translation>
    </message>
    <message>
        <source>There is no camera.</source>
        <translation>Es ist keine Kamera da.</translation>
    </message>
    <message>
        <source>Plug one in: it is used at once.</source>
        <translation>Schließe eine an: Sie wird sofort benutzt.</translation>
    </message>
    <message>
        <source>The camera was unplugged.</source>
        <translation>Die Kamera wurde abgezogen.</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>Schließe sie wieder an oder wähle eine andere.</translation>
    </message>
    <message>
        <source>This user may not use the camera.</source>
        <translation>Dieser Benutzer darf die Kamera nicht benutzen.</translation>
    </message>
    <message>
        <source>Whoever looks after this machine adds this user to the group &quot;video&quot;.</source>
        <translation>Wer diesen Rechner betreut, nimmt den Benutzer in die Gruppe „video“ auf.</translation>
    </message>
    <message>
        <source>The camera shows nothing.</source>
        <translation>Die Kamera zeigt nichts.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another one.</source>
        <translation>Ziehe sie ab und schließe sie wieder an, oder wähle eine andere.</translation>
    </message>
    <message>
        <source>Cameras cannot be used on this computer.</source>
        <translation>Auf diesem Rechner können keine Kameras benutzt werden.</translation>
    </message>
    <message>
        <source>Whoever looks after this machine installs the program anew.</source>
        <translation>Wer diesen Rechner betreut, installiert das Programm neu.</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>Es gibt nichts zu drucken.</translation>
    </message>
    <message>
        <source>Take orders first: the list of a walk is printed.</source>
        <translation>Nimm zuerst Bestellungen: Gedruckt wird die Liste eines Rundgangs.</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>OrderContents</name>
    <message>
        <source>Why here</source>
        <translation>Warum hier</translation>
    </message>
    <message>
        <source>Note on the order</source>
        <translation>Hinweis zur Bestellung</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
</context>
<context>
    <name>OrderSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Can&apos;t do it</source>
        <translation>Geht hier nicht</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Why can this store not do it?</source>
        <translation>Warum kann diese Filiale es nicht?</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Queue</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Wareneingang</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Einlagern</translation>
    </message>
</context>
<context>
    <name>PickListPaper</name>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Platz</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) to fetch</source>
        <translation>
            <numerusform>%n Stück zu holen</numerusform>
            <numerusform>%n Stück zu holen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickSide</name>
    <message>
        <source>How this walk is done: %1</source>
        <translation>So läuft dieser Rundgang: %1</translation>
    </message>
    <message>
        <source>How do you do this walk?</source>
        <translation>Wie machst du diesen Rundgang?</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message numerus="yes">
        <source>PIN, %n digit(s) entered</source>
        <translation>
            <numerusform>PIN, %n Ziffer eingegeben</numerusform>
            <numerusform>PIN, %n Ziffern eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>PlugsCard</name>
    <message>
        <source>Plug it in</source>
        <translation>Wieder einstecken</translation>
    </message>
    <message>
        <source>Unplug internet</source>
        <translation>Internet ausstecken</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Kill the program</source>
        <translation>Programm abwürgen</translation>
    </message>
    <message>
        <source>Drop an order in</source>
        <translation>Eine Bestellung schicken</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>No time promised</source>
        <translation>Keine Zeit zugesagt</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Customer is here, %1</source>
        <translation>Kundschaft ist da, %1</translation>
    </message>
    <message numerus="yes">
        <source>Put back %n piece(s)</source>
        <translation>
            <numerusform>%n Stück zurückstellen</numerusform>
            <numerusform>%n Stück zurückstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept until %1</source>
        <translation>Wird aufgehoben bis %1</translation>
    </message>
    <message>
        <source>Moves on at %1 if nobody takes it</source>
        <translation>Geht um %1 weiter, wenn niemand sie nimmt</translation>
    </message>
    <message>
        <source>You have it</source>
        <translation>Du hast sie</translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 hat sie</translation>
    </message>
    <message>
        <source>%1 has it at %2</source>
        <translation>%1 hat sie an %2</translation>
    </message>
    <message>
        <source>Shelf %1</source>
        <translation>Fach %1</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>Geschenk</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Put on shelf</source>
        <translation>Ins Fach legen</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>Zu sammeln</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Wird gesammelt</translation>
    </message>
    <message>
        <source>To shelf</source>
        <translation>Ins Fach</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ist da</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) open</source>
        <translation>
            <numerusform>%1 von %n Stück offen</numerusform>
            <numerusform>%1 von %n Stück offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>May go to another store after %1</source>
        <translation>Geht vielleicht nach %1 an eine andere Filiale</translation>
    </message>
    <message>
        <source>No connection: it is %1&apos;s turn</source>
        <translation>Keine Verbindung: %1 ist dran</translation>
    </message>
    <message>
        <source>Take anyway</source>
        <translation>Trotzdem nehmen</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear choice</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Aufträge zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Take %n</source>
        <translation>
            <numerusform>%n nehmen</numerusform>
            <numerusform>%n nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Start next walk</source>
        <translation>Rundgang starten</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>Abholung</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Mine and free ones</source>
        <translation>Meine und freie</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suche: %1</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%1, %n to do</source>
        <translation>
            <numerusform>%1, %n zu tun</numerusform>
            <numerusform>%1, %n zu tun</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadPane</name>
    <message>
        <source>Scan anything to try a scanner</source>
        <translation>Scanne etwas, um einen Scanner zu prüfen</translation>
    </message>
    <message>
        <source>Bytes as they came, newest first</source>
        <translation>Bytes, wie sie kamen, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SafeChoices</name>
    <message>
        <source>Look again</source>
        <translation>Nochmals suchen</translation>
    </message>
    <message>
        <source>Send it home</source>
        <translation>Nach Hause schicken</translation>
    </message>
    <message>
        <source>Refund it</source>
        <translation>Geld zurück</translation>
    </message>
    <message>
        <source>It is back on its shelf</source>
        <translation>Es liegt wieder im Regal</translation>
    </message>
    <message>
        <source>It is settled</source>
        <translation>Es ist erledigt</translation>
    </message>
    <message>
        <source>Show the order</source>
        <translation>Bestellung zeigen</translation>
    </message>
    <message>
        <source>The money is settled</source>
        <translation>Das Geld ist geklärt</translation>
    </message>
    <message>
        <source>It was the right person</source>
        <translation>Es war die richtige Person</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>ScanAnswer</name>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Gescannt</translation>
    </message>
</context>
<context>
    <name>ScannerCard</name>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>A wrong item</source>
        <translation>Ein falscher Artikel</translation>
    </message>
    <message>
        <source>Customer&apos;s code</source>
        <translation>Code der Kundschaft</translation>
    </message>
    <message>
        <source>A bag label</source>
        <translation>Ein Taschenetikett</translation>
    </message>
    <message>
        <source>The shelf</source>
        <translation>Das Fach</translation>
    </message>
    <message>
        <source>Use this port</source>
        <translation>Diesen Anschluss benutzen</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SetUpPane</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Wem er gehört</translation>
    </message>
    <message>
        <source>How a read ends</source>
        <translation>Wie das Gelesene endet</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>Geschwindigkeit (Baud)</translation>
    </message>
    <message>
        <source>Another speed</source>
        <translation>Andere Geschwindigkeit</translation>
    </message>
    <message>
        <source>Bits and parity</source>
        <translation>Bits und Parität</translation>
    </message>
    <message>
        <source>Keys that it presses</source>
        <translation>Tasten, die er drückt</translation>
    </message>
    <message>
        <source>What it sends instead of a separator</source>
        <translation>Was er statt eines Trennzeichens sendet</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>Nichts anderes</translation>
    </message>
    <message>
        <source>It loses separators</source>
        <translation>Er verliert Trennzeichen</translation>
    </message>
    <message>
        <source>Of long codes only what needs none is believed.</source>
        <translation>Von langen Codes wird nur geglaubt, was keines braucht.</translation>
    </message>
    <message>
        <source>The same code again counts as read twice within</source>
        <translation>Derselbe Code gilt als zweimal gelesen innerhalb von</translation>
    </message>
    <message>
        <source>Another time, in milliseconds</source>
        <translation>Andere Zeit, in Millisekunden</translation>
    </message>
    <message>
        <source>Stop using this port</source>
        <translation>Diesen Anschluss nicht mehr benutzen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>of this station</source>
        <translation>dieser Station</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Wie der Computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>This computer has no sound.</source>
        <translation>Dieser Computer hat keinen Ton.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides or grows.</source>
        <translation>Nichts gleitet oder wächst.</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Beim Sammeln</translation>
    </message>
    <message>
        <source>Names and phone numbers of customers</source>
        <translation>Namen und Telefonnummern der Kundschaft</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n nicht gefunden</numerusform>
            <numerusform>%n nicht gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ShelfLabel</name>
    <message>
        <source>Shelf %1</source>
        <translation>Fach %1</translation>
    </message>
    <message>
        <source>Shelf %1, %2</source>
        <translation>Fach %1, %2</translation>
    </message>
</context>
<context>
    <name>ShowWindow</name>
    <message>
        <source>Try Storehand</source>
        <translation>Storehand ausprobieren</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who is working?</source>
        <translation>Wer arbeitet?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>Ausweis scannen</translation>
    </message>
    <message>
        <source>or tap your name</source>
        <translation>oder Namen antippen</translation>
    </message>
    <message>
        <source>Choose your name first</source>
        <translation>Wähle zuerst deinen Namen</translation>
    </message>
    <message>
        <source>Your scanner</source>
        <translation>Dein Scanner</translation>
    </message>
</context>
<context>
    <name>StagePage</name>
    <message>
        <source>Put on shelf</source>
        <translation>Ins Fach legen</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait</source>
        <translation>
            <numerusform>%n Bestellung wartet</numerusform>
            <numerusform>%n Bestellungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>Keine Bestellung gewählt</translation>
    </message>
    <message>
        <source>Parcel code</source>
        <translation>Paketcode</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 · fits best</source>
        <translation>%1 · Vorschlag</translation>
    </message>
    <message>
        <source>Nothing waits for a shelf</source>
        <translation>Nichts wartet auf ein Fach</translation>
    </message>
    <message>
        <source>Orders come here when everything in them is picked.</source>
        <translation>Bestellungen kommen hierher, wenn alles darin gesammelt ist.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Address of head office</source>
        <translation>Adresse der Zentrale</translation>
    </message>
    <message>
        <source>https://orders.example.com</source>
        <translation>https://bestellungen.example.com</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Type or scan the code</source>
        <translation>Code tippen oder scannen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
</context>
<context>
    <name>StationWords</name>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Now its serial number</source>
        <translation>Jetzt die Seriennummer</translation>
    </message>
    <message>
        <source>Now its lot</source>
        <translation>Jetzt die Charge</translation>
    </message>
    <message>
        <source>Now its best-before date</source>
        <translation>Jetzt das Mindesthaltbarkeitsdatum</translation>
    </message>
    <message>
        <source>Got it, all there</source>
        <translation>Erfasst, alles da</translation>
    </message>
    <message numerus="yes">
        <source>Got it, %n to go</source>
        <translation>
            <numerusform>Erfasst, noch %n</numerusform>
            <numerusform>Erfasst, noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>In its bag</source>
        <translation>In der Tasche</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Enough already</source>
        <translation>Schon genug</translation>
    </message>
    <message>
        <source>Same scan again</source>
        <translation>Derselbe Scan noch einmal</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>Falscher Artikel</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Unbekannter Code</translation>
    </message>
    <message>
        <source>No scan expected</source>
        <translation>Kein Scan erwartet</translation>
    </message>
    <message>
        <source>No order of yours needs this</source>
        <translation>Keine deiner Bestellungen braucht das</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) taken</source>
        <translation>
            <numerusform>%n Bestellung genommen</numerusform>
            <numerusform>%n Bestellungen genommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 taken</source>
        <translation>%1 genommen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) came in the meantime</source>
        <translation>
            <numerusform>In der Zwischenzeit kam %n Bestellung</numerusform>
            <numerusform>In der Zwischenzeit kamen %n Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new order(s)</source>
        <translation>
            <numerusform>%n neue Bestellung</numerusform>
            <numerusform>%n neue Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late already: first things first.</source>
        <translation>
            <numerusform>%n ist schon zu spät: das Dringende zuerst.</numerusform>
            <numerusform>%n sind schon zu spät: das Dringende zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>A bag label that is not in use</source>
        <translation>Ein Taschenetikett, das nicht in Gebrauch ist</translation>
    </message>
    <message>
        <source>A shelf, and no bag to put on it</source>
        <translation>Ein Fach, und keine Tasche dafür</translation>
    </message>
    <message>
        <source>%1 into %2</source>
        <translation>%1 in die %2</translation>
    </message>
    <message>
        <source>Now into %1</source>
        <translation>Jetzt in die %1</translation>
    </message>
    <message>
        <source>None of your orders has this bag</source>
        <translation>Keine deiner Bestellungen hat diese Tasche</translation>
    </message>
    <message>
        <source>Wrong bag</source>
        <translation>Falsche Tasche</translation>
    </message>
    <message>
        <source>%1 belongs to %2, %3</source>
        <translation>%1 gehört zu %2, %3</translation>
    </message>
    <message>
        <source>%1 belongs to %2</source>
        <translation>%1 gehört zu %2</translation>
    </message>
    <message>
        <source>Nothing to do for this card</source>
        <translation>Für diese Karte gibt es nichts zu tun</translation>
    </message>
    <message>
        <source>It counts on the page of the walk, for the item shown there.</source>
        <translation>Sie zählt auf der Seite des Rundgangs, für den Artikel, der dort steht.</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>An order drops in</source>
        <translation>Eine Bestellung kommt herein</translation>
    </message>
    <message>
        <source>Wait a moment, or drop one in below</source>
        <translation>Einen Moment warten oder selbst eine schicken</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>In the station&apos;s window: Queue, then Take</source>
        <translation>Im Fenster der Station: Aufträge, dann Nehmen</translation>
    </message>
    <message>
        <source>Scan the right item</source>
        <translation>Den richtigen Artikel scannen</translation>
    </message>
    <message>
        <source>The large button above is the trigger</source>
        <translation>Der große Knopf oben ist der Abzug</translation>
    </message>
    <message>
        <source>Scan a wrong one</source>
        <translation>Einen falschen scannen</translation>
    </message>
    <message>
        <source>Nothing is booked, and you hear it</source>
        <translation>Nichts wird gebucht, und man hört es</translation>
    </message>
    <message>
        <source>Unplug the internet and scan on</source>
        <translation>Internet ausstecken und weiter scannen</translation>
    </message>
    <message>
        <source>Work does not stop</source>
        <translation>Die Arbeit geht weiter</translation>
    </message>
    <message>
        <source>Plug it in again</source>
        <translation>Wieder einstecken</translation>
    </message>
    <message>
        <source>Head office catches up by itself</source>
        <translation>Die Zentrale holt von selbst auf</translation>
    </message>
    <message>
        <source>Kill the program, start it again</source>
        <translation>Programm abwürgen, neu starten</translation>
    </message>
    <message>
        <source>Every scan that beeped is still there</source>
        <translation>Jeder Scan, der gepiept hat, ist noch da</translation>
    </message>
    <message>
        <source>Put the bag on a shelf</source>
        <translation>Die Tasche ins Fach legen</translation>
    </message>
    <message>
        <source>When all is picked: scan a bag label, then the shelf</source>
        <translation>Wenn alles gesammelt ist: Etikett scannen, dann das Fach</translation>
    </message>
    <message>
        <source>Hand it to the customer</source>
        <translation>Der Kundschaft übergeben</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s code, then hand over</source>
        <translation>Code der Kundschaft scannen, dann übergeben</translation>
    </message>
    <message>
        <source>Picked, and on disk</source>
        <translation>Gesammelt und gespeichert</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>Einsortiert</translation>
    </message>
    <message>
        <source>Good, and now its number</source>
        <translation>Gut, und nun seine Nummer</translation>
    </message>
    <message>
        <source>Already complete</source>
        <translation>Schon vollständig</translation>
    </message>
    <message>
        <source>Wrong item: nothing booked</source>
        <translation>Falscher Artikel: nichts gebucht</translation>
    </message>
    <message>
        <source>Read twice: counted once</source>
        <translation>Zweimal gelesen, einmal gezählt</translation>
    </message>
    <message>
        <source>Not expected here: nothing booked</source>
        <translation>Hier nicht erwartet: nichts gebucht</translation>
    </message>
    <message>
        <source>Not an item</source>
        <translation>Kein Artikel</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Nothing needs a decision</source>
        <translation>Nichts braucht eine Entscheidung</translation>
    </message>
    <message>
        <source>What head office could not take as it was comes here.</source>
        <translation>Was die Zentrale nicht so annehmen konnte, wie es war, kommt hierher.</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Wartet aufs Senden</translation>
    </message>
</context>
<context>
    <name>TestCardPane</name>
    <message>
        <source>EAN-13, as on nearly every product</source>
        <translation>EAN-13, wie auf fast jedem Produkt</translation>
    </message>
    <message>
        <source>Code 128, as on parcels and shelves</source>
        <translation>Code 128, wie auf Paketen und Fächern</translation>
    </message>
    <message>
        <source>GS1-128 with a lot, a separator and a serial number</source>
        <translation>GS1-128 mit Charge, Trennzeichen und Seriennummer</translation>
    </message>
    <message>
        <source>GS1 DataMatrix, as on medicines</source>
        <translation>GS1 DataMatrix, wie auf Arzneimitteln</translation>
    </message>
    <message>
        <source>QR code with a separator</source>
        <translation>QR-Code mit Trennzeichen</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>under 1 min</source>
        <translation>unter 1 Min.</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>late</source>
        <translation>zu spät</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 zu spät</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 Tg</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Scan or search</source>
        <translation>Scannen oder suchen</translation>
    </message>
    <message>
        <source>Scan or search orders, names, phones, products, parcels</source>
        <translation>Scannen oder suchen: Bestellung, Name, Telefon, Artikel, Paket</translation>
    </message>
    <message>
        <source>Scan with the camera (F6)</source>
        <translation>Mit der Kamera scannen (F6)</translation>
    </message>
</context>
<context>
    <name>ToteTag</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Lila</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>%1 bag %2</source>
        <translation>Tasche %2, %1</translation>
    </message>
</context>
<context>
    <name>TryCard</name>
    <message>
        <source>Try it yourself</source>
        <translation>Selbst ausprobieren</translation>
    </message>
</context>
<context>
    <name>WalkSide</name>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>Everything is picked</source>
        <translation>Alles ist gesammelt</translation>
    </message>
    <message>
        <source>Bring it to the bench.</source>
        <translation>Bring alles zum Tisch.</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Bring it to the bench and sort it into bags.</source>
        <translation>Bring alles zum Tisch und sortiere es in die Taschen.</translation>
    </message>
    <message>
        <source>Sort into bags</source>
        <translation>In Taschen sortieren</translation>
    </message>
    <message>
        <source>Picked: now put it on a shelf</source>
        <translation>Gesammelt: jetzt ins Fach legen</translation>
    </message>
    <message>
        <source>Nothing taken</source>
        <translation>Nichts genommen</translation>
    </message>
    <message>
        <source>Scan the parcel, then the shelf.</source>
        <translation>Scanne das Paket, dann das Fach.</translation>
    </message>
    <message>
        <source>Take orders from the queue, or start the next walk.</source>
        <translation>Nimm Bestellungen aus der Liste oder starte den nächsten Rundgang.</translation>
    </message>
    <message>
        <source>Put on shelf</source>
        <translation>Ins Fach legen</translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation>Aufträge öffnen</translation>
    </message>
    <message>
        <source>Can&apos;t find it</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>the last one</source>
        <translation>das letzte</translation>
    </message>
    <message>
        <source>then %1</source>
        <translation>danach %1</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>To pick</source>
        <translation>Zu sammeln</translation>
    </message>
    <message>
        <source>Picking</source>
        <translation>Wird gesammelt</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Gesammelt</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation>Im Fach</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Abholbereit</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>Abholung</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Digital</source>
        <translation>Digital</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Teamleitung</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Filialleitung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Fach</translation>
    </message>
    <message>
        <source>Cool shelf</source>
        <translation>Kühlfach</translation>
    </message>
    <message>
        <source>Freezer</source>
        <translation>Tiefkühler</translation>
    </message>
    <message>
        <source>Large items</source>
        <translation>Sperriges</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verschlossen</translation>
    </message>
    <message>
        <source>Room temperature</source>
        <translation>Raumtemperatur</translation>
    </message>
    <message>
        <source>Keep cool</source>
        <translation>Kühl lagern</translation>
    </message>
    <message>
        <source>Keep frozen</source>
        <translation>Gefroren lagern</translation>
    </message>
    <message>
        <source>Keep locked</source>
        <translation>Verschlossen lagern</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Genommen</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Von jemandem übernommen</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Sorted into bag</source>
        <translation>In Tasche sortiert</translation>
    </message>
    <message>
        <source>Taken out again</source>
        <translation>Wieder herausgenommen</translation>
    </message>
    <message>
        <source>Can&apos;t find</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Substituted</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Finished picking</source>
        <translation>Fertig gesammelt</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Put on shelf</source>
        <translation>Ins Fach gelegt</translation>
    </message>
    <message>
        <source>Customer arrived</source>
        <translation>Kundschaft ist da</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>Kundschaft ist gegangen</translation>
    </message>
    <message>
        <source>Customer refused</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Let go on</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Kept longer</source>
        <translation>Länger aufbewahrt</translation>
    </message>
    <message>
        <source>Store paused</source>
        <translation>Filiale pausiert</translation>
    </message>
    <message>
        <source>Store resumed</source>
        <translation>Filiale läuft wieder</translation>
    </message>
    <message>
        <source>Stock corrected</source>
        <translation>Bestand berichtigt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Geklärt</translation>
    </message>
    <message>
        <source>Can&apos;t find it</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Something else lies there</source>
        <translation>Da liegt etwas anderes</translation>
    </message>
    <message>
        <source>Only the display piece</source>
        <translation>Nur das Ausstellungsstück</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Keine Zeit</translation>
    </message>
    <message>
        <source>Into bags on the way</source>
        <translation>Unterwegs in Taschen</translation>
    </message>
    <message>
        <source>Sorted at the bench</source>
        <translation>Am Tisch sortieren</translation>
    </message>
    <message>
        <source>With a printed list</source>
        <translation>Mit gedruckter Liste</translation>
    </message>
    <message>
        <source>Scan at the shelf; each piece goes into its bag on the trolley.</source>
        <translation>Am Regal scannen; jedes Stück kommt in seine Tasche auf dem Wagen.</translation>
    </message>
    <message>
        <source>Scan at the shelf; sort the pieces into bags at the bench.</source>
        <translation>Am Regal scannen; am Tisch in die Taschen sortieren.</translation>
    </message>
    <message>
        <source>Fetch everything by the list; scan it at the bench.</source>
        <translation>Alles nach der Liste holen; am Tisch scannen.</translation>
    </message>
    <message>
        <source>blue bag %1</source>
        <translation>blaue Tasche %1</translation>
    </message>
    <message>
        <source>orange bag %1</source>
        <translation>orange Tasche %1</translation>
    </message>
    <message>
        <source>green bag %1</source>
        <translation>grüne Tasche %1</translation>
    </message>
    <message>
        <source>purple bag %1</source>
        <translation>lila Tasche %1</translation>
    </message>
    <message>
        <source>red bag %1</source>
        <translation>rote Tasche %1</translation>
    </message>
    <message>
        <source>turquoise bag %1</source>
        <translation>türkise Tasche %1</translation>
    </message>
    <message>
        <source>brown bag %1</source>
        <translation>braune Tasche %1</translation>
    </message>
    <message>
        <source>grey bag %1</source>
        <translation>graue Tasche %1</translation>
    </message>
    <message>
        <source>Part of %1</source>
        <translation>Teil von %1</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
</context>
<context>
    <name>storehand::CameraViewModel</name>
    <message>
        <source>Opening the camera…</source>
        <translation>Die Kamera wird geöffnet …</translation>
    </message>
    <message>
        <source>Hold the code in the frame</source>
        <translation>Code in den Rahmen halten</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Nothing read for 10 seconds</source>
        <translation>10 Sekunden lang nichts gelesen</translation>
    </message>
    <message>
        <source>Hold still when it is small or far away.</source>
        <translation>Halte still, wenn er klein oder weit weg ist.</translation>
    </message>
    <message>
        <source>Take it away and show the next one.</source>
        <translation>Nimm ihn weg und zeige den nächsten.</translation>
    </message>
    <message>
        <source>The camera is off. Go closer, or type the code.</source>
        <translation>Die Kamera ist aus. Geh näher heran oder tippe den Code.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal schauen</translation>
    </message>
    <message>
        <source>Try harder</source>
        <translation>Genauer schauen</translation>
    </message>
</context>
<context>
    <name>storehand::CounterViewModel</name>
    <message>
        <source>%1 may collect it too</source>
        <translation>%1 darf sie auch abholen</translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>Not ready: %1 of %n piece(s) picked</source>
        <translation>
            <numerusform>Nicht bereit: %1 von %n Stück gesammelt</numerusform>
            <numerusform>Nicht bereit: %1 von %n Stück gesammelt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has it</source>
        <translation>%1 hat sie</translation>
    </message>
    <message>
        <source>Pickup code</source>
        <translation>Abholcode</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of %1 leave the shop. This cannot be undone.</source>
        <translation>
            <numerusform>%n Stück von %1 verlässt den Laden. Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>%n Stück von %1 verlassen den Laden. Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · here for %2</source>
        <translation>%1 · da seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n piece(s)</source>
        <translation>
            <numerusform>%1 · %n Stück</numerusform>
            <numerusform>%1 · %n Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) here</source>
        <translation>
            <numerusform>%1 von %n Stück hier</numerusform>
            <numerusform>%1 von %n Stück hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n year(s) of age</source>
        <translation>
            <numerusform>ab %n Jahr</numerusform>
            <numerusform>ab %n Jahren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::DevicesViewModel</name>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of the desk</source>
        <translation>vom Platz</translation>
    </message>
    <message numerus="yes">
        <source>%n read(s)</source>
        <translation>
            <numerusform>%n Lesung</numerusform>
            <numerusform>%n Lesungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n verloren</numerusform>
            <numerusform>%n verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Geht nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>The scanner is faster than the station. Nothing is lost.</source>
        <translation>Der Scanner ist schneller als die Station. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>The station took no reads for too long. Read those pieces again.</source>
        <translation>Die Station hat zu lange nichts angenommen. Scanne diese Stücke noch einmal.</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Tippt</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>Ruht</translation>
    </message>
</context>
<context>
    <name>storehand::FrameViewModel</name>
    <message numerus="yes">
        <source>%n need(s) a decision</source>
        <translation>
            <numerusform>%n zu entscheiden</numerusform>
            <numerusform>%n zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>%n wird gesendet</numerusform>
            <numerusform>%n werden gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline %1</source>
        <translation>Offline seit %1</translation>
    </message>
    <message>
        <source>Head office down %1</source>
        <translation>Zentrale aus seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n to send</source>
        <translation>
            <numerusform>%1, %n zu senden</numerusform>
            <numerusform>%1, %n zu senden</numerusform>
        </translation>
    </message>
    <message>
        <source>No scanner</source>
        <translation>Kein Scanner</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n scanner(s) ready</source>
        <translation>
            <numerusform>%n Scanner bereit</numerusform>
            <numerusform>%n Scanner bereit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::OrderSheetViewModel</name>
    <message>
        <source>If %1 takes it too, it is picked twice, and one of you puts it back.</source>
        <translation>Nimmt %1 sie auch, wird sie zweimal gesammelt, und einer von euch räumt sie zurück.</translation>
    </message>
</context>
<context>
    <name>storehand::PickSideViewModel</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s)</source>
        <translation>
            <numerusform>%1 von %n Stück</numerusform>
            <numerusform>%1 von %n Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n year(s) of age</source>
        <translation>
            <numerusform>Ab %n Jahr</numerusform>
            <numerusform>Ab %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>Frozen: fetch it last</source>
        <translation>Tiefgekühlt: zuletzt holen</translation>
    </message>
    <message>
        <source>Keep cool</source>
        <translation>Kühl halten</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Kein Platz</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Scan its serial number</source>
        <translation>Seriennummer scannen</translation>
    </message>
    <message>
        <source>Scan its lot</source>
        <translation>Charge scannen</translation>
    </message>
    <message>
        <source>Scan or type its best-before date</source>
        <translation>Mindesthaltbarkeitsdatum scannen oder tippen</translation>
    </message>
    <message>
        <source>Scan item</source>
        <translation>Artikel scannen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n piece(s) in bags</source>
        <translation>
            <numerusform>%1 von %n Stück in Taschen</numerusform>
            <numerusform>%1 von %n Stück in Taschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan a piece</source>
        <translation>Stück scannen</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>its bag lights up</source>
        <translation>seine Tasche leuchtet auf</translation>
    </message>
    <message>
        <source>It belongs to %1, %2. Move it?</source>
        <translation>Es gehört zu %1, %2. Umlegen?</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: why are %n missing?</source>
        <translation>
            <numerusform>%1: Warum fehlt %n Stück?</numerusform>
            <numerusform>%1: Warum fehlen %n Stück?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>storehand::QueueViewModel</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for &quot;%1&quot;</source>
        <translation>Nichts gefunden zu „%1“</translation>
    </message>
    <message>
        <source>The filters hide everything here</source>
        <translation>Die Filter verbergen hier alles</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Try the order number, the customer&apos;s name, four digits of the phone, a product or a parcel.</source>
        <translation>Versuche es mit Bestellnummer, Name, vier Ziffern der Telefonnummer, Produkt oder Paket.</translation>
    </message>
    <message>
        <source>New orders ring and appear here by themselves.</source>
        <translation>Neue Bestellungen klingeln und erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>New orders appear as soon as the connection is back.</source>
        <translation>Neue Bestellungen erscheinen, sobald die Verbindung wieder da ist.</translation>
    </message>
</context>
<context>
    <name>storehand::ScannerForm</name>
    <message>
        <source>The desk</source>
        <translation>Dieser Platz</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>CR (Enter)</source>
        <translation>CR (Enter)</translation>
    </message>
    <message>
        <source>LF</source>
        <translation>LF</translation>
    </message>
    <message>
        <source>CR LF</source>
        <translation>CR LF</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>STX … ETX</source>
        <translation>STX … ETX</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>8 bits, none</source>
        <translation>8 Bit, keine</translation>
    </message>
    <message>
        <source>7 bits, even</source>
        <translation>7 Bit, gerade</translation>
    </message>
    <message>
        <source>7 bits, odd</source>
        <translation>7 Bit, ungerade</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>storehand::SettingsViewModel</name>
    <message>
        <source>As the computer</source>
        <translation>Wie der Computer</translation>
    </message>
    <message>
        <source>They are encrypted here. No keychain answered, so the key lies in a file: whoever can read this user&apos;s files can read them.</source>
        <translation>Sie sind hier verschlüsselt. Kein Schlüsselbund hat geantwortet, deshalb liegt der Schlüssel in einer Datei: Wer die Dateien dieses Benutzers lesen kann, kann auch sie lesen.</translation>
    </message>
    <message>
        <source>They are encrypted here, and the key lies in this computer&apos;s keychain.</source>
        <translation>Sie sind hier verschlüsselt, und der Schlüssel liegt im Schlüsselbund dieses Computers.</translation>
    </message>
</context>
<context>
    <name>storehand::SignInViewModel</name>
    <message>
        <source>Not yet in step with head office</source>
        <translation>Noch nicht mit der Zentrale abgeglichen</translation>
    </message>
    <message>
        <source>In step with head office: %1</source>
        <translation>Mit der Zentrale abgeglichen: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in %1</source>
        <translation>Zu viele falsche PINs. Neuer Versuch in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>Dieser Platz</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Fetching the work of this store</source>
        <translation>Die Arbeit dieser Filiale wird geholt</translation>
    </message>
    <message>
        <source>Nobody may sign in here yet</source>
        <translation>Hier darf sich noch niemand anmelden</translation>
    </message>
    <message>
        <source>Head office adds the people of this store. They appear here by themselves.</source>
        <translation>Die Zentrale trägt die Leute dieser Filiale ein. Sie erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>It takes seconds.</source>
        <translation>Es dauert Sekunden.</translation>
    </message>
</context>
<context>
    <name>storehand::StageViewModel</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Choose an order or scan its number</source>
        <translation>Bestellung wählen oder ihre Nummer scannen</translation>
    </message>
    <message>
        <source>Scan the parcel</source>
        <translation>Paket scannen</translation>
    </message>
    <message>
        <source>Scan the shelf</source>
        <translation>Fach scannen</translation>
    </message>
    <message>
        <source>any free label, or one of this order</source>
        <translation>ein freies Etikett oder eines dieser Bestellung</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>Whose is it? Choose the order</source>
        <translation>Wem gehört sie? Bestellung wählen</translation>
    </message>
    <message>
        <source>On its shelf</source>
        <translation>Liegt im Fach</translation>
    </message>
</context>
<context>
    <name>storehand::StartViewModel</name>
    <message>
        <source>Connect this station</source>
        <translation>Diese Station verbinden</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Head office gives you its address and a code that works once.</source>
        <translation>Die Zentrale nennt ihre Adresse und einen Code, der einmal gilt.</translation>
    </message>
    <message>
        <source>Head office does not answer.</source>
        <translation>Die Zentrale antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the address and the network, then try again.</source>
        <translation>Adresse und Netz prüfen, dann nochmals versuchen.</translation>
    </message>
</context>
<context>
    <name>storehand::SyncViewModel</name>
    <message>
        <source>Catching up: %1 of %2</source>
        <translation>Holt auf: %1 von %2</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Everything that is done here reaches head office at once.</source>
        <translation>Alles, was hier geschieht, kommt sofort in der Zentrale an.</translation>
    </message>
    <message>
        <source>Go on working: everything is kept here and sent when the connection is back.</source>
        <translation>Arbeite weiter: Alles bleibt hier gespeichert und wird gesendet, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done here is on its way to head office.</source>
        <translation>Was hier getan wurde, ist unterwegs zur Zentrale.</translation>
    </message>
</context>
<context>
    <name>storehand::show::Backstage</name>
    <message>
        <source>The order manager ended. The terminal says why.</source>
        <translation>Die Zentrale wurde beendet. Im Terminal steht, warum.</translation>
    </message>
</context>
<context>
    <name>storehand::show::ShowViewModel</name>
    <message>
        <source>Head office opens with twelve shops …</source>
        <translation>Die Zentrale öffnet mit zwölf Läden …</translation>
    </message>
    <message>
        <source>A station joins %1 …</source>
        <translation>Eine Station kommt zu %1 …</translation>
    </message>
    <message>
        <source>The station&apos;s window opens …</source>
        <translation>Das Fenster der Station öffnet sich …</translation>
    </message>
    <message numerus="yes">
        <source>Unplugged. %n thing(s) wait on this disk.</source>
        <translation>
            <numerusform>Ausgesteckt. %n Vorgang wartet auf dieser Platte.</numerusform>
            <numerusform>Ausgesteckt. %n Vorgänge warten auf dieser Platte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unplugged. Go on working.</source>
        <translation>Ausgesteckt. Einfach weiterarbeiten.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) on the way to head office</source>
        <translation>
            <numerusform>%n Vorgang ist unterwegs zur Zentrale</numerusform>
            <numerusform>%n Vorgänge sind unterwegs zur Zentrale</numerusform>
        </translation>
    </message>
    <message>
        <source>All is with head office.</source>
        <translation>Alles ist bei der Zentrale.</translation>
    </message>
    <message>
        <source>Nothing left to find</source>
        <translation>Nichts mehr zu suchen</translation>
    </message>
    <message>
        <source>Take an order first</source>
        <translation>Zuerst eine Bestellung nehmen</translation>
    </message>
    <message>
        <source>Finish it there; then a bag label and the shelf</source>
        <translation>Dort auf Fertig; dann ein Taschenetikett und das Fach</translation>
    </message>
    <message>
        <source>In the station&apos;s window: Queue, then Take</source>
        <translation>Im Fenster der Station: Aufträge, dann Nehmen</translation>
    </message>
    <message>
        <source>A new bag label</source>
        <translation>Ein neues Taschenetikett</translation>
    </message>
    <message>
        <source>Where bags wait</source>
        <translation>Wo Taschen warten</translation>
    </message>
    <message>
        <source>When an order is ready</source>
        <translation>Wenn eine Bestellung bereit ist</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles geschafft</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is signed in (PIN %2)</source>
        <translation>%1 ist angemeldet (PIN %2)</translation>
    </message>
    <message>
        <source>%1 has PIN %2</source>
        <translation>%1 hat die PIN %2</translation>
    </message>
    <message>
        <source>Scan the right item</source>
        <translation>Den richtigen Artikel scannen</translation>
    </message>
</context>
</TS>
