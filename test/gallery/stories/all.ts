import type { Story } from '../story.ts';
import { answerStories } from './answers.tsx';
import { askStories } from './ask.tsx';
import { batchStories } from './batch.tsx';
import { chatStories } from './chat.tsx';
import { compareStories } from './compare.tsx';
import { domainStories } from './domains.tsx';
import { fieldStories } from './fields.tsx';
import { followingStories } from './following.tsx';
import { gatewayStories } from './gateways.tsx';
import { gptStories } from './gpt.tsx';
import { listStories } from './lists.tsx';
import { optionStories } from './options.tsx';
import { panelStories } from './panel.tsx';
import { partStories } from './parts.tsx';
import { popupStories } from './popup.tsx';
import { setupStories } from './setup.tsx';
import { tableStories } from './table.tsx';
import { tryStories } from './try.tsx';
import { usageStories } from './usage.tsx';

/** The chapters of the gallery, from surfaces to their parts. */
export const chapters: Record<string, Story[]> = {
  'Card and details': answerStories,
  'Parts of a GPT': gptStories,
  Popup: popupStories,
  'Side panel': panelStories,
  Lists: listStories,
  Comparison: compareStories,
  'Ask several': askStories,
  Following: followingStories,
  Domains: domainStories,
  Batches: batchStories,
  'Table and plot': tableStories,
  Gateways: gatewayStories,
  'Chat with a GPT': tryStories,
  Chat: chatStories,
  'Setup and backup': setupStories,
  Options: optionStories,
  Usage: usageStories,
  'Form fields': fieldStories,
  'Small parts': partStories,
};

export const stories: Story[] = Object.values(chapters).flat();
