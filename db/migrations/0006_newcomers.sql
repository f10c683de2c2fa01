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
ALTER TABLE "newcomer_greeters" ADD CONSTRAINT "newcomer_greeters_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newcomers" ADD CONSTRAINT "newcomers_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newcomers_due" ON "newcomers" USING btree ("look_at") WHERE "newcomers"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "newcomers_unposted" ON "newcomers" USING btree ("introduced_at") WHERE "newcomers"."about" is not null;--> statement-breakpoint
CREATE POLICY "newcomer_greeters_of_workspace" ON "newcomer_greeters" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomer_greeters_of_system" ON "newcomer_greeters" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "newcomers_of_workspace" ON "newcomers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomers_of_system" ON "newcomers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);