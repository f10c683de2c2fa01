CREATE TABLE "moderation_appeal_cards" (
	"workspace_id" text NOT NULL,
	"warning_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"posted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "moderation_appeal_cards_workspace_id_warning_id_recipient_pk" PRIMARY KEY("workspace_id","warning_id","recipient")
);
--> statement-breakpoint
ALTER TABLE "moderation_appeal_cards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_warnings" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"given_by" text,
	"version_id" uuid,
	"rule" text,
	"given_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"appeal" text,
	"appealed_at" timestamp with time zone,
	"admin_user_id" text,
	"outcome" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"changes" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "moderation_warnings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "moderation_warnings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "moderation_cards" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "moderation_cards" ADD COLUMN "notice_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moderation_settings" ADD COLUMN "warns" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_appeal_cards" ADD CONSTRAINT "moderation_appeal_cards_workspace_id_warning_id_moderation_warnings_workspace_id_id_fk" FOREIGN KEY ("workspace_id","warning_id") REFERENCES "public"."moderation_warnings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_warnings" ADD CONSTRAINT "moderation_warnings_workspace_id_case_id_moderation_cases_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."moderation_cases"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "moderation_warnings_of_member" ON "moderation_warnings" USING btree ("workspace_id","community_id","user_id");--> statement-breakpoint
CREATE INDEX "moderation_warnings_of_case" ON "moderation_warnings" USING btree ("workspace_id","case_id");--> statement-breakpoint
CREATE INDEX "moderation_warnings_due" ON "moderation_warnings" USING btree ("due_at") WHERE "moderation_warnings"."due_at" is not null;--> statement-breakpoint
CREATE POLICY "moderation_appeal_cards_of_workspace" ON "moderation_appeal_cards" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_appeal_cards_of_system" ON "moderation_appeal_cards" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "moderation_warnings_of_workspace" ON "moderation_warnings" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_warnings_of_system" ON "moderation_warnings" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);