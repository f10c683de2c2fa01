CREATE TABLE "community_roles" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "community_roles_workspace_id_community_id_user_id_role_pk" PRIMARY KEY("workspace_id","community_id","user_id","role")
);
--> statement-breakpoint
ALTER TABLE "community_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "community_roles" ADD CONSTRAINT "community_roles_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "community_roles_of_workspace" ON "community_roles" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "community_roles_of_system" ON "community_roles" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Until now these could change everything in a community: the person who created it, and, where they are in it, admins and the installer.
INSERT INTO "community_roles" ("workspace_id", "community_id", "user_id", "role", "granted_at")
SELECT "workspace_id", "id", "created_by", 'organizer', now() FROM "communities"
UNION
SELECT m."workspace_id", m."community_id", m."user_id", 'organizer', now()
FROM "members" m
JOIN "people" p USING ("workspace_id", "user_id")
JOIN "workspaces" w USING ("workspace_id")
WHERE m."left_at" IS NULL AND (p."standing" = 'admin' OR (w."installer_id" = m."user_id" AND p."standing" NOT IN ('bot', 'deactivated')));
