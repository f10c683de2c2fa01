CREATE TABLE "installations" (
	"workspace_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"sealed_token" text NOT NULL,
	"key_id" text NOT NULL,
	"installed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "installations_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "installations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "once" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "once_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "once" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pauses" (
	"workspace_id" text NOT NULL,
	"method" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pauses_workspace_id_method_pk" PRIMARY KEY("workspace_id","method")
);
--> statement-breakpoint
ALTER TABLE "pauses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "channel_lost_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "unreachable_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "scopes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "erase_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "in_doubt" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "once_at" ON "once" USING btree ("at");--> statement-breakpoint
CREATE INDEX "workspaces_stopped" ON "workspaces" USING btree ("stopped_at") WHERE "workspaces"."stopped_at" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_attempted" ON "deliveries" USING btree ("attempted_at");--> statement-breakpoint
CREATE POLICY "installations_of_workspace" ON "installations" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "installations_of_system" ON "installations" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "once_of_workspace" ON "once" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "once_of_system" ON "once" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "pauses_of_workspace" ON "pauses" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "pauses_of_system" ON "pauses" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);