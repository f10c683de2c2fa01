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
ALTER TABLE "nudge_claims" ADD CONSTRAINT "nudge_claims_workspace_id_round_id_nudge_rounds_workspace_id_id_fk" FOREIGN KEY ("workspace_id","round_id") REFERENCES "public"."nudge_rounds"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_policies" ADD CONSTRAINT "nudge_policies_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_rounds" ADD CONSTRAINT "nudge_rounds_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nudge_claims_of_person" ON "nudge_claims" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nudge_rounds_open" ON "nudge_rounds" USING btree ("workspace_id","community_id","user_id") WHERE "nudge_rounds"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_look" ON "nudge_rounds" USING btree ("look_at") WHERE "nudge_rounds"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_quiet" ON "nudge_rounds" USING btree ("workspace_id","community_id") WHERE "nudge_rounds"."look_at" is not null and "nudge_rounds"."stage" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_said" ON "nudge_rounds" USING btree ("workspace_id","user_id") WHERE "nudge_rounds"."stage" is not null;--> statement-breakpoint
CREATE INDEX "nudge_rounds_told" ON "nudge_rounds" USING btree ("workspace_id","community_id","policy_version") WHERE "nudge_rounds"."returned" is not null;--> statement-breakpoint
CREATE POLICY "nudge_claims_of_workspace" ON "nudge_claims" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_claims_of_system" ON "nudge_claims" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "nudge_policies_of_workspace" ON "nudge_policies" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_policies_of_system" ON "nudge_policies" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "nudge_rounds_of_workspace" ON "nudge_rounds" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "nudge_rounds_of_system" ON "nudge_rounds" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);