ALTER TABLE "communities" ADD COLUMN "unorganized_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "community_roles" ADD COLUMN "topic" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "community_roles" ADD COLUMN "granted_by" text;--> statement-breakpoint
ALTER TABLE "community_roles" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "community_roles" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "community_roles" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "community_roles" DROP CONSTRAINT "community_roles_workspace_id_community_id_user_id_role_pk";--> statement-breakpoint
ALTER TABLE "community_roles" ADD CONSTRAINT "community_roles_workspace_id_community_id_user_id_role_topic_pk" PRIMARY KEY("workspace_id","community_id","user_id","role","topic");--> statement-breakpoint
CREATE INDEX "community_roles_ending" ON "community_roles" USING btree ("ends_at") WHERE "community_roles"."ended_at" is null and "community_roles"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "community_roles_ended" ON "community_roles" USING btree ("ended_at") WHERE "community_roles"."ended_at" is not null;--> statement-breakpoint
ALTER TABLE "community_roles" ADD CONSTRAINT "community_roles_topic" CHECK (("community_roles"."role" = 'topic_leader') = ("community_roles"."topic" <> ''));--> statement-breakpoint
-- From now on, members who leave or are deactivated lose their roles, so those who have left already lose them too.
UPDATE "community_roles" r SET "ended_at" = now()
FROM "members" m JOIN "people" p USING ("workspace_id", "user_id")
WHERE m."workspace_id" = r."workspace_id" AND m."community_id" = r."community_id" AND m."user_id" = r."user_id"
  AND (m."left_at" IS NOT NULL OR p."standing" IN ('bot', 'deactivated'));--> statement-breakpoint
-- Greeters become holders of a role.
INSERT INTO "community_roles" ("workspace_id", "community_id", "user_id", "role", "granted_at")
SELECT g."workspace_id", g."community_id", g."user_id", 'greeter', now()
FROM "newcomer_greeters" g
JOIN "members" m USING ("workspace_id", "community_id", "user_id")
JOIN "people" p USING ("workspace_id", "user_id")
WHERE m."left_at" IS NULL AND p."standing" NOT IN ('bot', 'deactivated');--> statement-breakpoint
ALTER TABLE "newcomer_greeters" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "newcomer_greeters_of_workspace" ON "newcomer_greeters" CASCADE;--> statement-breakpoint
DROP POLICY "newcomer_greeters_of_system" ON "newcomer_greeters" CASCADE;--> statement-breakpoint
DROP TABLE "newcomer_greeters" CASCADE;
