-- SPDX-License-Identifier: Apache-2.0
-- The same order manager on SQLite at schema 3, which knows when a product was last counted and
-- what is kept for preorders.
-- begins with: oms-2.sqlite.sql
CREATE TABLE stock_counts( store TEXT NOT NULL, sku TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (store, sku)) WITHOUT ROWID, STRICT;
CREATE TABLE preorder_holds( order_id TEXT NOT NULL, line_ref TEXT NOT NULL, store TEXT NOT NULL, sku TEXT NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (order_id, line_ref, store)) WITHOUT ROWID, STRICT;
INSERT INTO schema_version VALUES(3);
