-- SPDX-License-Identifier: Apache-2.0
-- The same order manager on SQLite at schema 2, which finds answers by their age.
-- begins with: oms-1.sqlite.sql
CREATE INDEX command_log_answered ON command_log(received_at) WHERE length(result) > 0;
INSERT INTO schema_version VALUES(2);
