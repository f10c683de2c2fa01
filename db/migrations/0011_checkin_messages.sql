ALTER TABLE "checkin_occurrences" ADD COLUMN "asked_in" text;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "checkin_occurrences" ADD COLUMN "reminded_in" text;--> statement-breakpoint
CREATE INDEX "checkin_occurrences_of_person" ON "checkin_occurrences" USING btree ("workspace_id","user_id","opens_at");--> statement-breakpoint
UPDATE "checkin_occurrences" SET "asked_in" = 'checkins.ask:' || "id", "reminded_in" = 'checkins.remind:' || "id" WHERE "asked_at" IS NOT NULL;
