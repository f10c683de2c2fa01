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
CREATE INDEX "attention_proposals_look" ON "attention_proposals" USING btree ("look_at") WHERE "attention_proposals"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_waiting" ON "attention_proposals" USING btree ("workspace_id","user_id") WHERE "attention_proposals"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_taken" ON "attention_proposals" USING btree ("workspace_id","user_id","taken_at") WHERE "attention_proposals"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_delivery" ON "attention_proposals" USING btree ("workspace_id","delivery_id") WHERE "attention_proposals"."delivery_id" is not null;--> statement-breakpoint
CREATE POLICY "attention_limits_of_workspace" ON "attention_limits" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_limits_of_system" ON "attention_limits" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attention_preferences_of_workspace" ON "attention_preferences" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_preferences_of_system" ON "attention_preferences" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attention_proposals_of_workspace" ON "attention_proposals" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_proposals_of_system" ON "attention_proposals" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);