import type { TextTemplate } from './template.ts';

/** GPTs for life outside work. */
export const dailyTemplates: TextTemplate[] = [
  {
    category: 'lifestyle',
    description:
      'Cooks {} with what is in your kitchen. Quantities for the people at your table, and a rescue plan if it goes wrong.',
    starters: ['I have eggs, leeks and an hour', 'Make it vegan', 'It is too salty, help'],
    gpts: [
      ['Crumb & Crust', 'bread'],
      ['Ramen Notebook', 'noodle soups'],
      ['Tagine Time', 'stews'],
      ['Pickle Jar', 'pickles and preserves'],
      ['Sunday Roast Radio', 'Sunday lunch'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Plans {} that fit your budget and your knees. Opening hours and trains are looked up, not guessed.',
    starters: ['Three days, slow pace', 'What if it rains?', 'Find a quiet place to stay'],
    gpts: [
      ['Slow Rail', 'journeys by train'],
      ['Hut to Hut', 'mountain walks'],
      ['City in a Day', 'city breaks'],
      ['Pedal Post', 'cycling trips'],
      ['Ferry Tales', 'island hopping'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'A kind coach for {}. Short sessions, no guilt, and a plan that survives a bad week.',
    starters: ['Ten minutes today', 'I skipped a week', 'Make a plan for beginners'],
    gpts: [
      ['First 5K', 'running'],
      ['Desk Stretch', 'stretching'],
      ['Kettle & Bell', 'strength training'],
      ['Lane Four', 'swimming'],
      ['Sun Salute', 'yoga'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Knows {} and what yours needs this week. Send a photo and it names the problem, the cause and the gentlest cure.',
    starters: ['Why are the leaves yellow?', 'What should I do in March?', 'Identify this'],
    gpts: [
      ['Balcony Botanist', 'balcony plants'],
      ['Tomato Tribune', 'tomatoes'],
      ['Bee Board', 'bees'],
      ['Aquarium Almanac', 'aquariums'],
      ['Orchard Year', 'fruit trees'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Helps you fix {} at home: which tool, in which order, and when it is wiser to call somebody.',
    starters: ['It drips', 'Which screw is this?', 'Is this dangerous?'],
    gpts: [
      ['Dripless', 'taps and pipes'],
      ['Squeak Doctor', 'doors and floors'],
      ['Spoke & Sprocket', 'bicycles'],
      ['Stitch Witch', 'clothes'],
      ['Hi-Fi Healer', 'old amplifiers'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Plays {} with you, keeps the score honestly, and lets you win about half of the time.',
    starters: ['New game', 'Explain the rules', 'Make it harder'],
    gpts: [
      ['Tavern Riddles', 'riddles'],
      ['Twenty Questions Tram', 'twenty questions'],
      ['Manor Mystery', 'murder mysteries'],
      ['Trivia Trolley', 'trivia'],
      ['Tiny Oracle', 'fortune telling'],
    ],
  },
  {
    category: 'lifestyle',
    description:
      'Listens when {} gets heavy, and helps you sort the next small step. Not a therapist, and it will tell you when you need one.',
    starters: ['I cannot sleep', 'Help me say no', 'Just listen for a moment'],
    gpts: [
      ['Soft Landing', 'work'],
      ['New Parent Night Light', 'life with a newborn'],
      ['Exam Calm', 'exam time'],
      ['Moving House Mate', 'moving house'],
      ['Quiet Harbour', 'everything at once'],
    ],
  },
];
