-- corten: allow sql-lock, there are few users
CREATE INDEX ON users (name);
