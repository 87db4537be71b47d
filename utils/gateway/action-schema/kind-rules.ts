import type { DataKind } from '../../gpt/data-kinds.ts';
import type { Concept } from './phrases.ts';

/**
 * A rule reads: a parameter whose name has one of the concepts `name` asks for `kinds`, if all conditions hold. The last
 * phrase of an English name decides ("image_url" is a URL); for one phrase, the first rule whose conditions hold.
 *
 * A description that begins with a noun ("The user's e-mail address") is read like a name.
 */
export interface KindRule {
  name: readonly Concept[];
  /** `[]`: the parameter says nothing about the user. */
  kinds: readonly DataKind[];
  /** One of these is in the name, in the names of the objects around it, or in the description's first sentence. */
  near?: readonly Concept[];
  notNear?: readonly Concept[];
  /** One of these is in the name or among the first words of the description. */
  opening?: readonly Concept[];
  /** One of these is anywhere in the description. */
  text?: readonly Concept[];
  notText?: readonly Concept[];
  /** One of these is in the operation's path or summary, or is a topic of the domain. */
  operation?: readonly Concept[];
  notOperation?: readonly Concept[];
  /** One of these is near or in the operation. */
  about?: readonly Concept[];
  notAbout?: readonly Concept[];
  /** The name is nothing but the phrase. */
  isWhole?: true;
  in?: readonly ('query' | 'path' | 'header' | 'cookie' | 'body')[];
  method?: 'GET' | 'POST';
  /** The name says little: other words of it and the description take precedence. */
  isVague?: true;
}

/**
 * Raise it when the same schema may be recognized differently: by rules, words, or the parameters that are read. Kinds
 * recognized by different versions are not compared, so that better rules don't look like changes of a GPT.
 */
export const RULES_VERSION = 1;

