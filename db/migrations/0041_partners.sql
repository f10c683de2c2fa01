CREATE TABLE "partner_misses" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"partnership_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"since" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_misses_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "partner_misses_once" UNIQUE("workspace_id","partnership_id","user_id","since")
);
--> statement-breakpoint
ALTER TABLE "partner_misses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partners" (
	"workspace_id" text NOT NULL,
	"partnership_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"tells" boolean DEFAULT false NOT NULL,
	"renews" boolean,
	CONSTRAINT "partners_workspace_id_partnership_id_user_id_pk" PRIMARY KEY("workspace_id","partnership_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "partners" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partnerships" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"asked_by" text,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end" text,
	"look_at" timestamp with time zone,
	CONSTRAINT "partnerships_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "partnerships_over" CHECK (("partnerships"."ended_at" is null) = ("partnerships"."end" is null)),
	CONSTRAINT "partnerships_looked_at" CHECK (("partnerships"."ended_at" is null) = ("partnerships"."look_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "partnerships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner_searches" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"look_at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_searches_workspace_id_community_id_user_id_pk" PRIMARY KEY("workspace_id","community_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "partner_searches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "partner_misses" ADD CONSTRAINT "partner_misses_workspace_id_partnership_id_user_id_partners_workspace_id_partnership_id_user_id_fk" FOREIGN KEY ("workspace_id","partnership_id","user_id") REFERENCES "public"."partners"("workspace_id","partnership_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_workspace_id_partnership_id_partnerships_workspace_id_id_fk" FOREIGN KEY ("workspace_id","partnership_id") REFERENCES "public"."partnerships"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnerships" ADD CONSTRAINT "partnerships_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_searches" ADD CONSTRAINT "partner_searches_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_misses_of_person" ON "partner_misses" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partners_living" ON "partners" USING btree ("workspace_id","community_id","user_id") WHERE "partners"."state" in ('asked', 'in');--> statement-breakpoint
CREATE INDEX "partners_of_member" ON "partners" USING btree ("workspace_id","community_id","user_id","changed_at");--> statement-breakpoint
CREATE INDEX "partnerships_look" ON "partnerships" USING btree ("look_at") WHERE "partnerships"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "partnerships_living" ON "partnerships" USING btree ("workspace_id","community_id") WHERE "partnerships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "partnerships_ended" ON "partnerships" USING btree ("ended_at") WHERE "partnerships"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "partner_searches_look" ON "partner_searches" USING btree ("look_at");--> statement-breakpoint
CREATE POLICY "partner_misses_of_workspace" ON "partner_misses" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "partner_misses_of_system" ON "partner_misses" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "partners_of_workspace" ON "partners" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "partners_of_system" ON "partners" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "partnerships_of_workspace" ON "partnerships" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "partnerships_of_system" ON "partnerships" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "partner_searches_of_workspace" ON "partner_searches" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "partner_searches_of_system" ON "partner_searches" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);