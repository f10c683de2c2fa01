CREATE TABLE "challenge_offers" (
	"workspace_id" text NOT NULL,
	"challenge_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "challenge_offers_workspace_id_challenge_id_user_id_pk" PRIMARY KEY("workspace_id","challenge_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "challenge_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "challenge_offers" ADD CONSTRAINT "challenge_offers_workspace_id_challenge_id_challenges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","challenge_id") REFERENCES "public"."challenges"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "challenge_offers_of_workspace" ON "challenge_offers" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "challenge_offers_of_system" ON "challenge_offers" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);