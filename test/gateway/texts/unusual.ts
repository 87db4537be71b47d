import type { GptText } from './template.ts';

/** Texts that are hard to lay out or to escape, each with its key. */
export const unusualTexts: GptText[] = [
  {
    key: 'text-arabic',
    language: 'ar',
    name: 'مساعد الطبخ',
    description: 'أخبرني بما لديك في المطبخ، وسأقترح عليك وجبة سهلة مع المقادير وخطوات التحضير.',
    starters: ['لدي دجاج وأرز فقط', 'وجبة بدون لحم', 'كيف أنقذ طبقًا مالحًا؟'],
    category: 'lifestyle',
  },
  {
    key: 'text-hebrew',
    language: 'he',
    name: 'מורה לתכנות',
    description:
      'עוזר ללמוד לתכנת צעד אחר צעד, מסביר שגיאות במילים פשוטות ומציע תרגיל קטן לכל יום.',
    starters: ['מה פירוש השגיאה הזאת?', 'תן לי תרגיל קל', 'הסבר לי לולאות'],
    category: 'education',
  },
  {
    key: 'text-japanese',
    language: 'ja',
    name: '手紙の下書き帳',
    description: '季節のあいさつから結びの言葉まで、相手に合わせた手紙の下書きを作ります。',
    starters: ['先生へのお礼状', 'もう少し短く', '丁寧すぎますか？'],
    category: 'writing',
  },
  {
    key: 'text-korean',
    language: 'ko',
    name: '동네 산책 길잡이',
    description: '지금 계신 곳에서 한 시간 안에 다녀올 수 있는 산책길을 날씨에 맞춰 추천합니다.',
    starters: ['비가 와도 괜찮은 길', '아이와 함께', '조용한 길로'],
    category: 'lifestyle',
  },
  {
    key: 'text-long-name',
    language: 'en',
    name: 'The Entirely Unabridged, Patiently Annotated and Occasionally Interrupted Encyclopaedia of Every Bridge Between the Source and the Sea, with Notes for Travellers, Engineers and Ducks',
    description: 'Knows a great many bridges.',
    starters: ['Which bridge is the oldest?'],
    category: 'research',
  },
  {
    key: 'text-long-description',
    language: 'en',
    name: 'Long Winded Weather',
    description: Array.from(
      { length: 12 },
      (_, hour) =>
        `At ${hour + 1} o’clock it describes the sky at length: the colour near the horizon, the shape of every cloud, where the wind comes from, and what the gulls appear to think of it all.`,
    ).join(' '),
    starters: [
      'Describe the sky above my town this evening as if I had never seen one, beginning with the light and ending, if there is time, with a forecast that I could read to my grandmother on the telephone without having to explain any word of it',
    ],
    category: 'other',
  },
  {
    key: 'text-one-word',
    language: 'en',
    name: `Donau${'dampfschifffahrts'.repeat(5)}gesellschaft`,
    description: `https://wide.example/${'unbroken'.repeat(30)}`,
    starters: ['w'.repeat(200)],
    category: 'other',
  },
  {
    key: 'text-emoji',
    language: 'en',
    name: '🧑🏽‍🚀 Mission Control 👩‍👩‍👧‍👦🏳️‍🌈',
    description: '🚀 Plans family rocket launches 🎆 from cardboard to countdown 🇪🇺 5️⃣4️⃣3️⃣2️⃣1️⃣',
    starters: ['🛰️', '👨‍🔧 Help me build a fin'],
    category: 'education',
  },
  {
    key: 'text-combining-marks',
    language: 'en',
    name: 'Z\u0351\u0306a\u0308\u0330l\u0321\u0302g\u0303\u0331o\u030b\u0329 Diacritics Desk',
    description:
      'Sorts out ạ̈cçe\u0301n\u0303ts, from e\u0301 to o\u0328\u0304, and explains normal forms.',
    starters: ['Is e\u0301 the same as é?'],
    category: 'education',
  },
  {
    key: 'text-bidi-override',
    language: 'en',
    name: 'Mirror \u202eretirW\u202c Room',
    description:
      'Its name hides a right-to-left override, which must not turn around what follows it.',
    starters: ['Read this \u202ebackwards'],
    category: 'writing',
  },
  {
    key: 'text-markup',
    language: 'en',
    name: '<img src=x onerror="alert(1)"> & <b>Bold</b> Claims',
    description:
      '<script>alert(2)</script> </textarea> [a link](javascript:alert(3)) &amp; {{7*7}}',
    starters: ['<svg onload=alert(4)>', '"><iframe src="https://frame.example/">'],
    category: 'programming',
  },
  {
    key: 'text-line-breaks',
    language: 'en',
    name: 'Stanza\nKeeper',
    description:
      'First line of a verse,\nsecond line,\n\n\n\n\nand, after a long pause, the third.\t(Tab.)',
    starters: ['One\nTwo\nThree'],
    category: 'writing',
  },
  {
    key: 'text-empty',
    language: 'en',
    name: '',
    description: '',
    starters: [''],
    category: 'other',
  },
];
