ALTER TABLE "inbox" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "held" boolean DEFAULT false NOT NULL;