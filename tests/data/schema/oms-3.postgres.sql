-- SPDX-License-Identifier: Apache-2.0
-- The same order manager on PostgreSQL at schema 3, which knows when a product was last counted and
-- what is kept for preorders.
-- begins with: oms-2.postgres.sql
CREATE TABLE public.stock_counts ( store text NOT NULL COLLATE pg_catalog."C", sku text NOT NULL COLLATE pg_catalog."C", at bigint NOT NULL );
ALTER TABLE ONLY public.stock_counts ADD CONSTRAINT stock_counts_pkey PRIMARY KEY (store, sku);
CREATE TABLE public.preorder_holds ( order_id text NOT NULL COLLATE pg_catalog."C", line_ref text NOT NULL COLLATE pg_catalog."C", store text NOT NULL COLLATE pg_catalog."C", sku text NOT NULL COLLATE pg_catalog."C", units bigint NOT NULL );
ALTER TABLE ONLY public.preorder_holds ADD CONSTRAINT preorder_holds_pkey PRIMARY KEY (order_id, line_ref, store);
INSERT INTO public.schema_version VALUES(3);
