/** One section of links on the demo page. */
export interface ChosenSection {
  title: string;
  /** Pairs of the end of a DOM id, after `link-`, and the GPT's name or edge case. */
  gpts: [domId: string, keyOrName: string][];
}

/** The GPTs on the demo page, chosen for variety. */
export const chosenSections: ChosenSection[] = [
  {
    title: 'For work and for code',
    gpts: [
      ['penny-pilot', 'Penny Pilot'],
      ['minutes', 'Minutes in Minutes'],
      ['fine-print', 'Fine Print'],
      ['gopher-gate', 'Gopher Gate'],
      ['notebook-navigator', 'Notebook Navigator'],
      ['conference', 'Conference in a Box'],
    ],
  },
  {
    title: 'For reading and finding out',
    gpts: [
      ['thesis-x-ray', 'Thesis X-ray'],
      ['paper-trail', 'Paper Trail PDF'],
      ['grid-watch', 'Grid Watch'],
      ['archive-owl', 'Archive Owl'],
      ['moonrise', 'Moonrise Lens'],
    ],
  },
  {
    title: 'For the rest of the day',
    gpts: [
      ['crumb', 'Crumb & Crust'],
      ['slow-rail', 'Slow Rail'],
      ['watercolour', 'Watercolour Walk'],
      ['knight-school', 'Knight School'],
      ['plot', 'Plot Thickener'],
      ['tiny-oracle', 'Tiny Oracle'],
    ],
  },
  {
    title: '中文 GPT',
    gpts: [
      ['congee', '粥谱大全'],
      ['code-clinic', '代码诊所'],
      ['ink-studio', '水墨山房'],
      ['paper-reader', '论文速读'],
      ['rental', '租房合同助手'],
    ],
  },
  {
    title: 'Unusual ones',
    gpts: [
      ['arabic', 'text-arabic'],
      ['hebrew', 'text-hebrew'],
      ['emoji', 'text-emoji'],
      ['long-name', 'text-long-name'],
      ['no-author', 'author-without-name'],
      ['no-ratings', 'ratings-zero'],
      ['huge-picture', 'picture-huge'],
      ['unknown-tools', 'tools-unknown'],
    ],
  },
  {
    title: 'With Actions that ask for a lot, for nothing, or in a broken way',
    gpts: [
      ['ledger-desk', 'Ledger Desk'],
      ['three-counters', 'Three Counters'],
      ['pulse-cabinet', 'Pulse Cabinet'],
      ['clockwork', 'Clockwork Constant'],
      ['courier', '快递小窗'],
      ['no-schema', 'action-without-schema'],
      ['broken-schemas', 'Broken Almanac'],
      ['hostile-schemas', 'Mirror Clause'],
      ['endless-schemas', 'Endless Corridor'],
    ],
  },
];
