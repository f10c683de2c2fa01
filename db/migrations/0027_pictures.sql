CREATE TABLE "pictures" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"status" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"file_id" text,
	CONSTRAINT "pictures_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "pictures_claimed" ON "pictures" USING btree ("claimed_at");--> statement-breakpoint
CREATE POLICY "pictures_of_workspace" ON "pictures" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "pictures_of_system" ON "pictures" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);