CREATE TABLE "communities" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"channel_id" text NOT NULL,
	"name" text NOT NULL,
	"problem" text NOT NULL,
	"audience" text NOT NULL,
	"outcome" text NOT NULL,
	"checkin_days" smallint[] NOT NULL,
	"checkin_time" text NOT NULL,
	"checkin_deadline" text NOT NULL,
	"fixed_zone" text,
	"rhythm_since" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "communities_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "communities_channel" UNIQUE("workspace_id","channel_id"),
	CONSTRAINT "communities_deadline_after_time" CHECK ("communities"."checkin_deadline" > "communities"."checkin_time")
);
--> statement-breakpoint
ALTER TABLE "communities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "members_workspace_id_community_id_user_id_pk" PRIMARY KEY("workspace_id","community_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"locale" text NOT NULL,
	"standing" text NOT NULL,
	"away_from" date,
	"away_until" date,
	"home_community_id" uuid,
	CONSTRAINT "people_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workspaces" (
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"installer_id" text,
	CONSTRAINT "workspaces_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deliveries" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"recipient" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"channel_id" text,
	"ts" text,
	"thread_ts" text,
	"error" text,
	CONSTRAINT "deliveries_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbox" (
	"workspace_id" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"fields" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inbox_workspace_id_event_id_pk" PRIMARY KEY("workspace_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "inbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkins" (
	"workspace_id" text NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"blockers" text,
	"mood" text,
	"shared" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkins_workspace_id_occurrence_id_pk" PRIMARY KEY("workspace_id","occurrence_id")
);
--> statement-breakpoint
ALTER TABLE "checkins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitments" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"made_in" uuid,
	"made_on" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"position" smallint NOT NULL,
	"ended_in" uuid,
	CONSTRAINT "commitments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "commitments_ended" CHECK (("commitments"."state" = 'open') = ("commitments"."ended_in" is null))
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_occurrences" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"remind_at" timestamp with time zone NOT NULL,
	"deadline_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"outcome" text,
	"answered_at" timestamp with time zone,
	"late" boolean DEFAULT false NOT NULL,
	"unpublished_since" timestamp with time zone,
	CONSTRAINT "checkin_occurrences_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "checkin_occurrences_day" UNIQUE("workspace_id","community_id","user_id","day")
);
--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkins" ADD CONSTRAINT "checkins_workspace_id_occurrence_id_checkin_occurrences_workspace_id_id_fk" FOREIGN KEY ("workspace_id","occurrence_id") REFERENCES "public"."checkin_occurrences"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD CONSTRAINT "checkin_occurrences_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "communities_unopened" ON "communities" USING btree ("created_at") WHERE "communities"."opened_at" is null;--> statement-breakpoint
CREATE INDEX "members_of_person" ON "members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox" USING btree ("workspace_id","received_at") WHERE "inbox"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_received" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "commitments_of_member" ON "commitments" USING btree ("workspace_id","community_id","user_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "checkin_occurrences_waiting" ON "checkin_occurrences" USING btree ("workspace_id","community_id","user_id") WHERE "checkin_occurrences"."asked_at" is null and "checkin_occurrences"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "checkin_occurrences_due" ON "checkin_occurrences" USING btree ("due_at") WHERE "checkin_occurrences"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "checkin_occurrences_unpublished" ON "checkin_occurrences" USING btree ("unpublished_since") WHERE "checkin_occurrences"."unpublished_since" is not null;--> statement-breakpoint
CREATE POLICY "communities_of_workspace" ON "communities" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "communities_of_system" ON "communities" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "members_of_workspace" ON "members" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "members_of_system" ON "members" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "people_of_workspace" ON "people" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "people_of_system" ON "people" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "workspaces_of_workspace" ON "workspaces" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "workspaces_of_system" ON "workspaces" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "deliveries_of_workspace" ON "deliveries" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "deliveries_of_system" ON "deliveries" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "inbox_of_workspace" ON "inbox" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "inbox_of_system" ON "inbox" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkins_of_workspace" ON "checkins" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkins_of_system" ON "checkins" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "commitments_of_workspace" ON "commitments" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "commitments_of_system" ON "commitments" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_occurrences_of_workspace" ON "checkin_occurrences" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_occurrences_of_system" ON "checkin_occurrences" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);