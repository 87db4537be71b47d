import { actionTexts } from './actions.ts';
import { chineseTemplates } from './chinese.ts';
import { codeTemplates } from './code.ts';
import { dailyTemplates } from './daily.ts';
import { imageTemplates } from './images.ts';
import { interestTemplates } from './interests.ts';
import { learningTemplates } from './learning.ts';
import { researchTemplates } from './research.ts';
import { type GptText, textsOf } from './template.ts';
import { unusualTexts } from './unusual.ts';
import { workTemplates } from './work.ts';
import { writingTemplates } from './writing.ts';

/** The texts of every invented GPT, in a fixed order. */
export const allTexts: GptText[] = [
  ...[
    workTemplates,
    codeTemplates,
    researchTemplates,
    writingTemplates,
    learningTemplates,
    dailyTemplates,
    imageTemplates,
    interestTemplates,
  ].flatMap((templates) => templates.flatMap((template) => textsOf(template, 'en'))),
  ...chineseTemplates.flatMap((template) => textsOf(template, 'zh')),
  ...actionTexts,
  ...unusualTexts,
];
