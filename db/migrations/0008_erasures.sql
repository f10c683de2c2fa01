CREATE TABLE "erasures" (
	"workspace_id" text NOT NULL,
	"person_hash" text NOT NULL,
	"user_id" text,
	"requested_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "erasures_workspace_id_person_hash_pk" PRIMARY KEY("workspace_id","person_hash")
);
--> statement-breakpoint
ALTER TABLE "erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "erasure_key" text;--> statement-breakpoint
CREATE INDEX "erasures_due" ON "erasures" USING btree ("requested_at") WHERE "erasures"."erased_at" is null;--> statement-breakpoint
CREATE POLICY "erasures_of_workspace" ON "erasures" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "erasures_of_system" ON "erasures" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);