// biome-ignore format: one line for each rule
export const KIND_RULES: readonly KindRule[] = [
  // The conversation
  { name: ['query', 'contextWord', 'vagueText', 'content', 'conversation'], text: ['verbatim'], near: ['merged'], kinds: ['conversation', 'query'] },
  { name: ['query', 'contextWord', 'vagueText', 'content', 'messageWord', 'message', 'contentWord', 'conversation'], text: ['verbatim'], kinds: ['conversation'] },
  { name: ['reply'], text: ['fromModel'], kinds: ['conversation'] },
  { name: ['conversation'], kinds: ['conversation'] },
  { name: ['messageWord'], near: ['conversation'], notOperation: ['mail'], kinds: ['conversation'] },
  { name: ['messageWord', 'chatMessage'], operation: ['ask'], notOperation: ['mail'], kinds: ['conversation'] },
  { name: ['userPrompt'], operation: ['chatWord', 'track'], notOperation: ['searchOperation'], kinds: ['conversation'] },
  { name: ['said'], operation: ['chatWord'], notOperation: ['render', 'searchOperation', 'mail'], notText: ['searchText'], isWhole: true, isVague: true, kinds: ['conversation'] },
  { name: ['said'], operation: ['memoryWord'], notOperation: ['searchOperation'], notText: ['searchText'], isWhole: true, isVague: true, kinds: ['conversation'] },
  { name: ['query'], opening: ['messageWord'], notOperation: ['mail', 'searchOperation'], isWhole: true, kinds: ['conversation'] },
  { name: ['contextWord'], operation: ['ads'], kinds: ['conversation'] },
  { name: ['contextWord'], notNear: ['fileWord', 'companyWord', 'searchText'], isVague: true, kinds: ['conversation'] },

  // Passwords and keys
  { name: ['credential'], kinds: ['credential'] },
  { name: ['token'], near: ['paging'], kinds: [] },
  { name: ['token'], notAbout: ['crypto'], kinds: ['credential'], isVague: true },
  { name: ['code'], isWhole: true, operation: ['verify'], kinds: ['credential'] },
  { name: ['pin'], about: ['credential', 'signUp', 'account'], notNear: ['address', 'place'], kinds: ['credential'] },
  { name: ['pin'], text: ['digit'], kinds: ['credential'] },
  { name: ['passWord'], isWhole: true, operation: ['signUp', 'verify'], notOperation: ['travel'], kinds: ['credential'] },
  { name: ['key'], in: ['header', 'cookie'], kinds: ['credential'] },
  { name: ['key'], kinds: [], isVague: true },

  // Payment
  { name: ['expiry'], about: ['payment', 'bank'], kinds: ['payment'] },
  { name: ['wallet'], kinds: ['payment'] },
  { name: ['payment'], kinds: ['payment'] },
  { name: ['amount'], notNear: ['food', 'fileWord'], notAbout: ['health', 'convert'], notText: ['measure'], kinds: ['payment'] },
  { name: ['total'], operation: ['finance'], isWhole: true, kinds: ['payment'] },
  { name: ['price'], about: ['companyWord'], notOperation: ['searchOperation'], kinds: ['business'] },
  { name: ['price'], method: 'GET', kinds: ['payment'] },
  { name: ['price'], kinds: ['business'] },

  // Birth and age
  { name: ['age', 'genderWord', 'person'], near: ['characterWord'], kinds: [] },
  { name: ['age'], near: ['child'], kinds: ['birth', 'person'] },
  { name: ['age'], notNear: ['audience', 'layout', 'fileWord', 'datedThing'], kinds: ['birth'] },
  { name: ['zone'], about: ['birth', 'astrology'], kinds: ['birth', 'place'] },
  { name: ['birth'], kinds: ['birth'] },
  { name: ['clock'], near: ['birth'], kinds: ['birth'] },
  { name: ['clock'], operation: ['astrology'], kinds: ['birth'] },
  { name: ['clock'], near: ['tripWord'], about: ['plan', 'travel'], kinds: ['time'] },
  { name: ['hourOrMonth'], operation: ['tripWord', 'travel'], isWhole: true, kinds: ['time'] },

  // Accounts, before addresses because of IP addresses
  { name: ['identifier'], near: ['userWord'], notNear: ['thing'], kinds: ['account'] },
  { name: ['deviceWord'], operation: ['ads', 'track'], kinds: ['account'] },
  { name: ['threadId'], operation: ['mail'], notOperation: ['ask'], kinds: [] },
  { name: ['ownAccount'], isWhole: true, notOperation: ['searchOperation'], isVague: true, kinds: ['account'] },
  { name: ['uid'], near: ['thing'], kinds: [] },
  { name: ['uid'], kinds: ['account'] },
  { name: ['account'], kinds: ['account'] },

  // E-mail and phone
  { name: ['mailWord'], isWhole: true, operation: ['signUp'], notOperation: ['mail'], kinds: ['email'] },
  { name: ['email'], kinds: ['email'] },
  { name: ['phone'], kinds: ['phone'] },

  // Health
  { name: ['bodySize'], about: ['layout'], notNear: ['body'], kinds: [] },
  { name: ['bodySize'], about: ['body', 'health', 'personWord'], kinds: ['health'] },
  { name: ['bodySize'], text: ['body'], kinds: ['health'] },
  { name: ['mood'], about: ['health', 'medicalWord'], kinds: ['health'] },
  { name: ['bodyMeasure'], about: ['medicalWord', 'mealLog'], notOperation: ['searchOperation'], isVague: true, kinds: ['health'] },
  { name: ['health'], kinds: ['health'] },
  { name: ['goalWord'], isWhole: true, operation: ['health'], kinds: ['health'] },
  { name: ['condition', 'food'], about: ['health', 'medicalWord'], kinds: ['health'] },

  // Places
  { name: ['publicAddress'], kinds: [] },
  { name: ['contractWord'], about: ['crypto'], kinds: [] },
  { name: ['contractWord'], near: ['publicAddress'], kinds: [] },
  { name: ['address'], about: ['crypto', 'wallet'], kinds: ['payment'] },
  { name: ['address'], notNear: ['notPostal'], kinds: ['address'] },
  { name: ['place'], near: ['coordinates'], kinds: ['address'] },
  { name: ['state'], about: ['process'], kinds: [] },
  { name: ['countryCode', 'country'], text: ['userPlace'], kinds: ['place'] },
  { name: ['countryCode'], near: ['whereUserIs'], kinds: ['place'] },
  { name: ['country'], about: ['whereUserIs'], kinds: ['place'] },
  { name: ['countryCode'], operation: ['astrology'], kinds: ['place'] },
  { name: ['countryCode'], kinds: [] },
  { name: ['country'], about: ['publication'], kinds: [] },
  { name: ['place'], kinds: ['place'] },
  { name: ['state', 'country'], kinds: ['place'] },

  // Parts of a CV, before names and dates
  { name: ['date', 'year', 'nameWord', 'titleWord', 'contentWord', 'content', 'role', 'companyWord', 'subjectMatter', 'schoolWord'], near: ['resumePart'], about: ['resumeDoc'], method: 'POST', kinds: ['person'] },

  // Names of persons
  { name: ['personName'], kinds: ['name'] },
  { name: ['nameWord'], near: ['companyWord'], notNear: ['personWord'], kinds: ['business'] },
  { name: ['nameWord'], near: ['personWord'], notNear: ['companyWord', 'fileWord'], kinds: ['name'] },
  { name: ['nameWord'], near: ['file', 'fileWord'], notNear: ['personWord'], kinds: ['file'] },
  { name: ['nameWord'], isWhole: true, method: 'POST', operation: ['mealLog'], notOperation: ['searchOperation'], kinds: ['health'] },
  { name: ['nameWord'], isWhole: true, operation: ['signUp', 'resume', 'astrology', 'feedback'], notNear: ['thing'], kinds: ['name'] },

  { name: ['firstOrLast'], isWhole: true, operation: ['signUp'], notOperation: ['searchOperation'], kinds: ['name'] },
  { name: ['someone'], isWhole: true, isVague: true, kinds: ['name'] },

  { name: ['nameWord'], isWhole: true, operation: ['productWord'], method: 'POST', notOperation: ['searchOperation', 'make', 'signUp'], kinds: ['business'] },

  { name: ['authorWord'], operation: ['searchOperation'], kinds: ['name', 'query'] },
  { name: ['authorWord'], kinds: ['name'] },

  // Persons
  { name: ['year', 'date'], operation: ['resumePart'], method: 'POST', kinds: ['person'] },
  { name: ['ageGroup'], near: ['personWord'], notNear: ['audience'], kinds: ['person'] },
  { name: ['ageGroup'], kinds: ['business'] },
  { name: ['audienceWord'], kinds: [] },
  { name: ['audience'], kinds: ['business'] },
  { name: ['genderWord'], near: ['companyWord'], kinds: [] },
  { name: ['interestWord'], isWhole: true, operation: ['finance'], kinds: [] },
  { name: ['facts'], near: ['userWord'], notNear: ['companyWord', 'fileWord', 'thing', 'query'], method: 'POST', isVague: true, kinds: ['person'] },
  { name: ['role'], near: ['personWord', 'dealWord', 'resume'], notNear: ['content', 'titleWord'], kinds: ['person'] },
  { name: ['role'], isWhole: true, operation: ['leadWord'], notNear: ['titleWord'], method: 'POST', kinds: ['person'] },
  { name: ['person'], operation: ['jobSearch'], method: 'GET', notNear: ['personWord', 'resume'], isVague: true, kinds: ['query'] },
  { name: ['person'], kinds: ['person'] },
  { name: ['schoolWord'], about: ['personWord'], notOperation: ['searchOperation'], kinds: ['person'] },
  { name: ['child'], isWhole: true, notAbout: ['make'], kinds: ['person'] },

  // Messages
  { name: ['messageWord'], isWhole: true, operation: ['searchOperation'], notOperation: ['mail'], kinds: ['query'] },
  { name: ['message'], kinds: ['message'] },
  { name: ['guestWord'], isWhole: true, operation: ['calendarWord'], method: 'POST', kinds: ['message'] },
  { name: ['contactWord'], isWhole: true, isVague: true, kinds: ['message'] },
  { name: ['messageWord'], about: ['mail'], notText: ['searchText'], kinds: ['message'] },
  { name: ['messagePart', 'nameWord'], near: ['attachmentWord'], kinds: ['file'] },
  { name: ['messageParty'], isWhole: true, operation: ['mail'], notText: ['searchText'], kinds: ['message'] },
  { name: ['messagePart'], operation: ['mail'], notText: ['searchText'], isVague: true, kinds: ['message'] },

  // Web addresses and files
  { name: ['callback'], kinds: [] },
  { name: ['linkWord'], near: ['contactWord'], kinds: ['email', 'phone', 'url'] },
  { name: ['url'], opening: ['fileWord'], kinds: ['url', 'file'] },
  { name: ['url'], kinds: ['url'] },
  { name: ['pathWord'], text: ['fileWord'], kinds: ['file'] },
  { name: ['code'], near: ['program'], kinds: ['content'] },
  { name: ['code'], isWhole: true, operation: ['make'], isVague: true, kinds: ['content'] },
  { name: ['code'], kinds: [], isVague: true },

  // Time
  { name: ['strongDate'], kinds: ['time'] },
  { name: ['date', 'fromTo'], about: ['history'], notAbout: ['plan'], kinds: [] },
  { name: ['date'], method: 'GET', notAbout: ['plan', 'travel', 'health'], notNear: ['tripWord'], kinds: [] },
  { name: ['date'], operation: ['searchOperation'], notAbout: ['plan', 'travel', 'health'], notNear: ['tripWord'], kinds: [] },
  { name: ['date'], kinds: ['time'] },
  { name: ['year'], kinds: [] },
  { name: ['fromTo'], operation: ['travel'], isVague: true, kinds: ['place'] },

  // Operational
  { name: ['category'], method: 'GET', kinds: ['query'] },
  { name: ['category'], operation: ['searchOperation'], notOperation: ['make'], kinds: ['query'] },
  { name: ['vague'], isWhole: true, kinds: [], isVague: true },
  { name: ['operational'], kinds: [] },
  { name: ['numberWord'], kinds: [], isVague: true },

  { name: ['mediaWord'], isWhole: true, operation: ['uploadWord'], kinds: ['file'] },
  { name: ['file'], near: ['searchPhrase'], kinds: ['query'] },
  { name: ['file'], opening: ['urlWord'], notNear: ['nameWord'], kinds: ['url', 'file'] },
  { name: ['file'], kinds: ['file'] },
  // Business
  { name: ['productCode'], operation: ['searchOperation'], kinds: [] },
  { name: ['business'], kinds: ['business'] },

  // What is asked
  { name: ['mood', 'vagueText', 'contentWord', 'requirement'], operation: ['feedback'], kinds: ['message'], isVague: true },
  { name: ['subjectMatter', 'mood'], kinds: ['query'], isVague: true },
  { name: ['query'], operation: ['transform'], notNear: ['questionWord'], isVague: true, kinds: ['content'] },
  { name: ['questionWord'], operation: ['quiz'], isVague: true, kinds: ['content'] },
  { name: ['query'], operation: ['store'], notNear: ['questionWord'], notOperation: ['searchOperation'], isWhole: true, isVague: true, kinds: ['content'] },
  { name: ['requirement', 'questionWord'], about: ['legal'], kinds: ['business', 'query'] },
  { name: ['query'], kinds: ['query'] },

  // What is made
  { name: ['contentWord', 'content', 'vagueText'], opening: ['base64'], kinds: ['file'] },
  { name: ['nameWord'], operation: ['crypto'], kinds: ['query'], isVague: true },
  { name: ['contentWord', 'content'], operation: ['calendarWord'], method: 'POST', notOperation: ['searchOperation'], isVague: true, kinds: ['content'] },
  { name: ['contentWord'], text: ['describe'], isVague: true, kinds: ['query'] },
  { name: ['contentWord', 'content'], text: ['searchText'], notOperation: ['make'], kinds: ['query'], isVague: true },
  { name: ['titleWord'], operation: ['resume'], kinds: ['content'], isVague: true },
  { name: ['contentWord', 'content'], near: ['dealWord'], kinds: ['business'] },
  { name: ['contentWord', 'vagueText'], operation: ['resume'], kinds: ['person', 'content'], isVague: true },
  { name: ['contentWord', 'vagueText'], method: 'GET', notOperation: ['make'], kinds: ['query'], isVague: true },
  { name: ['contentWord', 'vagueText'], operation: ['searchOperation'], notOperation: ['make'], kinds: ['query'], isVague: true },
  { name: ['contentWord', 'vagueText', 'content'], kinds: ['content'], isVague: true },
];

/** For parameters whose names and subjects say nothing. */
// biome-ignore format: one line for each rule
export const FALLBACK_RULES: readonly KindRule[] = [
  { name: [], text: ['verbatim'], kinds: ['conversation'] },
  { name: [], text: ['searchText'], kinds: ['query'] },
];
