CREATE TABLE "newcomer_answers" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"place" smallint NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "newcomer_answers_workspace_id_community_id_user_id_place_pk" PRIMARY KEY("workspace_id","community_id","user_id","place")
);
--> statement-breakpoint
ALTER TABLE "newcomer_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "newcomer_settings" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"questions" text[],
	"invitation_link" text,
	CONSTRAINT "newcomer_settings_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "newcomer_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "size_told" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "greeter_id" text;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "greeter_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "looking_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "list_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "listed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newcomers" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "newcomer_answers" ADD CONSTRAINT "newcomer_answers_workspace_id_community_id_user_id_members_workspace_id_community_id_user_id_fk" FOREIGN KEY ("workspace_id","community_id","user_id") REFERENCES "public"."members"("workspace_id","community_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "newcomer_settings" ADD CONSTRAINT "newcomer_settings_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newcomers_to_list" ON "newcomers" USING btree ("list_at") WHERE "newcomers"."list_at" is not null;--> statement-breakpoint
CREATE POLICY "newcomer_answers_of_workspace" ON "newcomer_answers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomer_answers_of_system" ON "newcomer_answers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "newcomer_settings_of_workspace" ON "newcomer_settings" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "newcomer_settings_of_system" ON "newcomer_settings" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);