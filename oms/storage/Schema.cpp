// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Schema.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

using Statements = std::vector<QString>;

void add(Statements &all, Statements more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// Keys, epoch and what else there is one of. Secrets are sealed by the Vault.
Statements settingsTables()
{
    return {
        u"CREATE TABLE meta("
        " name {text} PRIMARY KEY,"
        " value {bytes} NOT NULL) {keyed}"_s,
    };
}

Statements catalogueTables()
{
    return {
        u"CREATE TABLE stores("
        " code {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE TABLE staging("
        " store {text} NOT NULL,"
        " code {text} NOT NULL,"
        " version {int} NOT NULL,"
        " kind {text} NOT NULL,"
        " capacity {int} NOT NULL,"
        " PRIMARY KEY (store, code)) {keyed}"_s,
        u"CREATE TABLE persons("
        " code {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE TABLE person_stores("
        " person {text} NOT NULL,"
        " store {text} NOT NULL,"
        " PRIMARY KEY (person, store)) {keyed}"_s,
        u"CREATE INDEX person_stores_by_store ON person_stores(store)"_s,
        u"CREATE TABLE products("
        " sku {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE TABLE product_codes("
        " code {text} PRIMARY KEY,"
        " sku {text} NOT NULL,"
        " units {int} NOT NULL) {keyed}"_s,
        u"CREATE INDEX product_codes_by_sku ON product_codes(sku)"_s,
    };
}

Statements stockTables()
{
    return {
        u"CREATE TABLE stock("
        " store {text} NOT NULL,"
        " sku {text} NOT NULL,"
        " version {int} NOT NULL,"
        " shelf {int} NOT NULL,"
        " picked {int} NOT NULL,"
        " unsellable {int} NOT NULL,"
        " reserved {int} NOT NULL,"
        " safety {int} NOT NULL,"
        " location {text} NOT NULL,"
        " applied {bytes} NOT NULL,"
        " PRIMARY KEY (store, sku)) {strict}"_s,
        u"CREATE INDEX stock_by_sku ON stock(sku)"_s,
        // `step` counts the moves that one version of the stock contains.
        u"CREATE TABLE stock_ledger("
        " store {text} NOT NULL,"
        " sku {text} NOT NULL,"
        " version {int} NOT NULL,"
        " step {int} NOT NULL,"
        " at {int} NOT NULL,"
        " reason {text} NOT NULL,"
        " cause {text} NOT NULL,"
        " shelf {int} NOT NULL,"
        " picked {int} NOT NULL,"
        " unsellable {int} NOT NULL,"
        " reserved {int} NOT NULL,"
        " left_store {int} NOT NULL,"
        " came_in {int} NOT NULL,"
        " PRIMARY KEY (store, sku, version, step)) {keyed}"_s,
        u"CREATE TABLE stock_reports("
        " channel {text} NOT NULL,"
        " id {text} NOT NULL,"
        " hash {bytes} NOT NULL,"
        " at {int} NOT NULL,"
        " PRIMARY KEY (channel, id)) {keyed}"_s,
        u"CREATE TABLE source_exclusions("
        " store {text} NOT NULL,"
        " sku {text} NOT NULL,"
        " until_at {int} NOT NULL,"
        " PRIMARY KEY (sku, store)) {keyed}"_s,
    };
}

/// Who bought what. The units of an order line are always in exactly one place: ordered + again =
/// the sum of its assignment lines' ordered + backordered + preordered + cancelled + digital.
/// `again` counts units that came back from an assignment to be placed anew.
Statements orderTables()
{
    return {
        u"CREATE TABLE orders("
        " id {text} PRIMARY KEY,"
        " channel {text} NOT NULL,"
        " ref {text} NOT NULL,"
        " content_hash {bytes} NOT NULL,"
        " status {text} NOT NULL,"
        " version {int} NOT NULL,"
        " customer {text} NOT NULL,"
        " placed_at {int} NOT NULL,"
        " received_at {int} NOT NULL,"
        " changed_at {int} NOT NULL,"
        " promise_by {int},"
        " pickup_code {bytes},"
        " body {bytes} NOT NULL,"
        " UNIQUE (channel, ref)) {strict}"_s,
        u"CREATE TABLE order_lines("
        " order_id {text} NOT NULL,"
        " ref {text} NOT NULL,"
        " position {int} NOT NULL,"
        " sku {text} NOT NULL,"
        " ordered {int} NOT NULL,"
        " again {int} NOT NULL,"
        " backordered {int} NOT NULL,"
        " preordered {int} NOT NULL,"
        " cancelled {int} NOT NULL,"
        " asking {int} NOT NULL,"
        " digital {int} NOT NULL,"
        " available_from {int},"
        " body {bytes} NOT NULL,"
        " PRIMARY KEY (order_id, ref)) {strict}"_s,
        u"CREATE INDEX order_lines_waiting ON order_lines(sku)"
        " WHERE backordered > 0 OR preordered > 0"_s,
    };
}

/// What the stores work on, and what happened to the orders.
Statements workTables()
{
    return {
        u"CREATE TABLE assignments("
        " id {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " store {text} NOT NULL,"
        " order_id {text} NOT NULL,"
        " customer {text} NOT NULL,"
        " state {text} NOT NULL,"
        " method {text} NOT NULL,"
        " is_open {int} NOT NULL,"
        " in_topic {int} NOT NULL,"
        " assigned_at {int} NOT NULL,"
        " promise_by {int},"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE INDEX assignments_by_order ON assignments(order_id)"_s,
        u"CREATE INDEX assignments_by_store ON assignments(store, assigned_at)"_s,
        u"CREATE INDEX assignments_in_topic ON assignments(store, id) WHERE in_topic = 1"_s,
        u"CREATE INDEX assignments_open ON assignments(store) WHERE is_open = 1"_s,
        // Which parcel lies where; the location is empty for a parcel that is gone.
        u"CREATE TABLE parcels("
        " assignment {text} NOT NULL,"
        " code {text} NOT NULL,"
        " store {text} NOT NULL,"
        " location {text} NOT NULL,"
        " PRIMARY KEY (assignment, code)) {keyed}"_s,
        u"CREATE INDEX parcels_by_location ON parcels(store, location)"_s,
        u"CREATE INDEX parcels_by_code ON parcels(code)"_s,
        u"CREATE TABLE events("
        " order_id {text} NOT NULL,"
        " version {int} NOT NULL,"
        " step {int} NOT NULL,"
        " at {int} NOT NULL,"
        " what {text} NOT NULL,"
        " who {text} NOT NULL,"
        " place {text} NOT NULL,"
        " assignment {text} NOT NULL,"
        " data {bytes} NOT NULL,"
        " PRIMARY KEY (order_id, version, step)) {keyed}"_s,
    };
}

/// Personal data, sealed with a key per customer. Erasing the key forgets the person.
Statements customerTables()
{
    return {
        u"CREATE TABLE customers("
        " id {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " sealed {bytes} NOT NULL) {strict}"_s,
        // In whose store's topic the customer stands.
        u"CREATE TABLE customer_stores("
        " customer {text} NOT NULL,"
        " store {text} NOT NULL,"
        " PRIMARY KEY (customer, store)) {keyed}"_s,
        u"CREATE INDEX customer_stores_by_store ON customer_stores(store, customer)"_s,
        u"CREATE TABLE customer_keys("
        " customer {text} PRIMARY KEY,"
        " sealed_key {bytes} NOT NULL) {keyed}"_s,
    };
}

