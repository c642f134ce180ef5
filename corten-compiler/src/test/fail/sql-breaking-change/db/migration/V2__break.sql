ALTER TABLE users DROP COLUMN legacy;
ALTER TABLE tasks RENAME title TO name;
ALTER TABLE tasks RENAME COLUMN owner TO user_id;
ALTER TABLE users RENAME TO people;
CREATE TABLE drafts (id bigint);
ALTER TABLE drafts DROP COLUMN id;
