CREATE TABLE "checkin_questions" (
	"workspace_id" text NOT NULL,
	"programme_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"about" text,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"choices" text[] NOT NULL,
	"is_required" boolean NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "checkin_questions_workspace_id_programme_id_id_pk" PRIMARY KEY("workspace_id","programme_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkin_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkins" ADD COLUMN "answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "checkin_questions" ADD CONSTRAINT "checkin_questions_workspace_id_programme_id_checkin_programmes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","programme_id") REFERENCES "public"."checkin_programmes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "checkin_questions_of_workspace" ON "checkin_questions" AS PERMISSIVE FOR ALL TO "hearth_workspace" USING (workspace_id = current_setting('hearth.workspace')) WITH CHECK (workspace_id = current_setting('hearth.workspace'));--> statement-breakpoint
CREATE POLICY "checkin_questions_of_system" ON "checkin_questions" AS PERMISSIVE FOR ALL TO "hearth_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- What was in the way and how it went become answers to questions, with the words that these had.
CREATE FUNCTION hearth_answers(blockers text, mood text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(jsonb_agg(answer), '[]'::jsonb) FROM (
		SELECT jsonb_build_object('questionId', '00000000-0000-4000-8000-000000000001', 'about', 'blocker', 'kind', 'text',
			'words', 'Anything in your way?', 'isShared', true, 'text', blockers) AS answer WHERE blockers IS NOT NULL
		UNION ALL
		SELECT jsonb_build_object('questionId', '00000000-0000-4000-8000-000000000002', 'about', 'mood', 'kind', 'choice',
			'words', 'How is it going?', 'isShared', true,
			'text', CASE mood WHEN 'good' THEN 'On a roll' WHEN 'okay' THEN 'Steady' ELSE 'Hard going' END) WHERE mood IS NOT NULL
	) all_answers
$$;--> statement-breakpoint
UPDATE "checkins" SET "answers" = hearth_answers("blockers", "mood") WHERE "blockers" IS NOT NULL OR "mood" IS NOT NULL;--> statement-breakpoint
-- For processes of the version before, which write only blockers and mood. To be dropped, with the two columns, once no
-- such process runs. Answers to other questions stay, and those that only their author sees.
CREATE FUNCTION hearth_answers_of_checkin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.answers := hearth_answers(NEW.blockers, NEW.mood) || coalesce((
		SELECT jsonb_agg(answer) FROM jsonb_array_elements(NEW.answers) AS answer
			WHERE answer->>'about' IS NULL OR answer->>'about' NOT IN ('blocker', 'mood') OR NOT (answer->>'isShared')::boolean), '[]'::jsonb);
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER answers_of_new_checkin BEFORE INSERT ON "checkins" FOR EACH ROW
	WHEN (NEW.answers = '[]'::jsonb AND (NEW.blockers IS NOT NULL OR NEW.mood IS NOT NULL))
	EXECUTE FUNCTION hearth_answers_of_checkin();--> statement-breakpoint
CREATE TRIGGER answers_of_checkin BEFORE UPDATE OF blockers, mood ON "checkins" FOR EACH ROW
	WHEN (NEW.answers = OLD.answers AND (NEW.blockers IS DISTINCT FROM OLD.blockers OR NEW.mood IS DISTINCT FROM OLD.mood))
	EXECUTE FUNCTION hearth_answers_of_checkin();
