ALTER TABLE "people" ADD COLUMN "picture" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "signed" boolean DEFAULT false NOT NULL;