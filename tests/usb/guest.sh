# SPDX-License-Identifier: Apache-2.0
# The first and only program of the guest of run-in-qemu: plugs scanners in and looks at what
# storehand says of them.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8 HOME=/run XDG_RUNTIME_DIR=/run QT_QPA_PLATFORM=offscreen
out=/run/out.jsonl
failures=0

# seen WHAT WORD…: some line of the program has all these words within 20 seconds.
seen() {
    local what=$1 lines word
    shift
    for _ in $(seq 100); do
        lines=$(cat $out)
        for word in "$@"; do lines=$(grep -F -- "$word" <<<"$lines"); done
        [[ -n $lines ]] && { echo "ok $what"; return; }
        sleep 0.2
    done
    echo "FAILED $what"
    failures=$((failures + 1))
}

await_file() {
    for _ in $(seq 100); do
        [[ -e $1 ]] && return
        sleep 0.1
    done
}

await_no_file() {
    for _ in $(seq 100); do
        [[ -e $1 ]] || return
        sleep 0.1
    done
}

# gadget FOLDER VENDOR PRODUCT NAME: a device of which the function is still missing.
gadget() {
    dir=/sys/kernel/config/usb_gadget/$1
    mkdir -p "$dir/strings/0x409" "$dir/configs/c.1"
    echo "$2" >"$dir/idVendor"
    echo "$3" >"$dir/idProduct"
    echo Maker >"$dir/strings/0x409/manufacturer"
    echo "$4" >"$dir/strings/0x409/product"
    echo S1 >"$dir/strings/0x409/serialnumber"
}

# hid REPORT_SIZE PROTOCOL DESCRIPTOR
hid() {
    mkdir "$dir/functions/hid.0"
    echo "$2" >"$dir/functions/hid.0/protocol"
    echo "$1" >"$dir/functions/hid.0/report_length"
    printf '%b' "$3" >"$dir/functions/hid.0/report_desc"
    ln -s "$dir/functions/hid.0" "$dir/configs/c.1/"
}

