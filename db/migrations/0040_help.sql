CREATE TABLE "help_helpers" (
	"workspace_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"is_named" boolean DEFAULT false NOT NULL,
	"offered_at" timestamp with time zone,
	CONSTRAINT "help_helpers_workspace_id_request_id_user_id_pk" PRIMARY KEY("workspace_id","request_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "help_helpers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "help_requests" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	"channel_id" text NOT NULL,
	"thread_ts" text NOT NULL,
	"asked_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end" text,
	"changes" integer DEFAULT 0 NOT NULL,
	"edited_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "help_requests_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "help_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "help_helpers" ADD CONSTRAINT "help_helpers_workspace_id_request_id_help_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."help_requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_helpers" ADD CONSTRAINT "help_helpers_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "help_helpers_of_person" ON "help_helpers" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "help_requests_of_member" ON "help_requests" USING btree ("workspace_id","community_id","user_id");--> statement-breakpoint
CREATE INDEX "help_requests_due" ON "help_requests" USING btree ("due_at") WHERE "help_requests"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "help_requests_shared" ON "help_requests" USING btree ("shared_at");--> statement-breakpoint
CREATE POLICY "help_helpers_of_workspace" ON "help_helpers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "help_helpers_of_system" ON "help_helpers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "help_requests_of_workspace" ON "help_requests" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "help_requests_of_system" ON "help_requests" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);