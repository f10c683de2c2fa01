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
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_channels" ADD CONSTRAINT "activity_channels_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_towards" ON "activity" USING btree ("workspace_id","with_user","community_id","day") WHERE "activity"."with_user" <> '';--> statement-breakpoint
CREATE INDEX "activity_of_day" ON "activity" USING btree ("workspace_id","community_id","day");--> statement-breakpoint
CREATE INDEX "activity_day" ON "activity" USING brin ("day");--> statement-breakpoint
CREATE INDEX "activity_channels_of_community" ON "activity_channels" USING btree ("workspace_id","community_id");--> statement-breakpoint
CREATE POLICY "activity_of_workspace" ON "activity" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "activity_of_system" ON "activity" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "activity_channels_of_workspace" ON "activity_channels" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "activity_channels_of_system" ON "activity_channels" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);