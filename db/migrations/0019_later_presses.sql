ALTER TABLE "commitments" ADD COLUMN "pressed_in" text;--> statement-breakpoint
ALTER TABLE "commitments" ADD COLUMN "pressed_at" text;