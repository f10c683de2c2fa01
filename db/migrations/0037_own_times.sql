ALTER TABLE "checkin_programmes" ADD COLUMN "band_hours" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_participants" ADD COLUMN "own_time" text;--> statement-breakpoint
ALTER TABLE "checkin_participants" ADD COLUMN "remind_hours" smallint;