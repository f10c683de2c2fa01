CREATE TABLE "attention_away_words" (
	"workspace_id" text NOT NULL,
	"community_id" uuid NOT NULL,
	"words" text[] NOT NULL,
	CONSTRAINT "attention_away_words_workspace_id_community_id_pk" PRIMARY KEY("workspace_id","community_id")
);
--> statement-breakpoint
ALTER TABLE "attention_away_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkin_recaps" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkin_recaps_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "checkin_recaps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkin_digests" ADD COLUMN "channel_id" text;--> statement-breakpoint
ALTER TABLE "attention_away_words" ADD CONSTRAINT "attention_away_words_workspace_id_community_id_communities_workspace_id_id_fk" FOREIGN KEY ("workspace_id","community_id") REFERENCES "public"."communities"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkin_recaps" ADD CONSTRAINT "checkin_recaps_workspace_id_user_id_people_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."people"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkin_recaps_due" ON "checkin_recaps" USING btree ("due_at");--> statement-breakpoint
CREATE POLICY "attention_away_words_of_workspace" ON "attention_away_words" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "attention_away_words_of_system" ON "attention_away_words" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "checkin_recaps_of_workspace" ON "checkin_recaps" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_recaps_of_system" ON "checkin_recaps" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);