# reports DATA…: one read as HID POS scanners lay it out, a report for each part, all but the last
# one with the mark that the rest follows. Made before they are sent: this machine is slow, and the
# rest of a read must not be late.
reports() {
    : >/run/reports
    while (($#)); do
        {
            printf "\\x02\\x$(printf %02x ${#1})]Q3%s" "$1"
            head -c 64 /dev/zero
        } | head -c 63 >>/run/reports
        shift
        printf "\\x0$(($# > 0))" >>/run/reports
    done
    dd if=/run/reports of=/dev/hidg0 bs=64 status=none
}

mount -t tmpfs tmpfs /run
mkdir -p /lib/modules /dev/pts
mount --bind "$STOREHAND_build/qemu/kernel/lib/modules" /lib/modules
mount -t devpts devpts /dev/pts
modprobe xhci_pci
modprobe -a usbhid hid_generic ftdi_sio cdc_acm usb_f_hid usb_f_acm
modprobe dummy_hcd num=3
/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add --subsystem-match=usb --subsystem-match=tty
udevadm settle -t 30
mount -t configfs none /sys/kernel/config

"$STOREHAND_build/bin/storehand" scanners --watch --data /run/data \
    --serial /dev/ttyACM0 --serial /dev/ttyUSB0 >$out 2>/run/err &
program=$!
seen 'the program is there' '"event":"summary"'

pos='\x05\x8C\x09\x02\xA1\x01\x09\x12\xA1\x02\x85\x02\x15\x00\x26\xFF\x00\x75\x08\x95'
pos+='\x01\x05\x01\x09\x3B\x81\x02\x05\x8C\x09\xFB\x09\xFC\x09\xFD\x95\x03\x81\x02\x09'
pos+='\xFE\x95\x38\x82\x02\x01\x06\x66\xFF\x09\x04\x95\x02\x81\x02\x05\x8C\x09\xFF\x75'
pos+='\x01\x95\x01\x25\x01\x81\x02\x75\x07\x81\x03\xC0\xC0'
gadget pos 0x0c2e 0x0907 'POS scanner'
hid 64 0 "$pos"
echo dummy_udc.0 >"$dir/UDC"
posdir=$dir
await_file /dev/hidg0
seen 'a HID POS scanner is used' '"event":"device"' 'POS scanner' '"state":"open"'
reports 0109521234543213
seen 'its read is a scan' '"event":"scan"' '"source":"hid"' '"gtin14":"09521234543213"'
reports "https://id.example.test/01/09521234543213/21/$(printf '1%.0s' {1..11})" 222222222
seen 'a read over two reports is one scan' '"event":"scan"' '/21/11111111111222222222'
echo '' >"$posdir/UDC"
seen 'it is missed when it is unplugged' '"event":"device"' 'POS scanner' '"code":"device_missing"'
: >$out
echo dummy_udc.0 >"$posdir/UDC"
seen 'it is used again when it is plugged in' '"event":"device"' 'POS scanner' '"state":"open"'
reports 9521234543213
seen 'and reads' '"event":"scan"' '"text":"9521234543213"'
if [[ $(grep -c '"event":"scan"' $out) == 1 ]]; then
    echo 'ok each read is one scan'
else
    echo 'FAILED each read is one scan'
    failures=$((failures + 1))
fi

gadget acm 0x05e0 0x1701 'CDC scanner'
mkdir "$dir/functions/acm.0"
ln -s "$dir/functions/acm.0" "$dir/configs/c.1/"
echo dummy_udc.1 >"$dir/UDC"
await_file /dev/ttyACM0
seen 'a CDC-ACM scanner is used' '"event":"device"' '"path":"/dev/ttyACM0"' '"state":"open"'
stty -F /dev/ttyGS0 raw -echo
printf ']E0012345678905\r' >/dev/ttyGS0
seen 'its read is a scan' '"event":"scan"' '"source":"serial"' '"gtin14":"00012345678905"'
echo '' >"$dir/UDC"
seen 'it is missed when it is unplugged' '"event":"device"' '"path":"/dev/ttyACM0"' \
    '"code":"device_missing"'

echo READY-PLUG
await_file /dev/ttyUSB0
seen 'an FTDI adapter is used' '"event":"device"' '"path":"/dev/ttyUSB0"' '"state":"open"'
echo READY-SEND
seen 'its read is a scan' '"event":"scan"' '"source":"serial"' '"gtin14":"00000096385074"'
echo READY-UNPLUG
await_no_file /dev/ttyUSB0
seen 'it is missed when it is unplugged' '"event":"device"' '"path":"/dev/ttyUSB0"' \
    '"code":"device_missing"'

keyboard='\x05\x01\x09\x06\xA1\x01\x05\x07\x19\xE0\x29\xE7\x15\x00\x25\x01\x75\x01\x95\x08'
keyboard+='\x81\x02\x95\x01\x75\x08\x81\x03\x95\x06\x75\x08\x15\x00\x25\x65\x05\x07\x19\x00'
keyboard+='\x29\x65\x81\x00\xC0'
gadget keys 0x0c2e 0x0b61 'Typing scanner'
hid 8 1 "$keyboard"
echo dummy_udc.2 >"$dir/UDC"
udevadm settle -t 10
"$STOREHAND_build/bin/storehand" scanners --data /run/data2 >/run/list.jsonl 2>/dev/null
out=/run/list.jsonl
seen 'a scanner that types is told apart' '"event":"device"' 'Typing scanner' '"mode":"keyboard"'

kill $program
wait $program
cat /run/err
if [[ $failures == 0 ]]; then
    echo PASSED
else
    cat /run/out.jsonl
fi
echo o >/proc/sysrq-trigger
read -rt 5 </dev/ttyS0
