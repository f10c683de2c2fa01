CREATE TABLE "checkin_circle_days" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"circle_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"day" date NOT NULL,
	"changes" integer NOT NULL,
	"edited_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "checkin_circle_days_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "checkin_circle_days_day" UNIQUE("workspace_id","circle_id","day")
);
--> statement-breakpoint
ALTER TABLE "checkin_circle_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_circle_members" (
	"workspace_id" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"circle_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	CONSTRAINT "checkin_circle_members_workspace_id_programme_id_user_id_from_day_pk" PRIMARY KEY("workspace_id","programme_id","user_id","from_day")
);
--> statement-breakpoint
ALTER TABLE "checkin_circle_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_circle_plans" (
	"workspace_id" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"reform_on" date NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkin_circle_plans_workspace_id_programme_id_pk" PRIMARY KEY("workspace_id","programme_id")
);
--> statement-breakpoint
ALTER TABLE "checkin_circle_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_circles" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"channel_id" text,
	"channel_lost_at" timestamp with time zone,
	"from_day" date NOT NULL,
	"until_day" date,
	CONSTRAINT "checkin_circles_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkin_circles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_circle_days" ADD CONSTRAINT "checkin_circle_days_workspace_id_circle_id_checkin_circles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","circle_id") REFERENCES "public"."checkin_circles"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_circle_members" ADD CONSTRAINT "checkin_circle_members_workspace_id_circle_id_checkin_circles_workspace_id_id_fk" FOREIGN KEY ("workspace_id","circle_id") REFERENCES "public"."checkin_circles"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_circle_members" ADD CONSTRAINT "checkin_circle_members_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_circle_plans" ADD CONSTRAINT "checkin_circle_plans_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_circles" ADD CONSTRAINT "checkin_circles_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_circle_days_of_programme" ON "checkin_circle_days" USING btree ("workspace_id","programme_id","day");--> statement-breakpoint
CREATE INDEX "checkin_circle_days_due" ON "checkin_circle_days" USING btree ("due_at") WHERE "checkin_circle_days"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "checkin_circle_members_now" ON "checkin_circle_members" USING btree ("workspace_id","programme_id","user_id") WHERE "checkin_circle_members"."until_day" is null;--> statement-breakpoint
CREATE INDEX "checkin_circle_members_of_circle" ON "checkin_circle_members" USING btree ("workspace_id","circle_id");--> statement-breakpoint
CREATE INDEX "checkin_circle_members_of_person" ON "checkin_circle_members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "checkin_circle_plans_due" ON "checkin_circle_plans" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "checkin_circles_of_programme" ON "checkin_circles" USING btree ("workspace_id","programme_id");--> statement-breakpoint
CREATE INDEX "checkin_circles_in_channel" ON "checkin_circles" USING btree ("workspace_id","channel_id") WHERE "checkin_circles"."channel_id" is not null;--> statement-breakpoint
CREATE POLICY "checkin_circle_days_of_workspace" ON "checkin_circle_days" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_circle_days_of_system" ON "checkin_circle_days" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_circle_members_of_workspace" ON "checkin_circle_members" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_circle_members_of_system" ON "checkin_circle_members" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_circle_plans_of_workspace" ON "checkin_circle_plans" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_circle_plans_of_system" ON "checkin_circle_plans" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_circles_of_workspace" ON "checkin_circles" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_circles_of_system" ON "checkin_circles" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);