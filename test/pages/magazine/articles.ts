/** A magazine article that lists GPTs, with readers' comments. */
export interface Article {
  lang: 'en' | 'zh-CN';
  magazine: string;
  /** The magazine's other pages; they lead nowhere. */
  rubrics: string[];
  title: string;
  byline: string;
  lead: string;
  /** How many readers named a GPT: `#` is replaced by the number. */
  readers: string;
  parts: Part[];
  lettersTitle: string;
  letters: Letter[];
}

export interface Part {
  title: string;
  /** Names of GPTs in the demo gateway's catalogue. */
  gpts: string[];
}

/** A reader's comment: `before`, the bare id of a GPT, `after`. */
export interface Letter {
  from: string;
  before: string;
  gpt: string;
  after: string;
}

export const articles: Record<'en' | 'zh_CN', Article> = {
  en: {
    lang: 'en',
    magazine: 'The Spare Hour',
    rubrics: ['Tools', 'Letters', 'Archive'],
    title: 'Twenty-one GPTs worth a second look',
    byline: 'By Nell Ashdown · 12 min read',
    lead: 'We asked our readers which assistants they come back to after the first week. These are the answers, in no particular order.',
    readers: '# readers',
    parts: [
      {
        title: 'At the desk',
        gpts: [
          'Penny Pilot',
          'Minutes in Minutes',
          'Call Notes Concierge',
          'Moving House Mate',
          'Polite Post',
          'Panel Practice',
          'Container Doctor',
        ],
      },
      {
        title: 'For reading and finding out',
        gpts: [
          'Thesis X-ray',
          'Paper Trail PDF',
          'Archive Owl',
          'Trial Tracker',
          'Charter Reader',
          'Harvest Almanac',
          'Notebook Navigator',
        ],
      },
      {
        title: 'For the evening',
        gpts: [
          'Watercolour Walk',
          'Flash Fiction Forge',
          'Moonrise Lens',
          'Sprite Engine Pal',
          'Toastmaker',
          'First 5K',
          'Knight School',
        ],
      },
    ],
    lettersTitle: 'From the letters',
    letters: [
      {
        from: 'Marguerite, Lyon',
        before: 'Does anyone know who is behind ',
        gpt: 'Knight School',
        after: '? It is good, but I would like to know where my questions go.',
      },
      {
        from: 'Ida, Bergen',
        before: 'You left out ',
        gpt: 'Notebook Navigator',
        after:
          ', which our whole lab has been using since spring. I only found it because somebody pasted the id into a chat.',
      },
      {
        from: 'Teo, Porto',
        before: 'For anybody who has to give a speech: ',
        gpt: 'Toastmaker',
        after: ' got me through two weddings and a farewell.',
      },
    ],
  },
  zh_CN: {
    lang: 'zh-CN',
    magazine: '闲时周刊',
    rubrics: ['工具', '来信', '往期'],
    title: '二十一个值得再看一眼的 GPT',
    byline: '文 / 顾一舟 · 阅读约 12 分钟',
    lead: '我们问读者：用过一周之后，哪些助手你还会再打开？以下是大家的回答，排名不分先后。',
    readers: '# 位读者',
    parts: [
      {
        title: '案头工作',
        gpts: [
          '周末去哪儿',
          '纪要快手',
          '小程序工坊',
          '前端小灶',
          '算法陪练',
          '演讲稿匠人',
          '文案铺子',
        ],
      },
      {
        title: '阅读与求证',
        gpts: [
          '史料拾遗',
          '论文速读',
          '财报放大镜',
          '保险条款通',
          '租房合同助手',
          '英语角',
          '物理实验室',
        ],
      },
      {
        title: '下班以后',
        gpts: ['粥谱大全', '围棋入门', '水墨山房', '头像画师', '对联先生', '高铁漫游', '练字帖'],
      },
    ],
    lettersTitle: '读者来信',
    letters: [
      {
        from: '西安 小满',
        before: '有人知道 ',
        gpt: '物理实验室',
        after: ' 是谁做的吗？挺好用，但我想知道我问的内容会发到哪里。',
      },
      {
        from: '宁波 阿岚',
        before: '漏了 ',
        gpt: '前端小灶',
        after: '，我们组从春天用到现在，当初还是有人在群里贴了 ID 才知道的。',
      },
      {
        from: '成都 老魏',
        before: '要在婚礼上讲话的朋友可以试试 ',
        gpt: '演讲稿匠人',
        after: '，我靠它应付了两场婚礼和一次送别。',
      },
    ],
  },
};
