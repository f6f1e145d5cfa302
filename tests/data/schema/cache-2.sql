-- SPDX-License-Identifier: Apache-2.0
-- The same cache at schema 2, with a checksum in each row.
-- begins with: cache-1.sql
ALTER TABLE copy ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entity ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lookup ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meta ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
UPDATE copy SET crc = 10293005 WHERE id = 1;
UPDATE copy SET crc = 3584613069 WHERE id = 2;
UPDATE copy SET crc = 811686990 WHERE id = 3;
UPDATE copy SET crc = 2447679234 WHERE id = 4;
UPDATE copy SET crc = 814919553 WHERE id = 5;
UPDATE entity SET crc = 3043739657 WHERE copy = 1 AND entity = 'person' AND id = '0042';
UPDATE entity SET crc = 1163155314 WHERE copy = 1 AND entity = 'staging' AND id = 'harbour/S-07';
UPDATE entity SET crc = 4115452497 WHERE copy = 1 AND entity = 'store' AND id = 'harbour';
UPDATE entity SET crc = 1842069515 WHERE copy = 2 AND entity = 'product' AND id = 'TEA-1';
UPDATE entity SET crc = 2976783337 WHERE copy = 3 AND entity = 'product' AND id = 'JAM-1';
UPDATE entity SET crc = 2032721304 WHERE copy = 4 AND entity = 'stock' AND id = 'harbour/JAM-1';
UPDATE entity SET crc = 4246247420 WHERE copy = 4 AND entity = 'stock' AND id = 'harbour/TEA-1';
UPDATE entity SET crc = 2641042589 WHERE copy = 5 AND entity = 'assignment' AND id = '01a22315-74a2-7002-87aa-e25da7002ff8';
UPDATE entity SET crc = 2957016522 WHERE copy = 5 AND entity = 'assignment' AND id = '01a22315-74a2-7007-8d12-9eb7296453e1';
UPDATE entity SET crc = 3990696933 WHERE copy = 5 AND entity = 'assignment' AND id = '01a22315-74a2-700b-a784-ed088aa73410';
UPDATE entity SET crc = 1279428740 WHERE copy = 5 AND entity = 'customer' AND id = '01a22315-74a2-7000-ad65-e92cee414009';
UPDATE entity SET crc = 3122007427 WHERE copy = 5 AND entity = 'customer' AND id = '01a22315-74a2-7005-9894-78bc6f0d9616';
UPDATE entity SET crc = 977344396 WHERE copy = 5 AND entity = 'customer' AND id = '01a22315-74a2-7009-8b32-2180b4f4c65e';
UPDATE lookup SET crc = 2341664297 WHERE copy = 2 AND kind = 'code' AND key = '09521234543213' AND entity = 'product' AND id = 'TEA-1';
UPDATE lookup SET crc = 1278120316 WHERE copy = 3 AND kind = 'code' AND key = '09521234500001' AND entity = 'product' AND id = 'JAM-1';
UPDATE meta SET crc = 2510278285 WHERE key = 'cursor';
UPDATE meta SET crc = 3178127277 WHERE key = 'epoch';
UPDATE meta SET crc = 2620126555 WHERE key = 'key_check';
INSERT INTO "schema_version" VALUES(2);
