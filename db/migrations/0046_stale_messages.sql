CREATE TABLE "checkin_stale_messages" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "checkin_stale_messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkin_stale_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "checkin_stale_messages_since" ON "checkin_stale_messages" USING btree ("since");--> statement-breakpoint
CREATE POLICY "checkin_stale_messages_of_workspace" ON "checkin_stale_messages" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_stale_messages_of_system" ON "checkin_stale_messages" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);