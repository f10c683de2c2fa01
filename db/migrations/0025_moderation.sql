CREATE TABLE "moderation_acts" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"act" text NOT NULL,
	"done_by" text,
	"at" timestamp with time zone NOT NULL,
	"note" text,
	CONSTRAINT "moderation_acts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "moderation_acts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_cards" (
	"workspace_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"posted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"excerpt_at" timestamp with time zone,
	CONSTRAINT "moderation_cards_workspace_id_case_id_recipient_pk" PRIMARY KEY("workspace_id","case_id","recipient")
);
--> statement-breakpoint
ALTER TABLE "moderation_cards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_cases" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"channel_id" text,
	"ts" text,
	"thread_ts" text,
	"place" text,
	"about_user_id" text,
	"opened_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"taken_by" text,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	"admin_user_id" text,
	"changes" integer DEFAULT 1 NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "moderation_cases_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "moderation_cases_message" UNIQUE("workspace_id","community_id","channel_id","ts")
);
--> statement-breakpoint
ALTER TABLE "moderation_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_reports" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"reporter_user_id" text NOT NULL,
	"version_id" uuid,
	"rule" text,
	"note" text,
	"reported_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone,
	"handled_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "moderation_reports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "moderation_reports_reporter" UNIQUE("workspace_id","case_id","reporter_user_id")
);
--> statement-breakpoint
ALTER TABLE "moderation_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "moderation_settings" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"channel_id" text,
	"lost_at" timestamp with time zone,
	"admin_user_id" text,
	"check_at" timestamp with time zone,
	CONSTRAINT "moderation_settings_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "moderation_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_workspace_id_case_id_moderation_cases_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."moderation_cases"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cards" ADD CONSTRAINT "moderation_cards_workspace_id_case_id_moderation_cases_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."moderation_cases"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_workspace_id_case_id_moderation_cases_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."moderation_cases"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_settings" ADD CONSTRAINT "moderation_settings_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "moderation_acts_of_case" ON "moderation_acts" USING btree ("workspace_id","case_id","at");--> statement-breakpoint
CREATE INDEX "moderation_cases_of_community" ON "moderation_cases" USING btree ("workspace_id","community_id","opened_at");--> statement-breakpoint
CREATE INDEX "moderation_cases_due" ON "moderation_cases" USING btree ("due_at") WHERE "moderation_cases"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "moderation_cases_closed" ON "moderation_cases" USING btree ("closed_at") WHERE "moderation_cases"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "moderation_reports_due" ON "moderation_reports" USING btree ("due_at") WHERE "moderation_reports"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "moderation_settings_due" ON "moderation_settings" USING btree ("check_at") WHERE "moderation_settings"."check_at" is not null;--> statement-breakpoint
CREATE POLICY "moderation_acts_of_workspace" ON "moderation_acts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_acts_of_system" ON "moderation_acts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "moderation_cards_of_workspace" ON "moderation_cards" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_cards_of_system" ON "moderation_cards" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "moderation_cases_of_workspace" ON "moderation_cases" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_cases_of_system" ON "moderation_cases" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "moderation_reports_of_workspace" ON "moderation_reports" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_reports_of_system" ON "moderation_reports" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "moderation_settings_of_workspace" ON "moderation_settings" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "moderation_settings_of_system" ON "moderation_settings" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);