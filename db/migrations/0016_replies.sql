CREATE TABLE "checkin_replies" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"from_user" text NOT NULL,
	"to_user" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"unpublished_since" timestamp with time zone,
	CONSTRAINT "checkin_replies_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkin_replies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_replies" ADD CONSTRAINT "checkin_replies_workspace_id_occurrence_id_checkin_occurrences_workspace_id_id_fk" FOREIGN KEY ("workspace_id","occurrence_id") REFERENCES "public"."checkin_occurrences"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_replies" ADD CONSTRAINT "checkin_replies_workspace_id_from_user_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","from_user") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_replies_of_answer" ON "checkin_replies" USING btree ("workspace_id","occurrence_id");--> statement-breakpoint
CREATE INDEX "checkin_replies_to" ON "checkin_replies" USING btree ("workspace_id","to_user","created_at");--> statement-breakpoint
CREATE INDEX "checkin_replies_unpublished" ON "checkin_replies" USING btree ("unpublished_since") WHERE "checkin_replies"."unpublished_since" is not null;--> statement-breakpoint
CREATE INDEX "checkin_occurrences_of_day" ON "checkin_occurrences" USING btree ("workspace_id","community_id","day");--> statement-breakpoint
CREATE POLICY "checkin_replies_of_workspace" ON "checkin_replies" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_replies_of_system" ON "checkin_replies" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);