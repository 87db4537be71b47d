import type { TextTemplate } from './template.ts';

/** GPTs for people with a special interest. */
export const interestTemplates: TextTemplate[] = [
  {
    category: 'lifestyle',
    description:
      'Understands {}: what they want, what they should not eat, and which habits are worth a visit to the vet.',
    starters: ['Why does she do that?', 'Can he eat this?', 'Make a training plan'],
    gpts: [
      ['Cat Logic', 'cats'],
      ['Good Dog Manual', 'dogs'],
      ['Parrot Parlance', 'parrots'],
      ['Hamster Wheelhouse', 'hamsters'],
      ['Tortoise Timetable', 'tortoises'],
    ],
  },
  {
    category: 'research',
    description:
      'Tells you what is worth looking at tonight with {}, from where you stand, and what you are really seeing.',
    starters: ['What is up tonight?', 'I live in a bright city', 'Show my daughter a planet'],
    gpts: [
      ['Naked Eye Nights', 'your bare eyes'],
      ['Binocular Astronomer', 'binoculars'],
      ['Dobson’s Choice', 'a small telescope'],
      ['Meteor Minute', 'a blanket and patience'],
      ['Moonrise Lens', 'a camera'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Everything about {} without the snobbery: what to try next, how to make it, what to pay.',
    starters: ['I like it strong', 'What should I try next?', 'Which water, which heat?'],
    gpts: [
      ['Leaf & Kettle', 'tea'],
      ['Pour Over Pal', 'coffee'],
      ['Cellar Chat', 'wine'],
      ['Rind & Curd', 'cheese'],
      ['Cacao Compass', 'chocolate'],
    ],
  },
  {
    category: 'education',
    description:
      'Looks at your games of {} and finds the one habit that costs you most. Then ten exercises against it.',
    starters: ['Here is my last game', 'Where did it turn?', 'Ten exercises, please'],
    gpts: [
      ['Knight School', 'chess'],
      ['Joseki Journal', 'go'],
      ['River Card Review', 'poker'],
      ['Double Dummy', 'bridge'],
      ['Meeple Mentor', 'strategy board games'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Works out {} from your bills and your habits, shows every assumption, and ranks what would help by effort.',
    starters: ['Here is my last bill', 'What is the cheapest change?', 'Check the assumptions'],
    gpts: [
      ['Watt Watcher', 'what your home uses'],
      ['Heat Pump Helper', 'whether a heat pump pays'],
      ['Solar Sums', 'what a solar roof yields'],
      ['Nest Egg Napkin', 'how long your savings last'],
      ['Two Car Question', 'what your car really costs'],
    ],
  },
  {
    category: 'other',
    description:
      'Draws up {} from names, dates and half-remembered stories, and keeps what is proved apart from what is told.',
    starters: ['Start with my grandmother', 'Which record would show this?', 'Who is missing?'],
    gpts: [
      ['Family Tree Fitter', 'family trees'],
      ['Village Chronicle', 'village histories'],
      ['House Biographer', 'the history of a house'],
      ['Regiment Roll', 'soldiers’ paths'],
      ['Ship’s Manifest', 'emigrants’ voyages'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Organises {} down to the last chair: a budget, a timeline, a list for each helper, and a plan for rain.',
    starters: ['Sixty guests, small budget', 'What do I book first?', 'Who does what on the day?'],
    gpts: [
      ['Aisle Be There', 'weddings'],
      ['Street Party Planner', 'street parties'],
      ['Conference in a Box', 'small conferences'],
      ['Cake & Candles', 'children’s birthdays'],
      ['Reunion Roundup', 'reunions'],
    ],
  },
  {
    category: 'writing',
    description:
      'Names {}: fifty ideas with their sound, their meaning and who might already be using them.',
    starters: ['Short and warm', 'No made-up words', 'Which ones are taken?'],
    gpts: [
      ['Name That Startup', 'companies'],
      ['Boat Baptiser', 'boats'],
      ['Baby Name Breeze', 'children'],
      ['Band Name Bureau', 'bands'],
      ['Variable Namer', 'variables and functions'],
    ],
  },
];
