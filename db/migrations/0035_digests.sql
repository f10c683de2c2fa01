CREATE TABLE "checkin_digests" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"place" text NOT NULL,
	"zone" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkin_digests_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "checkin_digests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_digests" ADD CONSTRAINT "checkin_digests_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_digests_due" ON "checkin_digests" USING btree ("due_at");--> statement-breakpoint
CREATE POLICY "checkin_digests_of_workspace" ON "checkin_digests" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_digests_of_system" ON "checkin_digests" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);