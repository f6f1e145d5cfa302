// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

/// The registry of error codes: stable words that programs and the wire carry and ui/messages
/// translates. A code is never renamed and never means something else.
namespace storehand::codes {

// Verdicts of commands. ---------------------------------------------------------------------------
inline constexpr QLatin1StringView cancelled("cancelled");    ///< the order was cancelled
inline constexpr QLatin1StringView reassigned("reassigned");  ///< another store has it now
inline constexpr QLatin1StringView closed("closed");          ///< nothing is left to do here
inline constexpr QLatin1StringView wrongState("wrong_state"); ///< not at this step of the work
inline constexpr QLatin1StringView
    unknownTarget("unknown_target"); ///< no such assignment in this store
inline constexpr QLatin1StringView unknownLine("unknown_line"); ///< the assignment has no such line
inline constexpr QLatin1StringView
    unknownParcel("unknown_parcel"); ///< the assignment has no such parcel
inline constexpr QLatin1StringView
    unknownLocation("unknown_location"); ///< the store has no such place
inline constexpr QLatin1StringView claimedByOther("claimed_by_other"); ///< args: person, station
inline constexpr QLatin1StringView onHold("on_hold");                  ///< args: reason
inline constexpr QLatin1StringView policy("policy");          ///< the store's rules forbid it
inline constexpr QLatin1StringView linesOpen("lines_open");   ///< args: open units
inline constexpr QLatin1StringView notStaged("not_staged");   ///< parcels are not on a shelf yet
inline constexpr QLatin1StringView overPicked("over_picked"); ///< more units than the line wants
inline constexpr QLatin1StringView exceedsPicked("exceeds_picked"); ///< more units than are picked
inline constexpr QLatin1StringView exceedsLine("exceeds_line"); ///< more units than the line has
inline constexpr QLatin1StringView exceedsPutBack("exceeds_put_back"); ///< more units than are due
inline constexpr QLatin1StringView wrongItem("wrong_item");            ///< another product
inline constexpr QLatin1StringView wrongKind("wrong_kind"); ///< the shelf does not suit the goods
inline constexpr QLatin1StringView overCapacity("over_capacity"); ///< the shelf is full
inline constexpr QLatin1StringView proofMissing("proof_missing"); ///< handed over without proof
inline constexpr QLatin1StringView nothingThere("nothing_there"); ///< no units to hand over
inline constexpr QLatin1StringView notApproved("not_approved"); ///< nobody agreed to the substitute
inline constexpr QLatin1StringView noTracking("no_tracking"); ///< shipped without a tracking number
inline constexpr QLatin1StringView tooLate("too_late");       ///< can no longer be undone
inline constexpr QLatin1StringView belowZero("below_zero"); ///< more was taken than the book holds
inline constexpr QLatin1StringView shipped("shipped");
inline constexpr QLatin1StringView handedOver("handed_over");
inline constexpr QLatin1StringView notAllowed("not_allowed"); ///< the person's role does not reach
inline constexpr QLatin1StringView actorRevoked("actor_revoked"); ///< the person may not work here
inline constexpr QLatin1StringView depRejected("dep_rejected");   ///< what it builds on was refused
inline constexpr QLatin1StringView stale("stale");                ///< decided on outdated facts

// Stock ledger and task reasons. ------------------------------------------------------------------
inline constexpr QLatin1StringView
    bookWasWrong("book_was_wrong");                ///< a fact took more than the book held
inline constexpr QLatin1StringView count("count"); ///< task: count this product
inline constexpr QLatin1StringView productCheck("product_check"); ///< task: label or shelf is wrong

// Bytes and shapes. -------------------------------------------------------------------------------
inline constexpr QLatin1StringView malformed("malformed"); ///< not what it claims to be
inline constexpr QLatin1StringView unknownField("unknown_field");
inline constexpr QLatin1StringView tooLarge("too_large");

// Keys, seals and signatures

/// A key text is not a key of the kind asked for.
inline constexpr QLatin1StringView badKey("bad_key");
/// A sealed value was changed, cut off, moved, or sealed with another key.
inline constexpr QLatin1StringView sealedValueUnreadable("sealed_value_unreadable");
/// The Authorization header has not the form that stations send.
inline constexpr QLatin1StringView badAuthorization("bad_authorization");
/// A typed enrolment code has a wrong length or a wrong character.
inline constexpr QLatin1StringView badEnrolmentCode("bad_enrolment_code");
/// A pickup code has not the form of one.
inline constexpr QLatin1StringView badPickupCode("bad_pickup_code");
/// A customer's QR code is well formed, but this chain did not sign it.
inline constexpr QLatin1StringView pickupCodeNotGenuine("pickup_code_not_genuine");

// What a scanned code is refused for

/// Nothing was read, or only a symbology identifier.
inline constexpr QLatin1StringView emptyCode("empty_code");
/// Longer than any symbol can hold.
inline constexpr QLatin1StringView tooLong("too_long");
/// The check digit of a GTIN or another key is wrong.
inline constexpr QLatin1StringView checkDigit("check_digit");
/// A value is shorter or longer than its kind allows.
inline constexpr QLatin1StringView badLength("bad_length");
/// A value has a character that its kind does not allow.
inline constexpr QLatin1StringView badCharacter("bad_character");
/// There is no such day or time of day.
inline constexpr QLatin1StringView badDate("bad_date");
/// A value breaks another rule of its kind.
inline constexpr QLatin1StringView badValue("bad_value");
/// An element string goes on with something that is no application identifier.
inline constexpr QLatin1StringView unknownAi("unknown_ai");
/// The same application identifier stands there twice with different values.
inline constexpr QLatin1StringView repeatedAi("repeated_ai");
/// Two application identifiers that may not stand together.
inline constexpr QLatin1StringView conflictingAis("conflicting_ais");
/// A Digital Link with something in its query that belongs into its path, or nowhere.
inline constexpr QLatin1StringView badLinkAttribute("bad_link_attribute");
/// A Digital Link whose path has parts in a wrong order, or without a value.
inline constexpr QLatin1StringView badLinkPath("bad_link_path");
/// A web address, but not a GS1 Digital Link.
inline constexpr QLatin1StringView notDigitalLink("not_digital_link");

/// A read without its beginning or its end: the device went away, or its marks are set up wrongly.
inline constexpr QLatin1StringView incompleteRead("incomplete_read");

// What a scanned code is taken with, but warned about

/// The last value may hold further elements: a separator seems to be lost.
inline constexpr QLatin1StringView uncertainSeparator("uncertain_separator");
/// An application identifier lacks another one without which it says little.
inline constexpr QLatin1StringView missingCompanion("missing_companion");
/// The symbol says GS1, but its content breaks the rules; it is taken as plain text.
inline constexpr QLatin1StringView notGs1("not_gs1");
/// The number should hold a weight or price, but its check digit is wrong.
inline constexpr QLatin1StringView measureUnreadable("measure_unreadable");
/// Eight digits that are no GTIN-8 were taken as UPC-E.
inline constexpr QLatin1StringView assumedUpcE("assumed_upc_e");
/// The bytes were not UTF-8; they were read as Windows-1252.
inline constexpr QLatin1StringView assumedWindows1252("assumed_windows_1252");

// Disk and database (ErrorKind::Storage)

/// No room left; nothing of the failed unit was kept.
inline constexpr QLatin1StringView diskFull("disk_full");
/// File or folder cannot be written.
inline constexpr QLatin1StringView readOnly("read_only");
/// The database was written by a newer version of this program.
inline constexpr QLatin1StringView databaseNewer("database_newer");
/// The file is not a database, or its content contradicts itself.
inline constexpr QLatin1StringView databaseCorrupt("database_corrupt");
/// The record of what people did was damaged; args: commands saved, numbers known to be missing.
inline constexpr QLatin1StringView outboxSalvaged("outbox_salvaged");
/// Another running program holds this data folder.
inline constexpr QLatin1StringView dataFolderInUse("data_folder_in_use");
/// The database server cannot be reached, or the connection to it broke.
inline constexpr QLatin1StringView databaseUnreachable("database_unreachable");
/// The database server is set up to lose acknowledged work (fsync or synchronous_commit off).
inline constexpr QLatin1StringView databaseUnsafe("database_unsafe");
/// The address of the database cannot be read (ErrorKind::Malformed).
inline constexpr QLatin1StringView invalidDatabaseUrl("invalid_database_url");
/// The transaction lost against another one; the same unit can be tried again at once.
inline constexpr QLatin1StringView storageBusy("storage_busy");
/// A row with this key exists already.
inline constexpr QLatin1StringView uniqueViolation("unique_violation");
/// A command has more bytes than one line may have (ErrorKind::Rejected).
inline constexpr QLatin1StringView commandTooLarge("command_too_large");
/// The OMS answered commands in another order than they were sent (ErrorKind::Malformed).
inline constexpr QLatin1StringView resultsOutOfOrder("results_out_of_order");
/// Any other failure of disk or database.
inline constexpr QLatin1StringView storageFailed("storage_failed");

// Why sourcing chose a store (Why::chosenBecause)

/// Pickup: the customer named it.
inline constexpr QLatin1StringView customerChose("customer_chose");
/// It packs a part of this order anyway.
inline constexpr QLatin1StringView joinsParcel("joins_parcel");
/// Without it units would have to wait.
inline constexpr QLatin1StringView onlyStock("only_stock");
/// Any other way takes more parcels.
inline constexpr QLatin1StringView fewestParcels("fewest_parcels");
/// No other way takes fewer parcels, and this is the shortest.
inline constexpr QLatin1StringView nearest("nearest");
/// Another store is as near, but has less room left today.
inline constexpr QLatin1StringView mostRoom("most_room");
/// Another store is equal in everything; this one's code comes first.
inline constexpr QLatin1StringView firstInOrder("first_in_order");

// Why a store could not take part (Why::Excluded::code)

/// It takes no work at present.
inline constexpr QLatin1StringView paused("paused");
/// It does not open before the promise.
inline constexpr QLatin1StringView storeClosed("store_closed");
/// It has its orders for today.
inline constexpr QLatin1StringView noCapacity("no_capacity");
/// It sends nothing to customers.
inline constexpr QLatin1StringView notAShippingStore("not_a_shipping_store");
/// It has nothing of the order that could be promised.
inline constexpr QLatin1StringView noStock("no_stock");
/// It has refused this work.
inline constexpr QLatin1StringView declinedByStore("declined_by_store");
/// It looked for the product in the last 24 hours and did not find it.
inline constexpr QLatin1StringView notFoundRecently("not_found_recently");
/// It has not been heard of for too long.
inline constexpr QLatin1StringView silent("silent");
/// The last run of the program ended without closing its files: a crash or a power cut.
inline constexpr QLatin1StringView lastRunDied("last_run_died");

// The link between station and OMS

/// No connection to the OMS.
inline constexpr QLatin1StringView offline("offline");
/// No answer in time.
inline constexpr QLatin1StringView timeout("timeout");
/// Something between station and OMS answered in its place: a captive portal, a proxy.
inline constexpr QLatin1StringView notTheOms("not_the_oms");
/// The server shows another key than the OMS's.
inline constexpr QLatin1StringView omsNotTrusted("oms_not_trusted");
/// The address of the OMS is not one, or would send everything in the open.
inline constexpr QLatin1StringView badOmsUrl("bad_oms_url");
/// This station is not enrolled.
inline constexpr QLatin1StringView notEnrolled("not_enrolled");
/// The OMS failed in its own house; it is tried again.
inline constexpr QLatin1StringView omsFailed("oms_failed");
/// The OMS asks to come back later.
inline constexpr QLatin1StringView busy("busy");
/// The request was signed with a time too far from the OMS's.
inline constexpr QLatin1StringView clock("clock");
/// This station was cut off by the head office.
inline constexpr QLatin1StringView revoked("revoked");
/// The command numbers between the OMS's last one and the first one sent are missing.
inline constexpr QLatin1StringView gap("gap");
/// Two different commands have the same number.
inline constexpr QLatin1StringView nConflict("n_conflict");
/// The station's disk is older than what the OMS has of it, or was copied.
inline constexpr QLatin1StringView rollback("rollback");
/// What the station holds is too old to be continued; it loads everything anew.
inline constexpr QLatin1StringView resync("resync");
/// This version is too old for the OMS's feed; what was done here is still accepted.
inline constexpr QLatin1StringView upgradeRequired("upgrade_required");
/// What the station holds differs from what the OMS says it should hold.
inline constexpr QLatin1StringView digestMismatch("digest_mismatch");
/// The feed left something out.
inline constexpr QLatin1StringView feedHole("feed_hole");
// Why a device does not work

/// Nothing is plugged in there; it is used as soon as it comes.
inline constexpr QLatin1StringView deviceMissing("device_missing");
/// Another program has it open, which cannot be seen; args: the device.
inline constexpr QLatin1StringView deviceInUse("device_in_use");
/// A program that can be seen has it open; args: the device, the program.
inline constexpr QLatin1StringView deviceInUseBy("device_in_use_by");
/// This user may not open it.
inline constexpr QLatin1StringView deviceForbidden("device_forbidden");
/// A picture holds no code that could be read.
inline constexpr QLatin1StringView noCode("no_code");
/// A file is no picture, or not one that can be opened.
inline constexpr QLatin1StringView pictureUnreadable("picture_unreadable");
/// The program that reads codes in pictures died, or took too long.
inline constexpr QLatin1StringView decoderFailed("decoder_failed");
/// There is no camera; it is used as soon as one is plugged in.
inline constexpr QLatin1StringView noCamera("no_camera");
/// The camera that was chosen is gone; it is used as soon as it comes back.
inline constexpr QLatin1StringView cameraUnplugged("camera_unplugged");
/// This user may not open the camera.
inline constexpr QLatin1StringView cameraForbidden("camera_forbidden");
/// The camera is open, and no picture comes from it.
inline constexpr QLatin1StringView cameraSilent("camera_silent");
/// The part of this program that knows cameras is not installed; args: why.
inline constexpr QLatin1StringView cameraPartMissing("camera_part_missing");
/// A USB device describes its reports in a way that cannot be.
inline constexpr QLatin1StringView badDescriptor("bad_descriptor");
/// USB devices cannot be watched on this machine.
inline constexpr QLatin1StringView usbUnavailable("usb_unavailable");
// In which mode a USB scanner is instead of one that is understood; args: its name, the codes in
// its manual that change that.

/// It types what it reads.
inline constexpr QLatin1StringView scannerTypes("scanner_types");
/// Symbol Native API: a language of its maker.
inline constexpr QLatin1StringView scannerSnapi("scanner_snapi");
/// IBM hand-held or table-top: silent without its maker's driver.
inline constexpr QLatin1StringView scannerIbm("scanner_ibm");
/// A serial port that only its maker's driver knows.
inline constexpr QLatin1StringView scannerComEmulation("scanner_com_emulation");
/// None that anybody here knows.
inline constexpr QLatin1StringView scannerUnknownMode("scanner_unknown_mode");
/// A serial port is there that this station was not told to use; args: its name, the port.
inline constexpr QLatin1StringView scannerPortUnused("scanner_port_unused");
/// A value of a scanner's settings cannot be; args: its name in scanners.json.
inline constexpr QLatin1StringView badScannerSetting("bad_scanner_setting");
/// Another scanner of this station has this name; args: the name.
inline constexpr QLatin1StringView scannerNameInUse("scanner_name_in_use");
/// There is no such scanner any more.
inline constexpr QLatin1StringView scannerGone("scanner_gone");
/// The file of the scanners' settings cannot be read; the scanners work as if nobody had set them.
inline constexpr QLatin1StringView scannerSettingsUnread("scanner_settings_unread");
/// Any other failure of a device.
inline constexpr QLatin1StringView deviceFailed("device_failed");
/// It does not know one of its settings (parity, data bits) and works without.
inline constexpr QLatin1StringView deviceSettingIgnored("device_setting_ignored");
// What the order manager's server refuses a request with

/// The server failed to answer: a mistake in the server.
inline constexpr QLatin1StringView unanswered("unanswered");
/// More connections from one address than allowed.
inline constexpr QLatin1StringView tooManyConnections("too_many_connections");
/// Not a valid HTTP request.
inline constexpr QLatin1StringView badRequest("bad_request");
/// Another version of HTTP than 1.1.
inline constexpr QLatin1StringView badVersion("bad_version");
/// Path or query cannot be decoded.
inline constexpr QLatin1StringView badTarget("bad_target");
inline constexpr QLatin1StringView targetTooLong("target_too_long");
inline constexpr QLatin1StringView headerTooLarge("header_too_large");
inline constexpr QLatin1StringView bodyTooLarge("body_too_large");
/// A transfer encoding other than chunked.
inline constexpr QLatin1StringView unsupportedTransfer("unsupported_transfer");
/// A body that is packed.
inline constexpr QLatin1StringView unsupportedEncoding("unsupported_encoding");
/// A Storehand-Protocol that this server does not speak.
inline constexpr QLatin1StringView unsupportedProtocol("unsupported_protocol");
/// There is nothing at this path, or nothing that the caller may see.
inline constexpr QLatin1StringView notFound("not_found");
inline constexpr QLatin1StringView methodNotAllowed("method_not_allowed");
/// Answered to programs on the same machine only.
inline constexpr QLatin1StringView loopbackOnly("loopback_only");

/// What was sent can be read but not be taken; `problems` says all that is wrong with it.
inline constexpr QLatin1StringView invalid("invalid");
/// The channel sent this reference or id before, with other content.
inline constexpr QLatin1StringView differs("differs");
/// A Content-Type that the route does not take.
inline constexpr QLatin1StringView unsupportedType("unsupported_type");

// What the order manager does not start with

/// The address cannot be listened on.
inline constexpr QLatin1StringView cannotListen("cannot_listen");
/// Not ADDRESS:PORT.
inline constexpr QLatin1StringView badAddress("bad_address");
/// Plain HTTP on an address that others reach.
inline constexpr QLatin1StringView insecure("insecure");
/// Certificate or key cannot be used.
inline constexpr QLatin1StringView tlsFiles("tls_files");
/// A command line that cannot be followed.
inline constexpr QLatin1StringView usage("usage");
/// The data folder belongs to another database than the one given.
inline constexpr QLatin1StringView otherDatabase("other_database");
/// The key that seals the database's secrets is missing or damaged.
inline constexpr QLatin1StringView masterKey("master_key");
/// A webhook's URL is not http(s)://host/path.
inline constexpr QLatin1StringView badWebhookUrl("bad_webhook_url");
/// The local socket of the data folder failed.
inline constexpr QLatin1StringView localSocket("local_socket");

// Central order manager

/// There is no store with this code.
inline constexpr QLatin1StringView unknownStore("unknown_store");
/// A pickup's units are missing: customer or lead must decide about them. Args: units.
inline constexpr QLatin1StringView unitsMissing("units_missing");
// Station: signing in, scanning, asking for what cannot be.

/// Unknown person or wrong PIN; which of them is not told.
inline constexpr QLatin1StringView wrongPin("wrong_pin");
/// Too many wrong PINs. args: seconds left
inline constexpr QLatin1StringView locked("locked");
/// Nobody is signed in who could do it.
inline constexpr QLatin1StringView notSignedIn("not_signed_in");
/// A parcel code has a form that labels do not have.
inline constexpr QLatin1StringView invalidCode("invalid_code");
/// A parcel of another order carries this code. args: order ref
inline constexpr QLatin1StringView parcelInUse("parcel_in_use");
/// This tote is another order's. args: order ref and tote of the unit, the tote empty when it has
/// none yet
inline constexpr QLatin1StringView wrongTote("wrong_tote");
/// The pack holds more units than the line still wants. args: units in the pack, units wanted
inline constexpr QLatin1StringView packTooLarge("pack_too_large");
/// This serial is in this order or another one already.
inline constexpr QLatin1StringView serialTwice("serial_twice");
/// The piece weighs more or less than the store allows for this product.
inline constexpr QLatin1StringView weightOff("weight_off");
/// The expiry date has passed.
inline constexpr QLatin1StringView expired("expired");
/// The code that the customer shows belongs to another order.
inline constexpr QLatin1StringView wrongProof("wrong_proof");
/// There is nothing that could be undone.
inline constexpr QLatin1StringView nothingToUndo("nothing_to_undo");
/// No walk is open whose list could be printed.
inline constexpr QLatin1StringView nothingToPrint("nothing_to_print");
/// More than one order could be meant.
inline constexpr QLatin1StringView ambiguous("ambiguous");
/// Units shall be sent home, but nobody knows where that is.
inline constexpr QLatin1StringView noAddress("no_address");
/// A question about missing units was given an answer that decides nothing.
inline constexpr QLatin1StringView unknownChoice("unknown_choice");

} // namespace storehand::codes
