CREATE TABLE "checkin_participants" (
	"workspace_id" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"asked_from" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "checkin_participants_workspace_id_programme_id_user_id_pk" PRIMARY KEY("workspace_id","programme_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "checkin_participants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_programmes" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	CONSTRAINT "checkin_programmes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkin_programmes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" DROP CONSTRAINT "checkin_occurrences_day";--> statement-breakpoint
ALTER TABLE "communities" DROP CONSTRAINT "communities_deadline_after_time";--> statement-breakpoint
DROP INDEX "checkin_occurrences_waiting";--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "checkin_deadline_days" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "checkin_enrolment" text DEFAULT 'joiners' NOT NULL;--> statement-breakpoint
-- Every community has one programme, with the community's id. Communities that exist go on with everybody.
UPDATE "communities" SET "checkin_enrolment" = 'everyone';--> statement-breakpoint
INSERT INTO "checkin_programmes" ("workspace_id", "id", "community_id") SELECT "workspace_id", "id", "id" FROM "communities";--> statement-breakpoint
INSERT INTO "checkin_participants" ("workspace_id", "programme_id", "user_id", "since", "asked_from")
	SELECT "workspace_id", "community_id", "user_id", "joined_at", "joined_at" FROM "members" WHERE "left_at" IS NULL;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD COLUMN "programme_id" uuid;--> statement-breakpoint
UPDATE "checkin_occurrences" SET "programme_id" = "community_id";--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ALTER COLUMN "programme_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_participants" ADD CONSTRAINT "checkin_participants_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_participants" ADD CONSTRAINT "checkin_participants_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_programmes" ADD CONSTRAINT "checkin_programmes_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_participants_of_person" ON "checkin_participants" USING btree ("workspace_id","user_id");--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD CONSTRAINT "checkin_occurrences_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "checkin_occurrences_waiting" ON "checkin_occurrences" USING btree ("workspace_id","programme_id","user_id") WHERE "checkin_occurrences"."asked_at" is null and "checkin_occurrences"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD CONSTRAINT "checkin_occurrences_day" UNIQUE("workspace_id","programme_id","user_id","day");--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_deadline_after_time" CHECK ("communities"."checkin_deadline_days" > 0 or "communities"."checkin_deadline" > "communities"."checkin_time");--> statement-breakpoint
CREATE POLICY "checkin_participants_of_workspace" ON "checkin_participants" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_participants_of_system" ON "checkin_participants" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_programmes_of_workspace" ON "checkin_programmes" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_programmes_of_system" ON "checkin_programmes" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);