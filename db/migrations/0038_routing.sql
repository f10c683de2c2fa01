CREATE TABLE "peer_checkins" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	"needs_words" boolean NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text NOT NULL,
	"answered_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	CONSTRAINT "peer_checkins_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "peer_checkins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "peer_turns" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"checkin_id" uuid NOT NULL,
	"peer_id" text NOT NULL,
	"reason" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "peer_turns_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "peer_turns_once" UNIQUE("workspace_id","checkin_id","reason")
);
--> statement-breakpoint
ALTER TABLE "peer_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "peer_checkins" ADD CONSTRAINT "peer_checkins_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_checkins" ADD CONSTRAINT "peer_checkins_workspace_id_community_id_author_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","author_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_turns" ADD CONSTRAINT "peer_turns_workspace_id_checkin_id_peer_checkins_workspace_id_id_fk" FOREIGN KEY ("workspace_id","checkin_id") REFERENCES "public"."peer_checkins"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_turns" ADD CONSTRAINT "peer_turns_workspace_id_peer_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","peer_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "peer_checkins_in_thread" ON "peer_checkins" USING btree ("workspace_id","channel_id","thread_ts");--> statement-breakpoint
CREATE INDEX "peer_checkins_of_community" ON "peer_checkins" USING btree ("workspace_id","community_id","shared_at");--> statement-breakpoint
CREATE INDEX "peer_checkins_look" ON "peer_checkins" USING btree ("look_at") WHERE "peer_checkins"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "peer_checkins_shared" ON "peer_checkins" USING btree ("shared_at");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_turns_held" ON "peer_turns" USING btree ("workspace_id","peer_id") WHERE "peer_turns"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "peer_turns_of_peer" ON "peer_turns" USING btree ("workspace_id","peer_id","given_at");--> statement-breakpoint
CREATE POLICY "peer_checkins_of_workspace" ON "peer_checkins" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "peer_checkins_of_system" ON "peer_checkins" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "peer_turns_of_workspace" ON "peer_turns" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "peer_turns_of_system" ON "peer_turns" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);