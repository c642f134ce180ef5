-- corten: allow sql-breaking-change: nothing reads it since 2.1
ALTER TABLE tasks DROP COLUMN due;
