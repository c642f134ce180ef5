ALTER TABLE tasks ADD priority integer NOT NULL; -- ';' ALTER TABLE tasks
ALTER TABLE ONLY public.tasks ALTER id TYPE numeric, ALTER title TYPE text;
ALTER TABLE users ADD UNIQUE (name);
