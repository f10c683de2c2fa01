ALTER TABLE "workspaces" ADD COLUMN "installed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "installations" DROP COLUMN "installed_at";