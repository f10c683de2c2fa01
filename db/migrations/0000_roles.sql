-- Roles belong to the whole server, so another database of ours may have made them, perhaps at this very moment.
DO $$
DECLARE
	role text;
BEGIN
	FOREACH role IN ARRAY ARRAY['hearth_workspace', 'hearth_system'] LOOP
		BEGIN
			EXECUTE format('CREATE ROLE %I NOLOGIN', role);
		EXCEPTION WHEN duplicate_object OR unique_violation THEN
			NULL;
		END;
		EXECUTE format('GRANT %I TO CURRENT_USER', role);
		EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
		-- For all tables to come: they are made by whoever migrates.
		EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', role);
	END LOOP;
END
$$;
