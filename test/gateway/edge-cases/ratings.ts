import type { Gizmo, VanityMetrics } from '../gpt-data.ts';
import type { EdgeCase } from './edge-case.ts';

const NO_METRICS: VanityMetrics = {
  num_conversations: null,
  num_conversations_str: null,
  num_pins: null,
  created_ago_str: null,
  review_stats: null,
};

/** Ratings and conversations: known, missing in every way, minimal and maximal. */
export const ratingCases: EdgeCase[] = [
  metricsCase('ratings-null', 'Receipt Wrangler', { num_conversations_str: '1K+' }),
  metricsCase('ratings-zero', 'Tab Keeper', {
    num_conversations_str: '80+',
    review_stats: { total: 0, count: 0 },
  }),
  metricsCase('ratings-by-rating', 'Minutes in Minutes', {
    num_conversations_str: '25K+',
    review_stats: { total: 1291, count: 303, by_rating: {} },
  }),
  metricsCase('ratings-perfect', 'Manor Mystery', {
    num_conversations_str: '80+',
    review_stats: { total: 10, count: 2 },
  }),
  metricsCase('ratings-worst', 'Trivia Trolley', {
    num_conversations_str: '200+',
    review_stats: { total: 7, count: 7 },
  }),
  metricsCase('conversations-900K', 'Paper Trail PDF', {
    num_conversations_str: '900K+',
    review_stats: { total: 14_622, count: 3_104 },
  }),
  metricsCase('conversations-60M', 'Watercolour Walk', {
    num_conversations_str: '60M+',
    review_stats: { total: 2_418_530, count: 545_102 },
  }),
  metricsCase('metrics-all-null', 'Stand-up Scribe', {}),
  gizmoCase('ratings-absent', 'Invoice Lantern', (gizmo) => {
    delete gizmo.vanity_metrics?.review_stats;
  }),
  gizmoCase('metrics-null', 'Boardroom Digest', (gizmo) => {
    gizmo.vanity_metrics = null;
  }),
  gizmoCase('metrics-absent', 'Workshop Harvest', (gizmo) => {
    delete gizmo.vanity_metrics;
  }),
];

function metricsCase(key: string, gpt: string, known: Partial<VanityMetrics>): EdgeCase {
  return gizmoCase(key, gpt, (gizmo) => {
    gizmo.vanity_metrics = { ...NO_METRICS, ...known };
  });
}

function gizmoCase(key: string, gpt: string, change: (gizmo: Gizmo) => void): EdgeCase {
  return { key, gpt, change: ({ data }) => change(data.gizmo) };
}
