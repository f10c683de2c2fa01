CREATE TABLE "feature_switches" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"feature" text NOT NULL,
	"is_on" boolean NOT NULL,
	CONSTRAINT "feature_switches_workspace_id_community_id_feature_pk" PRIMARY KEY("workspace_id","community_id","feature")
);
--> statement-breakpoint
ALTER TABLE "feature_switches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feature_switches" ADD CONSTRAINT "feature_switches_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "feature_switches_of_workspace" ON "feature_switches" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "feature_switches_of_system" ON "feature_switches" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);