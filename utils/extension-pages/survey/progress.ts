import type { SurveyItem } from '../../user-data/schema.ts';
import type { Progress } from '../../user-data/surveys.ts';

/** How many of a survey's items are in each state. */
export function progressOf(items: SurveyItem[]): Progress {
  const progress: Progress = { waiting: 0, found: 0, failed: 0 };
  for (const { state } of items) progress[state] += 1;
  return progress;
}