Statements accessTables()
{
    return {
        u"CREATE TABLE channels("
        " name {text} PRIMARY KEY,"
        " created_at {int} NOT NULL,"
        " webhook_url {text} NOT NULL,"
        " webhook_secret {bytes}) {strict}"_s,
        u"CREATE TABLE channel_keys("
        " hash {bytes} PRIMARY KEY,"
        " channel {text} NOT NULL,"
        " created_at {int} NOT NULL,"
        " revoked_at {int}) {keyed}"_s,
        u"CREATE TABLE stations("
        " id {text} PRIMARY KEY,"
        " store {text} NOT NULL,"
        " name {text} NOT NULL,"
        " public_key {text} NOT NULL,"
        " enrolled_at {int} NOT NULL,"
        " last_contact_at {int} NOT NULL,"
        " revoked_at {int}) {strict}"_s,
        u"CREATE INDEX stations_by_store ON stations(store)"_s,
        u"CREATE TABLE installs("
        " id {text} PRIMARY KEY,"
        " station {text} NOT NULL,"
        " last_n {int} NOT NULL,"
        " last_hash {bytes} NOT NULL,"
        " boot {text} NOT NULL,"
        " clock_offset_ms {int} NOT NULL,"
        " created_at {int} NOT NULL) {strict}"_s,
        u"CREATE INDEX installs_by_station ON installs(station)"_s,
        u"CREATE TABLE enrolment_codes("
        " hash {bytes} PRIMARY KEY,"
        " store {text} NOT NULL,"
        " name {text} NOT NULL,"
        " expires_at {int} NOT NULL,"
        " public_key {text},"
        " station {text}) {keyed}"_s,
    };
}

