ALTER TABLE "communities" ALTER COLUMN "checkin_days" SET DEFAULT '{1,2,3,4,5}';--> statement-breakpoint
ALTER TABLE "communities" ALTER COLUMN "checkin_time" SET DEFAULT '09:00';--> statement-breakpoint
ALTER TABLE "communities" ALTER COLUMN "checkin_deadline" SET DEFAULT '18:00';--> statement-breakpoint
ALTER TABLE "communities" ALTER COLUMN "rhythm_since" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "checkin_days" ALTER COLUMN "community_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_days" ADD COLUMN "programme_id" uuid;--> statement-breakpoint
UPDATE "checkin_days" SET "programme_id" = "community_id";--> statement-breakpoint
ALTER TABLE "checkin_days" ALTER COLUMN "programme_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "repeats" text DEFAULT 'weekly' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "days" smallint[] DEFAULT '{1,2,3,4,5}' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "weeks_from" date DEFAULT '2026-01-05' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "time" text DEFAULT '09:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "deadline" text DEFAULT '18:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "deadline_days" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "rhythm_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "paused_until" date;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
-- The rhythm of a community becomes that of its first programme, which has its id.
INSERT INTO "checkin_programmes" ("workspace_id", "id", "community_id")
	SELECT "workspace_id", "id", "id" FROM "communities" ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "checkin_programmes" p SET "days" = c."checkin_days", "time" = c."checkin_time", "deadline" = c."checkin_deadline",
	"deadline_days" = c."checkin_deadline_days", "rhythm_since" = c."rhythm_since", "created_at" = c."created_at"
	FROM "communities" c WHERE c."workspace_id" = p."workspace_id" AND c."id" = p."id";--> statement-breakpoint
ALTER TABLE "checkin_days" ADD CONSTRAINT "checkin_days_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_programmes_of_community" ON "checkin_programmes" USING btree ("workspace_id","community_id");--> statement-breakpoint
ALTER TABLE "checkin_days" ADD CONSTRAINT "checkin_days_of_programme" UNIQUE("workspace_id","programme_id","day");--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD CONSTRAINT "checkin_programmes_deadline_after_time" CHECK ("checkin_programmes"."deadline_days" > 0 or "checkin_programmes"."deadline" > "checkin_programmes"."time");--> statement-breakpoint
-- For processes of the version before, which keep the rhythm in communities and know no other programmes. These triggers
-- copy what either version writes. To be dropped, with what they write for that version, once no such process runs.
CREATE FUNCTION hearth_rhythm_of_community() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO checkin_programmes (workspace_id, id, community_id, days, time, deadline, deadline_days, rhythm_since, created_at)
		VALUES (NEW.workspace_id, NEW.id, NEW.id, NEW.checkin_days, NEW.checkin_time, NEW.checkin_deadline, NEW.checkin_deadline_days, NEW.rhythm_since, NEW.created_at)
		ON CONFLICT (workspace_id, id) DO UPDATE SET days = excluded.days, time = excluded.time, deadline = excluded.deadline,
			deadline_days = excluded.deadline_days, rhythm_since = excluded.rhythm_since;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER rhythm_of_community AFTER INSERT OR UPDATE OF checkin_days, checkin_time, checkin_deadline, checkin_deadline_days, rhythm_since
	ON "communities" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION hearth_rhythm_of_community();--> statement-breakpoint
CREATE FUNCTION hearth_rhythm_of_programme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE communities SET checkin_days = NEW.days, checkin_time = NEW.time, checkin_deadline = NEW.deadline,
		checkin_deadline_days = NEW.deadline_days, rhythm_since = NEW.rhythm_since
		WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER rhythm_of_programme AFTER UPDATE OF days, time, deadline, deadline_days, rhythm_since
	ON "checkin_programmes" FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.id = NEW.community_id) EXECUTE FUNCTION hearth_rhythm_of_programme();--> statement-breakpoint
CREATE FUNCTION hearth_programme_of_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.programme_id := NEW.community_id;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER programme_of_day BEFORE INSERT
	ON "checkin_days" FOR EACH ROW WHEN (NEW.programme_id IS NULL) EXECUTE FUNCTION hearth_programme_of_day();--> statement-breakpoint
CREATE FUNCTION hearth_community_of_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE checkin_days d SET community_id = p.community_id FROM checkin_programmes p
		WHERE d.workspace_id = NEW.workspace_id AND d.id = NEW.id AND p.workspace_id = NEW.workspace_id
			AND p.id = NEW.programme_id AND p.community_id = p.id;
	RETURN NULL;
END $$;--> statement-breakpoint
-- Afterwards, so that two processes that insert the same day conflict in one index only.
CREATE TRIGGER community_of_day AFTER INSERT
	ON "checkin_days" FOR EACH ROW WHEN (NEW.community_id IS NULL) EXECUTE FUNCTION hearth_community_of_day();
