CREATE TABLE "checkin_days" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"day" date NOT NULL,
	"changes" integer NOT NULL,
	"edited_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "checkin_days_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "checkin_days_day" UNIQUE("workspace_id","community_id","day")
);
--> statement-breakpoint
ALTER TABLE "checkin_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_days" ADD CONSTRAINT "checkin_days_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_days_due" ON "checkin_days" USING btree ("due_at") WHERE "checkin_days"."due_at" is not null;--> statement-breakpoint
CREATE POLICY "checkin_days_of_workspace" ON "checkin_days" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_days_of_system" ON "checkin_days" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);