Statements logTables()
{
    return {
        // A command that came again under another install's number has no id here but names it.
        u"CREATE TABLE command_log("
        " install {text} NOT NULL,"
        " n {int} NOT NULL,"
        " id {text} UNIQUE,"
        " duplicate_of {text},"
        " hash {bytes} NOT NULL,"
        " type {text} NOT NULL,"
        " target {text} NOT NULL,"
        " actor {text} NOT NULL,"
        " at {int} NOT NULL,"
        " received_at {int} NOT NULL,"
        " corrected_at {int} NOT NULL,"
        " verdict {text} NOT NULL,"
        " fence {int},"
        " body {bytes} NOT NULL,"
        " result {bytes} NOT NULL,"
        " effect {bytes} NOT NULL,"
        " PRIMARY KEY (install, n)) {strict}"_s,
        u"CREATE TABLE command_sealed("
        " id {text} PRIMARY KEY,"
        " sealed {bytes} NOT NULL) {strict}"_s,
    };
}

Statements caseTables()
{
    return {
        u"CREATE TABLE exceptions("
        " id {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " store {text} NOT NULL,"
        " assignment {text} NOT NULL,"
        " is_open {int} NOT NULL,"
        " in_topic {int} NOT NULL,"
        " created_at {int} NOT NULL,"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE INDEX exceptions_in_topic ON exceptions(store, id) WHERE in_topic = 1"_s,
        u"CREATE INDEX exceptions_open ON exceptions(store) WHERE is_open = 1"_s,
        u"CREATE INDEX exceptions_by_assignment ON exceptions(assignment)"_s,
        u"CREATE TABLE tasks("
        " id {text} PRIMARY KEY,"
        " version {int} NOT NULL,"
        " store {text} NOT NULL,"
        " sku {text} NOT NULL,"
        " kind {text} NOT NULL,"
        " is_open {int} NOT NULL,"
        " in_topic {int} NOT NULL,"
        " created_at {int} NOT NULL,"
        " body {bytes} NOT NULL) {strict}"_s,
        u"CREATE INDEX tasks_in_topic ON tasks(store, id) WHERE in_topic = 1"_s,
        // One open task of a kind for a product in a store: more news of it joins the open one.
        u"CREATE UNIQUE INDEX tasks_open ON tasks(store, sku, kind) WHERE is_open = 1"_s,
        // A pickup's missing units, until the customer or a lead has decided about them.
        u"CREATE TABLE questions("
        " command {text} NOT NULL,"
        " line {text} NOT NULL,"
        " assignment {text} NOT NULL,"
        " units {int} NOT NULL,"
        " reason {text} NOT NULL,"
        " asked_at {int} NOT NULL,"
        " PRIMARY KEY (command, line)) {keyed}"_s,
        u"CREATE INDEX questions_by_assignment ON questions(assignment)"_s,
    };
}

