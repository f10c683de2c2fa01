CREATE TABLE "challenges" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"state" text NOT NULL,
	"template" text NOT NULL,
	"name" text NOT NULL,
	"task" text NOT NULL,
	"measure" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"rhythm" text NOT NULL,
	"weekdays" smallint[] DEFAULT '{}' NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"target" numeric(12, 2) NOT NULL,
	"grace_days" smallint NOT NULL,
	"visibility" text DEFAULT 'everyone' NOT NULL,
	"has_ranks" boolean DEFAULT false NOT NULL,
	"asks_link" boolean DEFAULT false NOT NULL,
	"prompts" text[] DEFAULT '{}' NOT NULL,
	"prompt_pace" text DEFAULT 'daily' NOT NULL,
	"zone" text NOT NULL,
	"group_target" numeric(12, 2),
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"approved_by" text,
	"ended_at" timestamp with time zone,
	"cancel_words" text,
	"total" numeric(12, 2),
	"nobody_asked_at" timestamp with time zone,
	"prompted" smallint DEFAULT 0 NOT NULL,
	"summed_up_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"changes" integer DEFAULT 0 NOT NULL,
	"posted_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"post_due_at" timestamp with time zone,
	CONSTRAINT "challenges_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "challenges_days" CHECK ("challenges"."last_day" >= "challenges"."first_day"),
	CONSTRAINT "challenges_target" CHECK ("challenges"."target" > 0)
);
--> statement-breakpoint
ALTER TABLE "challenges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_milestones" (
	"workspace_id" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"post_due_at" timestamp with time zone,
	CONSTRAINT "challenge_milestones_workspace_id_challenge_id_kind_pk" PRIMARY KEY("workspace_id","challenge_id","kind")
);
--> statement-breakpoint
ALTER TABLE "challenge_milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_team_members" (
	"workspace_id" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "challenge_team_members_workspace_id_challenge_id_user_id_pk" PRIMARY KEY("workspace_id","challenge_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "challenge_team_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_teams" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "challenge_teams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "challenge_teams_name" UNIQUE("workspace_id","challenge_id","name")
);
--> statement-breakpoint
ALTER TABLE "challenge_teams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_templates" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"plan" jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "challenge_templates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "challenge_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_cheers" (
	"workspace_id" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"from_user" text NOT NULL,
	"day" date NOT NULL,
	"log_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"gathered_at" timestamp with time zone,
	CONSTRAINT "challenge_cheers_workspace_id_challenge_id_from_user_day_pk" PRIMARY KEY("workspace_id","challenge_id","from_user","day")
);
--> statement-breakpoint
ALTER TABLE "challenge_cheers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_logs" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"challenge_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"user_id" text,
	"day" date NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"note" text,
	"logged_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "challenge_logs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "challenge_logs_amount" CHECK ("challenge_logs"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "challenge_logs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "challenge_participants" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"challenge_id" uuid NOT NULL,
	"user_id" text,
	"team_id" uuid,
	"joined_at" timestamp with time zone NOT NULL,
	"target" numeric(12, 2) NOT NULL,
	"reminder" text NOT NULL,
	"reminder_time" text,
	"remind_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"is_reminder_open" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"is_named" boolean NOT NULL,
	"is_unranked" boolean DEFAULT false NOT NULL,
	"worked" text,
	"again" text,
	"line" text,
	"shares_line" boolean DEFAULT false NOT NULL,
	"reflected_at" timestamp with time zone,
	CONSTRAINT "challenge_participants_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "challenge_participants_member" UNIQUE("workspace_id","challenge_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "challenge_participants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_milestones" ADD CONSTRAINT "challenge_milestones_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_team_members" ADD CONSTRAINT "challenge_team_members_workspace_id_team_id_challenge_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."challenge_teams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_team_members" ADD CONSTRAINT "challenge_team_members_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_teams" ADD CONSTRAINT "challenge_teams_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_templates" ADD CONSTRAINT "challenge_templates_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_cheers" ADD CONSTRAINT "challenge_cheers_workspace_id_log_id_challenge_logs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","log_id") REFERENCES "public"."challenge_logs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_cheers" ADD CONSTRAINT "challenge_cheers_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_logs" ADD CONSTRAINT "challenge_logs_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_logs" ADD CONSTRAINT "challenge_logs_workspace_id_participant_id_challenge_participants_workspace_id_id_fk" FOREIGN KEY ("workspace_id","participant_id") REFERENCES "public"."challenge_participants"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_participants" ADD CONSTRAINT "challenge_participants_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenges_of_community" ON "challenges" USING btree ("workspace_id","community_id","first_day");--> statement-breakpoint
CREATE INDEX "challenges_due" ON "challenges" USING btree ("due_at") WHERE "challenges"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "challenges_stale_posts" ON "challenges" USING btree ("post_due_at") WHERE "challenges"."post_due_at" is not null;--> statement-breakpoint
CREATE INDEX "challenge_milestones_due" ON "challenge_milestones" USING btree ("post_due_at") WHERE "challenge_milestones"."post_due_at" is not null;--> statement-breakpoint
CREATE INDEX "challenge_templates_of_community" ON "challenge_templates" USING btree ("workspace_id","community_id");--> statement-breakpoint
CREATE INDEX "challenge_cheers_log" ON "challenge_cheers" USING btree ("workspace_id","log_id");--> statement-breakpoint
CREATE INDEX "challenge_logs_of_participant" ON "challenge_logs" USING btree ("workspace_id","challenge_id","participant_id","day");--> statement-breakpoint
CREATE INDEX "challenge_participants_person" ON "challenge_participants" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "challenge_participants_due" ON "challenge_participants" USING btree ("remind_at") WHERE "challenge_participants"."remind_at" is not null;--> statement-breakpoint
CREATE POLICY "challenges_of_workspace" ON "challenges" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenges_of_system" ON "challenges" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_milestones_of_workspace" ON "challenge_milestones" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_milestones_of_system" ON "challenge_milestones" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_team_members_of_workspace" ON "challenge_team_members" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_team_members_of_system" ON "challenge_team_members" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_teams_of_workspace" ON "challenge_teams" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_teams_of_system" ON "challenge_teams" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_templates_of_workspace" ON "challenge_templates" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_templates_of_system" ON "challenge_templates" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_cheers_of_workspace" ON "challenge_cheers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_cheers_of_system" ON "challenge_cheers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_logs_of_workspace" ON "challenge_logs" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_logs_of_system" ON "challenge_logs" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "challenge_participants_of_workspace" ON "challenge_participants" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_participants_of_system" ON "challenge_participants" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);