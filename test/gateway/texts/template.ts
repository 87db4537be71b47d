/**
 * The texts of several invented GPTs of one kind. In `description` and `starters`, `{}` stands for the topic of each.
 */
export interface TextTemplate {
  category: string;
  description: string;
  starters: string[];
  /** Pairs of a GPT's name and its topic. */
  gpts: [name: string, topic: string][];
}

export type Language = 'en' | 'zh' | 'ar' | 'he' | 'ja' | 'ko';

export interface GptText {
  /** For texts that are an edge case themselves. */
  key?: string;
  language: Language;
  name: string;
  description: string;
  starters: string[];
  category: string;
}

/** Creates one text for every GPT of a template. */
export function textsOf(template: TextTemplate, language: Language): GptText[] {
  return template.gpts.map(([name, topic]) => ({
    language,
    name,
    description: template.description.replaceAll('{}', topic),
    starters: template.starters.map((starter) => starter.replaceAll('{}', topic)),
    category: template.category,
  }));
}