Statements agendaTables()
{
    return {
        u"CREATE TABLE due("
        " kind {text} NOT NULL,"
        " subject {text} NOT NULL,"
        " at {int} NOT NULL,"
        " PRIMARY KEY (kind, subject)) {keyed}"_s,
        u"CREATE INDEX due_by_time ON due(at)"_s,
        // Numbered in the order of adding, in which each target gets them.
        u"CREATE TABLE effects("
        " n {int} PRIMARY KEY,"
        " id {text} NOT NULL UNIQUE,"
        " kind {text} NOT NULL,"
        " subject {text} NOT NULL,"
        " payload {bytes} NOT NULL,"
        " state {text} NOT NULL,"
        " refusals {int} NOT NULL,"
        " created_at {int} NOT NULL,"
        " settled_at {int},"
        " last_error {text} NOT NULL) {strict}"_s,
        u"CREATE INDEX effects_by_target ON effects(kind, subject, state, n)"_s,
        u"CREATE INDEX effects_settled ON effects(settled_at) WHERE state <> 'waiting'"_s,
        u"CREATE TABLE effect_targets("
        " kind {text} NOT NULL,"
        " subject {text} NOT NULL,"
        " failures {int} NOT NULL,"
        " next_at {int} NOT NULL,"
        " leased_until {int} NOT NULL,"
        " last_error {text} NOT NULL,"
        " is_off {int} NOT NULL,"
        " PRIMARY KEY (kind, subject)) {keyed}"_s,
    };
}

/// The numbered changes that stations and channels follow. The head's row is locked until commit,
/// so the numbers of a topic have no gap and rise in the order of the commits.
Statements feedTables()
{
    return {
        u"CREATE TABLE feed_head("
        " topic {text} PRIMARY KEY,"
        " head {int} NOT NULL,"
        " digest {int} NOT NULL,"
        " floor {int} NOT NULL,"
        " changed_at {int} NOT NULL) {keyed}"_s,
        u"CREATE INDEX feed_head_by_change ON feed_head(changed_at)"_s,
        u"CREATE TABLE feed("
        " topic {text} NOT NULL,"
        " seq {int} NOT NULL,"
        " prev {int} NOT NULL,"
        " txn {int} NOT NULL,"
        " entity {text} NOT NULL,"
        " id {text} NOT NULL,"
        " version {int} NOT NULL,"
        " op {text} NOT NULL,"
        " at {int} NOT NULL,"
        " body {bytes} NOT NULL,"
        " PRIMARY KEY (topic, seq)) {strict}"_s,
        // The number of the last group of changes; PostgreSQL counts groups by a sequence instead,
        // since a row would let only one node at a time commit.
        u"CREATE TABLE feed_group(n {int} NOT NULL) {strict}"_s,
        u"INSERT INTO feed_group(n) VALUES (0)"_s,
    };
}

/// On SQLite one writer counts in the tables themselves.
Status makeSequences(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return {};
    const Status made = connection.execute(u"CREATE SEQUENCE feed_group_numbers"_s);
    return made ? connection.execute(u"CREATE SEQUENCE effect_numbers"_s) : made;
}

Migration firstSchema()
{
    Statements all;
    add(all, settingsTables());
    add(all, catalogueTables());
    add(all, stockTables());
    add(all, orderTables());
    add(all, workTables());
    add(all, customerTables());
    add(all, accessTables());
    add(all, logTables());
    add(all, caseTables());
    add(all, agendaTables());
    add(all, feedTables());
    return {1, std::move(all), makeSequences};
}

/// Finds the answers that are old enough to be forgotten.
Migration answersByAge()
{
    return {2,
            {u"CREATE INDEX command_log_answered ON command_log(received_at)"
             " WHERE length(result) > 0"_s}};
}

/// When the newest count of a product was true, since an older one that comes late says nothing
/// new; and what is kept for preorders.
Migration countsAndHolds()
{
    return {3,
            {u"CREATE TABLE stock_counts("
             " store {text} NOT NULL,"
             " sku {text} NOT NULL,"
             " at {int} NOT NULL,"
             " PRIMARY KEY (store, sku)) {keyed}"_s,
             u"CREATE TABLE preorder_holds("
             " order_id {text} NOT NULL,"
             " line_ref {text} NOT NULL,"
             " store {text} NOT NULL,"
             " sku {text} NOT NULL,"
             " units {int} NOT NULL,"
             " PRIMARY KEY (order_id, line_ref, store)) {keyed}"_s}};
}

} // namespace

const std::vector<Migration> &schemaMigrations()
{
    static const std::vector<Migration> migrations{firstSchema(), answersByAge(), countsAndHolds()};
    return migrations;
}

SqliteOptions centralFile(const QString &path)
{
    constexpr int cachePages = 32'768;     // 128 MiB
    constexpr int checkpointPages = 8'192; // 32 MiB
    return {.path = path, .cachePages = cachePages, .checkpointPages = checkpointPages};
}

} // namespace storehand::oms
