CREATE TABLE "attention_limits" (
	"workspace_id" text NOT NULL,
	"nudge_days" smallint NOT NULL,
	"per_day" smallint NOT NULL,
	"per_week" smallint NOT NULL,
	"away_words" text[] NOT NULL,
	CONSTRAINT "attention_limits_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "attention_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attention_preferences" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"working_days" smallint[],
	"holidays" text,
	"stopped" text[] DEFAULT '{}' NOT NULL,
	"snoozed_until" timestamp with time zone,
	"status_away" boolean DEFAULT false NOT NULL,
	"status_away_until" timestamp with time zone,
	CONSTRAINT "attention_preferences_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "attention_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attention_proposals" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"weight" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"look_at" timestamp with time zone,
	"holds" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"delivery_id" uuid,
	"taken_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"drop_reason" text,
	"rule" text,
	"facts" text,
	CONSTRAINT "attention_proposals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "attention_proposals_once" UNIQUE("workspace_id","user_id","kind","about")
);
--> statement-breakpoint
ALTER TABLE "attention_proposals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"with_user" text NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"channel_id" text,
	"ts" text,
	"thread_ts" text,
	"threads" text[] NOT NULL,
	"marks" text[] NOT NULL,
	CONSTRAINT "activity_workspace_id_community_id_user_id_day_kind_with_user_pk" PRIMARY KEY("workspace_id","community_id","user_id","day","kind","with_user")
);
--> statement-breakpoint
ALTER TABLE "activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_channels" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	CONSTRAINT "activity_channels_workspace_id_channel_id_pk" PRIMARY KEY("workspace_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "activity_channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "newcomer_greeters" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "newcomer_greeters_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "newcomer_greeters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "newcomers" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"look_at" timestamp with time zone,
	"welcomed_at" timestamp with time zone,
	"introduced_at" timestamp with time zone,
	"about" text,
	"hopes" text,
	"asked_at" timestamp with time zone,
	"channel_id" text,
	"ts" text,
	CONSTRAINT "newcomers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "newcomers_member" UNIQUE("workspace_id","community_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "newcomers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nudge_claims" (
	"workspace_id" text NOT NULL,
	"round_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text,
	CONSTRAINT "nudge_claims_workspace_id_round_id_pk" PRIMARY KEY("workspace_id","round_id")
);
--> statement-breakpoint
ALTER TABLE "nudge_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nudge_policies" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"stages" text[] NOT NULL,
	"least_days" smallint NOT NULL,
	"times_gap" smallint NOT NULL,
	"hold_out_percent" smallint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "nudge_policies_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "nudge_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nudge_rounds" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"look_at" timestamp with time zone,
	"since" timestamp with time zone NOT NULL,
	"stage" text,
	"stage_at" timestamp with time zone,
	"quiet_since" date,
	"policy_version" integer,
	"held_out" boolean DEFAULT false NOT NULL,
	"hello_at" timestamp with time zone,
	"hello_words" smallint,
	"returned" boolean,
	"asked_id" text,
	"asked_at" timestamp with time zone,
	"asked_words" smallint,
	"last_at" timestamp with time zone,
	"last_words" smallint,
	"outcome" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "nudge_rounds_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "nudge_rounds_over" CHECK (("nudge_rounds"."look_at" is null) = ("nudge_rounds"."ended_at" is not null)),
	CONSTRAINT "nudge_rounds_stage" CHECK (("nudge_rounds"."stage" is null) = ("nudge_rounds"."stage_at" is null))
);
--> statement-breakpoint
ALTER TABLE "nudge_rounds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "chosen_zone" text;--> statement-breakpoint
ALTER TABLE "attention_preferences" ADD CONSTRAINT "attention_preferences_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attention_proposals" ADD CONSTRAINT "attention_proposals_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_channels" ADD CONSTRAINT "activity_channels_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newcomer_greeters" ADD CONSTRAINT "newcomer_greeters_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newcomers" ADD CONSTRAINT "newcomers_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_claims" ADD CONSTRAINT "nudge_claims_workspace_id_round_id_nudge_rounds_workspace_id_id_fk" FOREIGN KEY ("workspace_id","round_id") REFERENCES "public"."nudge_rounds"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_policies" ADD CONSTRAINT "nudge_policies_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_rounds" ADD CONSTRAINT "nudge_rounds_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attention_proposals_look" ON "attention_proposals" USING btree ("look_at") WHERE "attention_proposals"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_waiting" ON "attention_proposals" USING btree ("workspace_id","user_id") WHERE "attention_proposals"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_taken" ON "attention_proposals" USING btree ("workspace_id","user_id","taken_at") WHERE "attention_proposals"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_delivery" ON "attention_proposals" USING btree ("workspace_id","delivery_id") WHERE "attention_proposals"."delivery_id" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_settled" ON "attention_proposals" USING btree ("due_at") WHERE "attention_proposals"."look_at" is null;--> statement-breakpoint
CREATE INDEX "activity_towards" ON "activity" USING btree ("workspace_id","with_user","community_id","day") WHERE "activity"."with_user" <> '';--> statement-breakpoint
CREATE INDEX "activity_of_day" ON "activity" USING btree ("workspace_id","community_id","day");--> statement-breakpoint
CREATE INDEX "activity_day" ON "activity" USING brin ("day");--> statement-breakpoint
CREATE INDEX "activity_channels_of_community" ON "activity_channels" USING btree ("workspace_id","community_id");--> statement-breakpoint
CREATE INDEX "newcomers_due" ON "newcomers" USING btree ("look_at") WHERE "newcomers"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "newcomers_unposted" ON "newcomers" USING btree ("introduced_at") WHERE "newcomers"."about" is not null;--> statement-breakpoint
CREATE INDEX "nudge_claims_of_person" ON "nudge_claims" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nudge_rounds_open" ON "nudge_rounds" USING btree ("workspace_id","community_id","user_id") WHERE "nudge_rounds"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_look" ON "nudge_rounds" USING btree ("look_at") WHERE "nudge_rounds"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_quiet" ON "nudge_rounds" USING btree ("workspace_id","community_id") WHERE "nudge_rounds"."look_at" is not null and "nudge_rounds"."stage" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_said" ON "nudge_rounds" USING btree ("workspace_id","user_id") WHERE "nudge_rounds"."stage" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_told" ON "nudge_rounds" USING btree ("workspace_id","community_id","policy_version") WHERE "nudge_rounds"."returned" is not null;--> statement-breakpoint
CREATE POLICY "attention_limits_of_workspace" ON "attention_limits" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_limits_of_system" ON "attention_limits" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attention_preferences_of_workspace" ON "attention_preferences" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_preferences_of_system" ON "attention_preferences" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attention_proposals_of_workspace" ON "attention_proposals" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_proposals_of_system" ON "attention_proposals" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "activity_of_workspace" ON "activity" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "activity_of_system" ON "activity" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "activity_channels_of_workspace" ON "activity_channels" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "activity_channels_of_system" ON "activity_channels" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "newcomer_greeters_of_workspace" ON "newcomer_greeters" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomer_greeters_of_system" ON "newcomer_greeters" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "newcomers_of_workspace" ON "newcomers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomers_of_system" ON "newcomers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "nudge_claims_of_workspace" ON "nudge_claims" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_claims_of_system" ON "nudge_claims" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "nudge_policies_of_workspace" ON "nudge_policies" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_policies_of_system" ON "nudge_policies" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "nudge_rounds_of_workspace" ON "nudge_rounds" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_rounds_of_system" ON "nudge_rounds" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);