CREATE TABLE "activity_undone" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"mark" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "activity_undone_workspace_id_user_id_mark_pk" PRIMARY KEY("workspace_id","user_id","mark")
);
--> statement-breakpoint
ALTER TABLE "activity_undone" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community_comparisons" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"cursor" text,
	"user_ids" jsonb NOT NULL,
	CONSTRAINT "community_comparisons_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "community_comparisons" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "channel_name" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "enterprise_id" text;--> statement-breakpoint
ALTER TABLE "community_comparisons" ADD CONSTRAINT "community_comparisons_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_undone_at" ON "activity_undone" USING btree ("at");--> statement-breakpoint
CREATE POLICY "activity_undone_of_workspace" ON "activity_undone" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "activity_undone_of_system" ON "activity_undone" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "community_comparisons_of_workspace" ON "community_comparisons" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "community_comparisons_of_system" ON "community_comparisons" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);