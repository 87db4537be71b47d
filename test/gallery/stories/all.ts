import type { Story } from '../story.ts';
import { answerStories } from './answers.tsx';
import { compareStories } from './compare.tsx';
import { fieldStories } from './fields.tsx';
import { followingStories } from './following.tsx';
import { gptStories } from './gpt.tsx';
import { listStories } from './lists.tsx';
import { optionStories } from './options.tsx';
import { panelStories } from './panel.tsx';
import { partStories } from './parts.tsx';
import { popupStories } from './popup.tsx';
import { setUpStories } from './set-up.tsx';
import { surveyStories } from './survey.tsx';
import { tableStories } from './table.tsx';

/** The chapters of the gallery, from whole surfaces down to what they are made of. */
export const chapters: Record<string, Story[]> = {
  'Card and details': answerStories,
  'A GPT, part by part': gptStories,
  Popup: popupStories,
  'Side panel': panelStories,
  Lists: listStories,
  Comparison: compareStories,
  Following: followingStories,
  Surveys: surveyStories,
  'Table and plot': tableStories,
  'Set-up and backup': setUpStories,
  Options: optionStories,
  'Fields of the options': fieldStories,
  'Small parts': partStories,
};

export const stories: Story[] = Object.values(chapters).flat();
