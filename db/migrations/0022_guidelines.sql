CREATE TABLE "guideline_acknowledgements" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "guideline_acknowledgements_workspace_id_community_id_user_id_number_pk" PRIMARY KEY("workspace_id","community_id","user_id","number")
);
--> statement-breakpoint
ALTER TABLE "guideline_acknowledgements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "guideline_drafts" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"based_on" integer NOT NULL,
	"sections" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guideline_drafts_workspace_id_community_id_user_id_pk" PRIMARY KEY("workspace_id","community_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "guideline_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "guideline_posts" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"changes" integer DEFAULT 1 NOT NULL,
	"edited_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "guideline_posts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "guideline_posts_kind" UNIQUE("workspace_id","version_id","kind")
);
--> statement-breakpoint
ALTER TABLE "guideline_posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "guideline_versions" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sections" jsonb NOT NULL,
	"summary" text NOT NULL,
	"is_minor" boolean NOT NULL,
	"published_by" text,
	"published_at" timestamp with time zone NOT NULL,
	"message_at" timestamp with time zone,
	"messaged_at" timestamp with time zone,
	CONSTRAINT "guideline_versions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "guideline_versions_number" UNIQUE("workspace_id","community_id","number")
);
--> statement-breakpoint
ALTER TABLE "guideline_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "guideline_acknowledgements" ADD CONSTRAINT "guideline_acknowledgements_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_acknowledgements" ADD CONSTRAINT "guideline_acknowledgements_workspace_id_community_id_number_guideline_versions_workspace_id_community_id_number_fk" FOREIGN KEY ("workspace_id","community_id","number") REFERENCES "public"."guideline_versions"("workspace_id","community_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_drafts" ADD CONSTRAINT "guideline_drafts_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_posts" ADD CONSTRAINT "guideline_posts_workspace_id_version_id_guideline_versions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","version_id") REFERENCES "public"."guideline_versions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guideline_versions" ADD CONSTRAINT "guideline_versions_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guideline_drafts_saved" ON "guideline_drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "guideline_posts_of_community" ON "guideline_posts" USING btree ("workspace_id","community_id");--> statement-breakpoint
CREATE INDEX "guideline_posts_due" ON "guideline_posts" USING btree ("due_at") WHERE "guideline_posts"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "guideline_versions_unmessaged" ON "guideline_versions" USING btree ("message_at") WHERE "guideline_versions"."message_at" is not null and "guideline_versions"."messaged_at" is null;--> statement-breakpoint
CREATE POLICY "guideline_acknowledgements_of_workspace" ON "guideline_acknowledgements" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "guideline_acknowledgements_of_system" ON "guideline_acknowledgements" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "guideline_drafts_of_workspace" ON "guideline_drafts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "guideline_drafts_of_system" ON "guideline_drafts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "guideline_posts_of_workspace" ON "guideline_posts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "guideline_posts_of_system" ON "guideline_posts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "guideline_versions_of_workspace" ON "guideline_versions" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "guideline_versions_of_system" ON "guideline_versions" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);