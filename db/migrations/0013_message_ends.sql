ALTER TABLE "attention_proposals" ADD COLUMN "close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attention_proposals" ADD COLUMN "shown" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
CREATE INDEX "attention_proposals_close" ON "attention_proposals" USING btree ("close_at") WHERE "attention_proposals"."close_at" is not null;--> statement-breakpoint
CREATE INDEX "attention_proposals_open" ON "attention_proposals" USING btree ("workspace_id","about") WHERE "attention_proposals"."close_at" is not null;--> statement-breakpoint
-- Messages that were sent before are compared with the facts too, so that none keeps buttons that do nothing.
UPDATE "attention_proposals" SET "close_at" = date_trunc('milliseconds', now()) WHERE "sent_at" IS NOT NULL;
