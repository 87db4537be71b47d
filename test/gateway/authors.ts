import type { Author, Social } from './gpt-data.ts';
import { BASE62, type Random } from './random.ts';
import type { Language } from './texts/template.ts';

const PEOPLE = [
  'Mira Okafor',
  'Jonas Feld',
  'Priya Raman',
  'Tomás Arrieta',
  'Ingrid Solberg',
  'Kwame Boateng',
  'Elif Kaya',
  'Noor Haddad',
  'Lucía Prado',
  'Hana Moravec',
  'Dmitri Lebed',
  'Aoife Brennan',
  'Rafael Monteiro',
  'Yuki Tanabe',
  'Sofia Lindqvist',
  'Owen Pryce',
  'community builder',
];

const CHINESE_PEOPLE = ['陈一', '林小满', '周知远', '何清', '许多多', '沈砚', 'Wu Tong'];

const STUDIOS = [
  'okafor.example',
  'tinyharbour.example',
  'lanternworks.example',
  'paperkite.example',
  'northdesk.example',
  'quietpixel.example',
  'tools.meadow.example',
];

/** An invented author: a person or, one time in four, a website; one in ten has no name. */
export function inventAuthor(language: Language, random: Random): Author {
  const website = random.chance(0.25) ? random.pick(STUDIOS) : null;
  const person = random.pick(language === 'zh' ? CHINESE_PEOPLE : PEOPLE);
  return {
    user_id: `user-${random.text(BASE62, 24)}`,
    display_name: random.chance(0.1) ? null : (website ?? person),
    link_to: website && `https://${website}`,
    is_verified: random.chance(0.7),
    selected_display: website ? 'website' : 'name',
    will_receive_support_emails: random.pick([true, false, null]),
    display_socials: [],
  };
}

const SOCIAL_NAMES = { twitter: 'X', linkedin: 'LinkedIn', github: 'GitHub' } as const;

const PROFILE_ADDRESSES = {
  twitter: 'https://twitter.com/',
  linkedin: 'https://linkedin.com/in/',
  github: 'https://github.com/',
} as const;

/** A social profile as `display_socials` lists it. GitHub's ids are numbers. */
export function social(
  type: Social['type'],
  id: string | number,
  username: string | null,
  profile: string,
): Social {
  return {
    id: `${type}verify-0000-4000-8000-000000000000`,
    type,
    display_name: SOCIAL_NAMES[type],
    verified: true,
    verified_data: { id, username, link_to: `${PROFILE_ADDRESSES[type]}${profile}` },
  };
}
