CREATE TABLE "member_topics" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"topic" text NOT NULL,
	CONSTRAINT "member_topics_workspace_id_community_id_user_id_topic_pk" PRIMARY KEY("workspace_id","community_id","user_id","topic")
);
--> statement-breakpoint
ALTER TABLE "member_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community_topics" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "community_topics_workspace_id_community_id_topic_pk" PRIMARY KEY("workspace_id","community_id","topic")
);
--> statement-breakpoint
ALTER TABLE "community_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member_topics" ADD CONSTRAINT "member_topics_workspace_id_community_id_topic_community_topics_workspace_id_community_id_topic_fk" FOREIGN KEY ("workspace_id","community_id","topic") REFERENCES "public"."community_topics"("workspace_id","community_id","topic") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "member_topics" ADD CONSTRAINT "member_topics_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_topics" ADD CONSTRAINT "community_topics_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_topics_of_topic" ON "member_topics" USING btree ("workspace_id","community_id","topic");--> statement-breakpoint
CREATE UNIQUE INDEX "community_topics_once" ON "community_topics" USING btree ("workspace_id","community_id",lower("topic"));--> statement-breakpoint
CREATE POLICY "member_topics_of_workspace" ON "member_topics" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "member_topics_of_system" ON "member_topics" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "community_topics_of_workspace" ON "community_topics" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "community_topics_of_system" ON "community_topics" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);