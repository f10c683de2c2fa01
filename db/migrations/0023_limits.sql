CREATE TABLE "limit_hosts" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"host" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "limit_hosts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "limit_hosts_of_community" UNIQUE("workspace_id","community_id","host")
);
--> statement-breakpoint
ALTER TABLE "limit_hosts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "limits" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"posts_channel_id" text,
	"posts_most" smallint,
	"posts_per" text,
	"posts_since" timestamp with time zone,
	"promotion_channel_id" text,
	"promotion_most" smallint,
	"promotion_since" timestamp with time zone,
	"organizers_exempt" boolean NOT NULL,
	CONSTRAINT "limits_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id"),
	CONSTRAINT "limits_posts" CHECK (num_nulls("limits"."posts_channel_id", "limits"."posts_most", "limits"."posts_per", "limits"."posts_since") in (0, 4)),
	CONSTRAINT "limits_promotion" CHECK (num_nulls("limits"."promotion_channel_id", "limits"."promotion_most", "limits"."promotion_since") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "limit_notes" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "limit_notes_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "limit_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "limit_posts" (
	"workspace_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"community_id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"user_id" text NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"host_id" uuid,
	"content_ts" numeric(18, 6) NOT NULL,
	"marked_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"check_at" timestamp with time zone,
	CONSTRAINT "limit_posts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "limit_posts_post" UNIQUE("workspace_id","community_id","channel_id","ts")
);
--> statement-breakpoint
ALTER TABLE "limit_posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "limit_hosts" ADD CONSTRAINT "limit_hosts_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limits" ADD CONSTRAINT "limits_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_posts" ADD CONSTRAINT "limit_posts_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "limit_hosts_host" ON "limit_hosts" USING btree ("workspace_id","host");--> statement-breakpoint
CREATE INDEX "limit_notes_at" ON "limit_notes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "limit_posts_of_member" ON "limit_posts" USING btree ("workspace_id","community_id","user_id","day");--> statement-breakpoint
CREATE INDEX "limit_posts_unchecked" ON "limit_posts" USING btree ("check_at") WHERE "limit_posts"."check_at" is not null;--> statement-breakpoint
CREATE INDEX "limit_posts_posted" ON "limit_posts" USING btree ("posted_at");--> statement-breakpoint
CREATE POLICY "limit_hosts_of_workspace" ON "limit_hosts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "limit_hosts_of_system" ON "limit_hosts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "limits_of_workspace" ON "limits" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "limits_of_system" ON "limits" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "limit_notes_of_workspace" ON "limit_notes" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "limit_notes_of_system" ON "limit_notes" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "limit_posts_of_workspace" ON "limit_posts" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "limit_posts_of_system" ON "limit_posts" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);