import { SurveyList } from '../../components/survey/survey-list.tsx';
import { ask } from '../../utils/messages/send.ts';
import { createSurveys } from '../../utils/user-data/surveys.ts';
import type { OpenView } from './view.ts';

export const openSurveys: OpenView<'surveys'> = async (_, { records, show, offerUndo, signal }) => {
  const surveys = createSurveys(records);

  async function remove(survey: string, sentence: string): Promise<void> {
    const gone = await surveys.remove(survey);
    await ask({ type: 'run-surveys' });
    if (!gone) return;
    offerUndo(sentence, async () => {
      await surveys.restore(gone);
      await ask({ type: 'run-surveys' });
    });
  }

  async function draw(): Promise<void> {
    const all = await surveys.all();
    const standings = await Promise.all(
      all.map(async (survey) => ({ survey, progress: await surveys.progress(survey.survey) })),
    );
    show(
      <SurveyList surveys={standings} now={Date.now()} rename={surveys.rename} remove={remove} />,
    );
  }

  records.watch((kind) => (kind === 'surveys' || kind === 'items') && draw(), signal);
  await draw();
};
