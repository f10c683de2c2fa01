CREATE TABLE "checkin_paces" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"counted_from" timestamp with time zone,
	"paused_after" uuid,
	CONSTRAINT "checkin_paces_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "checkin_paces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attention_preferences" ADD COLUMN "keep_asking" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_paces" ADD CONSTRAINT "checkin_paces_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "checkin_paces_of_workspace" ON "checkin_paces" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_paces_of_system" ON "checkin_paces" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- What people did not answer before does not count: nobody whom Hearth asked so far is asked less often at once.
INSERT INTO "checkin_paces" ("workspace_id", "user_id", "counted_from") SELECT "workspace_id", "user_id", now() FROM "people";
