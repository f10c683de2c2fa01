CREATE TABLE "community_drafts" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "community_drafts_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "community_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community_invitations" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"invited_by" text NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"declined_at" timestamp with time zone,
	CONSTRAINT "community_invitations_workspace_id_community_id_user_id_pk" PRIMARY KEY("workspace_id","community_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "community_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "kind" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "announce_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "announced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "paused_until" date;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "checklist_hidden_at" timestamp with time zone;--> statement-breakpoint
-- Communities that exist are announced when they open, and have started long ago.
UPDATE "communities" SET "announce_at" = "created_at", "announced_at" = "opened_at", "checklist_hidden_at" = "opened_at";--> statement-breakpoint
ALTER TABLE "community_drafts" ADD CONSTRAINT "community_drafts_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_invitations" ADD CONSTRAINT "community_invitations_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "community_drafts_saved" ON "community_drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "communities_unannounced" ON "communities" USING btree ("announce_at") WHERE "communities"."announced_at" is null;--> statement-breakpoint
CREATE POLICY "community_drafts_of_workspace" ON "community_drafts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "community_drafts_of_system" ON "community_drafts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "community_invitations_of_workspace" ON "community_invitations" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "community_invitations_of_system" ON "community_invitations" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);